// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/outcome.h"

#include <algorithm>

namespace labour {

namespace {

constexpr std::array<std::string_view, outcomeCount> names {
    "replied",
    "truncated",
    "malformed",
    "closed",
    "reset",
    "refused",
    "timeout",
    "connect-timeout",
    "tls-error",
    "foreign",
    "not-sent",
    "client-error",
};

}

std::string_view nameOf(Outcome outcome)
{
    return names.at(indexOf(outcome));
}

std::optional<Outcome> outcomeNamed(std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Outcome>(found - names.begin());
}

std::string_view nameOf(Wrong wrong)
{
    switch (wrong) {
    case Wrong::Status:
        return "wrong-status";
    case Wrong::Body:
        return "wrong-body";
    case Wrong::Nothing:
        break;
    }
    return {};
}

const std::array<Outcome, outcomeCount>& allOutcomes()
{
    static constexpr std::array<Outcome, outcomeCount> all {
        Outcome::Replied,
        Outcome::Truncated,
        Outcome::Malformed,
        Outcome::Closed,
        Outcome::Reset,
        Outcome::Refused,
        Outcome::Timeout,
        Outcome::ConnectTimeout,
        Outcome::TlsError,
        Outcome::Foreign,
        Outcome::NotSent,
        Outcome::ClientError,
    };
    return all;
}

}
