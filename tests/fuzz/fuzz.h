// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace labour::fuzz {

/// What is fed to a fuzz target, taken apart from its front.
class Input
{
public:
    Input(const std::uint8_t* data, std::size_t size)
        : m_rest(reinterpret_cast<const char*>(data), size)
    {
    }

    /// 0 at the end.
    std::uint8_t byte()
    {
        if (m_rest.empty())
            return 0;
        const auto byte = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return byte;
    }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

/// Ends the process, so that the fuzzer keeps what led here.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Calls `feed` with one piece after another, each of at most `longest` bytes.
template <typename Feed>
void inPieces(std::string_view bytes, std::size_t longest, const Feed& feed)
{
    while (!bytes.empty()) {
        feed(bytes.substr(0, longest));
        bytes.remove_prefix(longest < bytes.size() ? longest : bytes.size());
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
