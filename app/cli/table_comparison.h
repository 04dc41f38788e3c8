// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace labour::cli {

/// --compare, of labour durability.
void addComparison(Arguments& arguments);
bool isComparison(const Arguments& arguments);

/// Compares the grades of the tables that were given and measures nothing; the exit code.
int compareTables(const Arguments& arguments);

}
