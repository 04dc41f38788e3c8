// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/slope.h"

#include <algorithm>
#include <cstddef>

namespace labour {

namespace {

void addSlopes(std::vector<double>& slopes, const std::vector<Point>& points)
{
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            if (points[i].x != points[j].x)
                slopes.push_back((points[j].y - points[i].y) / (points[j].x - points[i].x));
        }
    }
}

}

std::optional<double> theilSenSlope(const std::vector<Point>& points)
{
    return theilSenSlope(std::vector<std::vector<Point>> { points });
}

std::optional<double> theilSenSlope(const std::vector<std::vector<Point>>& groups)
{
    std::vector<double> slopes;
    for (const std::vector<Point>& points : groups)
        addSlopes(slopes, points);
    if (slopes.empty())
        return std::nullopt;
    const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
    std::nth_element(slopes.begin(), middle, slopes.end());
    if (slopes.size() % 2 == 1)
        return *middle;
    return (*std::max_element(slopes.begin(), middle) + *middle) / 2;
}

}
