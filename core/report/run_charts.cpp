// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_charts.h"

#include "core/catalogue/unit_text.h"
#include "core/measure/timeline.h"
#include "core/report/chart_curves.h"
#include "core/report/json_values.h"
#include "core/report/latency_charts.h"
#include "core/report/run_tables.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace labour::html {

namespace {

constexpr qsizetype longestLabel = 18; // characters
constexpr double mebibyte = 1024.0 * 1024.0;

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

std::vector<NamedTally> talliesOf(const Recording& recording)
{
    if (!recording.has(Role::Innocent) || !recording.has(Role::Culprit))
        return { { QStringLiteral("requests"), Hue::Median, recording.totals() } };
    return { { QStringLiteral("culprits"), Hue::Percentile99, recording.totals(Role::Culprit) },
        { QStringLiteral("innocents"), Hue::Median, recording.totals(Role::Innocent) } };
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

}
