// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/interruption.h"
#include "core/catalogue/catalogue.h"
#include "core/plan/run_record.h"
#include "core/run/run_settings.h"

#include <memory>

namespace labour::cli {

using Record = std::shared_ptr<const RunRecord>;

/// Runs the plan against one server to its end, with a line of progress, and keeps the run in the history, if that has
/// a path. The record's plan is this run's alone, so that it repeats it and not its neighbours.
Record runOnce(Plan plan, const ServerChoice& server, const std::shared_ptr<const Catalogue>& catalogue,
    const RunSettings& settings, const QString& historyPath, Interruption& interruption);

int exitCodeOf(RunEnd end);
/// Something was sent.
bool wasMeasured(const RunRecord& record);
/// Why nothing was, as the command line says it.
QString failureOf(const RunRecord& record);

}
