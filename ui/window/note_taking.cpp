// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/note_taking.h"

#include "ui/charts/chart_stack.h"
#include "ui/charts/note_editor.h"
#include "ui/run/live_run.h"
#include "ui/run/run_controller.h"

#include <QAction>
#include <QDateTime>

#include <algorithm>

namespace labour {

void connectNotes(QAction& action, LiveRun& run, RunController& controller, ChartStack& charts)
{
    auto* editor = new NoteEditor(charts);
    action.setEnabled(false);
    QObject::connect(&action, &QAction::triggered, editor, [&run, &charts, editor] {
        const auto sinceFirst = static_cast<double>(QDateTime::currentMSecsSinceEpoch() - run.startedMs());
        editor->open(charts.cursorTime().value_or(std::max(0.0, sinceFirst / 1000)));
    });
    QObject::connect(editor, &NoteEditor::written, &controller, &RunController::addNote);
    QObject::connect(&run, &LiveRun::began, &action, [&action] { action.setEnabled(true); });
    const auto close = [&action, editor] {
        action.setEnabled(false);
        editor->hide();
    };
    QObject::connect(&run, &LiveRun::started, editor, close);
    QObject::connect(&run, &LiveRun::finished, editor, close);
    QObject::connect(&controller, &RunController::ended, editor, close);
}

}
