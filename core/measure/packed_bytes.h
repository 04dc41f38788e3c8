// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

namespace labour {

/// Numbers in as few bytes as they need, seven bits a byte (LEB128, https://dwarfstd.org/doc/DWARF5.pdf, 7.6). Only for
/// what is read where it was written: nothing is checked.
using PackedBytes = std::vector<std::uint8_t>;

inline void pack(PackedBytes& into, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U)
        into.push_back(static_cast<std::uint8_t>(value | 0x80U));
    into.push_back(static_cast<std::uint8_t>(value));
}

/// From `at`, which is moved behind it.
inline std::uint64_t unpack(const std::uint8_t*& at)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const std::uint8_t byte = *at++;
        value |= std::uint64_t { byte & 0x7FU } << shift;
        if (byte < 0x80)
            return value;
    }
}

/// How far `value` is from `before`, either way, so that a small step takes few bytes.
inline void packStep(PackedBytes& into, std::uint64_t before, std::uint64_t value)
{
    const auto step = static_cast<std::int64_t>(value - before);
    pack(into, (static_cast<std::uint64_t>(step) << 1U) ^ static_cast<std::uint64_t>(step >> 63));
}

inline std::uint64_t unpackStep(const std::uint8_t*& at, std::uint64_t before)
{
    const std::uint64_t packed = unpack(at);
    return before + ((packed >> 1U) ^ (~(packed & 1U) + 1));
}

/// As it is in memory.
template <typename Real>
void packReal(PackedBytes& into, Real value)
{
    const std::size_t size = into.size();
    into.resize(size + sizeof value);
    std::memcpy(into.data() + size, &value, sizeof value);
}

template <typename Real>
Real unpackReal(const std::uint8_t*& at)
{
    Real value;
    std::memcpy(&value, at, sizeof value);
    at += sizeof value;
    return value;
}

}
