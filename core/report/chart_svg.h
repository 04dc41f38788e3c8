// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/hue.h"

#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace labour::html {

/// An axis of a drawn chart: a range, in its unit, and what is written along it.
struct SvgAxis {
    QString title; ///< with the unit: "ms"
    double from = 0;
    double to = 1;
    bool isLogarithmic = false; ///< both ends are above 0 then
    std::vector<std::pair<double, QString>> ticks {};

    /// Where a value stands, from 0 at the beginning to 1 at the end; outside, at the nearer end.
    double share(double value) const;
};

enum class SvgStyle : std::uint8_t {
    Area, ///< stacked on the areas that came before it
    Curve,
    Band, ///< a curve that is wider than those that lie on it, and paler
    Pale, ///< a curve that stays behind the others
    Dashed,
};

struct SvgSeries {
    QString name;
    Hue hue = Hue::Neutral;
    SvgStyle style = SvgStyle::Curve;
    std::vector<QPointF> points; ///< in the units of the axes; a y of NaN is a gap. Of areas, all with the same x
    bool isOnRight = false;
    QString whole; ///< what one text says of all of it, beside its name in the legend
    QStringList values; ///< at each of the chart's stops
    bool isInLegend = true;
};

/// Something at one place along the x axis.
struct SvgMark {
    double x = 0;
    Hue hue = Hue::Neutral;
    QString label; ///< drawn beside it where there is room; may be empty
    QString text; ///< shown when it is pointed at
};

struct SvgRegion {
    double from = 0;
    double to = 0;
    QString name;
};

/// A chart as it is drawn on a page.
struct SvgChart {
    QString title;
    QString description; ///< what it shows, for who cannot see it
    SvgAxis x;
    SvgAxis y;
    std::optional<SvgAxis> right;
    bool hasRoomOnRight = false; ///< as for an axis there, so that charts below each other line up
    std::vector<SvgSeries> series; ///< those that come later are drawn over the others
    std::vector<SvgMark> marks; ///< in the order of x
    std::vector<SvgRegion> regions; ///< every other one is shaded
    QString whole; ///< what the values of the legend are: "mean of the run"
    std::vector<double> stops; ///< places along x where values can be read
    QStringList stopNames; ///< "4.2 s"
};

/// Scales with "nice" ticks, from 0 to at least `largest`; or by decades.
SvgAxis linearAxis(const QString& title, double largest, QString (*text)(double));
SvgAxis logarithmicAxis(const QString& title, double smallest, double largest, QString (*text)(double));
/// From the origin, or from before it.
SvgAxis timeAxis(double endS, double beginS = 0);
/// The axis that shows values from 1 or more to `largest` as a reader can tell them apart: logarithmic where the
/// largest is more than thirty times a middling one.
SvgAxis latencyAxis(double smallest, double middle, double largest);

/// <figure>: a caption with the legend, the drawing, and what chartScript() reads.
QString chartFigure(const SvgChart& chart);

}
