// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/latency_curve.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr int pointsADecade = 20;
constexpr double rounding = 1e-9; // 10^(n/10) and back is not quite n

}

PercentileCurve percentileCurve(const Tally& tally)
{
    PercentileCurve curve;
    const auto requests = static_cast<double>(tally.requests);
    if (tally.requests == 0)
        return curve;
    curve.end = requests;
    const std::uint64_t replies = tally.latency.count();
    if (const std::uint64_t others = tally.requests - std::min(tally.requests, replies); others > 0)
        curve.overFrom = requests / static_cast<double>(others);
    if (replies == 0)
        return curve;
    const double last = curve.overFrom.value_or(curve.end);
    for (int i = 0;; ++i) {
        const double oneIn = std::pow(10, static_cast<double>(i) / pointsADecade);
        if (oneIn >= last * (1 - rounding))
            break;
        if (const std::optional<double> ms = tally.latencyMs(1 - 1 / oneIn))
            curve.points.push_back({ oneIn, *ms });
    }
    curve.points.push_back({ last, static_cast<double>(tally.latency.maxUs()) / 1000 });
    return curve;
}

double binStartMs(int bin)
{
    return std::pow(10, static_cast<double>(bin) / latencyBinsADecade);
}

int latencyBinOf(double ms)
{
    return static_cast<int>(std::floor(latencyBinsADecade * std::log10(ms) + rounding));
}

LatencyBins latencyBins(const Tally& tally)
{
    LatencyBins bins;
    if (tally.requests == 0)
        return bins;
    const auto requests = static_cast<double>(tally.requests);
    for (const BucketCount& bucket : tally.latency.buckets()) {
        // Buckets are far narrower than bins, so their beginning stands for them.
        const double ms = static_cast<double>(std::max(Histogram::lowestUs, Histogram::lowestIn(bucket.index))) / 1000;
        bins.shares[latencyBinOf(ms)] += bucket.count / requests;
    }
    bins.noReply = static_cast<double>(tally.noReply()) / requests;
    return bins;
}

}
