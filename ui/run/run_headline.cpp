// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_headline.h"

#include "ui/charts/chart_axes.h"
#include "ui/plan/plan_sentence.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::RunHeadline)
};

bool hasServerEnded(const Recording& recording)
{
    return std::any_of(recording.events().begin(), recording.events().end(),
        [](const Event& event) { return event.kind == events::serverExited; });
}

/// "250 ms", "4.2 s", "2:05.3"
QString whenText(double seconds)
{
    return seconds < 1 ? Texts::tr("%1 ms").arg(QLocale().toString(seconds * 1000, 'f', 0)) : momentText(seconds);
}

QString nameOf(const ServerIdentity& server)
{
    return server.name.empty() ? Texts::tr("The server") : QString::fromStdString(server.label());
}

/// What came of the innocents; empty where there were none.
QStringList innocentsCameTo(const Tally& innocents)
{
    const auto number = [](std::uint64_t count) { return QLocale().toString(static_cast<qulonglong>(count)); };
    const std::uint64_t notSent = innocents.count(Outcome::NotSent) + innocents.count(Outcome::ClientError);
    const std::uint64_t sent = innocents.requests - notSent;
    const std::uint64_t failed = innocents.failed() - notSent;
    QStringList sentences;
    if (sent > 0 && failed == 0)
        sentences.append(
            notSent == 0 ? Texts::tr("All innocents were served.") : Texts::tr("All innocents sent were served."));
    else if (sent > 0)
        sentences.append(Texts::tr("%1 of %2 innocents failed.").arg(number(failed), number(sent)));
    if (notSent > 0)
        sentences.append(Texts::tr("%1 could not be sent.").arg(number(notSent)));
    return sentences;
}

}

QString endText(const RunRecord& record)
{
    switch (record.end) {
    case RunEnd::Done:
        return hasServerEnded(record.recording) ? Texts::tr("Server ended") : Texts::tr("Done");
    case RunEnd::Interrupted:
        return Texts::tr("Stopped");
    case RunEnd::Refused:
    case RunEnd::NotInstalled:
    case RunEnd::NotStarted:
        return Texts::tr("Not started");
    case RunEnd::HelperFailed:
        return Texts::tr("Failed");
    }
    return {};
}

bool hasFailed(RunEnd end)
{
    return end != RunEnd::Done && end != RunEnd::Interrupted;
}

std::optional<QString> endOfServer(const Event& event, const ServerIdentity& server)
{
    if (event.kind != events::serverExited)
        return std::nullopt;
    static const QRegularExpression request(QStringLiteral(R"( \(request [^)]*\))"));
    const QString how = QString::fromStdString(event.detail).remove(request); // its name is for the events
    return Texts::tr("%1 ended after %2. %3").arg(nameOf(server), whenText(event.t), asSentence(how));
}

QString whatHappened(const RunRecord& record)
{
    if (hasFailed(record.end))
        return asSentence(record.failure);
    QStringList sentences;
    if (record.end == RunEnd::Interrupted)
        sentences.append(Texts::tr("Stopped before its time."));
    int workers = 0;
    std::optional<QString> end;
    for (const Event& event : record.recording.events()) {
        if (event.kind == events::workerExited)
            ++workers;
        else if (!end)
            end = endOfServer(event, record.server);
    }
    if (end)
        sentences.append(*end);
    else if (workers > 0)
        sentences.append(
            workers == 1 ? Texts::tr("A worker ended.") : Texts::tr("%n workers ended.", nullptr, workers));
    sentences += innocentsCameTo(record.recording.totals(Role::Innocent));
    if (record.machine.isShared)
        sentences.append(Texts::tr("Others were measured at the same time."));
    return sentences.join(QLatin1Char(' '));
}

QStringList warningsOf(const RunRecord& record)
{
    const Recording& recording = record.recording;
    QStringList warnings;
    for (const Event& event : recording.events()) {
        if (const std::optional<QString> end = endOfServer(event, record.server))
            warnings.append(*end);
    }
    if (recording.client().saturated)
        warnings.append(Texts::tr("The load generator, not the server, was the limit: %1")
                            .arg(asSentence(QString::fromStdString(recording.client().evidence))));
    return warnings;
}

}
