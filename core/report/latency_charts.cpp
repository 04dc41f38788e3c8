// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latency_charts.h"

#include "core/catalogue/unit_text.h"
#include "core/measure/latency_curve.h"
#include "core/report/chart_curves.h"
#include "core/report/run_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace labour::html {

namespace {

/// Percentiles that a curve is read at.
const std::array<double, 9>& readPercentiles()
{
    static constexpr std::array<double, 9> all { 0, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999 };
    return all;
}

QString percentileName(double quantile)
{
    return quantile == 0 ? QStringLiteral("fastest")
                         : QString(QStringLiteral("p") % numberText(std::round(quantile * 1e7) / 1e5));
}

SvgAxis percentileAxis(double end)
{
    SvgAxis axis { QStringLiteral("percentile") };
    axis.isLogarithmic = true;
    axis.from = 1;
    axis.to = std::max(10.0, end);
    for (const double quantile : readPercentiles()) {
        const double oneIn = 1 / (1 - quantile);
        if (oneIn <= axis.to * 1.01 && quantile != 0.75 && quantile != 0.95)
            axis.ticks.emplace_back(oneIn, quantile == 0 ? QStringLiteral("0") : percentileName(quantile).mid(1));
    }
    return axis;
}

QString latencyAt(const Tally& tally, double quantile)
{
    if (tally.requests == 0)
        return QStringLiteral("–");
    const std::optional<double> ms = tally.latencyMs(quantile);
    return ms ? inMs(*ms) : withoutReplyText(tally);
}

/// The bins that any of them has; beyond them, one apart, the bin of what had no reply.
struct BinRange {
    int first = 0;
    int last = 0; ///< exclusive
    bool hasNoReply = false;

    int noReply() const { return last + 1; }
    int end() const { return hasNoReply ? noReply() + 1 : last; }
};

BinRange rangeOf(const std::vector<LatencyBins>& all)
{
    BinRange range;
    for (const LatencyBins& bins : all) {
        range.hasNoReply = range.hasNoReply || bins.noReply > 0;
        if (bins.shares.empty())
            continue;
        const bool isFirst = range.first == range.last;
        const int first = bins.shares.begin()->first;
        const int last = bins.shares.rbegin()->first + 1;
        range.first = isFirst ? first : std::min(range.first, first);
        range.last = isFirst ? last : std::max(range.last, last);
    }
    return range;
}

double percentIn(const LatencyBins& bins, int bin, const BinRange& range)
{
    const auto share = bins.shares.find(bin);
    return 100
        * (range.hasNoReply && bin == range.noReply() ? bins.noReply
                : share == bins.shares.end()          ? 0
                                                      : share->second);
}

/// In steps, which stand on the axis.
std::vector<QPointF> stepsOf(const LatencyBins& bins, const BinRange& range)
{
    std::vector<QPointF> points { { binStartMs(range.first), 0 } };
    for (int bin = range.first; bin < range.end(); ++bin) {
        const double percent = percentIn(bins, bin, range);
        points.emplace_back(binStartMs(bin), percent);
        points.emplace_back(binStartMs(bin + 1), percent);
    }
    points.emplace_back(binStartMs(range.end()), 0);
    return points;
}

double middleMs(int bin)
{
    return std::sqrt(binStartMs(bin) * binStartMs(bin + 1));
}

SvgAxis binAxis(const BinRange& range)
{
    SvgAxis axis { QStringLiteral("ms, ten bins a decade") };
    axis.isLogarithmic = true;
    axis.from = binStartMs(range.first);
    axis.to = binStartMs(range.end());
    for (int bin = range.first; bin <= range.last; ++bin) {
        if (bin % latencyBinsADecade == 0)
            axis.ticks.emplace_back(binStartMs(bin), number(binStartMs(bin)));
    }
    for (const int edge : { range.first, range.last }) {
        const auto isNear = [ms = binStartMs(edge)](
                                const auto& tick) { return std::abs(std::log10(tick.first / ms)) < 0.3; };
        if (std::none_of(axis.ticks.begin(), axis.ticks.end(), isNear))
            axis.ticks.emplace_back(binStartMs(edge), number(binStartMs(edge)));
    }
    if (range.hasNoReply)
        axis.ticks.emplace_back(middleMs(range.noReply()), QStringLiteral("no reply"));
    return axis;
}

QString inPercent(double value)
{
    return number(value) % QStringLiteral(" %");
}

}

