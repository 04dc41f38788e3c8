// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_stack.h"
#include "ui/history/history_actions.h"
#include "ui/history/history_controller.h"
#include "ui/models/server_model.h"
#include "ui/plan/plan_document.h"
#include "ui/run/live_run.h"
#include "ui/run/run_controller.h"
#include "ui/run/run_desk.h"
#include "ui/window/window_actions.h"
#include "ui/window/window_layout.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace labour {

class AppliedSettings;
class BehavioursPanel;
class ChartActions;
class ComparisonPage;
class ElidedLabel;
class Exporter;
class FileChooser;
class LoadPanel;
class MatrixPage;
class MessageBar;
class OwnCpu;
class PhasesPanel;
class PlanFiles;
class ReadinessLabel;
class RunMessages;
class RunOpener;
class RunStanding;
class RunsPanel;
class SequencePanel;
class ServersPanel;
class Settings;
class TableBar;
class WindowMessages;
class WindowViews;

/// Puts the parts together: the plan to the left, the charts in the middle, what comes of it to the right and below.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `settings` and `chooser` outlive the window.
    MainWindow(std::shared_ptr<const Catalogue> catalogue, Settings& settings, FileChooser& chooser);
    ~MainWindow() override;

    PlanDocument& document() { return m_document; }
    LiveRun& run() { return m_run; }
    RunController& controller() { return m_controller; }
    RunDesk& desk() { return m_desk; }
    WindowActions& actions() { return m_actions; }
    ChartStack& charts() { return *m_charts; }
    ChartActions& chartActions() { return *m_chartActions; }
    ServerModel& servers() { return m_servers; }
    MatrixPage& matrix() { return *m_matrix; }
    ComparisonPage& comparison() { return *m_comparison; }
    HistoryController& history() { return *m_history; }
    HistoryActions& historyActions() { return m_historyActions; }
    RunsPanel& runs() { return *m_runs; }
    void openPlan(const QString& file);
    /// A number in the history, "last", or the name of a run's file.
    void openRun(const QString& name);
    /// Plans and runs.
    void openFiles(const QStringList& files);
    /// The matrix in place of the run, which goes on meanwhile; or the run again.
    void showMatrix(bool isShown);
    /// The comparison in place of either.
    void showComparison();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void addPanels();
    QWidget* centre();
    QWidget* progressBars();
    QWidget* setUpPanel();
    void addMessages(bool isFirstStart);
    void connectActions();
    void connectRun();
    void connectMatrix();
    void connectHistory();
    void connectComparison();
    void openRunFile();
    void startWhatIsShown();
    void runWhatIsSetUp();
    void stopWhatRuns();
    void showTableRunning();
    void restore();
    void remember();
    void showReadiness();
    void showHistory();
    void showRunning(bool isRunning);

    Settings& m_settings;
    FileChooser& m_chooser;
    PlanDocument m_document;
    ServerModel m_servers;
    LiveRun m_run;
    RunController m_controller;
    RunDesk m_desk;
    HistoryController* m_history; ///< needed for as long as its panel can be seen
    WindowActions m_actions;
    HistoryActions m_historyActions;
    WindowLayout m_layout;
    ChartStack* m_charts;
    ChartActions* m_chartActions;
    Exporter* m_exporter;
    MatrixPage* m_matrix;
    ComparisonPage* m_comparison;
    WindowViews* m_views = nullptr;
    QStackedWidget* m_progress = nullptr;
    TableBar* m_tableBar = nullptr;
    PlanFiles* m_files;
    AppliedSettings* m_applied;
    MessageBar* m_message = nullptr;
    WindowMessages* m_messages = nullptr;
    RunMessages* m_runMessages = nullptr;
    ElidedLabel* m_caption = nullptr;
    ServersPanel* m_serversPanel = nullptr;
    BehavioursPanel* m_behavioursPanel = nullptr;
    LoadPanel* m_loadPanel = nullptr;
    ReadinessLabel* m_readiness = nullptr;
    SequencePanel* m_sequence = nullptr;
    QDockWidget* m_report = nullptr;
    PhasesPanel* m_phases = nullptr;
    QDockWidget* m_phasesDock = nullptr;
    RunsPanel* m_runs = nullptr;
    QDockWidget* m_runsDock = nullptr;
    RunOpener* m_opener = nullptr;
    RunStanding* m_standing = nullptr;
    OwnCpu* m_ownCpu = nullptr;
    bool m_isClosing = false;
};

}
