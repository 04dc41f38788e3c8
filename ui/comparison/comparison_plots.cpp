// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_plots.h"

#include "core/report/csv_text.h"
#include "ui/comparison/curve_text.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::ComparisonPlots)
};

constexpr double infinite = std::numeric_limits<double>::infinity();

/// The smallest and largest finite values; of none, nothing that would widen an axis.
class Extent
{
public:
    void take(double value)
    {
        if (std::isfinite(value))
            m_span = m_isEmpty ? Span { value, value } : united(m_span, { value, value });
        m_isEmpty = m_isEmpty && !std::isfinite(value);
    }
    void take(const PlotLine& line)
    {
        for (const QPointF& point : line.points)
            take(point.y());
    }
    Span span() const { return m_isEmpty ? Span { 0, 1 } : m_span; }

private:
    Span m_span;
    bool m_isEmpty = true;
};

QString secondsText(double seconds)
{
    return Texts::tr("%1 s").arg(QLocale().toString(seconds, 'f', std::abs(seconds) < 1000 ? 1 : 0));
}

QString alignmentText(const RunCurves& curves)
{
    const QString bin = secondsText(curves.binS);
    return curves.wanted.phase.isEmpty()
        ? Texts::tr("Seconds since the first request, a point for each %1").arg(bin)
        : Texts::tr("Seconds since the beginning of %1, a point for each %2").arg(curves.wanted.phase, bin);
}

QString withUnit(const QString& name, const QString& unit)
{
    return unit.isEmpty() ? name : Texts::tr("%1 (%2)").arg(name, unit);
}

double middleOf(const RunCurves& curves, std::int64_t bin)
{
    return (static_cast<double>(bin) + 0.5) * curves.binS;
}

PlotLine lineOf(const ComparedRun& run, const RunLook& look, const RunCurves& curves, const RunCurve& curve)
{
    PlotLine line { look, run.name, {} };
    for (std::size_t i = 0; i < curve.values.size(); ++i)
        line.points.emplace_back(middleOf(curves, curve.first + static_cast<std::int64_t>(i)), curve.values[i]);
    return line;
}

PlotContent emptyOverTime(const RunCurves& curves)
{
    PlotContent plot;
    plot.x = secondsAxis(alignmentText(curves), curves.span);
    plot.step = curves.binS;
    plot.isZoomable = true;
    plot.xText = secondsText;
    plot.yText = [figure = curves.wanted.figure](double value) { return valueText(figure, value); };
    for (const RecordedPhase& phase : curves.phases) {
        if (curves.phases.size() > 1)
            plot.marks.push_back({ phase.from, QString::fromStdString(phase.name) });
    }
    return plot;
}

PlotAxis valueAxis(CurveFigure figure, const Span& values, bool isLogarithmic)
{
    const QString title = withUnit(nameOf(figure), unitOf(figure));
    return isLogarithmic && isLatency(figure) ? logarithmicAxis(title, values, numberForPeople)
                                              : linearAxis(title, values, numberForPeople);
}

std::vector<QPointF> pointsOf(const std::vector<double>& x, const std::vector<double>& y)
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < x.size(); ++i)
        points.emplace_back(x[i], y[i]);
    return points;
}

PlotContent bandPlot(const QList<ComparedRun>& runs, const RunCurves& curves)
{
    const CurveFigure figure = curves.wanted.figure;
    const DifferenceBand difference = bandOf(runs, curves);
    PlotContent plot = emptyOverTime(curves);
    plot.name = QStringLiteral("difference");
    const bool isOfTwo =
        recordsOf(runs, ComparisonSide::First).size() == 1 && recordsOf(runs, ComparisonSide::Second).size() == 1;
    plot.title = isOfTwo
        ? Texts::tr("Difference, B − A")
        : Texts::tr("Difference of the medians, B − A, shaded from the smallest to the largest of any two runs");
    plot.emptyText = Texts::tr("The sides have no time in common at which both have a value.");
    PlotBand band { {}, difference.low, difference.middle, difference.high };
    Extent extent;
    for (std::size_t i = 0; i < band.middle.size(); ++i) {
        band.x.push_back(middleOf(curves, difference.first + static_cast<std::int64_t>(i)));
        extent.take(band.low[i]);
        extent.take(band.high[i]);
    }
    plot.band = band;
    plot.y = linearAxis(withUnit(Texts::tr("B − A"), unitOf(figure)), extent.span(), signedNumber);
    plot.readout = [band, figure, reach = plot.reach()](double x) {
        const auto at = [&](const std::vector<double>& values) {
            return PlotLine { {}, {}, pointsOf(band.x, values) }.at(x, reach);
        };
        const double middle = at(band.middle);
        return std::isnan(middle) ? QString()
                                  : Texts::tr("B − A: %1 (%2 to %3)")
                                        .arg(differenceText(figure, middle), differenceText(figure, at(band.low)),
                                            differenceText(figure, at(band.high)));
    };
    return plot;
}

