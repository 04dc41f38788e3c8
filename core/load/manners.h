// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>

namespace labour {

/// How a client goes about a request. The default is what every decent client does: it sends all at once, reads
/// whatever comes, and leaves when the reply is whole.
struct Manners {
    /// What the client does once it has sent what it sends.
    enum class Leaving : std::uint8_t {
        Stays, ///< for the reply
        Closes,
        Resets, ///< by RST
        HalfCloses, ///< says that it has no more to send, and waits for the reply
    };

    static constexpr std::uint32_t mostPipelined = 4096;
    static constexpr std::uint64_t everything = std::numeric_limits<std::uint64_t>::max();

    std::uint64_t uploadBytes = 0; ///< of filler sent after the request's own bytes
    // Of the upload, before which the request's own bytes go at once; of the request where there is no upload:
    std::uint64_t sendLimit = everything; ///< bytes that are sent; 0: none
    std::uint64_t sendChunk = 0; ///< bytes sent at a time; 0: as many as the connection takes
    std::int64_t sendPauseUs = 0; ///< between two chunks
    /// Bytes of the reply after which the client leaves, rather than once it has sent all.
    std::uint64_t readLimit = everything;
    std::uint64_t readChunk = 0; ///< bytes read at a time; 0: all there are
    std::int64_t readPauseUs = 0; ///< between two reads
    std::uint32_t pipelined = 1; ///< requests written at once, each of which has its reply
    Leaving leaving = Leaving::Stays;
    std::int64_t leavesAfterUs = 0; ///< counted from the last byte sent

    bool areDecent() const { return *this == Manners {}; }
    friend bool operator==(const Manners&, const Manners&) = default;
};

}
