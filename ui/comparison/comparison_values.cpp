// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_values.h"

#include "core/measure/clock.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace labour {

namespace {

constexpr double slotSeconds = static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);
constexpr double mostBins = 150; // more are a hedge where eight runs lie over each other

/// A width that divides time as people do, in slots of 100 ms.
std::int64_t slotsABinFor(double seconds)
{
    static constexpr std::array<std::int64_t, 13> widths { 1, 2, 5, 10, 20, 50, 100, 150, 300, 600, 1200, 3000, 6000 };
    const auto fits = [&](std::int64_t width) {
        return seconds / slotSeconds <= mostBins * static_cast<double>(width);
    };
    const auto width = std::find_if(widths.begin(), widths.end(), fits);
    return width == widths.end() ? widths.back() : *width;
}

const Recording& recordingOf(const ComparedRun& run)
{
    return run.record->recording;
}

std::optional<Tally> innocentsOf(const Recording& recording, const QString& part)
{
    const bool hasInnocents = recording.has(Role::Innocent);
    if (part.isEmpty())
        return hasInnocents ? recording.totals(Role::Innocent) : recording.totals();
    const std::vector<RecordedPhase> phases = recording.phases();
    const auto phase = std::find_if(phases.begin(), phases.end(),
        [name = part.toStdString()](const RecordedPhase& each) { return each.name == name; });
    if (phase == phases.end())
        return std::nullopt;
    const auto index = static_cast<std::size_t>(std::distance(phases.begin(), phase));
    return hasInnocents ? recording.phaseTotals(index, Role::Innocent) : recording.phaseTotals(index);
}

}

RunCurves curvesOf(const QList<ComparedRun>& runs, const CurvesWanted& wanted)
{
    RunCurves curves;
    curves.wanted = wanted;
    const std::string phase = wanted.phase.toStdString();
    std::vector<std::optional<std::int64_t>> origins;
    std::optional<Span> whole;
    for (const ComparedRun& run : runs) {
        const Recording& recording = recordingOf(run);
        origins.push_back(slotOfPhase(recording, phase));
        if (!origins.back())
            continue;
        const double origin = static_cast<double>(*origins.back()) * slotSeconds;
        const Span own { -origin, static_cast<double>(recording.timeSlots().size()) * slotSeconds - origin };
        if (!whole) {
            for (const RecordedPhase& each : recording.phases())
                curves.phases.push_back({ each.name, each.from - origin, each.to - origin });
        }
        whole = whole ? united(*whole, own) : own;
    }
    curves.whole = whole.value_or(Span());
    curves.span = curves.whole;
    if (wanted.zoom && curves.whole.length() > slotSeconds) {
        curves.span.from = std::clamp(wanted.zoom->from, curves.whole.from, curves.whole.to - slotSeconds);
        curves.span.to = std::clamp(wanted.zoom->to, curves.span.from + slotSeconds, curves.whole.to);
    }
    const std::int64_t width = slotsABinFor(curves.span.length());
    curves.binS = CurveBins { 0, width }.widthS();
    const auto first = static_cast<std::int64_t>(std::floor(curves.span.from / curves.binS));
    const auto last = static_cast<std::int64_t>(std::ceil(curves.span.to / curves.binS));
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const std::optional<std::int64_t> origin = origins[static_cast<std::size_t>(i)];
        curves.runs.push_back(origin
                ? std::optional(runCurve(recordingOf(runs.at(i)), wanted.figure, { *origin, width, first, last }))
                : std::nullopt);
    }
    return curves;
}

RunLatencies latenciesOf(const QList<ComparedRun>& runs, const QString& part)
{
    RunLatencies latencies;
    latencies.part = part;
    for (const ComparedRun& run : runs) {
        const Tally tally = innocentsOf(recordingOf(run), part).value_or(Tally());
        latencies.percentiles.push_back(percentileCurve(tally));
        latencies.bins.push_back(latencyBins(tally));
    }
    return latencies;
}

ComparedFigures figuresOf(const QList<ComparedRun>& runs)
{
    ComparedFigures figures;
    figures.runs = runs;
    if (hasSides(runs))
        figures.comparison =
            comparisonOf(recordsOf(runs, ComparisonSide::First), recordsOf(runs, ComparisonSide::Second));
    for (const ComparedRun& run : runs) {
        QHash<QString, double> own;
        for (const ComparedFigure& figure : comparisonOf({ run.record }, { run.record }).figures)
            own.insert(figure.name, figure.firstMedian);
        figures.ofRuns.append(own);
    }
    return figures;
}

QStringList phasesOf(const QList<ComparedRun>& runs)
{
    QStringList names;
    for (const ComparedRun& run : runs) {
        for (const RecordedPhase& phase : recordingOf(run).phases()) {
            if (const QString name = QString::fromStdString(phase.name); !name.isEmpty() && !names.contains(name))
                names.append(name);
        }
    }
    return names;
}

}
