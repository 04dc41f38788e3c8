// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/interval.h"

#include <algorithm>

namespace labour {

namespace {

std::vector<BucketCount> mergedBuckets(const std::vector<BucketCount>& a, const std::vector<BucketCount>& b)
{
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

void addEnding(std::vector<EndingCount>& into, const EndingCount& more)
{
    const auto same = std::find_if(into.begin(), into.end(), [&](const EndingCount& e) { return e.sameEnding(more); });
    if (same == into.end())
        into.push_back(more);
    else
        same->count += more.count;
}

void addLatencies(std::vector<LatencyCount>& into, const LatencyCount& more)
{
    const auto same =
        std::find_if(into.begin(), into.end(), [&](const LatencyCount& l) { return l.behaviour == more.behaviour; });
    if (same == into.end()) {
        into.push_back(more);
        return;
    }
    same->bytesReceived += more.bytesReceived;
    if (more.buckets.empty())
        return;
    same->minUs = same->buckets.empty() ? more.minUs : std::min(same->minUs, more.minUs);
    same->maxUs = std::max(same->maxUs, more.maxUs);
    same->sumUs += more.sumUs;
    same->buckets = mergedBuckets(same->buckets, more.buckets);
}

}
