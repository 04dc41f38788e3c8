// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QActionGroup;

namespace labour {

class ChartStack;

/// What moves the charts in time: menus, shortcuts and tests take it from here.
class ChartActions : public QObject
{
    Q_OBJECT

public:
    /// `charts` outlives this.
    ChartActions(ChartStack& charts, QObject* parent);

    QAction zoomIn;
    QAction zoomOut;
    QAction zoomBack;
    QAction zoomAll;
    QAction earlier;
    QAction later;
    QAction compareFromHere;
    QAction pause; ///< its shortcut is that of a chart that has the focus: everywhere else Space is a button's
    QActionGroup* windows; ///< how much of a run that grows is shown; data: seconds, 0 for all

    /// In the order of a menu.
    QList<QAction*> zooms();
    /// All that have a shortcut, in the order of the menus.
    QList<const QAction*> withShortcuts() const;

private:
    void fillWindows();
    void show();

    ChartStack& m_charts;
};

}
