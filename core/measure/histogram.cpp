// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr std::uint32_t subBucketBits = 11;
constexpr std::uint32_t subBuckets = 1U << subBucketBits;
constexpr std::uint32_t halfSubBuckets = subBuckets / 2;

constexpr std::uint32_t indexOfValue(std::uint64_t us)
{
    if (us < subBuckets)
        return static_cast<std::uint32_t>(us);
    const auto shift = static_cast<std::uint32_t>(std::bit_width(us)) - subBucketBits;
    return halfSubBuckets * shift + static_cast<std::uint32_t>(us >> shift);
}

constexpr std::uint32_t limit = indexOfValue(Histogram::highestUs) + 1;

constexpr std::uint32_t shiftOf(std::uint32_t index)
{
    return index < subBuckets ? 0 : index / halfSubBuckets - 1;
}

}

std::uint64_t rankOf(double quantile, std::uint64_t count)
{
    if (count == 0)
        return 0;
    const double exact = std::clamp(quantile, 0.0, 1.0) * static_cast<double>(count);
    // 0.999 * 1000 is a hair above 999 in binary: forgive what is far below one value.
    const double rank = std::ceil(exact - 1e-12 * static_cast<double>(count));
    return std::clamp<std::uint64_t>(static_cast<std::uint64_t>(std::max(rank, 1.0)), 1, count);
}

std::uint32_t Histogram::indexOf(std::uint64_t us)
{
    return indexOfValue(std::clamp(us, lowestUs, highestUs));
}

std::uint64_t Histogram::lowestIn(std::uint32_t index)
{
    const std::uint32_t shift = shiftOf(index);
    return std::uint64_t { index - halfSubBuckets * shift } << shift;
}

std::uint64_t Histogram::highestIn(std::uint32_t index)
{
    return lowestIn(index) + (std::uint64_t { 1 } << shiftOf(index)) - 1;
}

std::uint32_t Histogram::bucketLimit()
{
    return limit;
}

void Histogram::record(std::uint64_t us, std::uint64_t count)
{
    if (count == 0)
        return;
    const std::uint64_t value = std::clamp(us, lowestUs, highestUs);
    const std::uint32_t index = indexOfValue(value);
    if (index >= m_counts.size())
        m_counts.resize(index + 1);
    m_counts[index] += count;
    m_minUs = m_count == 0 ? value : std::min(m_minUs, value);
    m_maxUs = std::max(m_maxUs, value);
    m_sumUs += value * count;
    m_count += count;
}

void Histogram::merge(const Histogram& other)
{
    if (other.isEmpty())
        return;
    if (other.m_counts.size() > m_counts.size())
        m_counts.resize(other.m_counts.size());
    for (std::size_t i = 0; i < other.m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
    m_minUs = m_count == 0 ? other.m_minUs : std::min(m_minUs, other.m_minUs);
    m_maxUs = std::max(m_maxUs, other.m_maxUs);
    m_sumUs += other.m_sumUs;
    m_count += other.m_count;
}

std::uint64_t Histogram::merge(
    const std::vector<BucketCount>& buckets, std::uint64_t sumUs, std::uint64_t minUs, std::uint64_t maxUs)
{
    std::uint64_t added = 0;
    for (const BucketCount& bucket : buckets) {
        if (bucket.index >= limit || bucket.count == 0)
            continue;
        if (bucket.index >= m_counts.size())
            m_counts.resize(bucket.index + 1);
        m_counts[bucket.index] += bucket.count;
        added += bucket.count;
    }
    if (added == 0)
        return 0;
    m_minUs = m_count == 0 ? minUs : std::min(m_minUs, minUs);
    m_maxUs = std::max(m_maxUs, maxUs);
    m_sumUs += sumUs;
    m_count += added;
    return added;
}

void Histogram::clear()
{
    *this = {};
}

double Histogram::meanUs() const
{
    return isEmpty() ? 0 : static_cast<double>(m_sumUs) / static_cast<double>(m_count);
}

std::uint64_t Histogram::valueAtRank(std::uint64_t rank) const
{
    if (isEmpty())
        return 0;
    std::uint64_t seen = 0;
    for (std::uint32_t index = 0; index < m_counts.size(); ++index) {
        seen += m_counts[index];
        if (seen >= rank)
            return std::clamp(highestIn(index), m_minUs, m_maxUs);
    }
    return m_maxUs;
}

std::uint64_t Histogram::valueAtQuantile(double quantile) const
{
    return valueAtRank(rankOf(quantile, m_count));
}

std::vector<BucketCount> Histogram::buckets() const
{
    std::vector<BucketCount> filled;
    for (std::uint32_t index = 0; index < m_counts.size(); ++index) {
        constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
        for (std::uint64_t left = m_counts[index]; left > 0;) {
            const std::uint64_t part = std::min(left, most);
            filled.push_back({ index, static_cast<std::uint32_t>(part) });
            left -= part;
        }
    }
    return filled;
}

}
