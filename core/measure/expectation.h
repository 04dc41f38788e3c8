// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/outcome.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace labour {

struct StatusRange {
    std::uint16_t first = 0;
    std::uint16_t last = 0;

    friend bool operator==(const StatusRange&, const StatusRange&) = default;
};

/// A body as it is compared while it streams past: by length and CRC-32 (zlib's polynomial).
struct BodyDigest {
    std::uint64_t length = 0;
    std::uint32_t crc = 0;

    friend bool operator==(const BodyDigest&, const BodyDigest&) = default;
};

/// What a claim that cannot be read stands for: no body has this length.
inline constexpr BodyDigest impossibleClaim { std::numeric_limits<std::uint64_t>::max(), 0 };

BodyDigest digestOf(std::string_view body);

/// One way in which a request may end and be as expected.
struct AcceptedEnding {
    /// The connection ended (closed, reset or truncated) before a whole reply. The other members are then unused.
    bool closed = false;
    std::vector<StatusRange> statuses;
    /// The reply has to carry our id and to hold what it says of its own body.
    bool verified = true;
    std::optional<std::uint64_t> bodyLength;
    std::optional<BodyDigest> body;
    std::string bodyText {}; ///< that the body has to hold; empty: any

    friend bool operator==(const AcceptedEnding&, const AcceptedEnding&) = default;
};

/// What must come back for a request to be as expected: any of these.
using Expectation = std::vector<AcceptedEnding>;

/// What the body of a reply has to hold: what the first accepted ending that wants a text wants.
std::string_view textOf(const Expectation& expectation);

/// What an engine saw of the end of one request.
struct Ending {
    Outcome outcome = Outcome::Replied;
    std::uint16_t status = 0;
    /// The reply carried our id.
    bool ownId = false;
    /// The application's claim about the body's length and CRC, if the reply made one.
    std::optional<BodyDigest> claim;
    /// The body that arrived.
    BodyDigest body;
    /// The reply has no body by the rules of HTTP (HEAD, 204, 304), so that the claim about it cannot be held.
    bool bodiless = false;
    /// The body held the text that was looked for (AcceptedEnding::bodyText).
    bool hasText = false;
};

struct Judgement {
    bool asExpected = false;
    Wrong wrong = Wrong::Nothing;
};

/// The one judgement of all engines. `wrong` is set for whole replies only.
Judgement judge(const Expectation& expectation, const Ending& ending);

}
