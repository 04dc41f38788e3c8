// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace labour {

struct Point {
    double x = 0;
    double y = 0;
};

/// The median of the slopes between any two points of different x; nothing where there are none. Outliers, up to some
/// 29 % of the points, do not move it far. P. K. Sen, Estimates of the regression coefficient based on Kendall's tau,
/// JASA 63 (1968), 1379-1389.
std::optional<double> theilSenSlope(const std::vector<Point>& points);

}
