// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

#include <cstdint>
#include <optional>

class QKeyEvent;
class QMouseEvent;
class QRubberBand;
class QWheelEvent;

namespace labour {

class ChartCanvas;
class TimeNavigator;

/// Hands and keys on a chart, as movements in time: dragging zooms to what is dragged over, the wheel zooms at the
/// mouse, Ctrl and dragging, the middle button and Shift with the wheel pan, a double click shows all; Shift and a
/// click set what the cursor is compared with. Keys move the cursor and zoom.
class ChartGestures : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this, which is the canvas' child.
    ChartGestures(ChartCanvas& canvas, TimeNavigator& time);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag : std::uint8_t {
        None,
        Zoom,
        Pan,
    };

    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool key(const QKeyEvent& event);
    void showBand(double x);
    double secondsOf(double pixels) const;
    double timeAt(double x) const;

    ChartCanvas& m_canvas;
    TimeNavigator& m_time;
    QRubberBand* m_band;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    double m_last = 0; ///< x of the last movement while it pans
    bool m_hasMoved = false;
};

}
