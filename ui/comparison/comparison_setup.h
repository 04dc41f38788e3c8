// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/run_curve.h"

#include <QString>

#include <cstdint>

namespace labour {

/// What a comparison draws.
enum class ComparisonView : std::uint8_t {
    Overlay, ///< a figure over time, all runs in one chart, and the difference below
    SideBySide, ///< the same, a chart a run
    Percentiles, ///< latency over percentile
    Distribution, ///< latency as a histogram
};

/// What was chosen last.
struct ComparisonSetup {
    ComparisonView view = ComparisonView::Overlay;
    CurveFigure figure = CurveFigure::Goodput;
    QString phase; ///< whose beginning the runs are laid over each other at; empty: the first request
    QString part; ///< the phase whose requests the latencies are of; empty: of the whole run
    bool isLogarithmic = false; ///< the latency axis

    friend bool operator==(const ComparisonSetup&, const ComparisonSetup&) = default;
};

}
