// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/frame.h"

namespace labour {

namespace {

constexpr std::size_t lengthBytes = 4;
constexpr std::size_t headBytes = 2;

}

std::string framed(std::uint8_t type, std::string_view payload)
{
    const std::size_t length = headBytes + payload.size();
    std::string bytes;
    bytes.reserve(lengthBytes + length);
    for (unsigned i = 0; i < lengthBytes; ++i)
        bytes += static_cast<char>((length >> (8 * i)) & 0xff);
    bytes += static_cast<char>(frameVersion);
    bytes += static_cast<char>(type);
    bytes += payload;
    return bytes;
}

void FrameReader::feed(std::string_view bytes)
{
    if (!m_error.empty())
        return;
    if (m_read > 0) {
        m_bytes.erase(0, m_read);
        m_read = 0;
    }
    m_bytes += bytes;
}

std::optional<Frame> FrameReader::next()
{
    const std::string_view waiting = std::string_view(m_bytes).substr(m_read);
    if (!m_error.empty() || waiting.size() < lengthBytes)
        return std::nullopt;
    std::size_t length = 0;
    for (unsigned i = 0; i < lengthBytes; ++i)
        length |= std::size_t { static_cast<unsigned char>(waiting[i]) } << (8 * i);
    if (length < headBytes || length > largestFrame) {
        m_error = "a frame of " + std::to_string(length) + " bytes";
        return std::nullopt;
    }
    if (waiting.size() > lengthBytes && static_cast<unsigned char>(waiting[lengthBytes]) != frameVersion) {
        m_error = "a frame of version " + std::to_string(static_cast<unsigned char>(waiting[lengthBytes])) + ", not "
            + std::to_string(frameVersion);
        return std::nullopt;
    }
    if (waiting.size() < lengthBytes + length)
        return std::nullopt;
    Frame frame { static_cast<std::uint8_t>(waiting[lengthBytes + 1]),
        std::string(waiting.substr(lengthBytes + headBytes, length - headBytes)) };
    m_read += lengthBytes + length;
    return frame;
}

}
