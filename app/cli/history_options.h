// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <QString>

namespace labour::cli {

/// --history FILE: of a command that reads the history or changes it.
void addHistoryOption(Arguments& arguments);
/// --history FILE and --no-history: of a command that measures.
void addKeepingOptions(Arguments& arguments);

/// Where the history is: --history, else LABOUR_HISTORY, else in the user's data. Empty where that is "none".
QString historyPath(const Arguments& arguments);
/// Where a command that measures is to keep its runs. Empty: nowhere.
QString keepingPath(const Arguments& arguments);

}
