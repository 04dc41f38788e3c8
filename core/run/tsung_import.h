// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/run_record.h"
#include "core/result.h"

#include <QString>

namespace labour {

/// What Tsung left in `folder`, or in the newest of the folders in it (Tsung makes one for each run), of a scenario
/// that Labour wrote: its copy of the scenario, which holds the plan, and tsung.dump. Blocks for as long as reading
/// takes. Of the server and the machines nothing is known but what the plan says.
Result<RunRecord> recordFromTsung(const QString& folder, const Catalogue& catalogue);

}
