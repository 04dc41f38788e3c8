// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_headline.h"

#include "ui/charts/chart_axes.h"
#include "ui/plan/plan_sentence.h"

#include <QCoreApplication>
#include <QLocale>

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

std::optional<QString> endOfServer(const Event& event)
{
    if (event.kind != events::serverExited)
        return std::nullopt;
    return Texts::tr("The server ended after %1. %2")
        .arg(momentText(event.t), asSentence(QString::fromStdString(event.detail)));
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
            end = endOfServer(event);
    }
    if (end)
        sentences.append(*end);
    else if (workers > 0)
        sentences.append(
            workers == 1 ? Texts::tr("A worker ended.") : Texts::tr("%n workers ended.", nullptr, workers));
    const Tally innocents = record.recording.totals(Role::Innocent);
    if (innocents.requests > 0 && innocents.failed() == 0)
        sentences.append(Texts::tr("All innocents were served."));
    else if (innocents.requests > 0)
        sentences.append(Texts::tr("%1 of %2 innocents failed.")
                             .arg(QLocale().toString(static_cast<qulonglong>(innocents.failed())),
                                 QLocale().toString(static_cast<qulonglong>(innocents.requests))));
    if (record.machine.isShared)
        sentences.append(Texts::tr("Others were measured at the same time."));
    return sentences.join(QLatin1Char(' '));
}

QStringList warningsOf(const Recording& recording)
{
    QStringList warnings;
    for (const Event& event : recording.events()) {
        if (const std::optional<QString> end = endOfServer(event))
            warnings.append(*end);
    }
    if (recording.client().saturated)
        warnings.append(Texts::tr("The load generator, not the server, was the limit: %1")
                            .arg(asSentence(QString::fromStdString(recording.client().evidence))));
    return warnings;
}

}
