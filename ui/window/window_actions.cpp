// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_actions.h"

#include "ui/widgets/described_action.h"

#include <QActionGroup>
#include <QSize>

namespace labour {

WindowActions::WindowActions(QObject* parent)
    : QObject(parent)
    , views(new QActionGroup(this))
    , themes(new QActionGroup(this))
    , pictureSizes(new QActionGroup(this))
    , pictureScales(new QActionGroup(this))
    , exportRanges(new QActionGroup(this))
{
    describe(run, "run", tr("&Run"), QStringLiteral("run"), QKeySequence(Qt::CTRL | Qt::Key_R),
        tr("Start the server and send the mix"));
    describe(stop, "stop", tr("&Stop"), QStringLiteral("stop"), QKeySequence(Qt::Key_Escape),
        tr("End the load and stop the server"));
    describe(note, "note", tr("Write a &Note…"), QStringLiteral("event-note"), QKeySequence(Qt::CTRL | Qt::Key_M),
        tr("Put a note on the time axis: at the cursor, else at this moment"));
    describe(lookForServers, "lookForServers", tr("&Look for Servers Again"), QString(), QKeySequence::Refresh,
        tr("Look again which servers are installed"));
    describe(openPlan, "openPlan", tr("&Open Plan…"), QStringLiteral("open"), QKeySequence::Open, tr("Open a plan"));
    describe(savePlan, "savePlan", tr("&Save Plan…"), QStringLiteral("save"), QKeySequence::Save,
        tr("Save the plan, to run it again elsewhere"));
    describe(saveImage, "saveImage", tr("Save Charts as &Picture…"), QStringLiteral("image"),
        QKeySequence(Qt::CTRL | Qt::Key_E), tr("Save the charts as PNG or SVG"));
    describe(saveData, "saveData", tr("Save Data as &CSV…"), QStringLiteral("table"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), tr("Save the figures behind the charts"));
    describe(saveReport, "saveReport", tr("Save &Report…"), QStringLiteral("report"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), tr("Save the report of the run"));
    describe(undo, "undo", tr("&Undo"), QString(), QKeySequence::Undo, tr("Take back the last change to the plan"));
    describe(redo, "redo", tr("&Redo"), QString(), QKeySequence::Redo, tr("Make the change again that was taken back"));
    describe(copyImage, "copyImage", tr("&Copy Charts"), QStringLiteral("copy"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), tr("Copy the charts as a picture"));
    describe(preferences, "preferencesAction", tr("&Preferences…"), QString(), QKeySequence(Qt::CTRL | Qt::Key_Comma),
        tr("Interpreters, memory ceiling, colours and folders"));
    describe(close, "close", tr("&Quit"), QString(), QKeySequence(Qt::CTRL | Qt::Key_Q), tr("Stop what runs and quit"));
    describe(showRun, "showRun", tr("R&un"), QString(), QKeySequence(Qt::CTRL | Qt::Key_1),
        tr("Show the run and its charts"));
    describe(showMatrix, "showMatrix", tr("&Matrix"), QString(), QKeySequence(Qt::CTRL | Qt::Key_2),
        tr("Show servers by behaviours, graded by what culprits do to innocents"));
    describe(showComparison, "showComparison", tr("&Comparison"), QString(), QKeySequence(Qt::CTRL | Qt::Key_3),
        tr("Show runs beside each other, and by how much they differ"));
    for (QAction* view : { &showRun, &showMatrix, &showComparison }) {
        view->setCheckable(true);
        views->addAction(view);
    }
    showRun.setChecked(true);
    describe(logLatency, "logarithmicLatency", tr("&Logarithmic Latency"), QString(),
        QKeySequence(Qt::CTRL | Qt::Key_L), tr("Logarithmic latency axis, which shows fast and slow replies at once"));
    logLatency.setCheckable(true);
    describe(layoutExplore, "layoutExplore", tr("&Explore"), QString(), {},
        tr("One run and its charts, with the plan to the left and what comes of it to the right and below"));
    describe(layoutCompare, "layoutCompare", tr("&Compare"), QString(), {},
        tr("Runs beside each other, with the window to themselves"));
    describe(layoutMatrix, "layoutMatrix", tr("&Matrix"), QString(), {}, tr("The matrix alone"));
    describe(resetLayout, "resetLayout", tr("&Reset Layout"), QString(), {},
        tr("Put every panel back to where it was at first"));
    describe(guide, "guide", tr("&Guide"), QString(), QKeySequence(Qt::Key_F1),
        tr("What all this means and how it is used, at the page for where the focus is"));
    describe(shortcuts, "shortcuts", tr("&Keyboard Shortcuts"), QString(), QKeySequence(Qt::CTRL | Qt::Key_F1),
        tr("All shortcuts at a glance"));
    describe(whatsThis, "whatsThis", tr("What's &This?"), QString(), QKeySequence(Qt::SHIFT | Qt::Key_F1),
        tr("Say what the control is for that has the focus"));
    describe(explainClicked, "explainClicked", tr("&Explain What Is Clicked"), QString(), {},
        tr("Say what the control is for that is clicked next"));
    describe(about, "about", tr("&About Labour"), QString(), {}, tr("What this is, and its licence"));
    fillThemes();
    fillPictureSizes();
    fillPictureScales();
    fillExportRanges();
}

void WindowActions::fillThemes()
{
    const auto add = [this](ThemeChoice choice, const QString& text) {
        QAction* action = themes->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        action->setObjectName(QStringLiteral("theme_") + nameOf(choice));
    };
    add(ThemeChoice::Auto, tr("As the &Desktop"));
    add(ThemeChoice::Light, tr("&Light"));
    add(ThemeChoice::Dark, tr("D&ark"));
}

void WindowActions::fillPictureSizes()
{
    for (const QSize& size : { QSize(1280, 960), QSize(1600, 1200), QSize(1920, 1080), QSize(3200, 2400) }) {
        QAction* action = pictureSizes->addAction(tr("%1 × %2").arg(size.width()).arg(size.height()));
        action->setCheckable(true);
        action->setData(size);
    }
}

void WindowActions::fillPictureScales()
{
    for (const double scale : { 0.0, 1.0, 2.0, 3.0 }) {
        QAction* action = pictureScales->addAction(scale > 0 ? tr("%1 ×").arg(scale) : tr("By the Picture's &Width"));
        action->setCheckable(true);
        action->setData(scale);
    }
}

void WindowActions::fillExportRanges()
{
    for (const bool isWhole : { false, true }) {
        QAction* action = exportRanges->addAction(isWhole ? tr("The &Whole Run") : tr("What Is on &View"));
        action->setCheckable(true);
        action->setData(isWhole);
        action->setObjectName(isWhole ? QStringLiteral("exportWhole") : QStringLiteral("exportView"));
        action->setStatusTip(isWhole ? tr("Pictures and data are of the whole run, whatever is on view")
                                     : tr("Pictures and data are of the stretch of time that is on view"));
    }
}

QAction* WindowActions::themeAction(ThemeChoice choice) const
{
    return themes->actions().at(static_cast<int>(choice));
}

QList<const QAction*> WindowActions::withShortcuts() const
{
    return { &run, &stop, &note, &lookForServers, &openPlan, &savePlan, &saveImage, &saveData, &saveReport, &undo,
        &redo, &copyImage, &preferences, &close, &showRun, &showMatrix, &showComparison, &logLatency, &guide,
        &shortcuts, &whatsThis };
}

}
