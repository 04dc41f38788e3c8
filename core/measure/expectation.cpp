// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/expectation.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace labour {

namespace {

bool holdsItsClaim(const Ending& ending)
{
    return !ending.claim || ending.bodiless || *ending.claim == ending.body;
}

bool statusAccepted(const AcceptedEnding& accepted, std::uint16_t status)
{
    return std::any_of(accepted.statuses.begin(), accepted.statuses.end(),
        [status](StatusRange range) { return range.first <= status && status <= range.last; });
}

bool bodyAccepted(const AcceptedEnding& accepted, const Ending& ending)
{
    if (!holdsItsClaim(ending) || (accepted.verified && !ending.ownId))
        return false;
    if (ending.bodiless)
        return accepted.bodyText.empty();
    return (accepted.bodyText.empty() || ending.hasText)
        && (!accepted.bodyLength || *accepted.bodyLength == ending.body.length)
        && (!accepted.body || *accepted.body == ending.body);
}

bool endedEarly(Outcome outcome)
{
    return outcome == Outcome::Closed || outcome == Outcome::Reset || outcome == Outcome::Truncated;
}

}

BodyDigest digestOf(std::string_view body)
{
    uLong crc = crc32(0, nullptr, 0);
    for (std::size_t done = 0; done < body.size();) {
        const auto part = std::min<std::size_t>(body.size() - done, std::numeric_limits<uInt>::max());
        crc = crc32(crc, reinterpret_cast<const Bytef*>(body.data() + done), static_cast<uInt>(part));
        done += part;
    }
    return { body.size(), static_cast<std::uint32_t>(crc) };
}

std::string_view textOf(const Expectation& expectation)
{
    for (const AcceptedEnding& accepted : expectation) {
        if (!accepted.bodyText.empty())
            return accepted.bodyText;
    }
    return {};
}

Judgement judge(const Expectation& expectation, const Ending& ending)
{
    if (ending.outcome != Outcome::Replied) {
        const bool accepted = endedEarly(ending.outcome)
            && std::any_of(expectation.begin(), expectation.end(), [](const AcceptedEnding& e) { return e.closed; });
        return { accepted, Wrong::Nothing };
    }
    bool anyStatus = false;
    for (const AcceptedEnding& accepted : expectation) {
        if (accepted.closed || !statusAccepted(accepted, ending.status))
            continue;
        anyStatus = true;
        if (bodyAccepted(accepted, ending))
            return { true, Wrong::Nothing };
    }
    return { false, anyStatus ? Wrong::Body : Wrong::Status };
}

}
