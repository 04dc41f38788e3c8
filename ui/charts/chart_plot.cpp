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
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr int labelGap = 8;
constexpr int leastRightMargin = 18; // where the last label of the time axis stands half
constexpr double fillStrength = 0.75;
constexpr double bandStrength = 0.6;
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

QList<QLineF> segmentsOf(const QPolygonF& line)
{
    QList<QLineF> segments;
    segments.reserve(line.size());
    for (qsizetype i = 1; i < line.size(); ++i)
        segments.append({ line.at(i - 1), line.at(i) });
    return segments;
}

/// As much of the colour as that on its ground. What is translucent Qt fills in other threads, each shape for itself,
/// and waits for them, which takes longer than the filling.
QColor paler(const QColor& colour, const QColor& ground, double strength)
{
    const auto mix = [strength](float a, float b) { return b + static_cast<float>(strength) * (a - b); };
    return QColor::fromRgbF(
        mix(colour.redF(), ground.redF()), mix(colour.greenF(), ground.greenF()), mix(colour.blueF(), ground.blueF()));
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
        m_lines.push_back(m_spec.isStacked ? newArea(series) : Line { series });
    // The top of a stack is drawn first, so that one without height does not hide the edge of what is below.
    if (m_spec.isStacked)
        std::for_each(m_lines.rbegin(), m_lines.rend(), [this](const Line& area) { adopt(area); });
    m_value.setLogarithmic(m_spec.isHeatMap);
    setTheme(Theme::Light);
    setTimeAxisTicks(*m_x, m_time.beginS, m_time.endS, m_time.isLabelled);
}

QList<QCategoryAxis*> ChartPlot::axes() const
{
    return m_right ? QList { m_x, m_y, m_right } : QList { m_x, m_y };
}

const ValueAxis& ChartPlot::axisOf(const SeriesSpec& series) const
{
    return series.isOnRight && m_rightValue ? *m_rightValue : m_value;
}

ChartPlot::Line ChartPlot::newArea(const SeriesSpec& spec)
{
    Line line { spec };
    line.top = new QLineSeries;
    line.floor = new QLineSeries;
    line.area = new QAreaSeries(line.top, line.floor);
    line.top->setParent(line.area);
    line.floor->setParent(line.area);
    return line;
}

