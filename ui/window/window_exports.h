// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace labour {

class ComparisonExporter;
class ComparisonPage;
class Exporter;
class LiveRun;
class WindowActions;
class WindowViews;

/// The actions of the window that save and copy, of what is on view: the comparison, else the run. They are enabled
/// where there is something.
class WindowExports : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    WindowExports(WindowActions& actions, const WindowViews& views, const LiveRun& run, Exporter& exporter,
        ComparisonPage& comparison, QObject* parent);

private:
    void enable();
    void connectEither(QAction& action, void (Exporter::*ofRun)(), void (*ofComparison)(ComparisonExporter&));

    WindowActions& m_actions;
    const WindowViews& m_views;
    const LiveRun& m_run;
    Exporter& m_exporter;
    ComparisonPage& m_comparison;
};

}
