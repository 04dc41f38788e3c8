// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_plot.h"

#include "ui/charts/chart_axes.h"
#include "ui/charts/decimation.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr int labelGap = 8;
constexpr int rightMargin = 18; // half of the last label of the time axis
constexpr int fillAlpha = 190;
constexpr int bandAlpha = 150;
constexpr int bandWidth = 3;

/// Each value as a level from the beginning of its time to the end, that of the last one `endS` at the latest.
QList<QPointF> stepsOf(const std::vector<double>& values, double begin, double width, double endS)
{
    QList<QPointF> points;
    points.reserve(2 * static_cast<qsizetype>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        points.append({ begin + static_cast<double>(i) * width, values[i] });
        points.append({ std::min(begin + static_cast<double>(i + 1) * width, endS), values[i] });
    }
    return points;
}

/// Pixels of its labels and title beside each other.
int widthOf(QCategoryAxis& axis)
{
    const QFontMetricsF metrics(axis.labelsFont());
    double widest = 0;
    for (const QString& label : axis.categoriesLabels())
        widest = std::max(widest, metrics.horizontalAdvance(label));
    return static_cast<int>(std::ceil(widest + QFontMetricsF(axis.titleFont()).height()));
}

QPen penOf(const QColor& colour, double width)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    return pen;
}

}

void Extent::take(const QList<QPointF>& points)
{
    for (const QPointF& point : points) {
        smallest = std::fmin(smallest, point.y());
        largest = std::fmax(largest, point.y());
    }
}

Gutters united(const Gutters& a, const Gutters& b)
{
    return { std::max(a.left, b.left), std::max(a.right, b.right) };
}

ChartPlot::ChartPlot(ChartSpec spec, QChart& chart)
    : m_spec(std::move(spec))
    , m_chart(chart)
    , m_x(new QCategoryAxis)
    , m_y(new QCategoryAxis)
    , m_right(m_spec.rightAxis ? new QCategoryAxis : nullptr)
    , m_value(*m_y, m_spec.axis)
{
    if (m_right)
        m_rightValue.emplace(*m_right, *m_spec.rightAxis);
    m_chart.setAnimationOptions(QChart::NoAnimation);
    m_chart.setTheme(QChart::ChartThemeLight);
    m_chart.setBackgroundRoundness(0);
    m_chart.setDropShadowEnabled(false);
    m_chart.setMargins(QMargins());
    m_chart.layout()->setContentsMargins(0, 0, 0, 0);
    m_chart.legend()->hide();
    for (QCategoryAxis* axis : axes()) {
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
    }
    m_chart.addAxis(m_x, Qt::AlignBottom);
    m_chart.addAxis(m_y, Qt::AlignLeft);
    if (m_right) {
        m_chart.addAxis(m_right, Qt::AlignRight);
        m_right->setGridLineVisible(false); // one grid is enough to read by
    }
    for (const SeriesSpec& series : m_spec.series)
        m_lines.push_back(newLine(series));
    // The top of a stack is drawn first, so that one without height does not hide the edge of what is below.
    if (m_spec.isStacked)
        std::for_each(m_lines.rbegin(), m_lines.rend(), [this](const Line& line) { adopt(line); });
    else
        std::for_each(m_lines.begin(), m_lines.end(), [this](const Line& line) { adopt(line); });
    m_value.setLogarithmic(m_spec.isHeatMap);
    setTheme(Theme::Light);
    setTimeAxisTicks(*m_x, m_time.beginS, m_time.endS, m_time.isLabelled);
}

QList<QCategoryAxis*> ChartPlot::axes() const
{
    return m_right ? QList { m_x, m_y, m_right } : QList { m_x, m_y };
}

ValueAxis& ChartPlot::axisOf(const SeriesSpec& series)
{
    return series.isOnRight && m_rightValue ? *m_rightValue : m_value;
}

ChartPlot::Line ChartPlot::newLine(const SeriesSpec& spec) const
{
    Line line { spec, new QLineSeries, nullptr, nullptr };
    if (m_spec.isStacked) {
        line.floor = new QLineSeries;
        line.area = new QAreaSeries(line.line, line.floor);
        line.line->setParent(line.area);
        line.floor->setParent(line.area);
    }
    return line;
}

void ChartPlot::adopt(const Line& line)
{
    QAbstractSeries* series = line.line;
    if (line.area)
        series = line.area;
    series->setVisible(false);
    m_chart.addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(line.spec.isOnRight && m_right ? m_right : m_y);
}

