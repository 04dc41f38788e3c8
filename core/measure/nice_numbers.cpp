// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/nice_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace labour {

namespace {

constexpr double rounding = 1e-9; // 0.3 / 0.1 is not 3
constexpr double shrinkBelow = 0.6;
constexpr double headroom = 1.05;
constexpr double shortestAxisS = 5;

}

double niceStep(double span, int steps)
{
    if (!(span > 0) || !std::isfinite(span) || steps < 1)
        return 1;
    const double least = span / steps * (1 - rounding);
    const double decade = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : { 1.0, 2.0, 5.0 }) {
        if (factor * decade >= least)
            return factor * decade;
    }
    return 10 * decade;
}

double niceEnd(double value, int steps)
{
    const double step = niceStep(value, steps);
    return std::max(step, std::ceil(value / step - rounding) * step);
}

std::vector<double> niceTicks(double from, double to, int steps)
{
    std::vector<double> ticks;
    const double step = niceStep(to - from, steps);
    const auto first = static_cast<long long>(std::ceil(from / step - rounding));
    const auto last = static_cast<long long>(std::floor(to / step + rounding));
    for (long long i = first; i <= last; ++i)
        ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

double timeStep(double span, int steps)
{
    static constexpr std::array<double, 12> ofMinutesAndHours { 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400,
        21600 };
    const double decimal = niceStep(span, steps);
    if (decimal <= 10)
        return decimal;
    const double least = span / steps * (1 - rounding);
    const auto step = std::lower_bound(ofMinutesAndHours.begin(), ofMinutesAndHours.end(), least);
    return step == ofMinutesAndHours.end() ? std::ceil(least / 86400) * 86400 : *step;
}

double timeAxisEnd(double recorded, std::optional<double> planned)
{
    if (planned && recorded <= *planned * headroom)
        return std::max(*planned, recorded);
    const double wanted = std::max(recorded * headroom, shortestAxisS);
    const double step = timeStep(wanted, 10);
    return std::ceil(wanted / step - rounding) * step;
}

double StickyEnd::update(double needed, double now)
{
    const double wanted = niceEnd(needed * headroom, steps);
    if (wanted >= m_end) {
        m_end = wanted;
        m_belowSince.reset();
    } else if (wanted > shrinkBelow * m_end) {
        m_belowSince.reset();
    } else if (!m_belowSince) {
        m_belowSince = now;
    } else if (now - *m_belowSince >= patienceS) {
        m_end = wanted;
        m_belowSince.reset();
    }
    return m_end;
}

}
