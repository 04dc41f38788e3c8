// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/plot_painter.h"

#include "ui/comparison/curve_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double gap = 6;
constexpr double rightMargin = 22;
constexpr double lineWidth = 1.6;
constexpr double markerSize = 3.2;
constexpr double markersApart = 70; // pixels
constexpr int bandAlpha = 60;

}

PlotPainter::PlotPainter(const PlotContent& content, Theme theme, const QFont& font, const QRectF& place, double gutter)
    : m_content(content)
    , m_theme(theme)
    , m_font(font)
    , m_place(place)
    , m_hasOver(content.hasOver())
{
    const double line = lineHeight();
    const double above = line + gap + (m_content.marks.empty() ? line / 2 : line) + overHeight();
    const double below = (m_content.hasXTitle ? 2 : 1) * line + gap;
    m_area = QRectF(std::floor(place.left() + gutter) + 0.5, std::floor(place.top() + above) + 0.5,
        std::max(10.0, std::floor(place.width() - gutter - rightMargin)),
        std::max(10.0, std::floor(place.height() - above - below)));
}

double PlotPainter::lineHeight() const
{
    return QFontMetricsF(m_font).height();
}

QFont PlotPainter::bold() const
{
    QFont font = m_font;
    font.setBold(true);
    return font;
}

