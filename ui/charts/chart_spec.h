// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_columns.h"
#include "ui/theme/colours.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

enum class Quantity : std::uint8_t {
    PerSecond,
    Milliseconds,
    Mebibytes,
    Percent,
    Count,
};

/// "1,893", "41.2 ms", "21.4 MiB", with the user's separators; "–" for NaN, "over the timeout" for infinity.
QString textOf(Quantity quantity, double value);
/// The same without its unit.
QString numberText(Quantity quantity, double value);
/// Without it too, as short as the value allows, for an axis whose title has it.
QString axisText(Quantity quantity, double value);

struct SeriesSpec {
    SeriesId id;
    QString name;
    QString help; ///< for the tooltip
    Hue hue;
    Quantity quantity;
    bool isAlways = true; ///< in the legend even while there is nothing to show
    bool isBand = false; ///< its line is wider than those that lie on it, and paler
    bool isOnRight = false; ///< drawn in levels, on the chart's right-hand axis
};

struct AxisSpec {
    QString title; ///< with the unit
    Quantity quantity;
};

/// What one chart shows.
struct ChartSpec {
    QString name; ///< "responses", for file names and object names
    QString title;
    AxisSpec axis;
    std::optional<AxisSpec> rightAxis;
    QString summary; ///< what the legend's values are once a run is over: "mean of the run"
    bool isStacked = false;
    bool isHeatMap = false; ///< of latencies, in place of series
    bool hasCeiling = false; ///< the memory ceiling is drawn into it
    QList<SeriesSpec> series; ///< a stack's from the bottom; of lines, those that come later are drawn over the others
};

ChartSpec responsesChart();
ChartSpec outcomesChart();
ChartSpec throughputChart();
ChartSpec latencyChart(); ///< of all
ChartSpec innocentLatencyChart();
ChartSpec culpritLatencyChart();
ChartSpec heatMapChart();
ChartSpec memoryChart();
ChartSpec processMemoryChart();
ChartSpec cpuChart();
ChartSpec listenQueueChart();

/// All there are, in the order in which they stand over each other.
QList<ChartSpec> allCharts();
/// The names of those that are shown at first.
QStringList firstCharts();

/// A point in time of a run that is worth a mark on the axis.
struct Mark {
    double t = 0;
    Hue hue = Hue::Neutral;
    QString text;
};

/// Of marks in order of time, the first that is not before `t`.
std::vector<Mark>::const_iterator firstMarkFrom(
    std::vector<Mark>::const_iterator begin, std::vector<Mark>::const_iterator end, double t);

}
