// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

#include <cstddef>
#include <vector>

namespace labour {

/// Values at equal steps of time; the i-th stands for the time from i * step to (i + 1) * step. NaN: no data.
struct Samples {
    const std::vector<double>& values;
    double step = 0.1; ///< seconds
};

/// A line of at most four points a column, drawn at the middle of each step: where a column holds several values, its
/// first, smallest, largest and last in order of time, so that no spike is lost. Gaps stay gaps (one point with a y of
/// NaN); a value alone between gaps becomes a dash as wide as its step. Of a level, the points between its ends are
/// left out.
QList<QPointF> decimatedLine(const Samples& samples, double from, double to, int columns);

/// The same line in levels: each value holds until the step in which the next one begins.
QList<QPointF> inLevels(const QList<QPointF>& line, double step);

/// How many values (1, 2, 5, 10, …) go into one bin, so that `count` values make at most `bins`.
std::size_t valuesPerBin(std::size_t count, int bins);

/// The means of every `perBin` values. The last bin, if it is incomplete, is left out unless it is the only one or
/// nothing is to be added to it any more (`isWhole`).
std::vector<double> binMeans(const std::vector<double>& values, std::size_t perBin, bool isWhole);

}
