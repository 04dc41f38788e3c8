// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/repetitions.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace labour {

/// What repetitions came to together, one object for each dose of each culprit on each server. Without six runs
/// "collateral_ci95_over_runs" is null.
QJsonArray repetitionsJson(const QList<DurabilityResult>& results);
/// The same as a table; empty where nothing was repeated.
QString repetitionsText(const QList<DurabilityResult>& results);
/// "3 recovered, 1 wedged"
QString gradesText(const RepetitionSummary& summary);

}