void ChartPlot::adopt(const Line& area)
{
    area.area->setVisible(false);
    m_chart.addSeries(area.area);
    area.area->attachAxis(m_x);
    area.area->attachAxis(m_y);
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
    for (Line& line : m_lines) {
        const QColor colour = colourOf(line.spec.hue, theme);
        if (line.area) {
            line.area->setPen(penOf(colour, m_lineWidth));
            line.area->setBrush(paler(colour, colours.ground, fillStrength));
        } else if (line.spec.isBand) {
            line.pen = penOf(paler(colour, colours.ground, bandStrength), bandWidth * m_lineWidth);
        } else {
            line.pen = penOf(colour, m_lineWidth);
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
    if (axis.beginS != m_time.beginS || axis.endS != m_time.endS)
        clear();
    m_time = axis;
    setTimeAxisTicks(*m_x, axis.beginS, axis.endS, axis.isLabelled);
}

/// Until the next draw(): Qt Charts works out anew where all points of its areas are whenever an axis changes, be they
/// replaced the next moment.
void ChartPlot::clear()
{
    m_drawn.reset();
    for (const Line& line : m_lines) {
        for (QLineSeries* edge : { line.top, line.floor }) {
            if (edge && edge->count() > 0)
                edge->replace(QList<QPointF>());
        }
    }
}

void ChartPlot::setShown(SeriesId series, bool isShown)
{
    m_hidden.removeAll(series);
    if (!isShown)
        m_hidden.append(series);
}

Gutters ChartPlot::gutters() const
{
    const QStringList times = m_x->categoriesLabels();
    const double lastTime = times.isEmpty() ? 0 : QFontMetricsF(m_x->labelsFont()).horizontalAdvance(times.last());
    const int right = std::max(leastRightMargin, static_cast<int>(std::ceil(lastTime / 2)) + 2);
    return { widthOf(*m_y) + 3 * labelGap, m_right ? std::max(right, widthOf(*m_right) + 3 * labelGap) : right };
}

void ChartPlot::place(const QSizeF& size, const Gutters& gutters)
{
    const double line = QFontMetricsF(m_x->labelsFont()).height();
    const double below = m_time.isLabelled ? 2 * line + 2 * labelGap : labelGap;
    const double above = line / 2 + 2;
    // Whole pixels between the edges, and edges in the middle of one.
    const auto sharp = [](double length) { return std::max(10.0, std::floor(length)); };
    m_area = QRectF(gutters.left + 0.5, std::floor(above) + 0.5, sharp(size.width() - gutters.left - gutters.right),
        sharp(size.height() - above - below));
}

void ChartPlot::arrange(const QSizeF& size, const Gutters& gutters)
{
    place(size, gutters);
    for (QCategoryAxis* axis : axes()) { // a title that is cut off says nothing
        if (axis != m_x)
            axis->setTitleVisible(
                QFontMetricsF(axis->titleFont()).horizontalAdvance(axis->titleText()) <= m_area.height());
    }
    const QRectF all(QPointF(), size);
    if (all != m_chart.geometry() || m_area != m_chart.plotArea()) {
        m_chart.setGeometry(all);
        m_chart.setPlotArea(m_area);
        // Qt Charts 6.4 moves the axes to a new plot area with the layout's next pass only.
        m_chart.layout()->invalidate();
    }
    m_chart.layout()->activate(); // which lays every label out anew, if it has anything to do
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
    if (isNew && m_spec.isStacked)
        replaceAreas();
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
    m_floor.clear();
    QList<QPointF> below;
    for (Line& line : m_lines) {
        line.isVisible = m_drawn->visible.contains(line.spec.id);
        line.area->setVisible(line.isVisible);
        if (!line.isVisible)
            continue;
        const ValueLevels& values = columns.of(line.spec.id);
        const Bins bins = binMeans(
            values, stretchOf({ values, slot }, m_time.beginS, m_time.endS), m_drawn->width, columns.isWhole());
        const double begin = static_cast<double>(bins.first) * slot;
        height.resize(bins.means.size());
        if (m_floor.isEmpty())
            m_floor = stepsOf(height, begin, width, columns.endS());
        std::transform(bins.means.begin(), bins.means.end(), height.begin(), height.begin(),
            [](double mean, double sum) { return sum + (std::isnan(mean) ? 0 : mean); });
        line.points = stepsOf(height, begin, width, columns.endS());
        below = line.points;
    }
    m_left.take(below);
}

void ChartPlot::replaceAreas()
{
    const QList<QPointF>* floor = &m_floor;
    for (const Line& line : m_lines) {
        if (!line.isVisible)
            continue;
        line.top->replace(line.points);
        line.floor->replace(*floor);
        floor = &line.points;
    }
}

void ChartPlot::drawLines(const ChartColumns& columns)
{
    const double slot = ChartColumns::slotS();
    for (Line& line : m_lines) {
        line.isVisible = m_drawn->visible.contains(line.spec.id);
        if (!line.isVisible)
            continue;
        line.points = decimatedLine(
            { columns.of(line.spec.id), slot }, m_time.beginS, m_time.endS, mostColumns(), columns.isWhole());
        if (line.spec.isOnRight)
            line.points = inLevels(line.points, slot);
        (line.spec.isOnRight ? m_rightExtent : m_left).take(line.points);
        for (QPointF& point : line.points) {
            if (!std::isnan(point.y()))
                point.setY(axisOf(line.spec).position(point.y()));
        }
    }
}

void ChartPlot::paintLines(QPainter& painter, bool asOne) const
{
    if (m_spec.isStacked)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setClipRect(m_area);
    for (const Line& line : m_lines) {
        if (!line.isVisible)
            continue;
        painter.setPen(line.pen);
        const ValueAxis& axis = axisOf(line.spec);
        QPolygonF piece;
        const auto paint = [&] {
            if (asOne)
                painter.drawPolyline(piece);
            else // each for itself, for which there are quick ways
                painter.drawLines(segmentsOf(piece));
            piece.clear();
        };
        for (const QPointF& point : line.points) {
            if (std::isnan(point.y()))
                paint();
            else
                piece.append({ xOf(point.x()), m_area.bottom() - axis.shareAt(point.y()) * m_area.height() });
        }
        paint();
    }
    painter.restore();
}

qsizetype ChartPlot::pointCount() const
{
    qsizetype count = 0;
    for (const Line& line : m_lines) {
        if (line.isVisible)
            count += line.area ? line.top->count() + line.floor->count() : line.points.size();
    }
    return count;
}

QList<QPointF> ChartPlot::pointsOf(SeriesId series) const
{
    const auto line =
        std::find_if(m_lines.begin(), m_lines.end(), [series](const Line& each) { return each.spec.id == series; });
    return line == m_lines.end() ? QList<QPointF>() : line->points;
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
    return m_area.bottom() - axisOf(series).share(value) * m_area.height();
}

}
