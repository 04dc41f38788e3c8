// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_plot.h"

#include <QImage>
#include <QList>
#include <QSize>
#include <QString>

#include <vector>

namespace labour {

/// What is to be seen in one chart of a picture.
struct PictureChart {
    ChartSpec spec; ///< without the series that are hidden
    bool isLogarithmic = false;
};

struct PictureContents {
    QString title;
    QString provenance; ///< one line
    QList<PictureChart> charts; ///< over each other, with one time axis
    TimeAxis time;
    std::vector<Mark> marks;
    std::vector<RecordedPhase> phases;
};

/// The charts drawn anew in the light theme, at a size of its own, with title, legends and provenance; the last also in
/// the image's text.
QImage chartPicture(const PictureContents& contents, const ChartColumns& columns, const QSize& size);

}
