// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/run_record.h"
#include "core/result.h"
#include "core/verdict/durability.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace labour {

/// The stretch of a plan in which culprits are sent, in seconds since the start of sending: from the first phase that
/// has any to the end of the last one.
struct PlannedStorm {
    double from = 0;
    double to = 0;
};

/// The storm of a plan whose innocents' ends tell what its culprits do: open load of the engine native, whose first
/// phase has innocents alone. Otherwise what is missing, as a sentence. `roles` are those of the mix.
Result<PlannedStorm> stormOf(const Plan& plan, const QList<Role>& roles);

/// The figures of a durability cell for a mix in phases.
struct MixDurability {
    DurabilityVerdict verdict; ///< whose grade and recovery mean nothing where `ungraded` is set
    QString ungraded; ///< why there is no grade: a sentence
    PlannedStorm storm;
    double knownTo = 0; ///< what became of all innocents that were due before is known; later ones are of no account
    double slowMs = 0; ///< what an innocent was slow by
    std::uint64_t culprits = 0; ///< that were sent, those included that still hung at the end
};

/// A pure function of the record; or what it lacks, as a sentence. A run is cut off at its end: an innocent that is
/// still under way then may have been so for as long as its timeout, and who was due within that time of the end is
/// left out; where that leaves too little after the storm, nothing can be said. Where too little followed the storm to
/// tell whether all is well, or no culprit was sent, there is no grade. Without figures of the server's processes (a
/// server elsewhere) it cannot be seen to have died.
Result<MixDurability> mixDurability(const RunRecord& record, const DurabilityRules& rules = {});

/// Whether a reader would expect it of such a run: it has phases, innocents and culprits.
bool isAboutDurability(const RunRecord& record);

}
