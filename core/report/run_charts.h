// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QString>

namespace labour::html {

/// The charts of a run, as figures of a page: responses, the innocents' latency, memory and processes, and latency over
/// percentiles. Of a long run a value stands for several slots of 100 ms, so that there are at most 300 of each: means
/// of rates, percentiles of all replies among them, and the largest memory, so that no peak is lost.
QString chartsOf(const RunRecord& record);

}
