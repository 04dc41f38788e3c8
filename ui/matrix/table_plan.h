// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

#include <QList>
#include <QString>

namespace labour {

/// The plan of a table from a file, checked again here: its servers and behaviours may not be known to this Labour.
Result<DurabilityPlan> planToGoOnWith(const DurabilityReport& report, const Catalogue& catalogue);

/// The cells of a checked plan that are neither measured nor of a server that was left out.
QList<DurabilityCell> missingCells(
    const DurabilityPlan& plan, const DurabilityReport& report, const Catalogue& catalogue);

/// What measures one cell of a checked plan again, with all its repetitions, and nothing else.
DurabilityPlan planOfCell(const DurabilityPlan& plan, const DurabilityCell& cell);

/// Roughly how long the cells take: each starts a server of its own, and how long its storm is depends on the culprit.
double estimatedS(const QList<DurabilityCell>& cells, const DurabilitySettings& settings, const Catalogue& catalogue);

/// What will happen and how long it takes, in a sentence. For a plan that has been checked.
QString tableSentence(const DurabilityPlan& plan, const Catalogue& catalogue);
/// "about 12 min"
QString aboutText(double seconds);

}
