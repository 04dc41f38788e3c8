// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/grade.h"

#include <QString>

#include <utility>
#include <vector>

namespace labour {

/// How a grade is shown wherever there is colour: by letter, shape and colour at once, so that nobody depends on any
/// one of them. The colours are after Okabe and Ito, some darkened for a light ground.
struct GradeSign {
    QChar letter;
    QString onLight; ///< "#rrggbb"
    QString onDark;
    std::vector<std::pair<double, double>> outline; ///< a polygon in a square from 0 to 1, y downwards; empty: a circle
};

const GradeSign& signOf(Grade grade);

/// The grades from the best to the worst.
const std::vector<Grade>& allGrades();

/// What the grade means, in a sentence.
QString meaningOf(Grade grade);

}
