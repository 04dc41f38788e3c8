// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/run_curve.h"
#include "core/report/chart_svg.h"

#include <QPointF>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <limits>
#include <vector>

namespace labour::html {

// Curves of recordings as charts of pages draw them: a value a bin, NaN where there is none.

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
inline constexpr int mostBins = 300; // of a curve

/// Three digits that count; "–" of NaN. Likewise with its unit.
QString number(double value);
QString inMs(double value);
QString inMiB(double value);
/// "0.1": as it is.
QString plain(double value);

/// From the start on, of a run of so many slots.
CurveBins binsOf(std::size_t slotCount);
std::size_t sizeOf(const CurveBins& bins);
/// In seconds from the origin.
double middleOf(const CurveBins& bins, std::size_t bin);
double beginOf(const CurveBins& bins);
double endOf(const CurveBins& bins);

std::vector<double> curveOf(const Recording& recording, CurveFigure figure, const CurveBins& bins);
std::vector<QPointF> pointsOf(const std::vector<double>& values, const CurveBins& bins);
double largestOf(const std::vector<double>& values);
/// Above 0.
double smallestOf(const std::vector<double>& values);
QStringList textsOf(const std::vector<double>& values, QString (*valueText)(double));

/// An empty one over the bins, as far as `endS`.
SvgChart timeChart(const QString& title, const CurveBins& bins, double endS);
SvgSeries lineOf(const QString& name, Hue hue, const std::vector<double>& values, const CurveBins& bins,
    QString (*valueText)(double), const QString& ofWhole);

}
