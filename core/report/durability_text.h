// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

#include <QString>

namespace labour {

/// The table of grades, servers and doses down and behaviours across; what hurt, cell by cell; leaks, lethal doses, the
/// rules that it was graded by, and what was left out.
QString durabilityText(const DurabilityReport& report);

/// "3×closed, 2×200": what the culprits' clients saw.
QString culpritsSaw(const DurabilityResult& result);
/// "3×4711, 4712": how many culprits each process began with, by pid.
QString begunBy(const DurabilityResult& result);

/// "unharmed 0 failed, 0 slow of 350": one cell in a line.
QString cellText(const DurabilityResult& result);

}
