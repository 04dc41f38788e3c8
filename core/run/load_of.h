// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/load/engine.h"
#include "core/measure/recording.h"
#include "core/plan/plan.h"

#include <QString>

#include <vector>

namespace labour {

/// A plan that has been through checkedPlan(), as an engine sends it.
Load loadOf(const Plan& plan, const Catalogue& catalogue);

/// The plan's phases with their times in the run.
std::vector<RecordedPhase> recordedPhases(const Plan& plan);
/// The plan's mix as a recording lists it, in the same order.
std::vector<RecordedBehaviour> recordedBehaviours(const Plan& plan, const Catalogue& catalogue);

/// The request target: "/Sleeping?sleep_duration=0.5", values percent-encoded as in a URL.
QString targetOf(const MixEntry& entry, const Catalogue& catalogue);

}