void ChartPlot::setTheme(Theme theme)
{
    m_theme = theme;
    const PlotColours colours = plotColours(theme);
    m_chart.setBackgroundBrush(colours.ground);
    m_chart.setBackgroundPen(Qt::NoPen);
    for (QCategoryAxis* axis : axes()) {
        axis->setLabelsBrush(colours.text);
        axis->setTitleBrush(colours.text);
        axis->setLinePen(penOf(colours.axis, m_lineWidth));
        axis->setGridLinePen(penOf(colours.grid, m_lineWidth));
    }
    for (const Line& line : m_lines) {
        QColor colour = colourOf(line.spec.hue, theme);
        if (line.area) {
            line.area->setPen(penOf(colour, m_lineWidth));
            colour.setAlpha(fillAlpha);
            line.area->setBrush(colour);
        } else {
            if (line.spec.isBand)
                colour.setAlpha(bandAlpha);
            line.line->setPen(penOf(colour, line.spec.isBand ? bandWidth * m_lineWidth : m_lineWidth));
        }
    }
}

void ChartPlot::setLineWidth(double width)
{
    m_lineWidth = width;
    setTheme(m_theme);
}

void ChartPlot::setFont(const QFont& font)
{
    for (QCategoryAxis* axis : axes()) {
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
    }
}

void ChartPlot::setLogarithmic(bool isLogarithmic)
{
    m_value.setLogarithmic(isLogarithmic || m_spec.isHeatMap);
}

void ChartPlot::setTimeAxis(const TimeAxis& axis)
{
    if (axis == m_time)
        return;
    m_time = axis;
    setTimeAxisTicks(*m_x, axis.beginS, axis.endS, axis.isLabelled);
}

void ChartPlot::setShown(SeriesId series, bool isShown)
{
    m_hidden.removeAll(series);
    if (!isShown)
        m_hidden.append(series);
}

Gutters ChartPlot::gutters() const
{
    return { widthOf(*m_y) + 3 * labelGap,
        m_right ? std::max(rightMargin, widthOf(*m_right) + 3 * labelGap) : rightMargin };
}

void ChartPlot::arrange(const QSizeF& size, const Gutters& gutters)
{
    const double line = QFontMetricsF(m_x->labelsFont()).height();
    const double below = m_time.isLabelled ? 2 * line + 2 * labelGap : labelGap;
    const double above = line / 2 + 2;
    // Whole pixels between the edges, and edges in the middle of one.
    const auto sharp = [](double length) { return std::max(10.0, std::floor(length)); };
    m_area = QRectF(gutters.left + 0.5, std::floor(above) + 0.5, sharp(size.width() - gutters.left - gutters.right),
        sharp(size.height() - above - below));
    for (QCategoryAxis* axis : axes()) { // a title that is cut off says nothing
        if (axis != m_x)
            axis->setTitleVisible(
                QFontMetricsF(axis->titleFont()).horizontalAdvance(axis->titleText()) <= m_area.height());
    }
    m_chart.setGeometry(QRectF(QPointF(), size));
    m_chart.setPlotArea(m_area);
    // Qt Charts 6.4 moves the axes to a new plot area with the layout's next pass only.
    m_chart.layout()->invalidate();
    m_chart.layout()->activate();
}

/// Of two pixels at least, of which each may take four points; of a usual width before it is known.
int ChartPlot::mostColumns() const
{
    constexpr double usual = 800;
    return static_cast<int>((m_area.width() > 0 ? m_area.width() : usual) / 2);
}

Drawing ChartPlot::toBeDrawn(const ChartColumns& columns) const
{
    Drawing drawing;
    const Samples any { columns.of(SeriesId::Throughput), ChartColumns::slotS() }; // all are of one length
    drawing.width = valuesPerColumn(any, m_time.beginS, m_time.endS, mostColumns());
    drawing.columns = stretchOf(any, m_time.beginS, m_time.endS).end / drawing.width;
    drawing.isWhole = columns.isWhole();
    drawing.time = m_time;
    drawing.pixels = m_area.width();
    drawing.isLogarithmic = isLogarithmic();
    for (const SeriesSpec& series : m_spec.series) {
        if (isShown(series.id) && columns.has(series.id))
            drawing.visible.append(series.id);
    }
    return drawing;
}

