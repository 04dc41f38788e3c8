// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_column.h"

#include "core/catalogue/unit_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Runs)
};

QString momentOf(qint64 unixMs)
{
    return QDateTime::fromMSecsSinceEpoch(unixMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

/// Never rounded up to 100 %: one that failed is to show.
QString asExpectedText(const StoredRun& run)
{
    const std::optional<double> share = asExpectedOf(run);
    if (!share)
        return {};
    constexpr double most = 99.9;
    const double percent = *share < 1 ? std::min(*share * 100, most) : 100;
    return QLocale().toString(percent, 'f', 1) + QStringLiteral(" %");
}

QString percentileText(const StoredRun& run)
{
    if (!run.innocentsP99Ms)
        return run.innocents && *run.innocents > 0 ? Texts::tr("no reply") : QString();
    const int decimals = *run.innocentsP99Ms < 100 ? 1 : 0;
    return QLocale().toString(*run.innocentsP99Ms, 'f', decimals) + QStringLiteral(" ms");
}

}

QString titleOf(RunColumn column)
{
    switch (column) {
    case RunColumn::Star:
        return Texts::tr("Star");
    case RunColumn::Number:
        return Texts::tr("Run");
    case RunColumn::Started:
        return Texts::tr("Started");
    case RunColumn::Server:
        return Texts::tr("Server");
    case RunColumn::Behaviours:
        return Texts::tr("Mix");
    case RunColumn::Engine:
        return Texts::tr("Engine");
    case RunColumn::AsExpected:
        return Texts::tr("As expected");
    case RunColumn::Percentile99:
        return Texts::tr("Innocents’ p99");
    case RunColumn::Ended:
        return Texts::tr("Ended");
    case RunColumn::Note:
        return Texts::tr("Note");
    }
    return {};
}

QString helpOf(RunColumn column)
{
    switch (column) {
    case RunColumn::Star:
        return Texts::tr("Runs with a star are never let go to make room");
    case RunColumn::Number:
        return Texts::tr("The number by which “labour history” and “labour compare” know the run");
    case RunColumn::Started:
        return Texts::tr("When its first request was sent");
    case RunColumn::Server:
        return Texts::tr("The server under test, with its variant and options");
    case RunColumn::Behaviours:
        return Texts::tr("Behaviours and their weights");
    case RunColumn::Engine:
        return Texts::tr("Who sent the requests");
    case RunColumn::AsExpected:
        return Texts::tr("The share of all requests that ended as their behaviour promises");
    case RunColumn::Percentile99:
        return Texts::tr("99 of 100 innocent requests were answered within this time");
    case RunColumn::Ended:
        return Texts::tr("How the run ended");
    case RunColumn::Note:
        return Texts::tr("Your own words (F2)");
    }
    return {};
}

std::optional<double> asExpectedOf(const StoredRun& run)
{
    if (!run.requests || !run.failed || *run.requests == 0)
        return std::nullopt;
    return static_cast<double>(*run.requests - *run.failed) / static_cast<double>(*run.requests);
}

QString endOf(const StoredRun& run)
{
    switch (run.state) {
    case StoredRun::State::Running:
        return Texts::tr("running");
    case StoredRun::State::Done:
        return Texts::tr("done");
    case StoredRun::State::Interrupted:
        return Texts::tr("interrupted");
    case StoredRun::State::Failed:
        break;
    }
    return Texts::tr("failed");
}

QString runsText(qsizetype count)
{
    return count == 1 ? Texts::tr("1 run") : Texts::tr("%1 runs").arg(QLocale().toString(count));
}

QString textOf(const StoredRun& run, RunColumn column)
{
    switch (column) {
    case RunColumn::Star:
        return {};
    case RunColumn::Number:
        return QString::number(run.id);
    case RunColumn::Started:
        return momentOf(run.startedMs);
    case RunColumn::Server:
        return run.server;
    case RunColumn::Behaviours:
        return run.mix;
    case RunColumn::Engine:
        return run.engine;
    case RunColumn::AsExpected:
        return asExpectedText(run);
    case RunColumn::Percentile99:
        return percentileText(run);
    case RunColumn::Ended:
        return run.isReference ? Texts::tr("%1, reference").arg(endOf(run)) : endOf(run);
    case RunColumn::Note:
        return run.note.simplified();
    }
    return {};
}

QString helpOf(const StoredRun& run)
{
    const QString server = run.serverVersion.isEmpty() ? run.server : run.server % u' ' % run.serverVersion;
    QStringList lines {
        QStringLiteral("<b>%1</b>").arg(Texts::tr("Run %1: %2").arg(run.id).arg(server).toHtmlEscaped()),
        run.mix.toHtmlEscaped(),
        Texts::tr("%1, engine %2, %3, Labour %4")
            .arg(momentOf(run.startedMs), run.engine, run.machine, run.labour)
            .toHtmlEscaped()
    };
    QStringList figures;
    if (run.durationS)
        figures.append(durationForPeople(*run.durationS));
    if (run.requests && run.failed)
        figures.append(Texts::tr("%1 requests, %2 failed")
                           .arg(QLocale().toString(*run.requests), QLocale().toString(*run.failed)));
    if (run.innocents && run.innocentsFailed)
        figures.append(Texts::tr("of %1 innocents %2 failed")
                           .arg(QLocale().toString(*run.innocents), QLocale().toString(*run.innocentsFailed)));
    if (run.rssBytes)
        figures.append(Texts::tr("largest memory %1").arg(QLocale().formattedDataSize(*run.rssBytes)));
    figures.append(Texts::tr("takes %1").arg(QLocale().formattedDataSize(run.bytes)));
    lines.append(figures.join(QStringLiteral("; ")).toHtmlEscaped());
    if (!run.failure.isEmpty())
        lines.append(run.failure.toHtmlEscaped());
    if (!run.note.isEmpty())
        lines.append(QStringLiteral("<i>%1</i>").arg(run.note.toHtmlEscaped()));
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("</p><p>")));
}

}
