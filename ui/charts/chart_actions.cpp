// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_actions.h"

#include "ui/charts/chart_stack.h"
#include "ui/charts/time_bar.h"
#include "ui/charts/time_navigator.h"
#include "ui/widgets/described_action.h"

#include <QActionGroup>

namespace labour {

namespace {

constexpr double closer = 0.5;
constexpr double panOfAnAction = 0.5; // of what is on view

}

ChartActions::ChartActions(ChartStack& charts, QObject* parent)
    : QObject(parent)
    , windows(new QActionGroup(this))
    , m_charts(charts)
{
    describe(zoomIn, "zoomIn", tr("Zoom &In"), QString(), QKeySequence(Qt::CTRL | Qt::Key_Plus),
        tr("Show a shorter stretch of the run, around the cursor"));
    zoomIn.setShortcuts({ QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal) });
    describe(zoomOut, "zoomOut", tr("Zoom &Out"), QString(), QKeySequence(Qt::CTRL | Qt::Key_Minus),
        tr("Show a longer stretch of the run"));
    describe(zoomBack, "zoomBack", tr("Zoom &Back"), QString(), QKeySequence(Qt::ALT | Qt::Key_Left),
        tr("Back to the stretch that was on view before"));
    describe(zoomAll, "zoomAll", tr("Show &All of the Run"), QString(), QKeySequence(Qt::CTRL | Qt::Key_0),
        tr("Show the whole run, or what is followed of it, again"));
    describe(earlier, "panEarlier", tr("&Earlier"), QString(), QKeySequence(Qt::ALT | Qt::Key_PageUp),
        tr("Move what is on view to earlier times"));
    describe(later, "panLater", tr("&Later"), QString(), QKeySequence(Qt::ALT | Qt::Key_PageDown),
        tr("Move what is on view to later times"));
    describe(compareFromHere, "compareFromHere", tr("Measure &From the Cursor"), QString(),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
        tr("Keep the cursor's time, and show how long after it the cursor is then and by how much values differ"));
    compareFromHere.setCheckable(true);
    describe(pause, "pauseDisplay", tr("&Pause the Display"), QString(), QKeySequence(Qt::Key_Space),
        tr("Let the charts stand still, while the run goes on and is recorded"));
    pause.setCheckable(true);
    pause.setShortcutContext(Qt::WidgetShortcut);
    charts.setPauseAction(pause);
    fillWindows();

    TimeNavigator& time = charts.time();
    connect(&zoomIn, &QAction::triggered, &time, [&time] { time.zoomBy(closer); });
    connect(&zoomOut, &QAction::triggered, &time, [&time] { time.zoomBy(1 / closer); });
    connect(&zoomBack, &QAction::triggered, &time, &TimeNavigator::back);
    connect(&zoomAll, &QAction::triggered, &time, &TimeNavigator::reset);
    connect(
        &earlier, &QAction::triggered, &time, [&time] { time.panBy(-panOfAnAction * time.view().shown().length()); });
    connect(&later, &QAction::triggered, &time, [&time] { time.panBy(panOfAnAction * time.view().shown().length()); });
    connect(&compareFromHere, &QAction::triggered, &time,
        [&time](bool isOn) { time.setReference(isOn ? time.cursor() : std::nullopt); });
    connect(&pause, &QAction::triggered, &time, &TimeNavigator::setPaused);
    connect(windows, &QActionGroup::triggered, &time, [&time](const QAction* action) {
        const double seconds = action->data().toDouble();
        time.setWindow(seconds > 0 ? std::optional(seconds) : std::nullopt);
    });
    connect(&time, &TimeNavigator::viewChanged, this, &ChartActions::show);
    connect(&time, &TimeNavigator::pausedChanged, this, &ChartActions::show);
    connect(&time, &TimeNavigator::cursorChanged, this, &ChartActions::show);
    show();
}

void ChartActions::fillWindows()
{
    for (const std::optional<double> window : timeWindows()) {
        QAction* action = windows->addAction(timeWindowText(window));
        action->setCheckable(true);
        action->setData(window.value_or(0));
        action->setObjectName(QStringLiteral("timeWindow_%1").arg(window.value_or(0)));
    }
}

void ChartActions::show()
{
    const TimeNavigator& time = m_charts.time();
    zoomBack.setEnabled(time.view().canGoBack());
    zoomAll.setEnabled(time.view().isZoomed());
    for (QAction* pan : { &earlier, &later })
        pan->setEnabled(time.view().isPart());
    compareFromHere.setChecked(time.reference().has_value());
    compareFromHere.setEnabled(time.reference() || time.cursor());
    pause.setChecked(time.isPaused());
    for (QAction* action : windows->actions())
        action->setChecked(action->data().toDouble() == time.view().window().value_or(0));
}

QList<QAction*> ChartActions::zooms()
{
    return { &zoomIn, &zoomOut, &zoomBack, &zoomAll, &earlier, &later, &compareFromHere };
}

QList<const QAction*> ChartActions::withShortcuts() const
{
    return { &zoomIn, &zoomOut, &zoomBack, &zoomAll, &earlier, &later, &compareFromHere, &pause };
}

}
