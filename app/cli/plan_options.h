// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"
#include "core/result.h"

namespace labour::cli {

/// The options that make up a plan: --plan, and what overrides it.
void addPlanOptions(Arguments& arguments);

/// The plan that the options describe, checked.
Result<Plan> planFromOptions(const Arguments& arguments, const Catalogue& catalogue);

}
