// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// One figure of a measurement that a matrix can show and be sorted by. Greater is worse.
struct MatrixFigure {
    const char* name; ///< "outage", for object names and settings
    QString title;
    QString help;
    /// Infinite where it is beyond all bounds; nothing where the measurement has none.
    std::optional<double> (*value)(const DurabilityResult& result);
    QString (*text)(double value);
    bool isOfLeaks = false; ///< of the measurements of leaks, and of no others
};

/// The first is the grade itself.
const QList<MatrixFigure>& matrixFigures();

}
