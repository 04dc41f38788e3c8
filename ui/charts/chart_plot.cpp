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
#include <functional>
#include <limits>

namespace labour {

namespace {

constexpr int labelGap = 8;
constexpr int rightMargin = 18; // half of the last label of the time axis
constexpr int fillAlpha = 190;
constexpr int bandAlpha = 150;
constexpr int bandWidth = 3;

/// Each value as a level from the beginning of its time to the end, that of the last one `endS` at the latest.
QList<QPointF> stepsOf(const std::vector<double>& values, double width, double endS)
{
    QList<QPointF> points;
    points.reserve(2 * static_cast<qsizetype>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        points.append({ static_cast<double>(i) * width, values[i] });
        points.append({ std::min(static_cast<double>(i + 1) * width, endS), values[i] });
    }
    return points;
}

/// The smallest and largest of what is drawn on an axis.
struct Extent {
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0;

    void take(const QList<QPointF>& points)
    {
        for (const QPointF& point : points) {
            smallest = std::fmin(smallest, point.y());
            largest = std::fmax(largest, point.y());
        }
    }
};

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
    setTheme(Theme::Light);
    setTimeAxisTicks(*m_x, m_time.endS, m_time.isLabelled);
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
    m_value.setLogarithmic(isLogarithmic);
}

void ChartPlot::setTimeAxis(const TimeAxis& axis)
{
    if (axis == m_time)
        return;
    m_time = axis;
    setTimeAxisTicks(*m_x, axis.endS, axis.isLabelled);
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
    m_chart.setGeometry(QRectF(QPointF(), size));
    m_chart.setPlotArea(m_area);
    // Qt Charts 6.4 moves the axes to a new plot area with the layout's next pass only.
    m_chart.layout()->invalidate();
    m_chart.layout()->activate();
}

void ChartPlot::draw(const ChartColumns& columns, double now)
{
    const std::optional<double> clock = columns.isWhole() ? std::nullopt : std::optional(now);
    if (m_spec.isStacked)
        drawStack(columns, clock);
    else
        drawLines(columns, clock);
}

void ChartPlot::forgetScale()
{
    m_value.forget();
    if (m_rightValue)
        m_rightValue->forget();
}

void ChartPlot::drawStack(const ChartColumns& columns, std::optional<double> now)
{
    const std::size_t perBin = valuesPerBin(columns.size(), static_cast<int>(m_area.width() / 2));
    const double width = static_cast<double>(perBin) * ChartColumns::slotS();
    std::vector<double> height;
    QList<QPointF> floor;
    for (const Line& line : m_lines) {
        const bool isVisible = isShown(line.spec.id) && columns.has(line.spec.id);
        line.area->setVisible(isVisible);
        if (!isVisible)
            continue;
        const std::vector<double> means = binMeans(columns.of(line.spec.id), perBin, columns.isWhole());
        height.resize(means.size());
        if (floor.isEmpty())
            floor = stepsOf(height, width, columns.endS());
        std::transform(means.begin(), means.end(), height.begin(), height.begin(), std::plus<>());
        const QList<QPointF> top = stepsOf(height, width, columns.endS());
        line.line->replace(top);
        line.floor->replace(floor);
        floor = top;
    }
    m_value.fit(0, height.empty() ? 0 : *std::max_element(height.begin(), height.end()), now);
}

void ChartPlot::drawLines(const ChartColumns& columns, std::optional<double> now)
{
    Extent left;
    Extent right;
    for (const Line& line : m_lines) {
        const bool isVisible = isShown(line.spec.id) && columns.has(line.spec.id);
        line.line->setVisible(isVisible);
        if (!isVisible)
            continue;
        QList<QPointF> points = decimatedLine(
            { columns.of(line.spec.id), ChartColumns::slotS() }, 0, m_time.endS, static_cast<int>(m_area.width() / 2));
        if (line.spec.isOnRight)
            points = inLevels(points, ChartColumns::slotS());
        (line.spec.isOnRight ? right : left).take(points);
        for (QPointF& point : points) {
            if (!std::isnan(point.y()))
                point.setY(axisOf(line.spec).position(point.y()));
        }
        line.line->replace(points);
    }
    m_value.fit(left.smallest, left.largest, now);
    if (m_rightValue)
        m_rightValue->fit(right.smallest, right.largest, now);
}

QList<QPointF> ChartPlot::pointsOf(SeriesId series) const
{
    const auto line =
        std::find_if(m_lines.begin(), m_lines.end(), [series](const Line& each) { return each.spec.id == series; });
    return line == m_lines.end() ? QList<QPointF>() : line->line->points();
}

double ChartPlot::xOf(double t) const
{
    return m_area.left() + t / m_time.endS * m_area.width();
}

double ChartPlot::timeAt(double x) const
{
    return (x - m_area.left()) / m_area.width() * m_time.endS;
}

double ChartPlot::yOf(const SeriesSpec& series, double value) const
{
    const ValueAxis& axis = series.isOnRight && m_rightValue ? *m_rightValue : m_value;
    return m_area.bottom() - axis.share(value) * m_area.height();
}

}
