// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_plot.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QPicture>
#include <QSize>
#include <QString>

#include <optional>
#include <vector>

namespace labour {

/// What is to be seen in one chart of a picture.
struct PictureChart {
    ChartSpec spec; ///< without the series that are hidden
    bool isLogarithmic = false;
    std::optional<double> ceilingMib {}; ///< drawn where there is one
};

struct PictureContents {
    QString title;
    QString provenance; ///< one line
    QList<PictureChart> charts; ///< over each other, with one time axis
    TimeAxis time;
    std::vector<Mark> marks;
    std::vector<RecordedPhase> phases;
};

/// How many pixels of the picture are one of the layout's, which text and lines are sized in; 0: as many as make the
/// layout 900 wide, whatever the picture's size.
inline constexpr double fitsWidth = 0;

/// What is to be painted, stroke by stroke. A value.
struct DrawnCharts {
    QPicture strokes;
    QSize size; ///< in pixels
    QString title;
    QString provenance;
};

/// The charts drawn anew in the light theme, at a size of its own, with title, legends and provenance. In the thread of
/// the interface, in which charts live; what takes longer is done in any other by the next three.
DrawnCharts drawnCharts(
    const PictureContents& contents, const ChartColumns& columns, const QSize& size, double scale = fitsWidth);
/// With title and provenance in the image's text.
QImage imageOf(DrawnCharts charts);
QByteArray pngOf(DrawnCharts charts);
/// Which has no pixels.
QByteArray svgOf(DrawnCharts charts);

}
