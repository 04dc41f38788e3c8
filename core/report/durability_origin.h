// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

#include <QString>

#include <optional>

namespace labour {

/// By what decides how fast it is; what the kernel keeps of its memory may differ a little.
bool isSameMachine(const Machine& a, const Machine& b);
/// Why cells measured here and now do not belong into that table: another Labour or another machine measured it. A
/// clause, "it was measured by …"; nothing where they do.
std::optional<QString> otherOrigin(const DurabilityReport& report, const Machine& here);

}