double PlotPainter::gutterOf(const PlotContent& content, const QFont& font)
{
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (const PlotAxis::Tick& tick : content.y.ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return std::ceil(widest + metrics.height() + 3 * gap);
}

double PlotPainter::xAt(double pixel) const
{
    return m_content.x.valueAt((pixel - m_area.left()) / m_area.width());
}

QPointF PlotPainter::pointOf(double x, double y) const
{
    const double pixel = m_area.left() + m_content.x.share(x) * m_area.width();
    if (std::isinf(y))
        return { pixel, m_area.top() - overGap - lineHeight() / 2 };
    return { pixel, m_area.bottom() - m_content.y.share(y) * m_area.height() };
}

void PlotPainter::draw(QPainter& painter) const
{
    painter.save();
    painter.fillRect(m_place, plotColours(m_theme).ground);
    drawAxes(painter);
    drawMarks(painter);
    if (m_content.isEmpty()) {
        painter.setPen(plotColours(m_theme).text);
        painter.drawText(
            m_area.adjusted(gap, gap, -gap, -gap), Qt::AlignCenter | Qt::TextWordWrap, m_content.emptyText);
    }
    painter.setClipRect(m_area.adjusted(-1, -overHeight() - 1, 1, 1));
    if (m_content.band)
        drawBand(painter);
    for (const PlotLine& line : m_content.lines)
        drawLine(painter, line);
    for (const PlotLine& line : m_content.lines)
        drawMarkers(painter, line);
    painter.restore();
}

void PlotPainter::drawAxes(QPainter& painter) const
{
    const PlotColours colours = plotColours(m_theme);
    const double line = lineHeight();
    painter.setFont(bold());
    painter.setPen(colours.cursor);
    painter.drawText(QRectF(m_place.left() + gap, m_place.top() + 1, m_place.width() - 2 * gap, line),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(bold()).elidedText(m_content.title, Qt::ElideMiddle, m_place.width() - 2 * gap));
    painter.setFont(m_font);
    for (const PlotAxis::Tick& tick : m_content.y.ticks) {
        const double y = std::floor(pointOf(m_content.x.range.from, tick.value).y()) + 0.5;
        painter.setPen(QPen(tick.value == 0 ? colours.axis : colours.grid, 1));
        painter.drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
        painter.setPen(colours.text);
        painter.drawText(QRectF(m_place.left(), y - line / 2, m_area.left() - gap - m_place.left(), line),
            Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    double free = m_place.left(); // labels that would touch are left out
    for (const PlotAxis::Tick& tick : m_content.x.ticks) {
        const double x = std::floor(pointOf(tick.value, 0).x()) + 0.5;
        painter.setPen(QPen(colours.grid, 1));
        painter.drawLine(QPointF(x, m_area.top()), QPointF(x, m_area.bottom()));
        const double width = QFontMetricsF(m_font).horizontalAdvance(tick.label);
        if (x - width / 2 < free)
            continue;
        free = x + width / 2 + gap;
        painter.setPen(colours.text);
        painter.drawText(QRectF(x - width, m_area.bottom() + gap / 2, 2 * width, line), Qt::AlignHCenter, tick.label);
    }
    painter.setPen(QPen(colours.axis, 1));
    painter.drawLine(m_area.topLeft(), m_area.bottomLeft());
    painter.drawLine(m_area.bottomLeft(), m_area.bottomRight());
    painter.setPen(colours.text);
    const QRectF below(m_area.left(), m_area.bottom() + gap / 2 + line, m_area.width(), line);
    if (m_content.hasXTitle)
        painter.drawText(
            below, Qt::AlignCenter, QFontMetricsF(m_font).elidedText(m_content.x.title, Qt::ElideRight, below.width()));
    painter.save();
    painter.translate(m_place.left() + gap / 2, m_area.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-m_area.height() / 2, 0, m_area.height(), line), Qt::AlignCenter,
        QFontMetricsF(m_font).elidedText(m_content.y.title, Qt::ElideRight, m_area.height()));
    painter.restore();
    if (!m_hasOver)
        return;
    const QRectF strip(m_area.left(), m_area.top() - overGap - line, m_area.width(), line);
    painter.fillRect(strip, colours.grid);
    painter.drawText(strip.adjusted(gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, noReplyText());
}

void PlotPainter::drawMarks(QPainter& painter) const
{
    const PlotColours colours = plotColours(m_theme);
    painter.setFont(m_font);
    const QFontMetricsF metrics(m_font);
    double free = m_area.left();
    for (const PlotMark& mark : m_content.marks) {
        const double x = std::floor(pointOf(mark.x, 0).x()) + 0.5;
        if (x < m_area.left() - 1 || x > m_area.right() + 1)
            continue;
        painter.setPen(QPen(colours.axis, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, m_area.top() - overHeight() - metrics.height() / 2), QPointF(x, m_area.bottom()));
        const double room = m_area.right() - x - gap;
        if (x < free - 1 || room < 3 * gap)
            continue;
        const QString text = metrics.elidedText(mark.text, Qt::ElideRight, room);
        painter.setPen(colours.text);
        painter.drawText(QPointF(x + gap / 2, m_area.top() - overHeight() - metrics.descent() - 1), text);
        free = x + gap + metrics.horizontalAdvance(text);
    }
}

/// Shaded between its ends, with its middle as a line.
void PlotPainter::drawBand(QPainter& painter) const
{
    const PlotBand& band = *m_content.band;
    const QColor colour = plotColours(m_theme).cursor;
    QColor shade = colour;
    shade.setAlpha(bandAlpha);
    for (std::size_t begin = 0; begin < band.x.size();) {
        if (std::isnan(band.middle[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        while (end < band.x.size() && !std::isnan(band.middle[end]))
            ++end;
        QPolygonF outline;
        QPolygonF middle;
        for (std::size_t i = begin; i < end; ++i) {
            outline.append(pointOf(band.x[i], band.high[i]));
            middle.append(pointOf(band.x[i], band.middle[i]));
        }
        for (std::size_t i = end; i > begin; --i)
            outline.append(pointOf(band.x[i - 1], band.low[i - 1]));
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawPolygon(outline);
        painter.setPen(QPen(colour, lineWidth));
        painter.setBrush(colour);
        if (middle.size() == 1)
            painter.drawEllipse(middle.first(), 2, 2);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(middle);
        begin = end;
    }
}

void PlotPainter::drawLine(QPainter& painter, const PlotLine& line) const
{
    painter.setPen(penOf(line.look, m_theme, lineWidth));
    painter.setBrush(Qt::NoBrush);
    QPolygonF piece;
    const auto finish = [&] {
        if (piece.size() == 1) // alone between gaps
            drawMarker(painter, piece.first(), line.look, m_theme, markerSize - 1);
        else
            painter.drawPolyline(piece);
        painter.setPen(penOf(line.look, m_theme, lineWidth));
        painter.setBrush(Qt::NoBrush);
        piece.clear();
    };
    for (const QPointF& point : line.points) {
        if (std::isnan(point.y())) {
            finish();
            continue;
        }
        const QPointF at = pointOf(point.x(), point.y());
        if (line.isInSteps && !piece.isEmpty())
            piece.append(QPointF(at.x(), piece.last().y()));
        piece.append(at);
    }
    finish();
}

void PlotPainter::drawMarkers(QPainter& painter, const PlotLine& line) const
{
    // Each form begins elsewhere, so that lines which lie on each other still show both.
    double next = m_area.left() + markersApart / 8 * (1 + line.look.form + 4 * (line.look.colour % 2));
    for (const QPointF& point : line.points) {
        if (std::isnan(point.y()))
            continue;
        const QPointF at = pointOf(point.x(), point.y());
        if (at.x() < next)
            continue;
        drawMarker(painter, at, line.look, m_theme, markerSize);
        while (next <= at.x())
            next += markersApart;
    }
}

void PlotPainter::drawCursor(QPainter& painter, double x) const
{
    const double pixel = pointOf(x, 0).x();
    if (pixel < m_area.left() - 1 || pixel > m_area.right() + 1)
        return;
    painter.save();
    const PlotColours colours = plotColours(m_theme);
    const double middle = std::floor(pixel) + 0.5;
    painter.setPen(QPen(colours.cursor, 1));
    painter.drawLine(QPointF(middle, m_area.top()), QPointF(middle, m_area.bottom()));
    for (const PlotLine& line : m_content.lines) {
        const double value = line.at(x, m_content.reach());
        if (!std::isnan(value))
            drawMarker(painter, QPointF(middle, pointOf(x, value).y()), line.look, m_theme, markerSize + 1.5);
    }
    painter.setFont(m_font);
    const QFontMetricsF metrics(m_font);
    const auto pill = [&](const QString& text, QRectF place, const QPointF& centre) {
        place.moveCenter(centre);
        place.moveLeft(
            std::clamp(place.left(), m_area.left(), std::max(m_area.left(), m_area.right() - place.width())));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.cursor);
        painter.drawRoundedRect(place, 3, 3);
        painter.setPen(colours.ground);
        painter.drawText(place, Qt::AlignCenter, text);
    };
    const auto sizeOf = [&](const QString& text) {
        return QRectF(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 2);
    };
    const QString where = m_content.xText(x);
    pill(where, sizeOf(where), { middle, m_area.bottom() + metrics.height() / 2 + gap / 2 });
    if (const QString text = m_content.readout ? m_content.readout(x) : QString(); !text.isEmpty())
        pill(text, sizeOf(text), { middle, m_area.top() + metrics.height() / 2 + gap / 2 });
    painter.restore();
}

void PlotPainter::drawChoice(QPainter& painter, const Span& chosen) const
{
    const double from = std::clamp(pointOf(chosen.from, 0).x(), m_area.left(), m_area.right());
    const double to = std::clamp(pointOf(chosen.to, 0).x(), m_area.left(), m_area.right());
    QColor shade = plotColours(m_theme).cursor;
    shade.setAlpha(bandAlpha);
    painter.fillRect(QRectF(QPointF(from, m_area.top()), QPointF(to, m_area.bottom())), shade);
}

}
