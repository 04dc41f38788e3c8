// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/plot_content.h"

#include <QFont>
#include <QRectF>

class QPainter;

namespace labour {

/// Paints a plot into a place, on screen and into pictures. What it paints outlives it.
class PlotPainter
{
public:
    /// `gutter` are the pixels to the left for labels, the same for plots over each other.
    PlotPainter(const PlotContent& content, Theme theme, const QFont& font, const QRectF& place, double gutter);

    static double gutterOf(const PlotContent& content, const QFont& font);

    const QRectF& area() const { return m_area; }
    double xAt(double pixel) const;
    QPointF pointOf(double x, double y) const;

    void draw(QPainter& painter) const;
    /// A line at x, a dot on each run's line, and what is read there.
    void drawCursor(QPainter& painter, double x) const;
    /// The stretch that is being chosen.
    void drawChoice(QPainter& painter, const Span& chosen) const;

private:
    void drawAxes(QPainter& painter) const;
    void drawMarks(QPainter& painter) const;
    void drawBand(QPainter& painter) const;
    void drawLine(QPainter& painter, const PlotLine& line) const;
    void drawMarkers(QPainter& painter, const PlotLine& line) const;
    QFont bold() const;
    double lineHeight() const;
    double overHeight() const { return m_hasOver ? lineHeight() + overGap : 0; }

    const PlotContent& m_content;
    Theme m_theme;
    QFont m_font;
    QRectF m_place;
    QRectF m_area; ///< of the axes; the strip for what had no reply is above, and above that one for marks
    bool m_hasOver;

    static constexpr double overGap = 6; ///< between the strip and the axes
};

}
