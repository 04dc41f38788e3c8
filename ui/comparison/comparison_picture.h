// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/compared_run.h"
#include "ui/comparison/plot_content.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace labour {

/// What goes into a picture of a comparison.
struct ComparisonPicture {
    QString title;
    QString differs; ///< a sentence
    QString provenance; ///< all that it takes to understand the picture later
    QList<ComparedRun> runs;
    QList<PlotContent> plots;
    bool isGrid = false; ///< side by side, else below each other
};

/// Servers with their versions, machines, the day and Labour's version.
QString provenanceOf(const QList<ComparedRun>& runs);

/// The plots drawn anew in the light theme, with title, legend, what differs and provenance; the last also in the
/// image's text.
QImage comparisonImage(const ComparisonPicture& picture, const QSize& size);
/// The same as an SVG file.
QByteArray comparisonSvg(const ComparisonPicture& picture, const QSize& size);

}
