// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_plot.h"

#include <QByteArray>
#include <QImage>
#include <QList>
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

/// The charts drawn anew in the light theme, at a size of its own, with title, legends and provenance; the last also in
/// the image's text.
QImage chartPicture(
    const PictureContents& contents, const ChartColumns& columns, const QSize& size, double scale = fitsWidth);
/// The same as SVG, which has no pixels.
QByteArray chartSvg(
    const PictureContents& contents, const ChartColumns& columns, const QSize& size, double scale = fitsWidth);

}
