// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QWidget>

#include <cstdint>
#include <optional>

namespace labour {

class ChartColumns;
class TimeNavigator;
struct TimeRange;

/// The whole run as one small curve of its throughput, and on it the stretch that is on view, which can be dragged: by
/// its middle along the run, by an edge to another length.
class TimeOverview : public QWidget
{
    Q_OBJECT

public:
    explicit TimeOverview(TimeNavigator& time, QWidget* parent = nullptr);

    /// They outlive this, and may have become more.
    void refresh(const ChartColumns& columns);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Grip : std::uint8_t {
        None,
        Begin,
        End,
        Middle,
    };

    QPolygonF curve() const;
    Grip gripAt(double x) const;
    double xOf(double t) const;
    double secondsOf(double pixels) const;
    void describe();

    TimeNavigator& m_time;
    const ChartColumns* m_columns = nullptr;
    Grip m_grip = Grip::None;
    double m_last = 0; ///< x
};

}
