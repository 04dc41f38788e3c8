// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_overlay.h"

#include "ui/charts/chart_axes.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace labour {

namespace {

constexpr double touching = 6; // pixels between marks
constexpr double signSize = 4;
constexpr int lineAlpha = 110; // of 255
constexpr int phaseShade = 24; // of 255

/// The last is drawn over the others.
constexpr std::array<Hue, 4> markHues { Hue::Neutral, Hue::Note, Hue::GoodNews, Hue::BadNews };
constexpr double rowOfSigns = 2 * signSize + 1;

/// What the server did stands at the top of the chart and what was done to it at the bottom, in a row for each hue, so
/// that none hides another of the same moment.
double signY(const QRectF& area, Hue hue)
{
    switch (hue) {
    case Hue::BadNews:
        return area.top();
    case Hue::GoodNews:
        return area.top() + rowOfSigns;
    case Hue::Note:
        return area.bottom() - rowOfSigns;
    default:
        return area.bottom();
    }
}

}

ChartOverlay::ChartOverlay(const ChartPlot& plot, Theme theme, QPainter& painter)
    : m_plot(plot)
    , m_theme(theme)
    , m_painter(painter)
{
}

void ChartOverlay::drawPhases(const std::vector<RecordedPhase>& phases) const
{
    if (phases.size() < 2)
        return;
    const QRectF area = m_plot.plotArea();
    const QFontMetricsF metrics(m_painter.font());
    QColor shade = plotColours(m_theme).text;
    shade.setAlpha(phaseShade);
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const double from = std::clamp(m_plot.xOf(phases[i].from), area.left(), area.right());
        const double to = std::clamp(m_plot.xOf(phases[i].to), area.left(), area.right());
        const QRectF place(from, area.top(), to - from, area.height());
        if (place.width() <= 0)
            continue;
        if (i % 2 == 1)
            m_painter.fillRect(place, shade);
        const QString name =
            metrics.elidedText(QString::fromStdString(phases[i].name), Qt::ElideRight, place.width() - 4 * signSize);
        if (name.isEmpty())
            continue;
        const QRectF label(place.left() + signSize + 2, place.top() + rowOfSigns + signSize + 1,
            metrics.horizontalAdvance(name) + 8, metrics.height());
        m_painter.fillRect(label, plotColours(m_theme).ground);
        m_painter.setPen(plotColours(m_theme).text);
        m_painter.drawText(label, Qt::AlignCenter, name);
    }
}

void ChartOverlay::drawHeat(const HeatPicture& picture, const HeatMap& map) const
{
    if (picture.image.isNull() || !map.range())
        return;
    const QRectF place(QPointF(m_plot.xOf(picture.fromS), m_plot.yOf(HeatMap::beginMs(map.range()->last + 1))),
        QPointF(m_plot.xOf(picture.toS), m_plot.yOf(HeatMap::beginMs(map.range()->first))));
    m_painter.save();
    m_painter.setClipRect(m_plot.plotArea());
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    m_painter.drawImage(place, picture.image);
    m_painter.restore();
}

void ChartOverlay::drawCeiling(double value, const QString& label) const
{
    const QRectF area = m_plot.plotArea();
    const QColor colour = colourOf(Hue::BadNews, m_theme);
    const double y = std::floor(m_plot.yOf(value)) + 0.5;
    const bool isInView = y >= area.top();
    m_painter.setPen(QPen(colour, 1, Qt::DashLine));
    if (isInView)
        m_painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    const QFontMetricsF metrics(m_painter.font());
    const QString text = isInView ? label : QStringLiteral("%1 ↑").arg(label);
    const double below = isInView ? std::min(y, area.bottom() - metrics.height()) : area.top();
    QRectF place(0, below + 1, metrics.horizontalAdvance(text) + 8, metrics.height());
    place.moveRight(area.right() - 4);
    m_painter.fillRect(place, plotColours(m_theme).ground);
    m_painter.setPen(colour);
    m_painter.drawText(place, Qt::AlignCenter, text);
}

