// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phases/phase_scale.h"

#include "core/measure/nice_numbers.h"
#include "ui/plan/live_changes.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double reach = 6; // pixels around an edge
constexpr double roomToGrow = 1.08;
constexpr double pixelsOfAStep = 4;
constexpr int steps = 4;
constexpr double endShare = 0.25; // of the upper edge, that takes hold of one rate alone

double near(double value, double perPixel)
{
    const double step = niceStep(perPixel * pixelsOfAStep, 1);
    return std::round(value / step) * step;
}

}

PhaseScale::PhaseScale(const LoadPlan& load, const QRectF& area)
    : m_area(area)
    , m_isOpen(load.isOpen())
{
    double end = 0;
    double highest = 0;
    for (qsizetype i = 0; i < load.phases.size(); ++i) {
        end += std::max(0.0, load.phases.at(i).durationS);
        m_ends.append(end);
        m_rates.append(m_isOpen ? rateIn(load, i).value_or(RatePlan()) : RatePlan { 1, 1 });
        highest = std::max({ highest, m_rates.last().from, m_rates.last().to });
    }
    m_span = end > 0 ? end * roomToGrow : 1;
    m_top = m_isOpen && highest > 0 ? niceEnd(highest * roomToGrow, steps) : 1;
}

PhaseScale::PhaseScale(const PhaseScale& scale, const LoadPlan& load)
    : PhaseScale(load, scale.m_area)
{
    m_span = scale.m_span;
    m_top = scale.m_top;
}

QPolygonF PhaseScale::outline(qsizetype phase, double lowest, double highest) const
{
    const RatePlan& rate = m_rates.at(phase);
    const double left = xOf(startOf(phase));
    const double right = xOf(endOf(phase));
    return QPolygonF({ { left, yOf(rate.from * lowest) }, { left, yOf(rate.from * highest) },
        { right, yOf(rate.to * highest) }, { right, yOf(rate.to * lowest) } });
}

qsizetype PhaseScale::phaseAt(const QPointF& place) const
{
    for (qsizetype i = 0; i < m_ends.size(); ++i) {
        if (place.x() >= xOf(startOf(i)) && place.x() <= xOf(endOf(i)))
            return i;
    }
    return -1;
}

PhaseGrip PhaseScale::gripAt(const QPointF& place) const
{
    for (qsizetype i = m_ends.size() - 1; i >= 0; --i) {
        if (std::abs(place.x() - xOf(endOf(i))) <= reach)
            return { Grip::End, i };
    }
    const qsizetype phase = phaseAt(place);
    if (phase < 0 || !m_isOpen)
        return { Grip::None, phase };
    const double share = (place.x() - xOf(startOf(phase))) / std::max(1.0, xOf(endOf(phase)) - xOf(startOf(phase)));
    const RatePlan& rate = m_rates.at(phase);
    if (std::abs(place.y() - yOf(rate.from + share * (rate.to - rate.from))) > reach)
        return { Grip::None, phase };
    return { share < endShare ? Grip::From : share > 1 - endShare ? Grip::To : Grip::Level, phase };
}

double PhaseScale::nearSeconds(double seconds) const
{
    const double perPixel = m_span / m_area.width();
    return std::max(near(seconds, perPixel), niceStep(perPixel * pixelsOfAStep, 1));
}

double PhaseScale::nearRate(double rate) const
{
    return std::max(0.0, near(rate, m_top / m_area.height()));
}

}
