// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/repetitions.h"

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace labour {

/// What repetitions came to together, one object for each dose of each culprit on each server. Without six runs
/// "collateral_ci95_over_runs" is null.
QJsonArray repetitionsJson(const QList<DurabilityResult>& results);
/// The same as a table, its head first; nothing where nothing was repeated.
QList<QStringList> repetitionsTable(const QList<DurabilityResult>& results);
/// How far the table's interval may be believed.
QString repetitionsCaveat(const QList<DurabilityResult>& results);
/// Both as text.
QString repetitionsText(const QList<DurabilityResult>& results);
/// "3 recovered, 1 wedged"
QString gradesText(const RepetitionSummary& summary);

}
