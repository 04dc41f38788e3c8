// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/interval.h"

#include <algorithm>

namespace labour {

namespace {

std::vector<BucketCount> mergedBuckets(const std::vector<BucketCount>& a, const std::vector<BucketCount>& b)
{
    if (a.empty())
        return b;
    std::vector<BucketCount> merged;
    merged.reserve(a.size() + b.size());
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() || right != b.end()) {
        if (right == b.end() || (left != a.end() && left->index < right->index))
            merged.push_back(*left++);
        else if (left == a.end() || right->index < left->index)
            merged.push_back(*right++);
        else
            merged.push_back({ left->index, (left++)->count + (right++)->count });
    }
    return merged;
}

}

bool EndingCount::sameEnding(const EndingCount& other) const
{
    return behaviour == other.behaviour && outcome == other.outcome && wrong == other.wrong
        && asExpected == other.asExpected && status == other.status;
}

PackedLatencyCount::PackedLatencyCount(const LatencyCount& latencies)
    : behaviour(latencies.behaviour)
    , sumUs(latencies.sumUs)
    , minUs(latencies.minUs)
    , maxUs(latencies.maxUs)
    , bytesReceived(latencies.bytesReceived)
    , buckets(latencies.buckets)
{
}

LatencyCount PackedLatencyCount::unpacked() const
{
    return { behaviour, sumUs, minUs, maxUs, bytesReceived, buckets.unpacked() };
}

void addEnding(std::vector<EndingCount>& into, const EndingCount& more)
{
    const auto same = std::find_if(into.begin(), into.end(), [&](const EndingCount& e) { return e.sameEnding(more); });
    if (same == into.end())
        into.push_back(more);
    else
        same->count += more.count;
}

void addLatencies(std::vector<PackedLatencyCount>& into, const LatencyCount& more)
{
    const auto same = std::find_if(
        into.begin(), into.end(), [&](const PackedLatencyCount& each) { return each.behaviour == more.behaviour; });
    if (same == into.end()) {
        into.emplace_back(more);
        return;
    }
    LatencyCount sum = same->unpacked();
    addLatencies(sum, more);
    *same = PackedLatencyCount(sum);
}

void addLatencies(LatencyCount& into, const LatencyCount& more)
{
    into.bytesReceived += more.bytesReceived;
    if (more.buckets.empty())
        return;
    into.minUs = into.buckets.empty() ? more.minUs : std::min(into.minUs, more.minUs);
    into.maxUs = std::max(into.maxUs, more.maxUs);
    into.sumUs += more.sumUs;
    into.buckets = mergedBuckets(into.buckets, more.buckets);
}

}
