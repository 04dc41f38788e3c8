// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_actions.h"

#include "ui/widgets/described_action.h"

namespace labour {

MatrixActions::MatrixActions(QObject* parent)
    : QObject(parent)
{
    describe(setUp, "setUpTable", tr("Set &Up a Table"), QStringLiteral("parameters"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), tr("Choose servers and behaviours for a new table"));
    setUp.setCheckable(true);
    describe(goOn, "goOnWithTable", tr("&Go On"), QStringLiteral("run"), QKeySequence(Qt::CTRL | Qt::Key_G),
        tr("Measure the cells that the table still lacks"));
    describe(again, "measureCellAgain", tr("Run This Cell &Again"), QString(),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), tr("Measure the chosen cell anew"));
    describe(open, "openTable", tr("Open &Table…"), QStringLiteral("open"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        tr("Open a durability table, also one by labour durability --json"));
    describe(saveJson, "saveTable", tr("Table as &JSON…"), QString(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        tr("Save the table, to open it again or go on with it elsewhere"));
    describe(saveCsv, "saveTableCsv", tr("Table as &CSV…"), QString(), {}, tr("Save a line for each measurement"));
    describe(saveHtml, "saveTableHtml", tr("Table as &HTML…"), QString(), {},
        tr("Save the table as one page that needs nothing else"));
    describe(savePng, "saveMatrixPng", tr("Matrix as &PNG…"), QString(), {}, tr("Save the matrix as a picture"));
    describe(saveSvg, "saveMatrixSvg", tr("Matrix as &SVG…"), QString(), {},
        tr("Save the matrix as a picture that can be scaled"));
}

}
