// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/matrix_cell.h"
#include "ui/theme/colours.h"

#include <QRectF>

class QFont;
class QPainter;

namespace labour {

/// What the cells of a matrix are drawn with: on screen and in exported pictures alike.
class CellPainter
{
public:
    CellPainter(Theme theme, QPainter& painter);

    /// The painter's font is what is written in.
    void drawCell(const QRectF& rect, const CellLook& look) const;
    /// The sign of a grade alone: its shape, and its letter beside it. Where that ends.
    double drawSign(const QPointF& leftMiddle, double size, Grade grade) const;

    /// What a cell needs for any grade and how many repetitions agree on it.
    static double widthFor(const QFont& font);
    static QColor colourOf(Grade grade, Theme theme);
    /// The grade's colour over the plots' ground, pale enough to be written on.
    static QColor groundOf(Grade grade, Theme theme);

private:
    void drawGraded(const QRectF& rect, const CellLook& look) const;
    void drawPlain(const QRectF& rect, const CellLook& look) const;

    Theme m_theme;
    QPainter& m_painter;
};

}
