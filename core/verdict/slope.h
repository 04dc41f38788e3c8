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
/// The same of several groups, of which each may have a level of its own: only points of one group make a slope. R. M.
/// Hirsch, J. R. Slack and R. A. Smith, Techniques of trend analysis for monthly water quality data, Water Resources
/// Research 18 (1982), 107-121.
std::optional<double> theilSenSlope(const std::vector<std::vector<Point>>& groups);

}
