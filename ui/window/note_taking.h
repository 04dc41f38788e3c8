// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;

namespace labour {

class ChartStack;
class LiveRun;
class RunController;

/// Lets the action open a field over the charts: what is typed there becomes a note of the run that goes on, at the
/// time of the cursor, else at the moment at which the action was asked for. All of them outlive the charts.
void connectNotes(QAction& action, LiveRun& run, RunController& controller, ChartStack& charts);

}
