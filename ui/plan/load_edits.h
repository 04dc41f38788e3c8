// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace labour {

/// Edits of a load that keep its parts in agreement: what one setting rules out goes with it.

LoadPlan asClosedLoad(LoadPlan load);
/// At the rate that it has, or at a first one.
LoadPlan asOpenLoad(LoadPlan load);

/// A load with phases lasts as long as they do, and not for a number of requests.
LoadPlan withPhases(LoadPlan load, const QList<PhasePlan>& phases);
/// One more, behind that one, and like it; the first takes the load's duration.
LoadPlan withPhaseAfter(const LoadPlan& load, qsizetype phase);
LoadPlan withoutPhase(const LoadPlan& load, qsizetype phase);
LoadPlan withPhaseMoved(const LoadPlan& load, qsizetype from, qsizetype to);
/// Innocents alone, then culprits among them, then innocents alone again, in place of what there was.
LoadPlan withStorm(const LoadPlan& load);

}
