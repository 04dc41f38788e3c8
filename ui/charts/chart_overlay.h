// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_plot.h"
#include "ui/charts/heat_picture.h"

#include <vector>

class QPainter;

namespace labour {

/// Paints what lies over a chart: on screen and in exported pictures alike.
class ChartOverlay
{
public:
    ChartOverlay(const ChartPlot& plot, Theme theme, QPainter& painter);

    /// Every other one is shaded, and each has its name at its top, below the signs of marks; nothing for a run of a
    /// single one.
    void drawPhases(const std::vector<RecordedPhase>& phases) const;
    void drawHeat(const HeatPicture& picture, const HeatMap& map) const;
    /// A horizontal line at a value of the left axis, with a label; where the axis ends below it, the label alone.
    void drawCeiling(double value, const QString& label) const;
    /// A vertical line each, with a sign at an end: those of one hue that would touch are drawn as one.
    void drawMarks(const std::vector<Mark>& marks) const;
    /// The time that the cursor is compared with.
    void drawReference(double t) const;
    /// The keys move the cursor of this chart.
    void drawFocus(const QRect& frame) const;
    void drawCursor(double t, const ChartColumns& columns) const;
    void drawEmptyText(const QString& text) const;

private:
    void fillColumn(const QRectF& column, const QColor& colour) const;
    void drawSign(double x, Hue hue) const;

    const ChartPlot& m_plot;
    Theme m_theme;
    QPainter& m_painter;
};

}
