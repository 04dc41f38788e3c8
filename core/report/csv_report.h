// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/report/report_file.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace labour {

/// The timeline as CSV (RFC 4180, CRLF, C locale): a header with units, then a line for every 100 ms. Cells without a
/// value are empty.
QByteArray timelineCsv(const Recording& recording);
/// The same of slots `first` (inclusive) to `last` (exclusive, at most the number of slots recorded).
QByteArray timelineCsv(const Recording& recording, std::size_t first, std::size_t last);

/// The header's cells: the fixed columns, one for each outcome that occurred, one for each status that occurred.
QStringList timelineCsvColumns(const Recording& recording);

/// All tables of a run, each as a file of its own, written as the timeline is: timeline.csv; totals.csv (all requests,
/// innocents, culprits), behaviours.csv and phases.csv with the same columns for what they count; outcomes.csv, of
/// which each line counts the requests of a behaviour that ended alike; events.csv; memory.csv, a line for each process
/// of a reading; and environment.csv, a name and a value a line: what was measured, by which Labour and plan, on what.
std::vector<ReportFile> csvFiles(const RunRecord& record);

}
