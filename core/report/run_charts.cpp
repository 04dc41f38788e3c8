// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_charts.h"

#include "core/catalogue/unit_text.h"
#include "core/measure/latency_curve.h"
#include "core/measure/nice_numbers.h"
#include "core/measure/run_curve.h"
#include "core/measure/timeline.h"
#include "core/report/chart_svg.h"
#include "core/report/html_page.h"
#include "core/report/json_values.h"
#include "core/report/run_tables.h"
#include "core/verdict/repetitions.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace labour::html {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr int mostBins = 300; // of a curve
constexpr int mostRunsDrawn = 8; // of a side, each by itself
constexpr qsizetype longestLabel = 18; // characters
constexpr double mebibyte = 1024.0 * 1024.0;

QString number(double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 99.95 || size == 0 ? 0 : size >= 9.995 ? 1 : 2);
}

QString plain(double value)
{
    return numberText(std::round(value * 1e6) / 1e6);
}

QString inMs(double value)
{
    return std::isnan(value) ? number(value) : QString(number(value) % QStringLiteral(" ms"));
}

QString inMiB(double value)
{
    return std::isnan(value) ? number(value) : QString(number(value) % QStringLiteral(" MiB"));
}

/// From the start on, of a run of so many slots.
CurveBins binsOf(std::size_t slotCount)
{
    const auto size = static_cast<std::int64_t>(slotCount);
    const auto perBin = std::max<std::int64_t>(1, std::llround(niceStep(static_cast<double>(size), mostBins)));
    return { 0, perBin, 0, (size + perBin - 1) / perBin };
}

std::size_t sizeOf(const CurveBins& bins)
{
    return static_cast<std::size_t>(bins.last - bins.first);
}

double middleOf(const CurveBins& bins, std::size_t bin)
{
    return (static_cast<double>(bin) + 0.5) * bins.widthS();
}

double endOf(const CurveBins& bins)
{
    return static_cast<double>(sizeOf(bins)) * bins.widthS();
}

std::vector<double> curveOf(const Recording& recording, CurveFigure figure, const CurveBins& bins)
{
    const RunCurve curve = runCurve(recording, figure, bins);
    std::vector<double> values;
    for (std::int64_t bin = bins.first; bin < bins.last; ++bin)
        values.push_back(curve.at(bin));
    return values;
}

std::vector<QPointF> pointsOf(const std::vector<double>& values, const CurveBins& bins)
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < values.size(); ++i)
        points.emplace_back(middleOf(bins, i), values[i]);
    return points;
}

/// The same to the edges of the first bin and the last, so that an area of one bin is one.
std::vector<QPointF> outlineOf(const std::vector<double>& values, const CurveBins& bins)
{
    std::vector<QPointF> points = pointsOf(values, bins);
    points.insert(points.begin(), QPointF(0, values.front()));
    points.emplace_back(endOf(bins), values.back());
    return points;
}

/// Each value holds until the next.
std::vector<QPointF> levelsOf(const std::vector<double>& values, const CurveBins& bins)
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        points.emplace_back(static_cast<double>(i) * bins.widthS(), values[i]);
        points.emplace_back(static_cast<double>(i + 1) * bins.widthS(), values[i]);
    }
    return points;
}

double largestOf(const std::vector<double>& values)
{
    return std::accumulate(
        values.begin(), values.end(), missing, [](double most, double value) { return std::fmax(most, value); });
}

double smallestOf(const std::vector<double>& values)
{
    double least = missing;
    for (const double value : values)
        least = value > 0 ? std::fmin(least, value) : least;
    return least;
}

QStringList textsOf(const std::vector<double>& values, QString (*valueText)(double))
{
    QStringList texts;
    for (const double value : values)
        texts.append(valueText(value));
    return texts;
}

SvgChart timeChart(const QString& title, const CurveBins& bins, double endS)
{
    SvgChart chart;
    chart.title = title;
    chart.x = timeAxis(endS);
    for (std::size_t i = 0; i < sizeOf(bins); ++i) {
        chart.stops.push_back(std::min(middleOf(bins, i), endS));
        chart.stopNames.append(
            QStringLiteral("%1 s").arg(QString::number(static_cast<double>(i) * bins.widthS(), 'f', 1)));
    }
    return chart;
}

