// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_gestures.h"

#include "ui/charts/chart_canvas.h"
#include "ui/charts/time_navigator.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double leastBand = 5; // pixels; less is a click
constexpr double notch = 120; // of a wheel
constexpr double zoomOfANotch = 0.8;
constexpr double zoomOfAKey = 0.5;
constexpr double panOfANotch = 0.1; // of what is on view
constexpr int quickly = 10; // slots

}

ChartGestures::ChartGestures(ChartCanvas& canvas, TimeNavigator& time)
    : QObject(&canvas)
    , m_canvas(canvas)
    , m_time(time)
    , m_band(new QRubberBand(QRubberBand::Rectangle, canvas.viewport()))
{
    m_band->setObjectName(QStringLiteral("zoomBand"));
    canvas.setFocusPolicy(Qt::StrongFocus);
    canvas.setWhatsThis(tr("Drag over a stretch of time, or turn the wheel, to zoom in; drag with Ctrl or the middle "
                           "button to move along; "
                           "double-click to see all of the run again. The arrow keys move the cursor by a tenth of a "
                           "second, with Shift by "
                           "a second; Home and End go to the ends of what is shown, + and - zoom, and Space pauses the "
                           "display. Click with "
                           "Shift to measure from there."));
    canvas.installEventFilter(this);
    canvas.viewport()->installEventFilter(this);
}

double ChartGestures::secondsOf(double pixels) const
{
    const ChartPlot& plot = m_canvas.plot();
    return pixels / std::max(1.0, plot.plotArea().width()) * plot.timeAxis().lengthS();
}

double ChartGestures::timeAt(double x) const
{
    const QRectF area = m_canvas.plot().plotArea();
    return m_canvas.plot().timeAt(std::clamp(x, area.left(), area.right()));
}

bool ChartGestures::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_canvas)
        return event->type() == QEvent::KeyPress && key(*static_cast<QKeyEvent*>(event));
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
            return false;
        m_drag = Drag::None;
        m_time.reset();
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    default:
        return false;
    }
}

bool ChartGestures::press(const QMouseEvent& event)
{
    const bool isLeft = event.button() == Qt::LeftButton;
    if (event.button() != Qt::MiddleButton && !isLeft)
        return false;
    m_canvas.setFocus(Qt::MouseFocusReason);
    m_drag = isLeft && !(event.modifiers() & Qt::ControlModifier) ? Drag::Zoom : Drag::Pan;
    m_pressed = event.position();
    m_last = event.position().x();
    m_hasMoved = false;
    if (m_drag == Drag::Pan)
        m_canvas.viewport()->setCursor(Qt::ClosedHandCursor);
    return true;
}

bool ChartGestures::move(const QMouseEvent& event)
{
    if (m_drag == Drag::None)
        return false;
    m_hasMoved = m_hasMoved || std::abs(event.position().x() - m_pressed.x()) >= leastBand;
    if (m_drag == Drag::Zoom && m_hasMoved)
        showBand(event.position().x());
    if (m_drag == Drag::Pan) {
        m_time.panBy(secondsOf(m_last - event.position().x()));
        m_last = event.position().x();
    }
    return m_hasMoved;
}

void ChartGestures::showBand(double x)
{
    const QRectF area = m_canvas.plot().plotArea();
    const double from = std::clamp(std::min(x, m_pressed.x()), area.left(), area.right());
    const double to = std::clamp(std::max(x, m_pressed.x()), area.left(), area.right());
    m_band->setGeometry(QRectF(from, area.top(), to - from, area.height()).toAlignedRect());
    m_band->show();
    m_time.setCursor(timeAt(x));
}

bool ChartGestures::release(const QMouseEvent& event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_band->hide();
    m_canvas.viewport()->unsetCursor();
    if (drag == Drag::None)
        return false;
    if (drag == Drag::Zoom && m_hasMoved) {
        const double a = timeAt(m_pressed.x());
        const double b = timeAt(event.position().x());
        m_time.zoomTo({ std::min(a, b), std::max(a, b) });
    } else if (drag == Drag::Zoom) {
        const double t = timeAt(event.position().x());
        m_time.setCursor(t);
        if (event.modifiers() & Qt::ShiftModifier)
            m_time.setReference(t);
    }
    return true;
}

/// Where there is nothing to zoom out of, the wheel is left to what lies around the chart.
bool ChartGestures::wheel(const QWheelEvent& event)
{
    const QPoint angle = event.angleDelta();
    const bool isSideways = (event.modifiers() & Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
    const double notches =
        (angle.y() != 0 && !(std::abs(angle.x()) > std::abs(angle.y())) ? angle.y() : angle.x()) / notch;
    if (notches == 0)
        return false;
    if (isSideways)
        return m_time.panBy(-notches * panOfANotch * m_canvas.plot().timeAxis().lengthS());
    return m_time.zoomBy(std::pow(zoomOfANotch, notches), timeAt(event.position().x()));
}

bool ChartGestures::key(const QKeyEvent& event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const int steps = event.modifiers() & Qt::ShiftModifier ? quickly : 1;
    switch (event.key()) {
    case Qt::Key_Left:
        m_time.moveCursor(-steps);
        return true;
    case Qt::Key_Right:
        m_time.moveCursor(steps);
        return true;
    case Qt::Key_Home: {
        const std::optional<double> before = m_time.cursor();
        m_time.moveCursorToBegin();
        if (m_time.cursor() == before) // once more: to the beginning of all
            m_time.reset();
        return true;
    }
    case Qt::Key_End:
        m_time.moveCursorToEnd();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_time.zoomBy(zoomOfAKey);
        return true;
    case Qt::Key_Minus:
        m_time.zoomBy(1 / zoomOfAKey);
        return true;
    default:
        return false;
    }
}

}
