// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/value_axis.h"

#include "ui/charts/chart_axes.h"

#include <QCategoryAxis>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double leastLogarithm = 1e-3; // of milliseconds the histogram's 1 µs; above zero in any case

}

ValueAxis::ValueAxis(QCategoryAxis& axis, AxisSpec spec)
    : m_axis(axis)
    , m_spec(std::move(spec))
{
    m_axis.setTitleText(m_spec.title);
    setRange(0, 1, { 0, 1 });
}

void ValueAxis::setLogarithmic(bool isLogarithmic)
{
    m_isLogarithmic = isLogarithmic;
    m_end.reset();
    m_ticks.clear(); // those that are there mean something else now
    m_axis.setTitleText(isLogarithmic ? logarithmicTitle(m_spec.title) : m_spec.title);
}

bool ValueAxis::fitLinear(double largest, std::optional<double> now)
{
    if (!now)
        m_end.reset();
    double end = m_end.update(largest, now.value_or(0));
    int steps = StickyEnd::steps;
    if (m_spec.quantity == Quantity::Count) { // there are no halves of what is counted
        end = std::max(1.0, std::ceil(end));
        steps = static_cast<int>(std::min<double>(steps, end));
    }
    return setRange(0, end, niceTicks(0, end, steps));
}

bool ValueAxis::fit(double smallest, double largest, std::optional<double> now)
{
    if (!m_isLogarithmic)
        return fitLinear(largest, now);
    const double most = std::max(largest, 1.0);
    const double from = std::floor(position(std::min(smallest, most)) + 1e-9);
    const double to = std::max(from + 1, std::ceil(position(most) - 1e-9));
    std::vector<double> decades;
    for (double decade = from; decade <= to; ++decade)
        decades.push_back(decade);
    return setRange(from, to, decades);
}

double ValueAxis::valueAt(double share) const
{
    const double place = m_from + share * (m_to - m_from);
    return m_isLogarithmic ? std::pow(10, place) : place;
}

double ValueAxis::position(double value) const
{
    return m_isLogarithmic ? std::log10(std::max(value, leastLogarithm)) : value;
}

bool ValueAxis::setRange(double from, double to, const std::vector<double>& ticks)
{
    if (from == m_from && to == m_to && ticks == m_ticks)
        return false;
    m_from = from;
    m_to = to;
    m_ticks = ticks;
    setAxisTicks(m_axis, from, to, ticks,
        [this](double tick) { return axisText(m_spec.quantity, m_isLogarithmic ? std::pow(10, tick) : tick); });
    return true;
}

}
