// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/one_run.h"
#include "core/report/comparison_html.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour::cli {

/// --json FILE, --csv FILE, --html FILE and --markdown FILE.
void addComparisonExports(Arguments& arguments);
/// What keeps them from being written, known before anything is measured.
std::optional<QString> wrongComparisonExports(const Arguments& arguments);
/// Prints how each of the others stands to the first, and writes it as asked for. The exit code.
int tellComparisons(const ComparedSide& first, const QList<ComparedSide>& others, const Arguments& arguments);

}
