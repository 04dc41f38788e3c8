// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>

namespace labour {

/// What innocents saw of the server in peace: the baselines of all its measured cells together.
Baseline pooledBaseline(const QList<DurabilityResult>& results, const ServerChoice& server);

/// Grades all measured cells of the server by their pooled baseline, whenever they were measured. Those whose grade is
/// another one now.
QList<DurabilityResult> gradeByPool(
    QList<DurabilityResult>& results, const ServerChoice& server, const DurabilityRules& rules);

}
