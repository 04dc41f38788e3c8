// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QList>
#include <QString>

#include <memory>
#include <vector>

namespace labour::html {

/// The charts of a run, as figures of a page: responses, the innocents' latency, memory and processes, and latency over
/// percentiles. Of a long run a value stands for several slots of 100 ms, so that there are at most 300 of each: means
/// of rates, percentiles of all replies among them, and the largest memory, so that no peak is lost.
QString chartsOf(const RunRecord& record);

/// Runs that are compared as one side.
struct ChartedSide {
    QString name;
    QList<std::shared_ptr<const RunRecord>> runs;
};

/// The charts of two sides laid over each other from the start of sending: each run pale, and the median of a side.
QString chartsOf(const ChartedSide& first, const ChartedSide& second);

}
