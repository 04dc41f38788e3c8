// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/request_end.h"
#include "core/verdict/grade.h"
#include "core/verdict/proportions.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

/// When an innocent is hurt, and when all is well. Printed with every grade.
struct DurabilityRules {
    double slowMs = 250; ///< slower than this, and than
    double slowTimesP99 = 10; ///< so many times the baseline's p99
    double calmS = 2; ///< all is well after so long without a hurt one
    std::uint64_t fewestSlow = 3; ///< of which a server is degraded

    friend bool operator==(const DurabilityRules&, const DurabilityRules&) = default;
};

/// What innocents see of a server that is left in peace: all baselines of one server together.
struct Baseline {
    std::vector<double> latenciesMs; ///< of those that were as expected, in any order
    std::uint64_t sent = 0;
    std::uint64_t failed = 0;

    void add(const Baseline& more);
    /// Nothing without one that was as expected.
    std::optional<double> p99Ms() const;
};

/// An innocent that takes longer is slow.
double slowLimitMs(const Baseline& baseline, const DurabilityRules& rules);

Baseline baselineOf(const std::vector<RequestEnd>& innocents);

/// What one cell of a durability table saw. Times are seconds since the start of sending.
struct DurabilityObservation {
    std::vector<RequestEnd> innocents; ///< all of them, the baseline's too, in any order; each has ended
    std::optional<double> slowMs {}; ///< what an innocent was slow by; nothing: what the baseline and the rules say
    double stormFrom = 0; ///< the culprits were sent
    double lastCulpritSent = 0;
    double stormTo = 0; ///< the last of them had ended
    double sendingTo = 0; ///< the end: innocents that were due later are of no account
    std::uint64_t culprits = 0; ///< that were sent
    bool mainSurvived = true;
    bool isListening = true; ///< at the end
};

/// What became of the innocents that were under way when the culprits were sent, or due between that and the end.
struct DurabilityVerdict {
    Grade grade = Grade::Unharmed;
    std::uint64_t sent = 0;
    std::uint64_t failed = 0;
    std::uint64_t slow = 0;
    std::uint64_t sentInStorm = 0; ///< of `sent`: until the last culprit had ended
    std::uint64_t sentInRecovery = 0; ///< of `sent`: from then on
    std::uint64_t notCounted = 0; ///< that our own client could not send: never the server's failure
    std::optional<double> hurtPerCulprit; ///< nothing without culprits
    double outageS = 0; ///< in which every innocent that was due failed; a server that died has one without end
    Proportion before; ///< the innocents that failed of the baseline that this is graded by
    double collateral = 0; ///< the share that failed, less that of the baseline
    ConfidenceInterval collateralCi95;
    std::optional<double> baselineP99Ms;
    std::optional<double> p99Ms; ///< nothing where it falls among those without a whole reply, as the next
    std::optional<double> stormP99Ms; ///< nothing without an innocent either, as the next
    std::optional<double> recoveryP99Ms;
    /// From the last culprit sent to the first calm stretch after the first that was hurt; 0 if none was, nothing if
    /// all is not well at the end.
    std::optional<double> recoveryS;
};

/// A pure function of what was seen: the grades are the design's, the first that holds.
DurabilityVerdict durabilityVerdict(
    const DurabilityObservation& seen, const Baseline& baseline, const DurabilityRules& rules = {});

/// The part of it that depends on the baseline, anew by another one: its p99, the collateral, and whether the slow ones
/// are more than it explains. `slowMs` is what the measurement went by, which a baseline that came later does not
/// change: who was hurt decided when that was over.
void gradeBy(DurabilityVerdict& verdict, const Baseline& baseline, double slowMs, const DurabilityRules& rules = {});

}
