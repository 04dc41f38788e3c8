// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QList>
#include <QString>

#include <memory>

namespace labour::html {

/// Runs that are compared as one side.
struct ChartedSide {
    QString name;
    QList<std::shared_ptr<const RunRecord>> runs;
};

/// The charts of two sides laid over each other, each run pale, and the median of a side: over the time since the start
/// of sending, latency over percentiles and as a histogram; then over the time since the beginning of each phase that
/// all runs came to, unless it began as long after the start in all of them.
QString chartsOf(const ChartedSide& first, const ChartedSide& second);

}
