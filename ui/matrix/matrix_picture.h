// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

#include <QAbstractItemModel>
#include <QByteArray>
#include <QImage>
#include <QString>

namespace labour {

/// What goes with a matrix into a picture of it.
struct MatrixCaption {
    QString title;
    QString provenance; ///< all that it takes to understand the picture later
};
/// Date, machine, doses and rules of a table.
MatrixCaption captionOf(const DurabilityReport& report);

/// The rows and columns of the model as they are on view, drawn anew in the light theme, with title, legend and
/// provenance; the last also in the image's text. As large as it takes, at twice the pixels.
QImage matrixImage(const QAbstractItemModel& model, const MatrixCaption& caption);
/// The same as an SVG file.
QByteArray matrixSvg(const QAbstractItemModel& model, const MatrixCaption& caption);

}
