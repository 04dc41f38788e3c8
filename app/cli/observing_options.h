// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/plan/plan.h"
#include "core/result.h"
#include "core/run/run_settings.h"

namespace labour::cli {

/// --pid, --token-file, --allow-remote: what a server that is running already takes besides its --url.
void addObservingOptions(Arguments& arguments);

/// The settings of a run of this plan; or what is wrong with the options.
Result<RunSettings> settingsFor(const Plan& plan, const Arguments& arguments);

}
