// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"

#include <QString>

#include <compare>
#include <cstdint>
#include <map>

namespace labour {

/// A way in which requests ended, as it is told apart in the table of outcomes.
struct EndingKind {
    bool failed = false;
    Outcome outcome = Outcome::Replied;
    Wrong wrong = Wrong::Nothing;
    std::uint16_t status = 0;

    friend auto operator<=>(const EndingKind&, const EndingKind&) = default;
};

/// "200", "404, not the status expected", "closed"
QString labelOf(const EndingKind& kind);
/// What it means, for a tooltip.
QString helpOf(const EndingKind& kind);

/// What the requests of a run came to, innocents and culprits apart.
class OutcomeCounts
{
public:
    using Counts = std::map<EndingKind, std::uint64_t>;

    OutcomeCounts() = default;
    /// Of all that a recording holds.
    explicit OutcomeCounts(const Recording& recording);
    void add(const EndingCount& ending, Role role) { add(ending, ending.count, role); }
    const Counts& of(Role role) const { return role == Role::Culprit ? m_culprits : m_innocents; }
    /// Of those that ended so, how many were of each behaviour, by its index in the run's.
    using Behaviours = std::map<std::uint16_t, std::uint64_t>;
    const Behaviours& behavioursOf(Role role, const EndingKind& kind) const
    {
        return (role == Role::Culprit ? m_culpritBehaviours : m_innocentBehaviours).at(kind);
    }
    std::uint64_t total(Role role) const { return role == Role::Culprit ? m_culpritTotal : m_innocentTotal; }
    std::uint64_t failed(Role role) const;
    /// Those still under way when sending ended, which no other number counts.
    std::uint64_t unfinished(Role role) const
    {
        return role == Role::Culprit ? m_culpritsUnfinished : m_innocentsUnfinished;
    }

private:
    void add(const EndingCount& ending, std::uint64_t count, Role role);

    Counts m_innocents;
    Counts m_culprits;
    std::map<EndingKind, Behaviours> m_innocentBehaviours;
    std::map<EndingKind, Behaviours> m_culpritBehaviours;
    std::uint64_t m_innocentTotal = 0;
    std::uint64_t m_culpritTotal = 0;
    std::uint64_t m_innocentsUnfinished = 0;
    std::uint64_t m_culpritsUnfinished = 0;
};

}