/// "worker exited"
QString titleOf(const Event& event)
{
    return text(event.kind).replace(QLatin1Char('-'), QLatin1Char(' '));
}

Hue hueOf(const Event& event)
{
    for (const char* bad : { events::workerExited, events::serverExited, events::memoryLimit, events::helperFailed,
             events::clientShortage }) {
        if (event.kind == bad)
            return Hue::BadNews;
    }
    return event.kind == events::workerStarted || event.kind == events::helperResumed ? Hue::GoodNews : Hue::Neutral;
}

std::vector<SvgMark> marksOf(const Recording& recording)
{
    std::vector<SvgMark> marks;
    for (const Event& event : recording.events()) {
        if (event.kind == events::phaseBegan)
            continue;
        const Hue hue = hueOf(event);
        const bool isOfAWorker = event.kind == events::workerExited || event.kind == events::workerStarted;
        const QString label = event.kind == events::note ? text(event.detail).left(longestLabel) : titleOf(event);
        marks.push_back({ event.t, hue, isOfAWorker ? QString() : label,
            QStringLiteral("%1 s: %2").arg(QString::number(event.t, 'f', 3), text(event.detail)) });
    }
    return marks;
}

std::vector<SvgRegion> regionsOf(const Recording& recording)
{
    std::vector<SvgRegion> regions;
    for (const RecordedPhase& phase : recording.phases())
        regions.push_back({ phase.from, phase.to, text(phase.name) });
    return regions;
}

/// What responses are told apart by in a chart.
struct ResponseClass {
    const char* name;
    Hue hue;
};

constexpr std::array<ResponseClass, 8> responseClasses { {
    { "2xx", Hue::Status2xx },
    { "3xx", Hue::Status3xx },
    { "4xx", Hue::Status4xx },
    { "5xx", Hue::Status5xx },
    { "no reply", Hue::NoReply },
    { "refused", Hue::Refused },
    { "timed out", Hue::TimedOut },
    { "not sent", Hue::NotSent },
} };

std::size_t classOfStatus(std::uint16_t status)
{
    return status < 300 ? 0 : status < 400 ? 1 : status < 500 ? 2 : 3;
}

std::size_t classOfOutcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Refused:
    case Outcome::ConnectTimeout:
        return 5;
    case Outcome::Timeout:
        return 6;
    case Outcome::NotSent:
    case Outcome::ClientError:
        return 7;
    default:
        return 4;
    }
}

/// Requests of each class that ended in each bin, a second.
std::array<std::vector<double>, responseClasses.size()> ratesOf(const Recording& recording, const CurveBins& bins)
{
    std::array<std::vector<double>, responseClasses.size()> rates;
    rates.fill(std::vector<double>(sizeOf(bins)));
    const std::vector<Slot>& all = recording.timeSlots();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::size_t bin = i / static_cast<std::size_t>(bins.slotsABin);
        for (const EndingCount& ending : all[i].endings) {
            const std::size_t which =
                ending.outcome == Outcome::Replied ? classOfStatus(ending.status) : classOfOutcome(ending.outcome);
            rates.at(which).at(bin) += ending.count / bins.widthS();
        }
    }
    return rates;
}

QString responses(const RunRecord& record, const CurveBins& bins)
{
    const Recording& recording = record.recording;
    SvgChart chart = timeChart(QStringLiteral("Responses"), bins, endOf(bins));
    chart.description = QStringLiteral("Responses a second by what they came to, stacked, over the time of the run.");
    chart.whole = QStringLiteral("mean of the run");
    chart.hasRoomOnRight = true; // as memory, which has an axis there
    chart.marks = marksOf(recording);
    chart.regions = regionsOf(recording);
    std::vector<double> sums(sizeOf(bins));
    const auto rates = ratesOf(recording, bins);
    for (std::size_t i = 0; i < responseClasses.size(); ++i) {
        const std::vector<double>& values = rates.at(i);
        const double all = std::accumulate(values.begin(), values.end(), 0.0);
        if (all == 0 && i > 0)
            continue;
        SvgSeries series;
        series.name = QLatin1String(responseClasses.at(i).name);
        series.hue = responseClasses.at(i).hue;
        series.style = SvgStyle::Area;
        series.points = outlineOf(values, bins);
        series.values = textsOf(values, number);
        const double seconds = recording.durationS();
        series.whole = number(seconds > 0 ? all * bins.widthS() / seconds : 0);
        chart.series.push_back(std::move(series));
        for (std::size_t bin = 0; bin < sums.size(); ++bin)
            sums[bin] += values[bin];
    }
    chart.y = linearAxis(QStringLiteral("per second"), largestOf(sums), plain);
    return chartFigure(chart);
}

