// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/packed_buckets.h"

namespace labour {

PackedBuckets::PackedBuckets(const std::vector<BucketCount>& buckets)
{
    PackedBytes bytes;
    bytes.reserve(4 * buckets.size());
    std::uint32_t before = 0;
    for (const BucketCount& bucket : buckets) {
        const std::uint32_t step = bucket.index - before;
        const bool isOne = bucket.count == 1;
        pack(bytes, std::uint64_t { step } << 1U | (isOne ? 0U : 1U));
        if (!isOne)
            pack(bytes, bucket.count);
        before = bucket.index;
    }
    m_bytes = PackedBytes(bytes.begin(), bytes.end()); // no room to spare
}

PackedBuckets::Iterator::Iterator(const std::uint8_t* at, const std::uint8_t* end)
    : m_at(at)
    , m_next(at)
    , m_end(end)
{
    read();
}

PackedBuckets::Iterator& PackedBuckets::Iterator::operator++()
{
    m_at = m_next;
    read();
    return *this;
}

void PackedBuckets::Iterator::read()
{
    if (m_next == m_end)
        return;
    const std::uint64_t step = unpack(m_next);
    m_bucket.index += static_cast<std::uint32_t>(step >> 1U);
    m_bucket.count = (step & 1U) != 0 ? static_cast<std::uint32_t>(unpack(m_next)) : 1;
}

}
