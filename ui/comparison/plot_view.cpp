// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/plot_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double leastDrag = 6; // pixels
constexpr double zoomStep = 1.5;
constexpr double manySteps = 10;

}

PlotView::PlotView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void PlotView::setContent(const PlotContent& content)
{
    m_content = content;
    setObjectName(content.name + QStringLiteral("Plot"));
    setAccessibleName(tr("Chart: %1").arg(content.title));
    setToolTip(QString());
    setWhatsThis(content.isZoomable
            ? tr("The mouse or the arrow keys move the cursor, Shift in larger steps. A stretch that is dragged, the "
                 "wheel, + and − zoom; a double click or 0 shows all again.")
            : tr("The mouse or the arrow keys move the cursor, Shift in larger steps."));
    describe();
    update();
}

void PlotView::setGutter(double gutter)
{
    m_gutter = gutter;
    update();
}

void PlotView::setCursor(std::optional<double> x)
{
    if (x == m_cursor)
        return;
    m_cursor = x;
    describe();
    update();
}

/// What is read at the cursor, for people who hear rather than see.
void PlotView::describe()
{
    if (!m_cursor || !m_content.xText) {
        setAccessibleDescription(m_content.isEmpty() ? m_content.emptyText : QString());
        return;
    }
    QStringList parts { m_content.xText(*m_cursor) };
    for (const PlotLine& line : m_content.lines)
        parts.append(QStringLiteral("%1: %2").arg(line.name, m_content.yText(line.at(*m_cursor, m_content.reach()))));
    if (const QString text = m_content.readout ? m_content.readout(*m_cursor) : QString(); !text.isEmpty())
        parts.append(text);
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

QSize PlotView::minimumSizeHint() const
{
    return { 180, 7 * fontMetrics().height() };
}

PlotPainter PlotView::painterOf() const
{
    return { m_content, themeOf(palette()), font(), rect(), m_gutter };
}

void PlotView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotPainter plot = painterOf();
    plot.draw(painter);
    if (m_chosen)
        plot.drawChoice(painter, *m_chosen);
    if (m_cursor && !m_content.isEmpty())
        plot.drawCursor(painter, *m_cursor);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void PlotView::mouseMoveEvent(QMouseEvent* event)
{
    const PlotPainter plot = painterOf();
    const double x = event->position().x();
    if (m_dragFrom && std::abs(x - *m_dragFrom) >= leastDrag) {
        const auto [left, right] = std::minmax(x, *m_dragFrom);
        m_chosen = { plot.xAt(std::max(left, plot.area().left())), plot.xAt(std::min(right, plot.area().right())) };
        update();
    }
    if (x < plot.area().left() || x > plot.area().right())
        emit pointed(std::nullopt);
    else
        emit pointed(plot.xAt(x));
}

void PlotView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_content.isZoomable)
        m_dragFrom = event->position().x();
    else
        QWidget::mousePressEvent(event);
}

void PlotView::mouseReleaseEvent(QMouseEvent* event)
{
    m_dragFrom.reset();
    if (const std::optional<Span> chosen = std::exchange(m_chosen, std::nullopt); chosen && chosen->length() > 0)
        emit zoomWanted(*chosen);
    else
        QWidget::mouseReleaseEvent(event);
    update();
}

void PlotView::mouseDoubleClickEvent(QMouseEvent*)
{
    if (m_content.isZoomable)
        emit wholeWanted();
}

void PlotView::leaveEvent(QEvent*)
{
    emit pointed(std::nullopt);
}

void PlotView::wheelEvent(QWheelEvent* event)
{
    if (!m_content.isZoomable || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoomBy(event->angleDelta().y() > 0 ? 1 / zoomStep : zoomStep, painterOf().xAt(event->position().x()));
    event->accept();
}

void PlotView::zoomBy(double factor, double around)
{
    const Span& range = m_content.x.range;
    emit zoomWanted({ around - (around - range.from) * factor, around + (range.to - around) * factor });
}

void PlotView::moveCursor(double steps)
{
    const PlotAxis& axis = m_content.x;
    const double now = m_cursor.value_or(axis.range.from);
    const double wanted =
        m_content.step > 0 ? now + steps * m_content.step : axis.valueAt(axis.share(now) + steps / 100);
    emit pointed(std::clamp(m_cursor ? wanted : now, axis.range.from, axis.range.to));
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    const double size = event->modifiers().testFlag(Qt::ShiftModifier) ? manySteps : 1;
    const Span& range = m_content.x.range;
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(-size);
        return;
    case Qt::Key_Right:
        moveCursor(size);
        return;
    case Qt::Key_Home:
        emit pointed(range.from);
        return;
    case Qt::Key_End:
        emit pointed(range.to);
        return;
    default:
        break;
    }
    if (m_content.isZoomable) {
        const double around = m_cursor.value_or((range.from + range.to) / 2);
        switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomBy(1 / zoomStep, around);
            return;
        case Qt::Key_Minus:
            zoomBy(zoomStep, around);
            return;
        case Qt::Key_0:
            emit wholeWanted();
            return;
        default:
            break;
        }
    }
    QWidget::keyPressEvent(event);
}

}
