// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_csv.h"

#include "core/report/json_values.h"
#include "core/verdict/repetitions.h"

#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

QString quoted(const QString& value)
{
    if (!value.contains(QLatin1Char(',')) && !value.contains(QLatin1Char('"')) && !value.contains(QLatin1Char('\n')))
        return value;
    QString doubled = value;
    doubled.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') % doubled % QLatin1Char('"');
}

QString cell(std::optional<double> value)
{
    return value ? QString::number(rounded(*value), 'g', 12) : QString();
}

QString cell(std::uint64_t value)
{
    return QString::number(value);
}

QStringList line(const DurabilityResult& result, const RepetitionSummary& repetitions)
{
    const DurabilityVerdict& verdict = result.verdict;
    return {
        textOf(result.cell.server),
        text(result.server.version),
        culpritText(result.cell.culprit),
        result.cell.isLeak ? QStringLiteral("leak") : QString::number(result.cell.dose),
        QString::number(result.cell.repetition),
        result.failure.isEmpty() ? text(nameOf(verdict.grade)) : QString(),
        cell(verdict.sent),
        cell(verdict.failed),
        cell(verdict.slow),
        cell(verdict.hurtPerCulprit),
        cell(std::optional(verdict.outageS)),
        cell(std::optional(verdict.collateral)),
        cell(std::optional(verdict.collateralCi95.low)),
        cell(std::optional(verdict.collateralCi95.high)),
        cell(verdict.baselineP99Ms),
        cell(verdict.stormP99Ms),
        cell(verdict.recoveryP99Ms),
        cell(result.detectionS),
        cell(verdict.recoveryS),
        cell(result.workersExited),
        cell(result.workersStarted),
        result.seen.mainSurvived ? QStringLiteral("true") : QStringLiteral("false"),
        cell(result.rssBeforeBytes),
        cell(result.rssAfterBytes),
        result.leak ? cell(std::optional(result.leak->bytesPerCulprit)) : QString(),
        result.leak ? cell(result.leak->recycling.bytesPerCulpritInALife) : QString(),
        result.leak && result.leak->askedBytes ? cell(*result.leak->askedBytes) : QString(),
        result.leak ? cell(result.leak->peakRssBytes) : QString(),
        result.leak && result.leak->recycling.plateauRssBytes ? cell(*result.leak->recycling.plateauRssBytes)
                                                              : QString(),
        result.leak ? cell(result.leak->recycling.workersReplaced) : QString(),
        result.leak ? cell(result.leak->recycling.requestsLost) : QString(),
        cell(std::optional(result.stop.seconds)),
        cell(std::uint64_t { result.stop.leftovers.size() }),
        result.cell.isLeak ? QString() : QString::number(repetitions.runs),
        result.cell.isLeak ? QString() : cell(std::optional(repetitions.agreement())),
        cell(repetitions.medianCollateral),
        repetitions.collateralCi95 ? cell(std::optional(repetitions.collateralCi95->low)) : QString(),
        repetitions.collateralCi95 ? cell(std::optional(repetitions.collateralCi95->high)) : QString(),
        result.failure,
    };
}

}

QByteArray durabilityCsv(const DurabilityReport& report)
{
    static const QStringList header { QStringLiteral("server"), QStringLiteral("version"), QStringLiteral("behaviour"),
        QStringLiteral("dose"), QStringLiteral("repetition"), QStringLiteral("grade"), QStringLiteral("innocents"),
        QStringLiteral("failed"), QStringLiteral("slow"), QStringLiteral("hurt per culprit"),
        QStringLiteral("outage [s]"), QStringLiteral("collateral"), QStringLiteral("collateral low"),
        QStringLiteral("collateral high"), QStringLiteral("baseline p99 [ms]"), QStringLiteral("storm p99 [ms]"),
        QStringLiteral("recovery p99 [ms]"), QStringLiteral("detection [s]"), QStringLiteral("recovery [s]"),
        QStringLiteral("workers exited"), QStringLiteral("workers started"), QStringLiteral("main survived"),
        QStringLiteral("rss before [bytes]"), QStringLiteral("rss after [bytes]"),
        QStringLiteral("leak per culprit [bytes]"), QStringLiteral("leak per culprit in a life [bytes]"),
        QStringLiteral("leak asked for [bytes]"), QStringLiteral("peak rss [bytes]"),
        QStringLiteral("plateau rss [bytes]"), QStringLiteral("workers replaced"), QStringLiteral("lost to recycling"),
        QStringLiteral("stop [s]"), QStringLiteral("left processes"), QStringLiteral("runs"),
        QStringLiteral("agreement"), QStringLiteral("collateral median over runs"),
        QStringLiteral("collateral low over runs"), QStringLiteral("collateral high over runs"),
        QStringLiteral("failure") };
    const QList<RepetitionSummary> summaries = repetitionsOf(report.results);
    QString csv = header.join(QLatin1Char(',')) % QStringLiteral("\r\n");
    for (const DurabilityResult& result : report.results) {
        QStringList cells;
        const auto own = std::find_if(summaries.begin(), summaries.end(),
            [&result](const RepetitionSummary& summary) { return areRepetitions(summary.cell, result.cell); });
        for (const QString& value : line(result, own == summaries.end() ? RepetitionSummary() : *own))
            cells.append(quoted(value));
        csv += cells.join(QLatin1Char(',')) % QStringLiteral("\r\n");
    }
    return csv.toUtf8();
}

}