QString percentiles(const std::vector<NamedTally>& tallies)
{
    SvgChart chart;
    chart.title = QStringLiteral("Latency by percentile");
    chart.description =
        QStringLiteral("Latency over percentiles, on an axis that gives each further nine as much room as "
                       "the one before; a curve ends where requests had no whole reply.");
    chart.whole = QStringLiteral("p99");
    double end = 10;
    double largest = 0;
    double smallest = missing;
    double middle = 0;
    for (const NamedTally& each : tallies) {
        const PercentileCurve curve = percentileCurve(each.tally);
        SvgSeries series;
        series.name = each.name;
        series.hue = each.hue;
        series.style = each.style;
        series.isInLegend = each.isInLegend;
        series.whole = latencyAt(each.tally, 0.99);
        for (const PercentilePoint& point : curve.points) {
            series.points.emplace_back(point.oneIn, point.ms);
            largest = std::max(largest, point.ms);
            smallest = std::fmin(smallest, point.ms);
        }
        if (curve.overFrom && *curve.overFrom > 1 && each.isInLegend)
            chart.marks.push_back({ *curve.overFrom, each.hue, QStringLiteral("no reply beyond"),
                QStringLiteral("%1: %2 had no whole reply").arg(each.name, percentText(1 / *curve.overFrom)) });
        middle = std::max(middle, each.tally.latencyMs(0.5).value_or(0));
        end = std::max(end, curve.end);
        chart.series.push_back(std::move(series));
    }
    if (largest == 0)
        return {};
    std::sort(chart.marks.begin(), chart.marks.end(), [](const SvgMark& a, const SvgMark& b) { return a.x < b.x; });
    chart.x = percentileAxis(std::min(end, 1e5));
    chart.y = latencyAxis(smallest, middle, largest);
    for (const double quantile : readPercentiles()) {
        if (1 / (1 - quantile) > chart.x.to * 1.01)
            break;
        chart.stops.push_back(1 / (1 - quantile));
        chart.stopNames.append(percentileName(quantile));
        for (std::size_t i = 0; i < tallies.size(); ++i)
            chart.series[i].values.append(latencyAt(tallies[i].tally, quantile));
    }
    return chartFigure(chart);
}

QString distribution(const std::vector<NamedTally>& tallies)
{
    std::vector<LatencyBins> all;
    for (const NamedTally& each : tallies)
        all.push_back(latencyBins(each.tally));
    const BinRange range = rangeOf(all);
    if (range.first == range.last)
        return {};
    SvgChart chart;
    chart.title = QStringLiteral("Latency as a histogram");
    chart.description = QStringLiteral(
        "The share of requests in each of ten bins a decade of latency, and of those that had no whole reply.");
    chart.whole = QStringLiteral("median");
    double largest = 0;
    for (std::size_t i = 0; i < tallies.size(); ++i) {
        SvgSeries series;
        series.name = tallies[i].name;
        series.hue = tallies[i].hue;
        series.style = tallies[i].style;
        series.isInLegend = tallies[i].isInLegend;
        series.whole = latencyAt(tallies[i].tally, 0.5);
        series.points = stepsOf(all[i], range);
        for (const QPointF& point : series.points)
            largest = std::max(largest, point.y());
        for (int bin = range.first; bin < range.end(); ++bin)
            series.values.append(inPercent(percentIn(all[i], bin, range)));
        chart.series.push_back(std::move(series));
    }
    chart.x = binAxis(range);
    chart.y = linearAxis(QStringLiteral("% of requests"), largest, plain);
    for (int bin = range.first; bin < range.end(); ++bin) {
        chart.stops.push_back(middleMs(bin));
        chart.stopNames.append(range.hasNoReply && bin == range.noReply() ? QStringLiteral("no reply")
                : bin >= range.last
                ? QStringLiteral("–")
                : QStringLiteral("%1 to %2 ms").arg(number(binStartMs(bin)), number(binStartMs(bin + 1))));
    }
    return chartFigure(chart);
}

}
