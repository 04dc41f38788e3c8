// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/plot_axis.h"
#include "ui/comparison/run_look.h"

#include <QPointF>
#include <QString>

#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace labour {

/// One run in a plot.
struct PlotLine {
    RunLook look;
    QString name;
    std::vector<QPointF> points; ///< ascending in x; a y of NaN is a gap, an infinite one had no reply
    bool isInSteps = false; ///< each point holds until the next

    /// At the nearest point, or the last one before it of a line in steps; NaN outside, and farther away than `reach`.
    double at(double x, double reach) const;
};

/// A range around a line.
struct PlotBand {
    std::vector<double> x; ///< ascending
    std::vector<double> low; ///< as many; NaN: a gap
    std::vector<double> middle;
    std::vector<double> high;
};

/// The beginning of a stretch of the x axis.
struct PlotMark {
    double x = 0;
    QString text;
};

/// All that is to be seen in one plot, in numbers: on screen and in pictures alike.
struct PlotContent {
    QString name; ///< "overlay", for object and file names
    QString title;
    PlotAxis x;
    PlotAxis y;
    std::vector<PlotLine> lines;
    std::optional<PlotBand> band;
    std::vector<PlotMark> marks;
    double step = 0; ///< of the cursor when it is moved by keys; 0: by a hundredth of the axis
    bool isZoomable = false;
    bool hasXTitle = true; ///< else a plot below has it
    QString emptyText; ///< in place of lines, where there are none
    std::function<QString(double)> xText; ///< what the cursor stands at
    std::function<QString(double)> yText; ///< a value of a line, with its unit
    std::function<QString(double)> readout; ///< what is there; may be empty

    /// Some of it had no reply, for which there is a strip above the axis.
    bool hasOver() const;
    bool isEmpty() const;
    /// How far from a point the cursor still reads it.
    double reach() const { return step > 0 ? step * 0.75 : std::numeric_limits<double>::infinity(); }
};

}