SvgSeries lineOf(const QString& name, Hue hue, const std::vector<double>& values, const CurveBins& bins,
    QString (*valueText)(double), const QString& ofWhole)
{
    SvgSeries series;
    series.name = name;
    series.hue = hue;
    series.points = pointsOf(values, bins);
    series.values = textsOf(values, valueText);
    series.whole = ofWhole;
    return series;
}

QString latency(const RunRecord& record, const CurveBins& bins)
{
    const Recording& recording = record.recording;
    const bool hasBoth = recording.has(Role::Culprit) && recording.has(Role::Innocent);
    const Tally tally = hasBoth ? recording.totals(Role::Innocent) : recording.totals();
    if (tally.latency.isEmpty())
        return {};
    SvgChart chart =
        timeChart(hasBoth ? QStringLiteral("Latency of the innocents") : QStringLiteral("Latency"), bins, endOf(bins));
    chart.description =
        QStringLiteral("Median, 99th percentile and largest latency of whole replies over the time of the "
                       "run, in milliseconds.");
    chart.whole = QStringLiteral("of the whole run");
    chart.hasRoomOnRight = true;
    chart.marks = marksOf(recording);
    chart.regions = regionsOf(recording);
    const std::vector<double> slowest = curveOf(recording, CurveFigure::Maximum, bins);
    const std::vector<double> p50 = curveOf(recording, CurveFigure::Median, bins);
    const auto ofAll = [&tally](double quantile) {
        const std::optional<double> ms = tally.latencyMs(quantile);
        return ms ? inMs(*ms) : withoutReplyText(tally);
    };
    // Of few replies the slowest is p99 too: as a band it shows to both sides of it.
    chart.series.push_back(lineOf(QStringLiteral("max"), Hue::Maximum, slowest, bins, inMs,
        inMs(static_cast<double>(tally.latency.maxUs()) / 1000)));
    chart.series.back().style = SvgStyle::Band;
    chart.series.push_back(lineOf(QStringLiteral("p99"), Hue::Percentile99,
        curveOf(recording, CurveFigure::Percentile99, bins), bins, inMs, ofAll(0.99)));
    chart.series.push_back(lineOf(QStringLiteral("p50"), Hue::Median, p50, bins, inMs, ofAll(0.5)));
    chart.y = latencyAxis(
        smallestOf(p50), static_cast<double>(tally.latency.valueAtQuantile(0.5)) / 1000, largestOf(slowest));
    return chartFigure(chart);
}

/// The ceiling that the server went over, in MiB; nothing where it went over none.
std::optional<double> ceilingOf(const Recording& recording)
{
    static const QRegularExpression form(QStringLiteral("over the ceiling of ([0-9.]+ [KMGT]?i?B)"));
    for (const Event& event : recording.events()) {
        const QRegularExpressionMatch match = form.match(text(event.detail));
        if (event.kind == events::memoryLimit && match.hasMatch())
            return bytesFromText(match.captured(1)).value_or(0) / mebibyte;
    }
    return std::nullopt;
}

