// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

#include <QString>

namespace labour {

/// The table of grades, servers and doses down and behaviours across; what hurt, cell by cell; leaks, lethal doses, the
/// rules that it was graded by, and what was left out.
QString durabilityText(const DurabilityReport& report);

/// "unharmed 0 failed, 0 slow of 350": one cell in a line.
QString cellText(const DurabilityResult& result);

}