bool ChartPlot::draw(const ChartColumns& columns, double now)
{
    const std::optional<double> clock = columns.isWhole() ? std::nullopt : std::optional(now);
    Drawing drawing = toBeDrawn(columns);
    // Where every slot is drawn, a late report may have changed any of the last.
    const bool mayDiffer = drawing.width == 1 && !drawing.isWhole && drawing.columns == columns.size();
    const bool isNew = mayDiffer || drawing != m_drawn;
    if (isNew) {
        m_drawn = std::move(drawing);
        m_left = Extent();
        m_rightExtent = Extent();
        if (const auto range = columns.heatMap().range(); m_spec.isHeatMap && range)
            m_left = { HeatMap::beginMs(range->first), HeatMap::beginMs(range->last + 1) };
        else if (m_spec.isStacked)
            drawStack(columns);
        else
            drawLines(columns);
    }
    bool isRescaled = m_value.fit(m_left.smallest, m_left.largest, clock);
    if (m_rightValue)
        isRescaled = m_rightValue->fit(m_rightExtent.smallest, m_rightExtent.largest, clock) || isRescaled;
    return isNew || isRescaled;
}

void ChartPlot::forgetScale()
{
    m_drawn.reset();
    m_value.forget();
    if (m_rightValue)
        m_rightValue->forget();
}

void ChartPlot::drawStack(const ChartColumns& columns)
{
    const double slot = ChartColumns::slotS();
    const double width = static_cast<double>(m_drawn->width) * slot;
    std::vector<double> height;
    QList<QPointF> floor;
    for (const Line& line : m_lines) {
        const bool isVisible = m_drawn->visible.contains(line.spec.id);
        line.area->setVisible(isVisible);
        if (!isVisible)
            continue;
        const ValueLevels& values = columns.of(line.spec.id);
        const Bins bins = binMeans(
            values, stretchOf({ values, slot }, m_time.beginS, m_time.endS), m_drawn->width, columns.isWhole());
        const double begin = static_cast<double>(bins.first) * slot;
        height.resize(bins.means.size());
        if (floor.isEmpty())
            floor = stepsOf(height, begin, width, columns.endS());
        std::transform(bins.means.begin(), bins.means.end(), height.begin(), height.begin(),
            [](double mean, double below) { return below + (std::isnan(mean) ? 0 : mean); });
        const QList<QPointF> top = stepsOf(height, begin, width, columns.endS());
        line.line->replace(top);
        line.floor->replace(floor);
        floor = top;
    }
    m_left.take(floor);
}

void ChartPlot::drawLines(const ChartColumns& columns)
{
    const double slot = ChartColumns::slotS();
    for (const Line& line : m_lines) {
        const bool isVisible = m_drawn->visible.contains(line.spec.id);
        line.line->setVisible(isVisible);
        if (!isVisible)
            continue;
        QList<QPointF> points = decimatedLine(
            { columns.of(line.spec.id), slot }, m_time.beginS, m_time.endS, mostColumns(), columns.isWhole());
        if (line.spec.isOnRight)
            points = inLevels(points, slot);
        (line.spec.isOnRight ? m_rightExtent : m_left).take(points);
        for (QPointF& point : points) {
            if (!std::isnan(point.y()))
                point.setY(axisOf(line.spec).position(point.y()));
        }
        line.line->replace(points);
    }
}

qsizetype ChartPlot::pointCount() const
{
    qsizetype count = 0;
    for (const Line& line : m_lines) {
        if (line.area ? line.area->isVisible() : line.line->isVisible())
            count += line.line->count() + (line.floor ? line.floor->count() : 0);
    }
    return count;
}

QList<QPointF> ChartPlot::pointsOf(SeriesId series) const
{
    const auto line =
        std::find_if(m_lines.begin(), m_lines.end(), [series](const Line& each) { return each.spec.id == series; });
    return line == m_lines.end() ? QList<QPointF>() : line->line->points();
}

double ChartPlot::xOf(double t) const
{
    return m_area.left() + (t - m_time.beginS) / m_time.lengthS() * m_area.width();
}

double ChartPlot::timeAt(double x) const
{
    return m_time.beginS + (x - m_area.left()) / m_area.width() * m_time.lengthS();
}

double ChartPlot::yOf(double value) const
{
    return m_area.bottom() - m_value.share(value) * m_area.height();
}

double ChartPlot::valueAt(double y) const
{
    return m_value.valueAt((m_area.bottom() - y) / m_area.height());
}

double ChartPlot::yOf(const SeriesSpec& series, double value) const
{
    const ValueAxis& axis = series.isOnRight && m_rightValue ? *m_rightValue : m_value;
    return m_area.bottom() - axis.share(value) * m_area.height();
}

}
