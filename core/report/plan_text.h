// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"

#include <QString>

namespace labour {

/// A plan that has been through checkedPlan() with this catalogue, as text for a terminal: everything that it says, and
/// what each behaviour's weight, role and timeout come to.
QString planText(const Plan& plan, const Catalogue& catalogue);

}
