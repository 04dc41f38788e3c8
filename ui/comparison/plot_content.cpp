// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/plot_content.h"

#include <algorithm>
#include <cmath>

namespace labour {

double PlotLine::at(double x, double reach) const
{
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const auto after = std::upper_bound(
        points.begin(), points.end(), x, [](double value, const QPointF& point) { return value < point.x(); });
    if (isInSteps)
        return after == points.begin() || after == points.end() ? missing : std::prev(after)->y();
    auto nearest = after;
    if (after == points.end() || (after != points.begin() && x - std::prev(after)->x() <= after->x() - x))
        nearest = after == points.begin() ? after : std::prev(after);
    if (nearest == points.end() || std::abs(nearest->x() - x) > reach)
        return missing;
    return std::isinf(reach) && (x < points.front().x() || x > points.back().x()) ? missing : nearest->y();
}

bool PlotContent::hasOver() const
{
    return std::any_of(lines.begin(), lines.end(), [](const PlotLine& line) {
        return std::any_of(
            line.points.begin(), line.points.end(), [](const QPointF& point) { return std::isinf(point.y()); });
    });
}

bool PlotContent::isEmpty() const
{
    const auto hasNumber = [](const PlotLine& line) {
        return std::any_of(
            line.points.begin(), line.points.end(), [](const QPointF& point) { return !std::isnan(point.y()); });
    };
    const bool hasBand =
        band && std::any_of(band->middle.begin(), band->middle.end(), [](double value) { return !std::isnan(value); });
    return !hasBand && std::none_of(lines.begin(), lines.end(), hasNumber);
}

}
