// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_charts.h"

#include "core/measure/nice_numbers.h"
#include "core/report/chart_curves.h"
#include "core/report/html_page.h"
#include "core/report/json_values.h"
#include "core/report/latency_charts.h"
#include "core/verdict/repetitions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>

namespace labour::html {

namespace {

constexpr int mostRunsDrawn = 8; // of a side, each by itself
constexpr std::size_t mostPhases = 4; // that runs are laid over each other at

using Sides = std::array<ChartedSide, 2>;
using Phase = std::string; ///< empty: the start of sending

constexpr std::array<Hue, 2> sideHues { Hue::Median, Hue::Percentile99 };
constexpr std::array<const char*, 2> sideLetters { "A", "B" };

struct ComparedChart {
    CurveFigure figure;
    const char* title;
    const char* unit;
    QString (*valueText)(double);
};

/// In the middle of a side's runs, where any of them has a value.
std::vector<double> medianOf(const std::vector<std::vector<double>>& curves, std::size_t size)
{
    std::vector<double> middle;
    for (std::size_t i = 0; i < size; ++i) {
        std::vector<double> values;
        for (const std::vector<double>& curve : curves) {
            if (!std::isnan(curve[i]))
                values.push_back(curve[i]);
        }
        middle.push_back(median(std::move(values)).value_or(missing));
    }
    return middle;
}

/// Bins that begin where the run's phase does.
CurveBins binsSince(CurveBins bins, const Recording& recording, const Phase& phase)
{
    bins.originSlot = slotOfPhase(recording, phase).value_or(0);
    return bins;
}

/// The bins that hold all of all runs, laid over each other at the beginning of the phase.
CurveBins binsOfAll(const Sides& sides, const Phase& phase)
{
    std::int64_t before = 0;
    std::int64_t after = 1;
    for (const ChartedSide& side : sides) {
        for (const auto& run : side.runs) {
            const std::int64_t origin = slotOfPhase(run->recording, phase).value_or(0);
            before = std::max(before, origin);
            after = std::max(after, static_cast<std::int64_t>(run->recording.timeSlots().size()) - origin);
        }
    }
    CurveBins bins = binsOf(static_cast<std::size_t>(before + after));
    bins.first = -((before + bins.slotsABin - 1) / bins.slotsABin);
    bins.last = (after + bins.slotsABin - 1) / bins.slotsABin;
    return bins;
}

/// Phases that all runs came to, but not as long after the start.
std::vector<Phase> phasesApart(const Sides& sides)
{
    const auto& runs = sides.front().runs;
    std::vector<Phase> apart;
    if (runs.isEmpty())
        return apart;
    for (const RecordedPhase& phase : runs.constFirst()->recording.phases()) {
        std::optional<std::int64_t> earliest;
        std::optional<std::int64_t> latest;
        bool haveAll = !phase.name.empty() && std::find(apart.begin(), apart.end(), phase.name) == apart.end();
        for (const ChartedSide& side : sides) {
            for (const auto& run : side.runs) {
                const std::optional<std::int64_t> slot = slotOfPhase(run->recording, phase.name);
                haveAll = haveAll && slot;
                earliest = std::min(earliest.value_or(slot.value_or(0)), slot.value_or(0));
                latest = std::max(latest.value_or(0), slot.value_or(0));
            }
        }
        if (haveAll && *latest - *earliest > 1 && apart.size() < mostPhases) // a slot is how exactly it is known
            apart.push_back(phase.name);
    }
    return apart;
}

QString overlaid(const ComparedChart& what, const Sides& sides, const CurveBins& bins, const Phase& phase)
{
    SvgChart chart = timeChart(QLatin1String(what.title), bins, endOf(bins));
    const QString since =
        phase.empty() ? QStringLiteral("the start of sending") : QStringLiteral("the beginning of ") % text(phase);
    chart.description =
        QStringLiteral("Both sides over the time since %1; each run pale, and the median of a side.").arg(since);
    if (!phase.empty()) {
        chart.x.title = QStringLiteral("seconds since %1").arg(since);
        chart.marks.push_back({ 0, Hue::Neutral, text(phase), QStringLiteral("The beginning of ") % text(phase) });
    }
    std::vector<SvgSeries> middles;
    double largest = missing;
    double smallest = missing;
    std::vector<double> all;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        std::vector<std::vector<double>> curves;
        for (const auto& run : sides.at(side).runs)
            curves.push_back(curveOf(run->recording, what.figure, binsSince(bins, run->recording, phase)));
        for (std::size_t i = 0; i < curves.size() && curves.size() > 1 && i < mostRunsDrawn; ++i) {
            SvgSeries pale = lineOf({}, sideHues.at(side), curves[i], bins, what.valueText, {});
            pale.style = SvgStyle::Pale;
            pale.isInLegend = false;
            chart.series.push_back(std::move(pale));
        }
        const std::vector<double> middle = medianOf(curves, sizeOf(bins));
        curves.push_back(middle);
        for (const std::vector<double>& curve : curves) {
            largest = std::fmax(largest, largestOf(curve));
            smallest = std::fmin(smallest, smallestOf(curve));
            std::copy_if(
                curve.begin(), curve.end(), std::back_inserter(all), [](double value) { return !std::isnan(value); });
        }
        middles.push_back(
            lineOf(QLatin1String(sideLetters.at(side)), sideHues.at(side), middle, bins, what.valueText, {}));
    }
    if (std::isnan(largest))
        return {};
    chart.series.insert(chart.series.end(), middles.begin(), middles.end());
    const bool isLatency = what.figure == CurveFigure::Percentile99 || what.figure == CurveFigure::Median;
    chart.y = isLatency ? latencyAxis(smallest, median(all).value_or(0), largest)
                        : linearAxis(QLatin1String(what.unit), std::fmax(largest, 1), plain);
    return chartFigure(chart);
}

QString overTime(const Sides& sides, const Phase& phase)
{
    static constexpr std::array<ComparedChart, 4> charts { {
        { CurveFigure::Goodput, "Goodput of the innocents", "per second", number },
        { CurveFigure::Failed, "Failed innocents", "%", number },
        { CurveFigure::Percentile99, "p99 of the innocents", "ms", inMs },
        { CurveFigure::Memory, "Memory", "MiB", inMiB },
    } };
    const CurveBins bins = binsOfAll(sides, phase);
    QString drawn;
    for (const ComparedChart& chart : charts)
        drawn += overlaid(chart, sides, bins, phase);
    return drawn;
}

/// Each run, behind all of its side.
std::vector<NamedTally> talliesOf(const Sides& sides)
{
    std::vector<NamedTally> tallies;
    std::vector<NamedTally> pooled;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        Tally all;
        for (qsizetype i = 0; i < sides.at(side).runs.size(); ++i) {
            const Recording& recording = sides.at(side).runs.at(i)->recording;
            const Tally own = recording.has(Role::Innocent) ? recording.totals(Role::Innocent) : recording.totals();
            all.merge(own);
            if (sides.at(side).runs.size() > 1 && i < mostRunsDrawn)
                tallies.push_back({ {}, sideHues.at(side), own, SvgStyle::Pale, false });
        }
        pooled.push_back({ QLatin1String(sideLetters.at(side)), sideHues.at(side), all });
    }
    tallies.insert(tallies.end(), pooled.begin(), pooled.end());
    return tallies;
}

}

QString chartsOf(const ChartedSide& first, const ChartedSide& second)
{
    const Sides sides { first, second };
    const std::vector<NamedTally> tallies = talliesOf(sides);
    QString drawn = overTime(sides, {}) % percentiles(tallies) % distribution(tallies);
    for (const Phase& phase : phasesApart(sides))
        drawn +=
            QStringLiteral("<details><summary>Laid over each other at the beginning of %1</summary>\n%2</details>\n")
                .arg(escaped(text(phase)), overTime(sides, phase));
    return drawn;
}

}