PlotContent latencyPlot(const RunLatencies& latencies, const QString& name, const QString& title)
{
    PlotContent plot;
    plot.name = name;
    plot.title = latencies.part.isEmpty() ? title : Texts::tr("%1, in %2").arg(title, latencies.part);
    plot.emptyText = Texts::tr("None of the runs shown has replies there.");
    return plot;
}

PlotContent percentilesPlot(const RunLatencies& latencies, bool isLogarithmic, std::vector<PlotLine> lines)
{
    PlotContent plot =
        latencyPlot(latencies, QStringLiteral("percentiles"), Texts::tr("Latency of innocents by percentile"));
    plot.lines = std::move(lines);
    Extent extent;
    double end = 1;
    for (const PlotLine& line : plot.lines) {
        extent.take(line);
        end = std::max(end, line.points.empty() ? 1 : line.points.back().x());
    }
    plot.x = percentileAxis(Texts::tr("Percentile of all requests"), end);
    const QString axis = Texts::tr("Latency (ms)");
    plot.y = isLogarithmic ? logarithmicAxis(axis, extent.span(), numberForPeople)
                           : linearAxis(axis, extent.span(), numberForPeople);
    plot.xText = percentileText;
    plot.yText = [](double value) { return valueText(CurveFigure::Percentile99, value); };
    return plot;
}

PlotLine percentileLine(const PercentileCurve& curve)
{
    PlotLine line;
    for (const PercentilePoint& point : curve.points)
        line.points.emplace_back(point.oneIn, point.ms);
    if (curve.overFrom) {
        line.points.emplace_back(*curve.overFrom, infinite);
        line.points.emplace_back(std::max(curve.end, *curve.overFrom), infinite);
    }
    return line;
}

/// Where the bins begin and end that any of the runs shown has, and where the one for what had no reply is.
struct BinRange {
    int first = 0;
    int last = 1; ///< exclusive
    bool hasOver = false;

    int over() const { return last + 1; }
    double end() const { return binStartMs(hasOver ? over() + 2 : last + 1); }
};

BinRange rangeOf(const QList<ComparedRun>& runs, const RunLatencies& latencies)
{
    BinRange range { std::numeric_limits<int>::max(), std::numeric_limits<int>::min() };
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const LatencyBins& bins = latencies.bins[static_cast<std::size_t>(i)];
        if (!runs.at(i).isShown)
            continue;
        range.hasOver = range.hasOver || bins.noReply > 0;
        if (bins.shares.empty())
            continue;
        range.first = std::min(range.first, bins.shares.begin()->first);
        range.last = std::max(range.last, bins.shares.rbegin()->first + 1);
    }
    return range.first < range.last ? range : BinRange { 0, latencyBinsADecade, range.hasOver };
}

PlotLine binLine(const LatencyBins& bins, const BinRange& range)
{
    PlotLine line;
    line.isInSteps = true;
    if (bins.shares.empty() && bins.noReply == 0)
        return line;
    for (int bin = range.first - 1; bin <= range.last; ++bin) {
        const auto share = bins.shares.find(bin);
        line.points.emplace_back(binStartMs(bin), share == bins.shares.end() ? 0 : 100 * share->second);
    }
    if (range.hasOver) {
        line.points.emplace_back(binStartMs(range.over()), 100 * bins.noReply);
        line.points.emplace_back(binStartMs(range.over() + 1), 0);
    }
    line.points.emplace_back(range.end(), 0);
    return line;
}

PlotContent distributionPlot(const RunLatencies& latencies, const BinRange& range, std::vector<PlotLine> lines)
{
    PlotContent plot = latencyPlot(
        latencies, QStringLiteral("distribution"), Texts::tr("How the latencies of innocents are distributed"));
    plot.lines = std::move(lines);
    Extent extent;
    for (const PlotLine& line : plot.lines)
        extent.take(line);
    plot.x.title = Texts::tr("Latency (ms), ten bins a decade");
    plot.x.range = { binStartMs(range.first - 1), range.end() };
    plot.x.isLogarithmic = true;
    for (int bin = range.first - 1; bin <= range.last; ++bin) {
        if (bin % latencyBinsADecade == 0)
            plot.x.ticks.push_back({ binStartMs(bin), numberForPeople(binStartMs(bin)) });
    }
    if (range.hasOver)
        plot.x.ticks.push_back({ std::sqrt(binStartMs(range.over()) * binStartMs(range.over() + 1)), noReplyText() });
    plot.y = linearAxis(Texts::tr("Share of requests (%)"), extent.span(), numberForPeople);
    plot.yText = [](double value) { return valueText(CurveFigure::Failed, value); };
    plot.xText = [range](double ms) {
        const int bin = latencyBinOf(ms);
        return range.hasOver && bin >= range.over()
            ? noReplyText()
            : Texts::tr("%1 to %2 ms").arg(numberForPeople(binStartMs(bin)), numberForPeople(binStartMs(bin + 1)));
    };
    return plot;
}

