// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/interval.h"

#include <optional>
#include <vector>

namespace labour {

/// The latencies of several behaviours' complete replies as one.
DurationCount latenciesOf(const std::vector<PackedLatencyCount>& latencies);
/// The same of those whose behaviour `isAmong` holds.
DurationCount latenciesOf(const std::vector<PackedLatencyCount>& latencies, const std::vector<bool>& isAmong);

/// The duration in ms that the share `quantile` (0 to 1) of them does not exceed, by the nearest rank, as a Histogram
/// of them would have it, without making one; nothing where there are none.
std::optional<double> quantileMs(const DurationCount& durations, double quantile);

}
