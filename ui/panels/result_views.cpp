// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/result_views.h"

#include "ui/charts/chart_stack.h"
#include "ui/models/event_model.h"
#include "ui/models/outcome_model.h"
#include "ui/models/process_model.h"
#include "ui/run/live_run.h"
#include "ui/widgets/hinting_tree_view.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Results)
};

}

HintingTreeView* outcomesView(LiveRun& run, QWidget* parent)
{
    auto* view = new HintingTreeView(parent);
    auto* model = new OutcomeModel(run, view);
    view->setModel(model);
    view->setObjectName(QStringLiteral("outcomes"));
    view->setAccessibleName(Texts::tr("Outcomes"));
    view->setHint(Texts::tr("What the requests come to is counted here, innocents and culprits apart."));
    view->setWhatsThis(
        Texts::tr("How the requests ended, innocents and culprits apart, and below each way in which they "
                  "did, where there are several, of which behaviour they were."));
    view->setRootIsDecorated(false);
    view->setIndentation(10);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(OutcomeModel::OutcomeColumn, QHeaderView::Stretch);
    view->header()->setSectionResizeMode(OutcomeModel::CountColumn, QHeaderView::ResizeToContents);
    view->header()->setSectionResizeMode(OutcomeModel::ShareColumn, QHeaderView::ResizeToContents);
    view->header()->setSectionsMovable(false);
    // What stood where the new row is would be left beside it.
    QObject::connect(model, &QAbstractItemModel::rowsInserted, view->viewport(), qOverload<>(&QWidget::update),
        Qt::QueuedConnection);
    QObject::connect(model, &QAbstractItemModel::rowsInserted, view, [view](const QModelIndex& group) {
        if (group.isValid() && !group.parent().isValid() && group.model()->rowCount(group) == 1)
            view->expand(group); // once: what the user folds stays folded
    });
    return view;
}

HintingTreeView* eventsView(LiveRun& run, ChartStack& charts, QWidget* parent)
{
    auto* view = new HintingTreeView(parent);
    auto* model = new EventModel(run, view);
    view->setModel(model);
    view->setObjectName(QStringLiteral("events"));
    view->setAccessibleName(Texts::tr("Events"));
    view->setHint(Texts::tr("Workers that exit or are replaced, changes of weights and the like are listed here."));
    view->setWhatsThis(Texts::tr("What happened in the run, in order of time. One that is chosen is pointed at in the "
                                 "charts, and what the server wrote around it is selected in its log."));
    view->setRootIsDecorated(false);
    view->setHeaderHidden(true);
    view->setTextElideMode(Qt::ElideRight);
    QFont small = view->font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    view->setFont(small);
    view->header()->setStretchLastSection(true);
    view->header()->setSectionResizeMode(EventModel::TimeColumn, QHeaderView::Fixed);
    view->header()->setMinimumSectionSize(20);
    view->header()->resizeSection(
        EventModel::TimeColumn, view->fontMetrics().horizontalAdvance(QStringLiteral("00:00.0 s")));
    QObject::connect(view, &HintingTreeView::chosen, &charts,
        [&charts, model](const QModelIndex& index) { charts.setCursorTime(model->timeAt(index)); });
    QObject::connect(
        view->selectionModel(), &QItemSelectionModel::currentChanged, &charts, [&charts](const QModelIndex& index) {
            if (!index.isValid())
                charts.setCursorTime(std::nullopt);
        });
    QObject::connect(model, &QAbstractItemModel::rowsInserted, view, [view] {
        const QScrollBar* bar = view->verticalScrollBar();
        if (bar->value() == bar->maximum())
            view->scrollToBottom();
    });
    return view;
}

HintingTreeView* processesView(LiveRun& run, QWidget* parent)
{
    auto* view = new HintingTreeView(parent);
    view->setModel(new ProcessModel(run, view));
    view->setObjectName(QStringLiteral("processes"));
    view->setAccessibleName(Texts::tr("Processes"));
    view->setHint(Texts::tr("The server's processes are listed here while it runs, and how they ended."));
    view->setWhatsThis(Texts::tr("What the server consists of: each process below the one that started it, with its "
                                 "memory, its share of one core and its threads. Of those that have ended the last "
                                 "%1 stay, in grey.")
                           .arg(ProcessList::keptEnded));
    view->setRootIsDecorated(false);
    view->setTextElideMode(Qt::ElideRight);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->header()->setStretchLastSection(true);
    view->header()->setSectionsMovable(false);
    for (int column = 0; column < ProcessModel::StateColumn; ++column)
        view->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    return view;
}

}
