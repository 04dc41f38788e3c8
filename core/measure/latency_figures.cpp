// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/latency_figures.h"

#include <algorithm>

namespace labour {

namespace {

bool isValid(const BucketCount& bucket)
{
    return bucket.index < Histogram::bucketLimit();
}

}

DurationCount latenciesOf(const std::vector<LatencyCount>& latencies)
{
    return latenciesOf(latencies, {});
}

DurationCount latenciesOf(const std::vector<LatencyCount>& latencies, const std::vector<bool>& isAmong)
{
    std::vector<LatencyCount> one;
    for (const LatencyCount& each : latencies) {
        if (!isAmong.empty() && (each.behaviour >= isAmong.size() || !isAmong[each.behaviour]))
            continue;
        LatencyCount more = each;
        more.behaviour = 0; // so that all are added to the same
        addLatencies(one, more);
    }
    if (one.empty() || one.front().buckets.empty())
        return {};
    return { one.front().sumUs, one.front().minUs, one.front().maxUs, std::move(one.front().buckets) };
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
