// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/run_curve.h"

#include <cstdint>
#include <vector>

namespace labour {

/// By how much the second side lies above the first, a value a bin from `first` on; NaN where a side has no value.
struct DifferenceBand {
    std::int64_t first = 0;
    std::vector<double> low; ///< the smallest difference between any two runs of both sides
    std::vector<double> middle; ///< the median of the second side less that of the first
    std::vector<double> high; ///< the largest difference between any two
};

/// Of curves with the same bins. It covers what both sides cover.
DifferenceBand differenceBand(const std::vector<RunCurve>& first, const std::vector<RunCurve>& second);

}
