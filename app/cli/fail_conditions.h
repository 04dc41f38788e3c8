// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/result.h"
#include "core/verdict/figures.h"

namespace labour::cli {

/// --fail-if, any number of times.
void addFailConditions(Arguments& arguments);

/// Those that were given, about figures like these; or what is wrong with one: to have them about a reference too,
/// what is measured has to have one.
Result<QList<FailCondition>> failConditions(
    const Arguments& arguments, const Figures& figures, bool mayHaveReference = false);

/// Says on standard error which of them hold, or are about what is not known; whether any is.
bool tellConditions(const QList<JudgedCondition>& conditions);
bool tellConditions(const QList<FailCondition>& conditions, const Figures& figures);

/// The same for a table: a condition holds if it does for the table or for any of its cells.
bool tellConditions(const QList<FailCondition>& conditions, const QList<DurabilityResult>& results);

}
