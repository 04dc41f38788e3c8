// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/report/report_file.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace labour {

/// A histogram's percentiles in ms, in HdrHistogram's text form (.hgrm): what
/// AbstractHistogram.outputPercentileDistribution of HdrHistogram 2.1 prints, five steps for each halving of the
/// distance to 100 %.
QByteArray percentileText(const Histogram& histogram);

/// The latencies of complete replies: of the innocents together, and of each behaviour, numbered by its place in the
/// mix ("innocents.hgrm", "1-PlainResponse.hgrm"). Those without any are left out. The last line of each, which is a
/// comment, says what was measured and by which Labour.
std::vector<ReportFile> percentileFiles(const RunRecord& record);

}
