// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/histogram.h"
#include "core/measure/packed_bytes.h"

#include <cstddef>
#include <iterator>
#include <vector>

namespace labour {

/// The buckets of a histogram that are kept for long: about a byte and a half each in place of eight, as most hold one
/// value and lie near the one before. Read in order. A value, which does not change.
class PackedBuckets
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = BucketCount;
        using difference_type = std::ptrdiff_t;
        using pointer = const BucketCount*;
        using reference = const BucketCount&;

        Iterator() = default;
        Iterator(const std::uint8_t* at, const std::uint8_t* end);

        reference operator*() const { return m_bucket; }
        pointer operator->() const { return &m_bucket; }
        Iterator& operator++();
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_at == b.m_at; }

    private:
        void read();

        const std::uint8_t* m_at = nullptr; ///< where m_bucket begins
        const std::uint8_t* m_next = nullptr;
        const std::uint8_t* m_end = nullptr;
        BucketCount m_bucket;
    };

    PackedBuckets() = default;
    explicit PackedBuckets(const std::vector<BucketCount>& buckets);

    bool empty() const { return m_bytes.empty(); }
    Iterator begin() const { return { m_bytes.data(), m_bytes.data() + m_bytes.size() }; }
    Iterator end() const { return { m_bytes.data() + m_bytes.size(), m_bytes.data() + m_bytes.size() }; }
    std::vector<BucketCount> unpacked() const { return { begin(), end() }; }

    friend bool operator==(const PackedBuckets&, const PackedBuckets&) = default;

private:
    PackedBytes m_bytes; ///< of each the step from the index before, whose lowest bit says that there is a count
};

}