QString memory(const RunRecord& record, const CurveBins& bins)
{
    const Recording& recording = record.recording;
    if (recording.samples().empty())
        return {};
    SvgChart chart = timeChart(QStringLiteral("Memory and processes"), bins, endOf(bins));
    chart.description = QStringLiteral(
        "Resident memory of the server's processes, in MiB, and how many there were, over the time of the run.");
    chart.whole = QStringLiteral("largest of the run");
    chart.marks = marksOf(recording);
    chart.regions = regionsOf(recording);
    const std::vector<double> rss = curveOf(recording, CurveFigure::Memory, bins);
    const std::vector<double> processes = curveOf(recording, CurveFigure::Processes, bins);
    SvgSeries levels = lineOf(
        QStringLiteral("processes"), Hue::Processes, processes, bins, plain, plain(std::fmax(0, largestOf(processes))));
    levels.points = levelsOf(processes, bins);
    levels.isOnRight = true;
    levels.values = textsOf(processes, number);
    chart.series.push_back(std::move(levels));
    chart.series.push_back(lineOf(QStringLiteral("RSS"), Hue::Memory, rss, bins, inMiB, inMiB(largestOf(rss))));
    double largest = std::fmax(1, largestOf(rss));
    if (const std::optional<double> ceiling = ceilingOf(recording)) {
        SvgSeries line;
        line.name = QStringLiteral("ceiling");
        line.hue = Hue::BadNews;
        line.style = SvgStyle::Dashed;
        line.points = { { 0, *ceiling }, { endOf(bins), *ceiling } };
        line.whole = inMiB(*ceiling);
        line.values = QStringList(static_cast<qsizetype>(chart.stops.size()), inMiB(*ceiling));
        chart.series.push_back(std::move(line));
        largest = std::max(largest, *ceiling);
    }
    chart.y = linearAxis(QStringLiteral("MiB"), largest, plain);
    chart.right = linearAxis(QStringLiteral("processes"), std::fmax(1, largestOf(processes)), plain);
    return chartFigure(chart);
}

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

struct NamedTally {
    QString name;
    Hue hue = Hue::Neutral;
    Tally tally;
    SvgStyle style = SvgStyle::Curve;
    bool isInLegend = true;
};

QString latencyAt(const Tally& tally, double quantile)
{
    if (tally.requests == 0)
        return QStringLiteral("–");
    const std::optional<double> ms = tally.latencyMs(quantile);
    return ms ? inMs(*ms) : withoutReplyText(tally);
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

std::vector<NamedTally> talliesOf(const Recording& recording)
{
    if (!recording.has(Role::Innocent) || !recording.has(Role::Culprit))
        return { { QStringLiteral("requests"), Hue::Median, recording.totals() } };
    return { { QStringLiteral("culprits"), Hue::Percentile99, recording.totals(Role::Culprit) },
        { QStringLiteral("innocents"), Hue::Median, recording.totals(Role::Innocent) } };
}

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

QString overlaid(const ComparedChart& what, const std::array<ChartedSide, 2>& sides, const CurveBins& bins)
{
    SvgChart chart = timeChart(QLatin1String(what.title), bins, endOf(bins));
    chart.description =
        QStringLiteral("Both sides over the time since the start of sending; each run pale, and the median "
                       "of a side.");
    std::vector<SvgSeries> middles;
    double largest = missing;
    double smallest = missing;
    std::vector<double> all;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        std::vector<std::vector<double>> curves;
        for (const auto& run : sides.at(side).runs)
            curves.push_back(curveOf(run->recording, what.figure, bins));
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

}

QString chartsOf(const RunRecord& record)
{
    if (record.recording.timeSlots().empty())
        return {};
    const CurveBins bins = binsOf(record.recording.timeSlots().size());
    return responses(record, bins) % latency(record, bins) % memory(record, bins)
        % percentiles(talliesOf(record.recording));
}

QString chartsOf(const ChartedSide& first, const ChartedSide& second)
{
    static constexpr std::array<ComparedChart, 4> charts { {
        { CurveFigure::Goodput, "Goodput of the innocents", "per second", number },
        { CurveFigure::Failed, "Failed innocents", "%", number },
        { CurveFigure::Percentile99, "p99 of the innocents", "ms", inMs },
        { CurveFigure::Memory, "Memory", "MiB", inMiB },
    } };
    const std::array<ChartedSide, 2> sides { first, second };
    std::size_t longest = 1;
    for (const ChartedSide& side : sides) {
        for (const auto& run : side.runs)
            longest = std::max(longest, run->recording.timeSlots().size());
    }
    const CurveBins bins = binsOf(longest);
    QString drawn;
    for (const ComparedChart& chart : charts)
        drawn += overlaid(chart, sides, bins);
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
    return drawn % percentiles(tallies);
}

}
