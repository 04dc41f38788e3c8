// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace labour {

/// What one request came to. Each request ends in exactly one of these.
enum class Outcome : std::uint8_t {
    Replied, ///< a whole HTTP reply
    Truncated, ///< the connection ended within a reply
    Malformed, ///< the bytes received are not HTTP
    Closed, ///< the connection ended (FIN) before a byte of reply
    Reset, ///< the connection was reset (RST) before a byte of reply
    Refused, ///< nobody listens on the port, or the network says at once that the host cannot be reached
    Timeout, ///< connected, but no whole reply in time
    ConnectTimeout, ///< not even connected in time
    TlsError,
    Foreign, ///< a reply to somebody else's request
    NotSent, ///< open load: due while every connection was busy at the cap
    ClientError, ///< our own descriptors, ports or memory ran out; never the server's failure
};

inline constexpr std::size_t outcomeCount = 12;

/// How a whole reply differs from what its behaviour promises.
enum class Wrong : std::uint8_t {
    Nothing,
    Status,
    Body,
};

/// The names used on the command line, in JSON, in CSV and on screen: "replied", "connect-timeout", …
std::string_view nameOf(Outcome outcome);
std::optional<Outcome> outcomeNamed(std::string_view name);
/// "wrong-status" or "wrong-body"; empty for Wrong::Nothing.
std::string_view nameOf(Wrong wrong);

/// Every outcome in the order of their declaration.
const std::array<Outcome, outcomeCount>& allOutcomes();

/// It never reached the server, for want of something of our own: nobody's failure.
constexpr bool isOurFailure(Outcome outcome)
{
    return outcome == Outcome::NotSent || outcome == Outcome::ClientError;
}

constexpr std::size_t indexOf(Outcome outcome)
{
    return static_cast<std::size_t>(outcome);
}

}
