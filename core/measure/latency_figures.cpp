// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/latency_figures.h"

#include <algorithm>
#include <utility>

namespace labour {

namespace {

bool isValid(const BucketCount& bucket)
{
    return bucket.index < Histogram::bucketLimit();
}

}

DurationCount latenciesOf(const std::vector<PackedLatencyCount>& latencies)
{
    return latenciesOf(latencies, {});
}

DurationCount latenciesOf(const std::vector<PackedLatencyCount>& latencies, const std::vector<bool>& isAmong)
{
    LatencyCount sum;
    for (const PackedLatencyCount& each : latencies) {
        if (isAmong.empty() || (each.behaviour < isAmong.size() && isAmong[each.behaviour]))
            addLatencies(sum, each.unpacked());
    }
    if (sum.buckets.empty())
        return {};
    return { sum.sumUs, sum.minUs, sum.maxUs, std::move(sum.buckets) };
}

std::optional<double> quantileMs(const DurationCount& durations, double quantile)
{
    std::uint64_t count = 0;
    for (const BucketCount& bucket : durations.buckets)
        count += isValid(bucket) ? bucket.count : 0;
    if (count == 0)
        return std::nullopt;
    const std::uint64_t rank = rankOf(quantile, count);
    std::uint64_t seen = 0;
    for (const BucketCount& bucket : durations.buckets) {
        seen += isValid(bucket) ? bucket.count : 0;
        if (seen >= rank)
            return static_cast<double>(std::clamp(Histogram::highestIn(bucket.index), durations.minUs, durations.maxUs))
                / 1000.0;
    }
    return static_cast<double>(durations.maxUs) / 1000.0;
}

}
