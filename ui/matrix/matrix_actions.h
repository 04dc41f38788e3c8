// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace labour {

/// What can be done with a table: menus, buttons, shortcuts and tests take it from here.
class MatrixActions : public QObject
{
    Q_OBJECT

public:
    explicit MatrixActions(QObject* parent);

    QAction setUp;
    QAction goOn;
    QAction again;
    QAction open;
    QAction saveJson;
    QAction saveCsv;
    QAction saveHtml;
    QAction savePng;
    QAction saveSvg;

    /// All that have a shortcut, in the order of the menus.
    QList<const QAction*> withShortcuts() const { return { &open, &saveJson, &setUp, &goOn, &again }; }
    QList<QAction*> exports() { return { &savePng, &saveSvg, &saveCsv, &saveJson, &saveHtml }; }
};

}
