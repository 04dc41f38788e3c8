// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"
#include "core/result.h"

#include <QList>

namespace labour {

/// The most connections that one load process can hold: what the limit on open files leaves it.
int connectionsPerProcess();
/// The most connections that the qt engine can hold: six in flight in each of its managers.
inline constexpr int qtConnections = 192;

/// The plan with every name found in the catalogue and every value in its canonical spelling; or the first thing that
/// is wrong with it.
Result<Plan> checkedPlan(const Plan& plan, const Catalogue& catalogue);
Result<Mix> checkedMix(const Mix& mix, const Catalogue& catalogue);
Result<ServerChoice> checkedServer(const ServerChoice& choice, const Catalogue& catalogue);

/// The roles that the behaviours of a mix play: the plan's, or else their manifests'. The mix has been checked.
QList<Role> rolesIn(const Mix& mix, const Catalogue& catalogue);

/// The test's mix and policy put into `plan`.
Result<Plan> withTest(Plan plan, const TestManifest& test);

}