void ChartOverlay::drawMarks(const std::vector<Mark>& marks) const
{
    const QRectF area = m_plot.plotArea();
    const auto end = firstMarkFrom(marks.begin(), marks.end(), m_plot.timeAt(area.right() + 1));
    const auto begin = firstMarkFrom(marks.begin(), end, m_plot.timeAt(area.left() - 1));
    std::vector<double> places;
    for (const Hue hue : markHues) {
        places.clear();
        for (auto mark = begin; mark != end; ++mark) {
            if (mark->hue != hue)
                continue;
            const double x = m_plot.xOf(mark->t);
            if (places.empty() || x >= places.back() + touching)
                places.push_back(x);
        }
        QColor colour = colourOf(hue, m_theme);
        colour.setAlpha(lineAlpha);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        for (const double x : places)
            fillColumn(QRectF(std::floor(x), area.top(), 1, area.height()), colour);
        m_painter.setRenderHint(QPainter::Antialiasing);
        for (const double x : places)
            drawSign(std::floor(x) + 0.5, hue);
    }
}

/// A column of pixels, which takes a hundredth of the time of a line that is stroked and smoothed; in pieces, since
/// what is higher and translucent Qt fills in other threads, and waits for them.
void ChartOverlay::fillColumn(const QRectF& column, const QColor& colour) const
{
    constexpr double piece = 64;
    for (double y = column.top(); y < column.bottom(); y += piece)
        m_painter.fillRect(QRectF(column.left(), y, column.width(), std::min(piece, column.bottom() - y)), colour);
}

/// The shape says it too: down for what ended, up for what came back, a square for what was changed, a disc for a note.
void ChartOverlay::drawSign(double x, Hue hue) const
{
    const double y = signY(m_plot.plotArea(), hue);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colourOf(hue, m_theme));
    const double s = signSize;
    if (hue == Hue::BadNews)
        m_painter.drawPolygon(QPolygonF { QPointF(x - s, y - s), QPointF(x + s, y - s), QPointF(x, y + s) });
    else if (hue == Hue::GoodNews)
        m_painter.drawPolygon(QPolygonF { QPointF(x - s, y + s), QPointF(x + s, y + s), QPointF(x, y - s) });
    else if (hue == Hue::Note)
        m_painter.drawEllipse(QPointF(x, y), s, s);
    else
        m_painter.drawRect(QRectF(x - s + 1, y - s + 1, 2 * s - 2, 2 * s - 2));
}

void ChartOverlay::drawReference(double t) const
{
    const QRectF area = m_plot.plotArea();
    const double x = std::floor(m_plot.xOf(t)) + 0.5;
    if (x < area.left() || x > area.right())
        return;
    m_painter.setPen(QPen(plotColours(m_theme).cursor, 1, Qt::DashLine));
    m_painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

void ChartOverlay::drawFocus(const QRect& frame) const
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(plotColours(m_theme).axis, 1, Qt::DotLine));
    m_painter.drawRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5));
}

void ChartOverlay::drawCursor(double t, const ChartColumns& columns) const
{
    const QRectF area = m_plot.plotArea();
    const double x = m_plot.xOf(t);
    if (x < area.left() || x > area.right())
        return;
    const PlotColours colours = plotColours(m_theme);
    m_painter.setPen(QPen(colours.cursor, 1));
    const double middle = std::floor(x) + 0.5;
    m_painter.drawLine(QPointF(middle, area.top()), QPointF(middle, area.bottom()));
    if (!m_plot.spec().isStacked) {
        for (const SeriesSpec& series : m_plot.spec().series) {
            const double value = columns.at(series.id, t);
            if (!m_plot.isShown(series.id) || std::isnan(value))
                continue;
            m_painter.setPen(QPen(colours.ground, 1));
            m_painter.setBrush(colourOf(series.hue, m_theme));
            m_painter.drawEllipse(QPointF(middle, m_plot.yOf(series, value)), 3.5, 3.5);
        }
    }
    if (!m_plot.timeAxis().isLabelled)
        return;
    const QString text = momentText(t);
    const QFontMetricsF metrics(m_painter.font());
    QRectF pill(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 2);
    pill.moveCenter(QPointF(middle, area.bottom() + pill.height() / 2 + 2));
    pill.moveLeft(std::clamp(pill.left(), 0.0, std::max(0.0, area.right() + 16 - pill.width())));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colours.cursor);
    m_painter.drawRoundedRect(pill, 3, 3);
    m_painter.setPen(colours.ground);
    m_painter.drawText(pill, Qt::AlignCenter, text);
}

void ChartOverlay::drawEmptyText(const QString& text) const
{
    QColor colour = plotColours(m_theme).text;
    m_painter.setPen(colour);
    m_painter.drawText(m_plot.plotArea(), Qt::AlignCenter | Qt::TextWordWrap, text);
}

}
