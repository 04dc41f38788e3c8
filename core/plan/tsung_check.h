// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"

#include <QString>

#include <optional>

namespace labour {

/// What keeps Tsung from sending a plan whose engine it is; nothing if it is another's. The mix has been checked.
std::optional<QString> wrongForTsung(const Plan& plan, const Catalogue& catalogue);

}
