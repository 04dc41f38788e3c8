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

/// Counts of so many bins, from `first` on.
template <typename Count>
void add(HeatMap::Counts& into, std::size_t first, std::size_t width, const Count* more)
{
    for (std::size_t i = 0; i < width; ++i)
        into[first + i] += more[i];
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
    for (const PackedLatencyCount& latencies : slot.latencies) {
        for (const BucketCount& bucket : latencies.buckets) {
            if (bucket.index >= binOfBucket.size())
                continue;
            const std::size_t bin = binOfBucket[bucket.index];
            counts[bin] = static_cast<std::uint16_t>(std::min(counts[bin] + bucket.count, 65'535U));
            if (!m_range)
                m_range = Range { bin, bin };
            m_range->first = std::min(m_range->first, bin);
            m_range->last = std::max(m_range->last, bin);
        }
    }
    m_open.push_back(counts);
    if (m_open.size() < perPiece)
        return;
    m_complete.push_back(std::make_shared<const Piece>(packed(m_open)));
    m_open.clear();
}

HeatMap::Piece HeatMap::packed(const std::vector<SlotCounts>& counts)
{
    Counts whole {};
    for (const SlotCounts& slot : counts)
        add(whole, 0, bins, slot.data());
    const auto holds = [](std::uint32_t count) { return count > 0; };
    Piece piece;
    piece.first = static_cast<std::size_t>(std::find_if(whole.begin(), whole.end(), holds) - whole.begin());
    const auto end = static_cast<std::size_t>(whole.rend() - std::find_if(whole.rbegin(), whole.rend(), holds));
    piece.width = end - std::min(piece.first, end);
    const auto keep = [&piece](auto& into, const auto& from) {
        const auto first = from.begin() + static_cast<std::ptrdiff_t>(std::min(piece.first, bins));
        into.insert(into.end(), first, first + static_cast<std::ptrdiff_t>(piece.width));
    };
    piece.single.reserve(counts.size() * piece.width);
    piece.sums.reserve(counts.size() / fanOut * piece.width);
    for (std::size_t begin = 0; begin < counts.size(); begin += fanOut) {
        Counts sum {};
        for (std::size_t i = begin; i < begin + fanOut; ++i) {
            keep(piece.single, counts[i]);
            add(sum, 0, bins, counts[i].data());
        }
        keep(piece.sums, sum);
    }
    keep(piece.whole, whole);
    return piece;
}

std::vector<HeatMap::SlotCounts> HeatMap::unpacked(const Piece& piece)
{
    std::vector<SlotCounts> counts(perPiece);
    for (std::size_t i = 0; i < perPiece; ++i)
        std::copy_n(piece.single.data() + i * piece.width, piece.width, counts[i].begin() + piece.first);
    return counts;
}

void HeatMap::truncate(std::size_t size)
{
    if (size == 0)
        m_range.reset();
    const std::size_t complete = size / perPiece;
    if (complete < m_complete.size()) {
        m_open = unpacked(*m_complete[complete]);
        m_complete.resize(complete);
    }
    m_open.resize(std::min(m_open.size(), size - complete * perPiece));
}

HeatMap::Counts HeatMap::sum(std::size_t begin, std::size_t end) const
{
    Counts counts {};
    std::size_t at = begin;
    while (at < end) {
        const std::size_t place = at % perPiece;
        const auto fits = [&](std::size_t length) { return place % length == 0 && at + length <= end; };
        if (at / perPiece >= m_complete.size()) {
            add(counts, 0, bins, m_open[place].data());
            ++at;
            continue;
        }
        const Piece& piece = *m_complete[at / perPiece];
        if (fits(perPiece)) {
            add(counts, piece.first, piece.width, piece.whole.data());
            at += perPiece;
        } else if (fits(fanOut)) {
            add(counts, piece.first, piece.width, piece.sums.data() + place / fanOut * piece.width);
            at += fanOut;
        } else {
            add(counts, piece.first, piece.width, piece.single.data() + place * piece.width);
            ++at;
        }
    }
    return counts;
}

}
