// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_csv.h"

#include "core/report/csv_text.h"
#include "core/report/durability_text.h"
#include "core/report/json_values.h"
#include "core/verdict/lethal_dose.h"
#include "core/verdict/repetitions.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <vector>

namespace labour {

namespace {

/// A result with what it shares with others.
struct Line {
    const DurabilityResult& result;
    QString labour; ///< the version that measured it
    RepetitionSummary repetitions; ///< as good as empty for a leak
    std::optional<LethalDose> lethal; ///< where there is one

    const DurabilityVerdict& verdict() const { return result.verdict; }
    const std::optional<LeakMeasured>& leak() const { return result.leak; }
};

QString real(std::optional<double> value)
{
    return value ? QString::number(rounded(*value), 'g', 12) : QString();
}

QString count(std::optional<std::uint64_t> value)
{
    return value ? QString::number(*value) : QString();
}

QString truth(std::optional<bool> value)
{
    return !value ? QString() : *value ? QStringLiteral("true") : QStringLiteral("false");
}

/// What `get` finds in the leak; empty where none was measured.
template <typename Write, typename Get>
QString ofLeak(const Line& line, Write write, Get get)
{
    return line.leak() ? write(get(*line.leak())) : QString();
}

struct Column {
    const char* heading;
    QString (*cell)(const Line& line);
    bool isAlwaysKnown = false; ///< of a cell that could not be measured too
};

constexpr std::array columns {
    Column { "server", [](const Line& l) { return textOf(l.result.cell.server); }, true },
    Column { "version", [](const Line& l) { return text(l.result.server.version); }, true },
    Column { "labour", [](const Line& l) { return l.labour; }, true },
    Column { "behaviour", [](const Line& l) { return culpritText(l.result.cell.culprit); }, true },
    Column { "dose",
        [](const Line& l) {
            return l.result.cell.isLeak ? QStringLiteral("leak") : QString::number(l.result.cell.dose);
        },
        true },
    Column { "pool", [](const Line& l) { return truth(l.result.cell.isPool); }, true },
    Column { "repetition", [](const Line& l) { return QString::number(l.result.cell.repetition); }, true },
    Column { "grade", [](const Line& l) { return text(nameOf(l.verdict().grade)); } },
    Column { "innocents", [](const Line& l) { return count(l.verdict().sent); } },
    Column { "failed", [](const Line& l) { return count(l.verdict().failed); } },
    Column { "slow", [](const Line& l) { return count(l.verdict().slow); } },
    Column { "hurt per culprit", [](const Line& l) { return real(l.verdict().hurtPerCulprit); } },
    Column { "culprits", [](const Line& l) { return count(l.result.seen.culprits); } },
    Column { "culprits as expected", [](const Line& l) { return count(l.result.culpritsAsExpected); } },
    Column { "culprits saw", [](const Line& l) { return culpritsSaw(l.result); } },
    Column { "begun by", [](const Line& l) { return begunBy(l.result); } },
    Column { "outage [s]", [](const Line& l) { return real(l.verdict().outageS); } },
    Column { "collateral", [](const Line& l) { return real(l.verdict().collateral); } },
    Column { "collateral low", [](const Line& l) { return real(l.verdict().collateralCi95.low); } },
    Column { "collateral high", [](const Line& l) { return real(l.verdict().collateralCi95.high); } },
    Column { "baseline p99 [ms]", [](const Line& l) { return real(l.verdict().baselineP99Ms); } },
    Column { "storm p99 [ms]", [](const Line& l) { return real(l.verdict().stormP99Ms); } },
    Column { "recovery p99 [ms]", [](const Line& l) { return real(l.verdict().recoveryP99Ms); } },
    Column { "p99 [ms]", [](const Line& l) { return real(l.verdict().p99Ms); } },
    Column { "detection [s]", [](const Line& l) { return real(l.result.detectionS); } },
    Column { "recovery [s]", [](const Line& l) { return real(l.verdict().recoveryS); } },
    Column { "workers exited", [](const Line& l) { return count(l.result.workersExited); } },
    Column { "workers started", [](const Line& l) { return count(l.result.workersStarted); } },
    Column { "main survived", [](const Line& l) { return truth(l.result.seen.mainSurvived); } },
    Column { "listening", [](const Line& l) { return truth(l.result.seen.isListening); } },
    Column { "rss before [bytes]", [](const Line& l) { return count(l.result.rssBeforeBytes); } },
    Column { "rss after [bytes]", [](const Line& l) { return count(l.result.rssAfterBytes); } },
    Column { "peak rss [bytes]", [](const Line& l) { return count(l.result.rssPeakBytes); } },
    Column { "leak per culprit [bytes]",
        [](const Line& l) { return ofLeak(l, real, [](const auto& leak) { return leak.bytesPerCulprit; }); } },
    Column { "leak per culprit in a life [bytes]",
        [](const Line& l) {
            return ofLeak(l, real, [](const auto& leak) { return leak.recycling.bytesPerCulpritInALife; });
        } },
    Column { "leak asked for [bytes]",
        [](const Line& l) { return ofLeak(l, count, [](const auto& leak) { return leak.askedBytes; }); } },
    Column { "plateaus",
        [](const Line& l) { return ofLeak(l, truth, [](const auto& leak) { return leak.recycling.plateaus; }); } },
    Column { "plateau rss [bytes]",
        [](const Line& l) {
            return ofLeak(l, count, [](const auto& leak) { return leak.recycling.plateauRssBytes; });
        } },
    Column { "workers replaced",
        [](const Line& l) {
            return ofLeak(l, count, [](const auto& leak) { return leak.recycling.workersReplaced; });
        } },
    Column { "lost to recycling",
        [](const Line& l) { return ofLeak(l, count, [](const auto& leak) { return leak.recycling.requestsLost; }); } },
    Column { "stopped by", [](const Line& l) { return text(l.result.stop.signal); } },
    Column { "stop [s]", [](const Line& l) { return real(l.result.stop.seconds); } },
    Column { "left processes", [](const Line& l) { return count(l.result.stop.leftovers.size()); } },
    Column { "left files", [](const Line& l) { return count(l.result.stop.files.size()); } },
    Column {
        "lethal dose from", [](const Line& l) { return l.lethal ? QString::number(l.lethal->from()) : QString(); } },
    Column { "lethal dose", [](const Line& l) { return l.lethal ? QString::number(*l.lethal->lethal) : QString(); } },
    Column {
        "runs", [](const Line& l) { return l.result.cell.isLeak ? QString() : QString::number(l.repetitions.runs); } },
    Column {
        "agreement", [](const Line& l) { return l.result.cell.isLeak ? QString() : real(l.repetitions.agreement()); } },
    Column { "collateral median over runs", [](const Line& l) { return real(l.repetitions.medianCollateral); } },
    Column { "collateral low over runs",
        [](const Line& l) {
            return l.repetitions.collateralCi95 ? real(l.repetitions.collateralCi95->low) : QString();
        } },
    Column { "collateral high over runs",
        [](const Line& l) {
            return l.repetitions.collateralCi95 ? real(l.repetitions.collateralCi95->high) : QString();
        } },
    Column { "failure", [](const Line& l) { return l.result.failure; }, true },
};

std::vector<Line> linesOf(const DurabilityReport& report)
{
    const QList<LethalDose> doses = lethalDoses(report.results);
    const QList<RepetitionSummary> summaries = repetitionsOf(report.results);
    std::vector<Line> lines;
    for (const DurabilityResult& result : report.results) {
        Line line { result, report.measuredBy(), {}, {} };
        const auto summary = std::find_if(summaries.begin(), summaries.end(),
            [&result](const RepetitionSummary& each) { return areRepetitions(each.cell, result.cell); });
        if (summary != summaries.end())
            line.repetitions = *summary;
        const auto dose = std::find_if(doses.begin(), doses.end(), [&result](const LethalDose& each) {
            return each.server == result.cell.server && culpritText(each.culprit) == culpritText(result.cell.culprit);
        });
        if (dose != doses.end() && dose->lethal && !result.cell.isLeak)
            line.lethal = *dose;
        lines.push_back(line);
    }
    return lines;
}

}

QByteArray durabilityCsv(const DurabilityReport& report)
{
    QStringList headings;
    for (const Column& column : columns)
        headings.append(QString::fromLatin1(column.heading));
    QList<QStringList> table { headings };
    for (const Line& line : linesOf(report)) {
        QStringList cells;
        for (const Column& column : columns)
            cells.append(line.result.failure.isEmpty() || column.isAlwaysKnown ? column.cell(line) : QString());
        table.append(cells);
    }
    return csvText(table);
}

}
