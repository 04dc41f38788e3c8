// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/one_run.h"
#include "core/report/junit_report.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace labour::cli {

/// --csv DIR and --hgrm DIR: what runs came to as folders of files; and --junit FILE: how they were judged.
void addRunExports(Arguments& arguments);
QStringList runExportNames();
/// What keeps them, or --json FILE, from being written, as far as can be known before anything is measured.
std::optional<QString> wrongExports(const Arguments& arguments);
/// Writes them as asked for. Of several runs, tables are numbered (timeline-1.csv), and percentiles are each in a
/// folder of its own (run-1). False, and said, where something could not be written: then no file of that kind was
/// changed.
bool writeRunExports(const Arguments& arguments, const QList<Record>& records);
/// Writes --junit FILE, of runs that could not be measured too. False, and said, where it could not be written.
bool writeJunit(const Arguments& arguments, const QList<JudgedRun>& runs);

}