QString cellOf(double value)
{
    if (std::isnan(value))
        return {};
    return std::isinf(value) ? QStringLiteral("no reply") : QString::number(value, 'g', 10);
}

/// Columns of numbers by what stands in the first of them.
class Table
{
public:
    void add(const QString& title, const std::vector<QPointF>& points)
    {
        m_titles.append(title);
        for (const QPointF& point : points)
            m_rows[point.x()].insert(m_titles.size() - 1, point.y());
    }

    QByteArray csv(const QString& first) const
    {
        QList<QStringList> rows { QStringList { first } + m_titles };
        for (const auto& [x, values] : m_rows) {
            QStringList cells { QString::number(x, 'g', 10) };
            for (qsizetype i = 0; i < m_titles.size(); ++i)
                cells.append(values.contains(i) ? cellOf(values.value(i)) : QString());
            rows.append(cells);
        }
        return csvText(rows);
    }

private:
    QStringList m_titles;
    std::map<double, QHash<qsizetype, double>> m_rows;
};

}

DifferenceBand bandOf(const QList<ComparedRun>& runs, const RunCurves& curves)
{
    std::vector<RunCurve> first;
    std::vector<RunCurve> second;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const std::optional<RunCurve>& curve = curves.runs[static_cast<std::size_t>(i)];
        if (!curve || !runs.at(i).isShown || runs.at(i).side == ComparisonSide::Neither)
            continue;
        (runs.at(i).side == ComparisonSide::First ? first : second).push_back(*curve);
    }
    return differenceBand(first, second);
}

QList<PlotContent> plotsOverTime(const QList<ComparedRun>& runs, const RunCurves& curves, const ComparisonSetup& setup)
{
    const QList<RunLook> looks = looksOf(runs);
    const CurveFigure figure = curves.wanted.figure;
    PlotContent overlay = emptyOverTime(curves);
    overlay.name = QStringLiteral("overlay");
    overlay.title = nameOf(figure);
    overlay.emptyText = Texts::tr("None of the runs shown has values there.");
    QList<PlotContent> apart;
    Extent extent;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (!runs.at(i).isShown)
            continue;
        const std::optional<RunCurve>& curve = curves.runs[static_cast<std::size_t>(i)];
        PlotContent own = emptyOverTime(curves);
        own.name = QStringLiteral("run%1").arg(i + 1);
        own.title = runs.at(i).name;
        own.emptyText = curve ? Texts::tr("No values there.")
                              : Texts::tr("This run came to no phase called %1.").arg(curves.wanted.phase);
        PlotLine line =
            curve ? lineOf(runs.at(i), looks.at(i), curves, *curve) : PlotLine { looks.at(i), runs.at(i).name, {} };
        extent.take(line);
        own.readout = [line, text = own.yText, reach = own.reach()](double x) {
            const double value = line.at(x, reach);
            return std::isnan(value) ? QString() : text(value);
        };
        own.lines.push_back(line);
        overlay.lines.push_back(std::move(line));
        apart.append(own);
    }
    overlay.y = valueAxis(figure, extent.span(), setup.isLogarithmic);
    for (PlotContent& plot : apart)
        plot.y = overlay.y;
    if (setup.view == ComparisonView::SideBySide)
        return apart;
    overlay.hasXTitle = !hasSides(runs);
    QList<PlotContent> plots { overlay };
    if (hasSides(runs))
        plots.append(bandPlot(runs, curves));
    return plots;
}

QList<PlotContent> plotsOfLatency(
    const QList<ComparedRun>& runs, const RunLatencies& latencies, const ComparisonSetup& setup)
{
    const QList<RunLook> looks = looksOf(runs);
    const BinRange range = rangeOf(runs, latencies);
    const bool isDistribution = setup.view == ComparisonView::Distribution;
    std::vector<PlotLine> lines;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (!runs.at(i).isShown)
            continue;
        const auto index = static_cast<std::size_t>(i);
        PlotLine line =
            isDistribution ? binLine(latencies.bins[index], range) : percentileLine(latencies.percentiles[index]);
        line.look = looks.at(i);
        line.name = runs.at(i).name;
        lines.push_back(std::move(line));
    }
    return { isDistribution ? distributionPlot(latencies, range, std::move(lines))
                            : percentilesPlot(latencies, setup.isLogarithmic, std::move(lines)) };
}

QByteArray csvOf(const QList<PlotContent>& plots)
{
    if (plots.isEmpty())
        return {};
    Table table;
    for (const PlotContent& plot : plots) {
        for (const PlotLine& line : plot.lines)
            table.add(Texts::tr("%1: %2").arg(line.name, plot.y.title), line.points);
        if (!plot.band)
            continue;
        table.add(plot.y.title, pointsOf(plot.band->x, plot.band->middle));
        table.add(Texts::tr("%1, lowest").arg(plot.y.title), pointsOf(plot.band->x, plot.band->low));
        table.add(Texts::tr("%1, highest").arg(plot.y.title), pointsOf(plot.band->x, plot.band->high));
    }
    return table.csv(plots.constFirst().x.title);
}

}
