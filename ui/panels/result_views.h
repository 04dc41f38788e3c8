// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace labour {

class ChartStack;
class HintingTreeView;
class LiveRun;

/// The table of what the requests came to.
HintingTreeView* outcomesView(LiveRun& run, QWidget* parent);
/// The list of events; the one that is current is pointed at in the charts.
HintingTreeView* eventsView(LiveRun& run, ChartStack& charts, QWidget* parent);
/// The server's processes, those that have ended among them.
HintingTreeView* processesView(LiveRun& run, QWidget* parent);

}
