// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/difference_band.h"
#include "ui/comparison/comparison_setup.h"
#include "ui/comparison/comparison_values.h"
#include "ui/comparison/plot_content.h"

namespace labour {

/// The plots of a view of the runs that are shown, each over the next; side by side, in the order of the runs. Those
/// of one view have the same x axis.
QList<PlotContent> plotsOverTime(const QList<ComparedRun>& runs, const RunCurves& curves, const ComparisonSetup& setup);
QList<PlotContent> plotsOfLatency(
    const QList<ComparedRun>& runs, const RunLatencies& latencies, const ComparisonSetup& setup);

/// Of the runs of both sides that are shown.
DifferenceBand bandOf(const QList<ComparedRun>& runs, const RunCurves& curves);

/// The figures behind the plots of a view, as RFC 4180 has it: the x axis in the first column, then a column a line,
/// then the difference with its range.
QByteArray csvOf(const QList<PlotContent>& plots);

}
