// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_actions.h"

#include "ui/history/run_column.h"
#include "ui/widgets/described_action.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>

namespace labour {

HistoryActions::HistoryActions(QObject* parent)
    : QObject(parent)
    , orders(new QActionGroup(this))
    , sizeLimits(new QActionGroup(this))
{
    describe(show, "showRuns", tr("S&earch Runs"), QString(), QKeySequence(Qt::CTRL | Qt::Key_H),
        tr("Show the runs that were kept, and search them"));
    describe(open, "openRun", tr("&Open Run"), QStringLiteral("open"), {},
        tr("Show the chosen run with its charts and report (Enter)"));
    describe(setUpPlan, "setUpPlanOfRun", tr("Set &Up Its Plan"), QStringLiteral("parameters"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
        tr("Put the plan of the chosen run into the set-up, to run it again"));
    describe(compare, "compareRuns", tr("&Compare"), QString(), QKeySequence(Qt::CTRL | Qt::Key_D),
        tr("Compare the chosen runs, two to eight of them"));
    describe(star, "starRun", tr("&Star"), QStringLiteral("star"), QKeySequence(Qt::CTRL | Qt::Key_B),
        tr("Give the chosen runs a star, or take it away; runs with a star are never let go"));
    describe(note, "noteRun", tr("E&dit Note"), QString(), QKeySequence(Qt::Key_F2),
        tr("Write a note beside the chosen run"));
    describe(reference, "pinReference", tr("Pi&n as Reference"), QString(), {},
        tr("Have later runs of this plan on this server compared with the chosen run"));
    reference.setCheckable(true);
    describe(compareWithReference, "compareRunWithReference", tr("Compare &with Reference"), QString(), {},
        tr("Compare the chosen run and its repetitions with the reference of their plan"));
    compareWithReference.setEnabled(false);
    describe(remove, "removeRuns", tr("&Remove"), QStringLiteral("remove"), QKeySequence(Qt::Key_Delete),
        tr("Remove the chosen runs; for a day they can be restored"));
    describe(undoRemoval, "undoRemoval", tr("Undo Re&moval"), QString(),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete), tr("Bring back the runs that were removed last"));
    describe(restore, "restoreRuns", tr("Res&tore"), QString(), {}, tr("Bring the chosen runs back"));
    describe(exportRun, "exportRun", tr("E&xport Run…"), QStringLiteral("save"), {},
        tr("Save the chosen run as one file, for another machine"));
    describe(importRun, "importRun", tr("&Import Run…"), QString(), {}, tr("Add a run from a file to the history"));
    describe(openFile, "openRunFile", tr("Open Run &File…"), QStringLiteral("open"), {}, tr("Show a run from a file"));
    describe(isStarred, "starredRuns", tr("St&arred"), QString(), {}, tr("List runs with a star only"));
    describe(isOfThisPlan, "runsOfThisPlan", tr("This &Plan"), QString(), {},
        tr("List runs of the plan in the set-up only, against whatever server"));
    describe(isRemoved, "removedRuns", tr("Remo&ved"), QString(), {},
        tr("List the runs that were removed less than a day ago"));
    describe(isByPlan, "runsByPlan", tr("&By Plan"), QString(), {}, tr("List the runs of each plan together"));
    for (QAction* toggle : { &isStarred, &isOfThisPlan, &isRemoved, &isByPlan })
        toggle->setCheckable(true);
    for (QAction* action : { &star, &note, &remove, &setUpPlan })
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // of the list that they are added to
    undoRemoval.setEnabled(false);
    fillOrders();
    fillSizeLimits();
}

void HistoryActions::fillOrders()
{
    for (int i = 0; i < runColumnCount; ++i) {
        QAction* action = orders->addAction(titleOf(static_cast<RunColumn>(i)));
        action->setCheckable(true);
        action->setData(i);
    }
}

void HistoryActions::fillSizeLimits()
{
    constexpr qint64 mebibyte = 1LL << 20;
    for (const qint64 limit : { 0LL, 100 * mebibyte, 500 * mebibyte, 1024 * mebibyte, 4096 * mebibyte }) {
        QAction* action = sizeLimits->addAction(limit == 0 ? tr("No Limit") : QLocale().formattedDataSize(limit, 0));
        action->setCheckable(true);
        action->setData(limit);
    }
}

QList<QAction*> HistoryActions::ofChosenRuns()
{
    return { &open, &setUpPlan, &compare, &star, &note, &reference, &compareWithReference, &exportRun, &remove,
        &restore };
}

QList<const QAction*> HistoryActions::withShortcuts() const
{
    return { &show, &setUpPlan, &compare, &star, &note, &remove, &undoRemoval };
}

void HistoryActions::addTo(QMenu& menu)
{
    menu.addActions({ &show, &openFile, &importRun });
    menu.addSeparator();
    menu.addActions({ &open, &setUpPlan, &compare, &compareWithReference });
    menu.addSeparator();
    menu.addActions({ &star, &note, &reference, &remove, &undoRemoval, &restore, &exportRun });
    menu.addSeparator();
    menu.addActions({ &isStarred, &isOfThisPlan, &isRemoved, &isByPlan });
    menu.addMenu(tr("Sort B&y"))->addActions(orders->actions());
    menu.addMenu(tr("Size &Limit"))->addActions(sizeLimits->actions());
}

}
