// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_map.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double lowestUs = 10;

std::vector<std::uint8_t> binsOfBuckets()
{
    std::vector<std::uint8_t> bins(Histogram::bucketLimit());
    for (std::uint32_t bucket = 0; bucket < Histogram::bucketLimit(); ++bucket)
        bins[bucket] = static_cast<std::uint8_t>(HeatMap::binOf(Histogram::lowestIn(bucket)));
    return bins;
}

template <typename Counts>
void add(HeatMap::Counts& into, const Counts& more)
{
    for (std::size_t bin = 0; bin < HeatMap::bins; ++bin)
        into[bin] += more[bin];
}

}

std::size_t HeatMap::binOf(std::uint64_t us)
{
    const double bin = binsPerDecade * std::log10(std::max(lowestUs, static_cast<double>(us)) / lowestUs);
    return std::min(bins - 1, static_cast<std::size_t>(bin + 1e-9));
}

double HeatMap::beginMs(std::size_t bin)
{
    return lowestUs / 1000 * std::pow(10, static_cast<double>(bin) / binsPerDecade);
}

void HeatMap::append(const Slot& slot)
{
    static const std::vector<std::uint8_t> binOfBucket = binsOfBuckets();
    SlotCounts counts {};
    for (const LatencyCount& latencies : slot.latencies) {
        for (const BucketCount& bucket : latencies.buckets) {
            const std::size_t bin = binOfBucket[bucket.index];
            counts[bin] = static_cast<std::uint16_t>(std::min(counts[bin] + bucket.count, 65'535U));
            if (!m_range)
                m_range = Range { bin, bin };
            m_range->first = std::min(m_range->first, bin);
            m_range->last = std::max(m_range->last, bin);
        }
    }
    m_slots.push_back(counts);
    const auto sumUp = [](std::vector<Counts>& level, const auto& below) {
        if (below.size() / fanOut <= level.size())
            return false;
        Counts whole {};
        for (auto part = below.end() - fanOut; part != below.end(); ++part)
            add(whole, *part);
        level.push_back(whole);
        return true;
    };
    if (sumUp(m_levels[0], m_slots))
        sumUp(m_levels[1], m_levels[0]);
}

void HeatMap::truncate(std::size_t size)
{
    if (size == 0)
        m_range.reset();
    m_slots.resize(std::min(size, m_slots.size()));
    std::size_t whole = m_slots.size();
    for (std::vector<Counts>& level : m_levels) {
        whole /= fanOut;
        level.resize(std::min(whole, level.size()));
    }
}

HeatMap::Counts HeatMap::sum(std::size_t begin, std::size_t end) const
{
    Counts counts {};
    std::size_t at = begin;
    while (at < end) {
        const auto fits = [&](std::size_t length) { return at % length == 0 && at + length <= end; };
        if (fits(fanOut * fanOut)) {
            add(counts, m_levels[1][at / (fanOut * fanOut)]);
            at += fanOut * fanOut;
        } else if (fits(fanOut)) {
            add(counts, m_levels[0][at / fanOut]);
            at += fanOut;
        } else {
            add(counts, m_slots[at]);
            ++at;
        }
    }
    return counts;
}

}
