// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/tally.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace labour {

/// A point of HdrHistogram's percentile axis.
struct PercentilePoint {
    double oneIn = 1; ///< 1/(1 - p): 2 is the median, 100 is p99
    double ms = 0;

    friend bool operator==(const PercentilePoint&, const PercentilePoint&) = default;
};

/// Latency over percentile, of all requests: one without a reply is slower than all with one.
struct PercentileCurve {
    std::vector<PercentilePoint> points; ///< in ascending order, as far as there were replies
    std::optional<double> overFrom; ///< from there to the end requests had no reply: over the timeout
    double end = 1; ///< the number of requests: there is nothing to be said beyond
};

/// Twenty points a decade, and the last request with a reply. Empty without requests.
PercentileCurve percentileCurve(const Tally& tally);

/// How latencies are distributed, in bins of equal width on a logarithmic axis: bin i holds what took at least
/// binStartMs(i) and less than binStartMs(i + 1).
struct LatencyBins {
    std::map<int, double> shares; ///< of all requests, 0 to 1; those without an entry are empty
    double noReply = 0; ///< the share without a reply: over the timeout

    friend bool operator==(const LatencyBins&, const LatencyBins&) = default;
};

inline constexpr int latencyBinsADecade = 10;
double binStartMs(int bin);
int latencyBinOf(double ms);
LatencyBins latencyBins(const Tally& tally);

}
