// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace labour {

/// One message between Labour and a helper. On the pipe: four bytes little-endian for the length of what follows, one
/// byte for the version, one for the type, then the payload.
struct Frame {
    std::uint8_t type = 0;
    std::string payload;
};

inline constexpr std::uint8_t frameVersion = 2;
inline constexpr std::size_t largestFrame = 64U << 20;

std::string framed(std::uint8_t type, std::string_view payload);

/// Puts frames together from whatever pieces a pipe delivers. The other side is not trusted: nonsense is noticed at
/// once, remembered, and never costs more memory than the largest frame.
class FrameReader
{
public:
    void feed(std::string_view bytes);
    /// The next whole frame, if there is one.
    std::optional<Frame> next();
    /// Empty while all is well; else a sentence about what was wrong. Nothing more is read after that.
    const std::string& error() const { return m_error; }
    /// The beginning of a frame is waiting for its end.
    bool isWithinFrame() const { return m_bytes.size() > m_read; }

private:
    std::string m_bytes;
    std::size_t m_read = 0;
    std::string m_error;
};

}
