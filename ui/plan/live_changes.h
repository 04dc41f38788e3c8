// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <optional>
#include <vector>

namespace labour {

/// The phase that is under way so many seconds after the first request, the last one after its end; nothing in a load
/// without phases.
std::optional<qsizetype> phaseAt(const LoadPlan& load, double elapsedS);

/// What the load does while that phase is under way: its rate, nothing under closed load; and its weights, one for each
/// behaviour of the mix, whose roles are known.
std::optional<RatePlan> rateIn(const LoadPlan& load, std::optional<qsizetype> phase);
std::vector<double> weightsIn(const Plan& plan, const QList<Role>& roles, std::optional<qsizetype> phase);

/// Weights, rates and connections are all that differs: what can change while a run goes on.
bool differInLiveValuesOnly(const Plan& a, const Plan& b);

}
