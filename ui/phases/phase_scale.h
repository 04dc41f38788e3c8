// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <cstdint>

namespace labour {

/// What of a phase the mouse can take hold of.
enum class Grip : std::uint8_t {
    None,
    End, ///< its right edge: how long it lasts
    From, ///< the beginning of its upper edge: the rate as it begins
    To, ///< the end of it
    Level, ///< between them: both
};

struct PhaseGrip {
    Grip what = Grip::None;
    qsizetype phase = -1;
};

/// Where the phases of a load lie in a drawing: time to the right; upwards the rate, or the shares of the mix where
/// load is closed.
class PhaseScale
{
public:
    PhaseScale() = default;
    PhaseScale(const LoadPlan& load, const QRectF& area);
    /// Another load's phases, drawn to the same scale.
    PhaseScale(const PhaseScale& scale, const LoadPlan& load);

    const QRectF& area() const { return m_area; }
    double top() const { return m_top; }
    double xOf(double seconds) const { return m_area.left() + seconds / m_span * m_area.width(); }
    double secondsAt(double x) const { return (x - m_area.left()) / m_area.width() * m_span; }
    double yOf(double rate) const { return m_area.bottom() - rate / m_top * m_area.height(); }
    double rateAt(double y) const { return (m_area.bottom() - y) / m_area.height() * m_top; }

    double startOf(qsizetype phase) const { return m_ends.value(phase - 1); }
    double endOf(qsizetype phase) const { return m_ends.at(phase); }
    /// The part of the phase between two shares of its height, 0 to 1.
    QPolygonF outline(qsizetype phase, double lowest, double highest) const;
    /// The phase at that place; -1 beside them.
    qsizetype phaseAt(const QPointF& place) const;
    PhaseGrip gripAt(const QPointF& place) const;

    /// The nearest value that people would write, at this scale.
    double nearSeconds(double seconds) const;
    double nearRate(double rate) const;

private:
    QRectF m_area { 0, 0, 1, 1 };
    bool m_isOpen = false;
    double m_span = 1;
    double m_top = 1;
    QList<double> m_ends;
    QList<RatePlan> m_rates;
};

}
