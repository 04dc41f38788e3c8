// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/encoding.h"

namespace labour {

void Encoder::unsignedInteger(std::uint64_t value)
{
    while (value >= 0x80) {
        m_bytes += static_cast<char>((value & 0x7f) | 0x80);
        value >>= 7;
    }
    m_bytes += static_cast<char>(value);
}

void Encoder::signedInteger(std::int64_t value)
{
    unsignedInteger((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void Encoder::real(double value)
{
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8)
        m_bytes += static_cast<char>(bits & 0xff);
}

void Encoder::text(std::string_view value)
{
    unsignedInteger(value.size());
    m_bytes += value;
}

std::uint64_t Decoder::unsignedInteger()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (m_failed || m_bytes.empty())
            break;
        const auto byte = static_cast<unsigned char>(m_bytes.front());
        m_bytes.remove_prefix(1);
        if (shift == 63 && byte > 1)
            break;
        value |= std::uint64_t { byte & 0x7fU } << shift;
        if ((byte & 0x80) == 0)
            return value;
    }
    m_failed = true;
    return 0;
}

std::int64_t Decoder::signedInteger()
{
    const std::uint64_t value = unsignedInteger();
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
}

double Decoder::real()
{
    if (m_failed || m_bytes.size() < 8) {
        m_failed = true;
        return 0;
    }
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i)
        bits |= std::uint64_t { static_cast<unsigned char>(m_bytes[i]) } << (8 * i);
    m_bytes.remove_prefix(8);
    return std::bit_cast<double>(bits);
}

std::string Decoder::text()
{
    const std::size_t size = count();
    if (m_failed)
        return {};
    std::string value(m_bytes.substr(0, size));
    m_bytes.remove_prefix(size);
    return value;
}

std::size_t Decoder::count(std::size_t leastBytes)
{
    const std::uint64_t value = unsignedInteger();
    if (m_failed || value > m_bytes.size() / leastBytes) {
        m_failed = true;
        return 0;
    }
    return static_cast<std::size_t>(value);
}

}
