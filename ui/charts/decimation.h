// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/value_levels.h"

#include <QList>
#include <QPointF>

#include <cstddef>
#include <vector>

namespace labour {

/// Values at equal steps of time; the i-th stands for the time from i * step to (i + 1) * step. NaN: no data.
struct Samples {
    const ValueLevels& values;
    double step = 0.1; ///< seconds
};

/// How many values (1, 2, 4, 8, …) go into one column, so that `count` values make at most `columns`. Powers of two,
/// since those begin where the levels' summaries do.
std::size_t valuesPerColumn(std::size_t count, int columns);

/// The values that are to be seen from one time to another.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};
/// With one more at either side, so that what is drawn reaches the edges; none beyond what there is.
Stretch stretchOf(const Samples& samples, double from, double to);

/// A line of at most four points a column, drawn at the middle of each step: where a column holds several values, its
/// first, smallest, largest and last in order of time, so that no spike is lost. Gaps stay gaps (one point with a y of
/// NaN); a value alone between gaps becomes a dash as wide as its step. Of a level, the points between its ends are
/// left out. Columns stand still while the stretch moves. The last one is drawn when it is complete, or when nothing is
/// to be added to it any more (`isWhole`).
QList<QPointF> decimatedLine(const Samples& samples, double from, double to, int columns, bool isWhole = true);
/// How many values such a column holds.
std::size_t valuesPerColumn(const Samples& samples, double from, double to, int columns);

/// The same line in levels: each value holds until the step in which the next one begins.
QList<QPointF> inLevels(const QList<QPointF>& line, double step);

/// The means of every `perBin` values of a stretch, of which the first bin begins at a multiple of `perBin`. A stack is
/// made of means: the mean of rates is the rate of the bin, so that areas stay numbers of requests and the sum of the
/// parts is that of the whole, where the largest of each part need never have come at one time. The last bin, if it is
/// incomplete, is left out unless it is the only one or nothing is to be added to it any more (`isWhole`).
struct Bins {
    std::size_t first = 0; ///< the first value of the first bin
    std::vector<double> means; ///< NaN where a bin has no numbers
};
Bins binMeans(const ValueLevels& values, const Stretch& stretch, std::size_t perBin, bool isWhole);

}
