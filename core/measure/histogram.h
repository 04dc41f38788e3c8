// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace labour {

/// One bucket of a histogram that holds something.
struct BucketCount {
    std::uint32_t index = 0;
    std::uint32_t count = 0;

    friend bool operator==(const BucketCount&, const BucketCount&) = default;
};

/// Counts of durations in microseconds, 1 µs to 1 h, with three significant digits: log-linear buckets in
/// HdrHistogram's layout (2048 sub-buckets, https://hdrhistogram.github.io/HdrHistogram/). Values outside the range
/// count at its ends. Merging two histograms gives what recording all their values in one would have given. Not
/// thread-safe.
class Histogram
{
public:
    static constexpr std::uint64_t lowestUs = 1;
    static constexpr std::uint64_t highestUs = 3'600'000'000;

    void record(std::uint64_t us, std::uint64_t count = 1);
    void merge(const Histogram& other);
    /// Adds counts that another process recorded; `sumUs`, `minUs` and `maxUs` describe just these.
    /// Indices out of range are ignored. Returns the number of values added.
    std::uint64_t merge(
        const std::vector<BucketCount>& buckets, std::uint64_t sumUs, std::uint64_t minUs, std::uint64_t maxUs);
    void clear();

    std::uint64_t count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }
    std::uint64_t minUs() const { return m_minUs; }
    std::uint64_t maxUs() const { return m_maxUs; }
    std::uint64_t sumUs() const { return m_sumUs; }
    double meanUs() const;
    /// The value that is not exceeded by the first `rank` values in ascending order (1 is the smallest); 0 when empty.
    std::uint64_t valueAtRank(std::uint64_t rank) const;
    /// The smallest value that at least the share `quantile` (0 to 1) of the values does not exceed.
    std::uint64_t valueAtQuantile(double quantile) const;

    /// The buckets that hold something, in ascending order.
    std::vector<BucketCount> buckets() const;

    static std::uint32_t indexOf(std::uint64_t us);
    /// The smallest and the largest microsecond that bucket `index` stands for.
    static std::uint64_t lowestIn(std::uint32_t index);
    static std::uint64_t highestIn(std::uint32_t index);
    static std::uint32_t bucketLimit();

private:
    std::vector<std::uint64_t> m_counts;
    std::uint64_t m_count = 0;
    std::uint64_t m_sumUs = 0;
    std::uint64_t m_minUs = 0;
    std::uint64_t m_maxUs = 0;
};

/// The rank (1 to `count`) that the share `quantile` of `count` values reaches: the nearest-rank definition.
std::uint64_t rankOf(double quantile, std::uint64_t count);

}
