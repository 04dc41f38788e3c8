// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/compared_run.h"
#include "ui/theme/colours.h"

#include <QList>
#include <QPointF>
#include <QRectF>

class QPainter;
class QPen;

namespace labour {

/// How a run is drawn in all charts of a comparison: by a colour, and by dashes and markers that tell it apart without.
struct RunLook {
    int colour = 0; ///< index into the colours of Okabe and Ito
    int form = 0; ///< index into dashes and markers

    friend bool operator==(const RunLook&, const RunLook&) = default;
};

inline constexpr int runColourCount = 8;

/// Where a side has several runs, its colour says the side, and the form says the run; else both say the run.
QList<RunLook> looksOf(const QList<ComparedRun>& runs);

QColor colourOf(const RunLook& look, Theme theme);
QPen penOf(const RunLook& look, Theme theme, double width);
void drawMarker(QPainter& painter, const QPointF& at, const RunLook& look, Theme theme, double size);
/// A piece of its line with a marker, as a legend has it.
void drawSample(QPainter& painter, const QRectF& place, const RunLook& look, Theme theme);

}
