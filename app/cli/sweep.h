// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/interruption.h"
#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"
#include "core/run/run_settings.h"

#include <QString>

#include <memory>
#include <optional>

namespace labour::cli {

/// --sweep, of labour run.
void addSweepOption(Arguments& arguments);

/// Why --sweep cannot do with the other options; nothing where it can, or is not there.
std::optional<QString> wrongWithSweep(const Arguments& arguments);

/// Measures the plan's server, one, at each share of culprits, freshly started, and reports where it tips over; the
/// exit code.
int runSweep(const Plan& plan, const Arguments& arguments, const std::shared_ptr<const Catalogue>& catalogue,
    const RunSettings& settings, Interruption& interruption);

}
