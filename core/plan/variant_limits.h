// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/server_choice.h"

#include <optional>

namespace labour {

/// What a choice that has been through checkedServer() promises of itself, with its options in force.
struct VariantLimits {
    std::optional<double> capacity; ///< requests it can be busy with at once; none: no bound
    std::optional<double> hangLimitS; ///< after which it ends a hanging request itself; none: never
};

VariantLimits limitsOf(const ServerChoice& choice, const Catalogue& catalogue);

}
