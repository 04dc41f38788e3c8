// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_menus.h"

#include "ui/charts/chart_actions.h"
#include "ui/comparison/comparison_actions.h"
#include "ui/history/history_actions.h"
#include "ui/matrix/matrix_actions.h"
#include "ui/window/window_actions.h"
#include "ui/window/window_layout.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Menus)
};

using Actions = QList<QAction*>;

}

void addMenus(QMainWindow& window, WindowActions& actions, ChartActions& charts, MatrixActions& matrix,
    ComparisonActions& comparison, QMenu& recent, const WindowLayout& layout)
{
    QMenuBar* bar = window.menuBar();
    QMenu* file = bar->addMenu(Texts::tr("&File"));
    file->addAction(&actions.openPlan);
    file->addMenu(&recent);
    file->addActions({ &actions.savePlan, &matrix.open });
    file->addActions({ &comparison.compareWithLast, &comparison.compareWithFile });
    file->addSeparator();
    file->addActions({ &actions.saveImage, &actions.saveData, &actions.saveReport });
    file->addMenu(Texts::tr("Picture Si&ze"))->addActions(actions.pictureSizes->actions());
    file->addMenu(Texts::tr("Picture Sc&ale"))->addActions(actions.pictureScales->actions());
    file->addMenu(Texts::tr("What Is Sa&ved"))->addActions(actions.exportRanges->actions());
    file->addMenu(Texts::tr("&Export Matrix"))->addActions(matrix.exports());
    file->addMenu(Texts::tr("Export Co&mparison"))->addActions(comparison.exports());
    file->addSeparator();
    file->addAction(&actions.close);
    QMenu* edit = bar->addMenu(Texts::tr("&Edit"));
    edit->addActions({ &actions.undo, &actions.redo });
    edit->addSeparator();
    edit->addAction(&actions.copyImage);
    edit->addSeparator();
    edit->addAction(&actions.preferences);
    QMenu* view = bar->addMenu(Texts::tr("&View"));
    view->addActions(actions.views->actions());
    view->addSeparator();
    for (const QDockWidget* dock : layout.docks())
        view->addAction(dock->toggleViewAction());
    view->addMenu(Texts::tr("&Go to Panel"))->addActions(layout.visits());
    view->addMenu(Texts::tr("La&yout"))
        ->addActions({ &actions.layoutExplore, &actions.layoutCompare, &actions.layoutMatrix });
    view->addSeparator();
    view->addMenu(Texts::tr("C&harts"))->addActions(actions.charts);
    view->addAction(&actions.logLatency);
    view->addMenu(Texts::tr("T&ime"))->addActions(charts.zooms());
    view->addMenu(Texts::tr("&Follow a Run"))->addActions(charts.windows->actions());
    view->addMenu(Texts::tr("&Theme"))->addActions(actions.themes->actions());
    view->addSeparator();
    view->addAction(&actions.resetLayout);
    QMenu* run = bar->addMenu(Texts::tr("&Run"));
    run->addActions({ &actions.run, &actions.stop, &actions.note, &charts.pause });
    run->addSeparator();
    run->addActions({ &matrix.setUp, &matrix.goOn, &matrix.again });
    run->addSeparator();
    run->addAction(&actions.lookForServers);
    bar->addMenu(Texts::tr("&Help"))
        ->addActions(
            { &actions.guide, &actions.shortcuts, &actions.whatsThis, &actions.explainClicked, &actions.about });
}

void addHistoryMenu(QMainWindow& window, HistoryActions& actions)
{
    QMenuBar* bar = window.menuBar();
    auto* menu = new QMenu(Texts::tr("Histor&y"), bar);
    actions.addTo(*menu);
    bar->insertMenu(bar->actions().constLast(), menu);
}

void addToolBar(QMainWindow& window, WindowActions& actions, QWidget* progress)
{
    QToolBar* bar = window.addToolBar(Texts::tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setIconSize({ 18, 18 });
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions({ &actions.run, &actions.stop });
    for (const Actions& group : { Actions { &actions.openPlan, &actions.savePlan },
             Actions { &actions.saveImage, &actions.saveData, &actions.saveReport } }) {
        bar->addSeparator();
        bar->addActions(group);
        for (QAction* action : group)
            qobject_cast<QToolButton*>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    bar->addWidget(progress);
}

}
