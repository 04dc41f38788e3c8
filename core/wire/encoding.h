// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace labour {

/// Writes the payload of a frame: integers as LEB128 varints, doubles as eight bytes (little-endian), strings with
/// their length before them.
class Encoder
{
public:
    void unsignedInteger(std::uint64_t value);
    void signedInteger(std::int64_t value); ///< zigzag, so that small negative numbers stay short
    void real(double value);
    void boolean(bool value) { unsignedInteger(value ? 1 : 0); }
    void text(std::string_view value);

    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

/// Reads what an Encoder wrote, from somebody who is not trusted: past the end or off the format it becomes failed and
/// gives zeros.
class Decoder
{
public:
    explicit Decoder(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    std::uint64_t unsignedInteger();
    std::int64_t signedInteger();
    double real();
    bool boolean() { return unsignedInteger() != 0; }
    std::string text();
    /// Unsigned and no larger than the type holds.
    template <std::unsigned_integral T>
    T bounded()
    {
        const std::uint64_t value = unsignedInteger();
        if (value > static_cast<std::uint64_t>(static_cast<T>(-1))) {
            m_failed = true;
            return 0;
        }
        return static_cast<T>(value);
    }
    /// The number of elements that follow, each of at least `leastBytes`: refused when they cannot be there.
    std::size_t count(std::size_t leastBytes = 1);

    void fail() { m_failed = true; }
    bool failed() const { return m_failed; }
    /// Everything was read, and nothing was wrong.
    bool done() const { return !m_failed && m_bytes.empty(); }

private:
    std::string_view m_bytes;
    bool m_failed = false;
};

}
