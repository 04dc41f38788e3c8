// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_canvas.h"

#include "core/measure/clock.h"
#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_overlay.h"

#include <QChart>
#include <QEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>
#include <utility>

namespace labour {

namespace {

constexpr double nearMark = 6; // pixels

double nowS()
{
    return static_cast<double>(monotonicNs()) / static_cast<double>(nsPerSecond);
}

}

ChartCanvas::ChartCanvas(ChartSpec spec, QWidget* parent)
    : QChartView(new QChart, parent)
    , m_plot(std::move(spec), *chart())
{
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setObjectName(m_plot.spec().name + QStringLiteral("Chart"));
    setAccessibleName(tr("Chart: %1").arg(m_plot.spec().title));
    setFocusPolicy(Qt::NoFocus);
    followPalette();
}

void ChartCanvas::refresh(const ChartColumns& columns)
{
    m_columns = &columns;
    m_isBehind = true;
    if (isVisible() && !viewport()->visibleRegion().isEmpty())
        catchUp();
}

void ChartCanvas::catchUp()
{
    if (m_columns && std::exchange(m_isBehind, false) && m_plot.draw(*m_columns, nowS()))
        redraw();
}

void ChartCanvas::setGutters(const Gutters& gutters)
{
    if (gutters == m_gutters)
        return;
    m_gutters = gutters;
    redraw();
}

void ChartCanvas::setCursorTime(std::optional<double> t)
{
    m_cursor = t;
    viewport()->update();
}

void ChartCanvas::setReferenceTime(std::optional<double> t)
{
    if (t == m_reference)
        return;
    m_reference = t;
    viewport()->update();
}

void ChartCanvas::setMarks(const std::vector<Mark>& marks)
{
    m_marks = &marks;
    viewport()->update();
}

void ChartCanvas::setPhases(const std::vector<RecordedPhase>& phases)
{
    m_phases = &phases;
    viewport()->update();
}

void ChartCanvas::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

void ChartCanvas::setCeiling(std::optional<double> mebibytes)
{
    if (mebibytes == m_ceiling)
        return;
    m_ceiling = mebibytes;
    viewport()->update();
}

QSize ChartCanvas::minimumSizeHint() const
{
    const int lines = m_plot.timeAxis().isLabelled ? 8 : 5;
    return { 320, lines * fontMetrics().height() };
}

void ChartCanvas::redraw()
{
    m_isStale = true;
    viewport()->update();
}

void ChartCanvas::renderPicture()
{
    const double ratio = devicePixelRatioF();
    if (ratio != m_picture.devicePixelRatio())
        m_plot.setLineWidth(ratio);
    const double widthBefore = m_plot.plotArea().width();
    m_plot.arrange(viewport()->size(), m_gutters);
    if (m_columns && m_plot.plotArea().width() != widthBefore)
        m_plot.draw(*m_columns, nowS()); // another width has room for other points
    m_picture = QPixmap(viewport()->size() * ratio);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(plotColours(themeOf(palette())).ground);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    scene()->setSceneRect(QRectF(QPointF(), viewport()->size()));
    scene()->render(&painter, QRectF(QPointF(), viewport()->size()), scene()->sceneRect(), Qt::IgnoreAspectRatio);
    m_plot.paintLines(painter);
    if (m_plot.spec().isHeatMap && m_columns) {
        const TimeAxis& time = m_plot.timeAxis();
        const Theme theme = themeOf(palette());
        m_heat = heatPicture(
            m_columns->heatMap(), time.beginS, time.endS, static_cast<int>(m_plot.plotArea().width()), theme);
        ChartOverlay(m_plot, theme, painter).drawHeat(m_heat, m_columns->heatMap());
        emit heatChanged();
    }
    m_isStale = false;
}

void ChartCanvas::paintEvent(QPaintEvent*)
{
    if (m_isBehind && m_columns) { // it was out of sight until now
        catchUp();
        emit caughtUp();
    }
    if (m_isStale || m_picture.devicePixelRatio() != devicePixelRatioF())
        renderPicture();
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    const ChartOverlay overlay(m_plot, themeOf(palette()), painter);
    if (m_phases)
        overlay.drawPhases(*m_phases);
    if (m_ceiling && m_columns && m_columns->size() > 0)
        overlay.drawCeiling(*m_ceiling, tr("ceiling %1").arg(textOf(Quantity::Mebibytes, *m_ceiling)));
    if (m_marks)
        overlay.drawMarks(*m_marks);
    if (m_columns && m_reference)
        overlay.drawReference(*m_reference);
    if (m_columns && m_cursor)
        overlay.drawCursor(*m_cursor, *m_columns);
    if (hasFocus())
        overlay.drawFocus(viewport()->rect());
    if (!m_columns || m_columns->size() == 0)
        overlay.drawEmptyText(m_emptyText);
}

void ChartCanvas::resizeEvent(QResizeEvent*)
{
    // Not QChartView's: it would give the chart the view's geometry, which arrange() does, and invalidate the plot
    // area.
    redraw();
}

void ChartCanvas::showEvent(QShowEvent* event)
{
    QChartView::showEvent(event);
    catchUp();
}

void ChartCanvas::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        followPalette();
}

void ChartCanvas::followPalette()
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    m_plot.setFont(small);
    m_plot.setTheme(themeOf(palette()));
    redraw();
}

void ChartCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    const QRectF area = m_plot.plotArea();
    if (x < area.left() || x > area.right()) {
        emit hovered(std::nullopt);
        return;
    }
    emit hovered(m_plot.timeAt(x));
    emit pointedAt(m_plot.valueAt(event->position().y()));
    tellMarks(event->position(), event->globalPosition().toPoint());
}

void ChartCanvas::tellMarks(const QPointF& at, const QPoint& onScreen)
{
    const QString text = marksAt(at.x());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(onScreen + QPoint(8, 0), text, viewport());
}

void ChartCanvas::mousePressEvent(QMouseEvent* event)
{
    event->ignore();
}

bool ChartCanvas::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        emit hovered(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        // QGraphicsView would look for a tooltip of its items, find none, and hide ours.
        const auto* help = static_cast<QHelpEvent*>(event);
        tellMarks(help->pos(), help->globalPos());
        return true;
    }
    return QChartView::viewportEvent(event);
}

QString ChartCanvas::marksAt(double x) const
{
    constexpr int most = 12;
    QStringList lines;
    if (!m_marks)
        return {};
    const auto begin = firstMarkFrom(m_marks->begin(), m_marks->end(), m_plot.timeAt(x - nearMark));
    const auto end = firstMarkFrom(begin, m_marks->end(), m_plot.timeAt(x + nearMark));
    for (auto mark = begin; mark != end && lines.size() < most; ++mark)
        lines.append(tr("%1  %2").arg(momentText(mark->t), mark->text).toHtmlEscaped());
    if (const auto more = std::distance(begin, end) - lines.size(); more > 0)
        lines.append(tr("and %1 more").arg(more));
    // As rich text it is wrapped.
    return lines.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
}

}
