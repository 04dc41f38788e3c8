// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/matrix_figure.h"

#include <QMetaType>

#include <cstdint>

namespace labour {

/// Measurements of one table, which outlives them.
using Measurements = QList<const DurabilityResult*>;

/// How far a cell of the matrix is.
enum class CellState : std::uint8_t {
    Empty, ///< there is nothing of the kind to measure
    Pending,
    UnderWay,
    Measured,
    Failed, ///< it could not be measured
    Skipped, ///< its server was left out
};

/// The measurements of one server under one behaviour: of every dose on view, and all repetitions.
struct MatrixCell {
    CellState state = CellState::Empty;
    QList<qsizetype> places; ///< among the table's results
    QString note; ///< what is being done, or why nothing could be
};

/// What is to be seen of a cell.
struct CellLook {
    CellState state = CellState::Empty;
    std::optional<Grade> grade;
    QString text; ///< the figure, or a word in its place
    QString more; ///< "2 of 3" where repetitions do not agree; of a summary, how many of the grade
};

/// The worst grade of what was measured, leaks apart; nothing where there is none.
std::optional<Grade> worstGrade(const Measurements& results);
/// "2 of 3": how many of the measurements have the worst grade; empty where all have.
QString agreementText(const Measurements& results);
/// The worst of the measurements; nothing where none has it.
std::optional<double> worstValue(const Measurements& results, const MatrixFigure& figure);
/// The cell's measurements in a few lines of rich text.
QString cellHelp(const QString& title, const Measurements& results);

}

Q_DECLARE_METATYPE(labour::CellLook)
