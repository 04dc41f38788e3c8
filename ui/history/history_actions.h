// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QActionGroup;
class QMenu;

namespace labour {

/// What can be done with the runs of the history, once.
class HistoryActions : public QObject
{
    Q_OBJECT

public:
    explicit HistoryActions(QObject* parent);

    QAction show;
    QAction open;
    QAction setUpPlan;
    QAction compare;
    QAction star;
    QAction note;
    QAction reference;
    QAction compareWithReference;
    QAction remove;
    QAction undoRemoval;
    QAction restore;
    QAction exportRun;
    QAction importRun;
    QAction openFile;
    QAction isStarred; ///< which runs are listed, as the next two
    QAction isOfThisPlan;
    QAction isRemoved;
    QAction isByPlan;
    QActionGroup* orders; ///< one a RunColumn, in that order
    QActionGroup* sizeLimits; ///< with the limit in bytes as data; 0 for none

    /// Those that are done to chosen runs; some have shortcuts that hold in the list alone.
    QList<QAction*> ofChosenRuns();
    QList<const QAction*> withShortcuts() const;
    void addTo(QMenu& menu);

private:
    void fillOrders();
    void fillSizeLimits();
};

}
