// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/latency_curve.h"
#include "core/measure/run_curve.h"
#include "core/verdict/comparison.h"
#include "ui/comparison/compared_run.h"
#include "ui/comparison/plot_axis.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace labour {

/// Which curves over time are wanted.
struct CurvesWanted {
    CurveFigure figure = CurveFigure::Goodput;
    QString phase; ///< at whose beginning the runs are aligned; empty: at the first request
    std::optional<Span> zoom; ///< in seconds from there; nothing: all of every run

    friend bool operator==(const CurvesWanted&, const CurvesWanted&) = default;
};

/// The curves of all runs, in their order, in bins of the same width.
struct RunCurves {
    CurvesWanted wanted;
    double binS = 0.1;
    Span whole; ///< seconds from where the runs are aligned: all of every run
    Span span; ///< what was asked for of it
    std::vector<std::optional<RunCurve>> runs; ///< nothing of a run that came to no such phase
    std::vector<RecordedPhase> phases; ///< of the first run that is aligned, from there
};

/// The latencies of the innocents of all runs, in their order; of all requests where a run has no innocents.
struct RunLatencies {
    QString part; ///< the phase that they are of; empty: the whole run
    std::vector<PercentileCurve> percentiles; ///< empty of a run that came to no such phase, as the next
    std::vector<LatencyBins> bins;
};

/// What the sides come to.
struct ComparedFigures {
    QList<ComparedRun> runs; ///< that were compared
    Comparison comparison; ///< of the sides; without figures where one has no run
    QList<QHash<QString, double>> ofRuns; ///< each run's own, by the name of the figure
};

/// In as many bins as a chart can show.
RunCurves curvesOf(const QList<ComparedRun>& runs, const CurvesWanted& wanted);
RunLatencies latenciesOf(const QList<ComparedRun>& runs, const QString& part);
ComparedFigures figuresOf(const QList<ComparedRun>& runs);
/// The names of all phases that any of the runs came to, in the order in which they come.
QStringList phasesOf(const QList<ComparedRun>& runs);

}
