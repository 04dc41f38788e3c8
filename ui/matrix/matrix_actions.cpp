// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_actions.h"

#include "ui/theme/icons.h"

namespace labour {

namespace {

void set(QAction& action, const char* name, const QString& text, const QString& icon, const QKeySequence& shortcut,
    const QString& help)
{
    action.setObjectName(QLatin1String(name));
    action.setText(text);
    if (!icon.isEmpty())
        action.setIcon(iconNamed(icon));
    action.setShortcut(shortcut);
    action.setStatusTip(help);
    const QString key = shortcut.toString(QKeySequence::NativeText);
    action.setToolTip(key.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, key));
}

}

MatrixActions::MatrixActions(QObject* parent)
    : QObject(parent)
{
    set(setUp, "setUpTable", tr("Set &Up a Table"), QStringLiteral("parameters"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), tr("Choose servers and behaviours for a new table"));
    setUp.setCheckable(true);
    set(goOn, "goOnWithTable", tr("&Go On"), QStringLiteral("run"), QKeySequence(Qt::CTRL | Qt::Key_G),
        tr("Measure the cells that the table still lacks"));
    set(again, "measureCellAgain", tr("Run This Cell &Again"), QString(),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), tr("Measure the chosen cell anew"));
    set(open, "openTable", tr("Open &Table…"), QStringLiteral("open"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        tr("Open a durability table, also one by labour durability --json"));
    set(saveJson, "saveTable", tr("Table as &JSON…"), QString(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        tr("Save the table, to open it again or go on with it elsewhere"));
    set(saveCsv, "saveTableCsv", tr("Table as &CSV…"), QString(), {}, tr("Save a line for each measurement"));
    set(saveHtml, "saveTableHtml", tr("Table as &HTML…"), QString(), {},
        tr("Save the table as one page that needs nothing else"));
    set(savePng, "saveMatrixPng", tr("Matrix as &PNG…"), QString(), {}, tr("Save the matrix as a picture"));
    set(saveSvg, "saveMatrixSvg", tr("Matrix as &SVG…"), QString(), {},
        tr("Save the matrix as a picture that can be scaled"));
}

}
