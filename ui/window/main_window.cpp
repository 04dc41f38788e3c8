// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/charts/chart_actions.h"
#include "ui/comparison/comparison_page.h"
#include "ui/export/exporter.h"
#include "ui/guide/guide_help.h"
#include "ui/history/run_opener.h"
#include "ui/history/run_standing.h"
#include "ui/history/runs_panel.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/table_bar.h"
#include "ui/models/event_model.h"
#include "ui/models/outcome_model.h"
#include "ui/panels/behaviours_panel.h"
#include "ui/panels/load_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/readiness_label.h"
#include "ui/panels/result_views.h"
#include "ui/panels/sequence_panel.h"
#include "ui/panels/servers_panel.h"
#include "ui/phases/phases_panel.h"
#include "ui/settings/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_chooser.h"
#include "ui/widgets/hinting_tree_view.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/applied_settings.h"
#include "ui/window/control_help.h"
#include "ui/window/file_drop.h"
#include "ui/window/help_windows.h"
#include "ui/window/note_taking.h"
#include "ui/window/own_cpu.h"
#include "ui/window/plan_files.h"
#include "ui/window/recent_plans.h"
#include "ui/window/run_bar.h"
#include "ui/window/run_messages.h"
#include "ui/window/window_exports.h"
#include "ui/window/window_menus.h"
#include "ui/window/window_messages.h"
#include "ui/window/window_views.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace labour {

namespace {

constexpr QSize firstSize(1280, 800);

}

MainWindow::MainWindow(std::shared_ptr<const Catalogue> catalogue, Settings& settings, FileChooser& chooser)
    : m_settings(settings)
    , m_chooser(chooser)
    , m_document(catalogue)
    , m_servers(catalogue)
    , m_controller(catalogue, m_run)
    , m_desk(m_document, m_servers, m_controller, m_run)
    , m_history(new HistoryController(HistoryFile::usualPath(), this))
    , m_actions(this)
    , m_historyActions(this)
    , m_layout(*this)
    , m_charts(new ChartStack(m_run))
    , m_chartActions(new ChartActions(*m_charts, this))
    , m_exporter(new Exporter(m_run, *m_charts, settings, chooser, this))
    , m_matrix(new MatrixPage(catalogue, m_servers, settings, chooser, this))
    , m_comparison(new ComparisonPage(settings, chooser, this))
    , m_files(new PlanFiles(m_document, settings, chooser, this))
    , m_applied(new AppliedSettings(settings, m_actions, *m_charts, m_desk, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Labour"));
    setWindowIcon(programIcon());
    m_ownCpu = new OwnCpu(this);
    statusBar()->addPermanentWidget(m_ownCpu); // now, so that the charts do not move when it has something to say
    const std::optional<Result<Plan>> left = settings.plan();
    m_document.begin(!left ? PlanDocument::invitingPlan(*catalogue)
            : *left        ? **left
                           : PlanDocument::firstPlan(*catalogue));
    addPanels();
    m_actions.charts = m_charts->choices();
    addMenus(
        *this, m_actions, *m_chartActions, m_matrix->actions(), m_comparison->actions(), m_files->recent(), m_layout);
    addHistoryMenu(*this, m_historyActions);
    labour::addToolBar(*this, m_actions, progressBars());
    addMessages(!left);
    connectActions();
    connectRun();
    connectMatrix();
    connectHistory();
    connectComparison();
    restore();
    showReadiness();
    showRunning(false);
    m_messages->tellTroublesOfTheStart(catalogue->problems(), left && !*left ? left->error() : QString());
    m_desk.probeServers();
}

MainWindow::~MainWindow()
{
    hide(); // while all that its panels tell of it is still there
}

void MainWindow::addPanels()
{
    setCentralWidget(centre());
    m_serversPanel = new ServersPanel(m_document, m_servers, m_desk, this);
    m_behavioursPanel = new BehavioursPanel(m_document, this);
    m_layout.add("serversDock", tr("Servers"), m_serversPanel, Qt::LeftDockWidgetArea);
    m_layout.add("behavioursDock", tr("Behaviours"), m_behavioursPanel, Qt::LeftDockWidgetArea);
    m_layout.add("loadDock", tr("Load"), setUpPanel(), Qt::LeftDockWidgetArea);
    m_layout.add("outcomesDock", tr("Outcomes"), outcomesView(m_run, this), Qt::RightDockWidgetArea);
    auto* events = eventsView(m_run, *m_charts, this);
    m_layout.add("eventsDock", tr("Events"), events, Qt::RightDockWidgetArea);
    m_sequence = new SequencePanel(m_desk.sequence(), m_run, this);
    m_report = m_layout.add("reportDock", tr("Report"), m_sequence, Qt::BottomDockWidgetArea);
    m_phases = new PhasesPanel(m_document, m_controller, m_desk, this);
    m_phasesDock = m_layout.add("phasesDock", tr("Phases"), m_phases, Qt::BottomDockWidgetArea);
    auto* log = new LogPanel(m_run, this);
    m_layout.add("logDock", tr("Server log"), log, Qt::BottomDockWidgetArea);
    connect(events, &HintingTreeView::chosen, log, [log, events](const QModelIndex& index) {
        log->point(qobject_cast<const EventModel*>(events->model())->eventAt(index));
    });
    m_layout.add("processesDock", tr("Processes"), processesView(m_run, this), Qt::BottomDockWidgetArea);
    m_runs = new RunsPanel(*m_history, m_historyActions, m_document, m_settings, m_chooser, this);
    m_runsDock = m_layout.add("runsDock", tr("Runs"), m_runs, Qt::BottomDockWidgetArea);
}

/// What is told stands over either view; beside the run are the panels, the matrix has the window to itself.
QWidget* MainWindow::centre()
{
    m_message = new MessageBar(this);
    m_caption = new ElidedLabel(this);
    m_caption->setContentsMargins(8, 0, 8, 0);
    auto* charts = new QWidget(this);
    auto* chartsColumn = new QVBoxLayout(charts);
    chartsColumn->setContentsMargins(0, 0, 0, 0);
    chartsColumn->setSpacing(2);
    auto* caption = new QHBoxLayout;
    caption->setContentsMargins(8, 0, 8, 0);
    caption->addWidget(m_caption, 1);
    caption->addWidget(m_charts->newChooser(charts));
    chartsColumn->addLayout(caption);
    chartsColumn->addWidget(m_charts, 1);
    m_views = new WindowViews(*this, m_layout, m_actions);
    m_views->add(WindowViews::Run, charts, tr("Run"), m_actions.showRun);
    m_views->add(WindowViews::Matrix, m_matrix, tr("Matrix"), m_actions.showMatrix);
    m_views->add(WindowViews::Comparison, m_comparison, tr("Comparison"), m_actions.showComparison);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_views, 1);
    return centre;
}

QWidget* MainWindow::progressBars()
{
    m_progress = new QStackedWidget(this);
    m_tableBar = new TableBar(m_matrix->controller(), m_progress);
    m_progress->addWidget(new RunBar(m_controller, m_desk, m_run, m_progress));
    m_progress->addWidget(m_tableBar);
    return m_progress;
}

QWidget* MainWindow::setUpPanel()
{
    auto* panel = new QWidget(this);
    m_loadPanel = new LoadPanel(m_document, m_controller, m_desk, panel);
    connect(m_loadPanel, &LoadPanel::phasesWanted, this, [this] {
        m_phasesDock->show();
        m_phasesDock->raise();
        m_phases->enter();
    });
    m_readiness = new ReadinessLabel(panel);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_loadPanel);
    column->addWidget(m_readiness);
    panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // room to spare is for the panels above
    return panel;
}

void MainWindow::addMessages(bool isFirstStart)
{
    m_messages = new WindowMessages(*m_message, *statusBar(), this);
    m_runMessages = new RunMessages(
        { m_run, m_controller, m_desk, m_actions, *m_messages, *m_caption, *m_report, m_sequence->compareAction() },
        this);
    m_runMessages->setFirstStart(isFirstStart);
    new WindowExports(m_actions, *m_views, m_run, *m_exporter, *m_comparison, this);
}

void MainWindow::connectActions()
{
    connect(&m_actions.run, &QAction::triggered, this, &MainWindow::startWhatIsShown);
    connect(&m_actions.stop, &QAction::triggered, this, &MainWindow::stopWhatRuns);
    connect(&m_actions.lookForServers, &QAction::triggered, &m_desk, &RunDesk::probeServers);
    connect(&m_actions.openPlan, &QAction::triggered, m_files, qOverload<>(&PlanFiles::open));
    connect(&m_actions.savePlan, &QAction::triggered, m_files, &PlanFiles::save);
    connect(&m_actions.undo, &QAction::triggered, &m_document, &PlanDocument::undo);
    connect(&m_actions.redo, &QAction::triggered, &m_document, &PlanDocument::redo);
    connect(&m_document, &PlanDocument::historyChanged, this, &MainWindow::showHistory);
    showHistory();
    connect(&m_actions.close, &QAction::triggered, this, &QWidget::close);
    connect(&m_actions.preferences, &QAction::triggered, this,
        [this] { m_applied->showPreferences(m_document.catalogue(), m_chooser, this); });
    connect(&m_actions.layoutExplore, &QAction::triggered, this, [this] {
        showMatrix(false);
        m_layout.arrange(WindowLayout::Arrangement::Explore);
    });
    connect(&m_actions.layoutCompare, &QAction::triggered, this, [this] {
        m_layout.arrange(WindowLayout::Arrangement::Compare);
        showComparison();
    });
    connect(&m_actions.layoutMatrix, &QAction::triggered, this, [this] { showMatrix(true); });
    connect(&m_actions.resetLayout, &QAction::triggered, &m_layout, &WindowLayout::reset);
    new ControlHelp(this);
    auto* guide = new GuideHelp(this);
    connect(&m_actions.guide, &QAction::triggered, guide, &GuideHelp::show);
    connect(&m_actions.whatsThis, &QAction::triggered, this, [] {
        if (!ControlHelp::showForFocus())
            QWhatsThis::enterWhatsThisMode();
    });
    connect(&m_actions.explainClicked, &QAction::triggered, this, [] { QWhatsThis::enterWhatsThisMode(); });
    connect(&m_actions.shortcuts, &QAction::triggered, this, [this] {
        showShortcuts(m_actions.withShortcuts() + m_charts->charts().first()->withShortcuts()
                + m_chartActions->withShortcuts() + m_matrix->actions().withShortcuts()
                + m_comparison->actions().withShortcuts() + m_historyActions.withShortcuts()
                + m_layout.visitsWithShortcuts(),
            this);
    });
    connect(&m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_charts, &ChartStack::imageCopyWanted, m_exporter, &Exporter::copyImageOf);
    connect(m_charts, &ChartStack::imageSaveWanted, m_exporter, &Exporter::saveImageOf);
    connect(m_charts, &ChartStack::dataSaveWanted, m_exporter, &Exporter::saveDataOf);
    connectNotes(m_actions.note, m_run, m_controller, *m_charts);
    connect(m_exporter, &Exporter::done, m_messages, &WindowMessages::tell);
    connect(m_exporter, &Exporter::failed, m_messages, &WindowMessages::tellTrouble);
    connect(m_files, &PlanFiles::done, m_messages, &WindowMessages::tell);
    connect(m_files, &PlanFiles::failed, m_messages, &WindowMessages::tellTrouble);
    connect(m_behavioursPanel, &BehavioursPanel::done, m_messages, &WindowMessages::tell);
    connect(m_behavioursPanel, &BehavioursPanel::failed, m_messages, &WindowMessages::tellTrouble);
    auto* drop = new FileDrop(*this, { QStringLiteral("labour"), QStringLiteral("labour-run") });
    connect(drop, &FileDrop::dropped, this, &MainWindow::openFiles);
}

void MainWindow::connectRun()
{
    connect(&m_desk, &RunDesk::readinessChanged, this, &MainWindow::showReadiness);
    connect(&m_desk, &RunDesk::started, this, [this] { showRunning(true); });
    connect(&m_desk, &RunDesk::stopping, this, [this] { m_actions.stop.setEnabled(!m_controller.isKilling()); });
    connect(m_sequence, &SequencePanel::chosen, &m_run, &LiveRun::show);
    connect(&m_desk, &RunDesk::ended, this, [this] {
        showRunning(false);
        if (m_isClosing)
            close();
    });
    connect(m_serversPanel, &ServersPanel::atOnceChanged, this, [this](bool isOn) { m_settings.setAtOnce(isOn); });
}

void MainWindow::connectMatrix()
{
    const TableController* table = &m_matrix->controller();
    connect(m_views, &WindowViews::shown, this, [this](WindowViews::View view) {
        m_progress->setCurrentIndex(view == WindowViews::Matrix ? 1 : 0);
        showReadiness();
    });
    connect(m_matrix, &MatrixPage::readinessChanged, this, &MainWindow::showReadiness);
    connect(m_matrix, &MatrixPage::done, m_messages, &WindowMessages::tell);
    connect(m_matrix, &MatrixPage::failed, m_messages, &WindowMessages::tellTrouble);
    connect(table, &TableController::started, this, &MainWindow::showTableRunning);
    connect(table, &TableController::stopping, this, [this] {
        const QString key = m_actions.stop.shortcut().toString(QKeySequence::NativeText);
        m_messages->say(
            tr("The cell under way is given up, and its server is asked to stop. %1 again kills it.").arg(key));
    });
    connect(table, &TableController::ended, this, [this] {
        showTableRunning();
        if (m_isClosing)
            close();
    });
}

void MainWindow::connectHistory()
{
    m_opener = new RunOpener(*m_history, m_run, m_document, *m_message, this);
    m_standing = new RunStanding(*m_history, *m_message, this);
    connect(&m_run, &LiveRun::started, m_standing, [this] { m_standing->ask(nullptr, false); });
    connect(&m_run, &LiveRun::finished, m_standing, [this] { // told after what RunMessages tells
        m_standing->ask(m_run.record(), m_controller.isRunning() && !m_desk.sequence().isMoreToCome());
    });
    connect(m_standing, &RunStanding::changed, this, [this] { m_exporter->setStanding(m_standing->standing()); });
    connect(m_runs, &RunsPanel::openWanted, m_opener, qOverload<qint64>(&RunOpener::open));
    connect(m_runs, &RunsPanel::setUpWanted, m_opener, &RunOpener::setUpPlanOf);
    connect(m_runs, &RunsPanel::comparisonWanted, m_opener, &RunOpener::compare);
    connect(m_runs, &RunsPanel::done, m_messages, &WindowMessages::tell);
    connect(m_opener, &RunOpener::shown, this, [this] {
        showMatrix(false);
        showRunning(m_desk.isRunning());
    });
    connect(m_opener, &RunOpener::done, m_messages, &WindowMessages::tell);
    connect(m_opener, &RunOpener::failed, m_messages, &WindowMessages::tellTrouble);
    connect(&m_historyActions.openFile, &QAction::triggered, this, &MainWindow::openRunFile);
    connect(&m_historyActions.show, &QAction::triggered, this, [this] {
        showMatrix(false);
        m_runsDock->show();
        m_runsDock->raise();
        m_runs->enter();
    });
}

void MainWindow::openRunFile()
{
    const QString file =
        m_chooser.toOpen(this, tr("Open Run"), m_settings.lastFolder(), tr("Labour runs (*.labour-run)"));
    if (file.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(file).absolutePath());
    m_opener->openFiles({ file });
}

void MainWindow::connectComparison()
{
    connect(m_comparison, &ComparisonPage::wanted, this, &MainWindow::showComparison);
    connect(m_comparison, &ComparisonPage::done, m_messages, &WindowMessages::tell);
    connect(m_comparison, &ComparisonPage::failed, m_messages, &WindowMessages::tellTrouble);
    const auto compareRuns = qOverload<const RunRecords&>(&ComparisonPage::compare);
    connect(m_opener, &RunOpener::compareWanted, m_comparison, compareRuns);
    connect(m_sequence, &SequencePanel::comparisonWanted, m_comparison, compareRuns);
    const auto compareWithReference = [this](const Standing& standing) {
        m_comparison->compare(standing.reference.records, standing.compared);
    };
    connect(m_standing, &RunStanding::comparisonWanted, m_comparison, compareWithReference);
    connect(m_runs, &RunsPanel::standingWanted, m_comparison, compareWithReference);
    connect(&m_run, &LiveRun::began, this, [this] { m_comparison->setRunOnView(nullptr); });
    connect(&m_run, &LiveRun::finished, this, [this] { m_comparison->setRunOnView(m_run.record()); });
}

void MainWindow::showMatrix(bool isShown)
{
    m_views->showView(isShown ? WindowViews::Matrix : WindowViews::Run);
}

void MainWindow::showComparison()
{
    m_views->showView(WindowViews::Comparison);
}

void MainWindow::startWhatIsShown()
{
    if (m_views->isShown(WindowViews::Matrix))
        m_matrix->measure();
    else
        runWhatIsSetUp();
}

/// A run is watched where its charts are.
void MainWindow::runWhatIsSetUp()
{
    if (m_views->isShown(WindowViews::Comparison))
        m_views->showView(WindowViews::Run);
    m_desk.run();
}

void MainWindow::stopWhatRuns()
{
    if (m_matrix->controller().isRunning())
        m_matrix->controller().interrupt();
    else
        m_desk.stop();
}

void MainWindow::showTableRunning()
{
    const bool isRunning = m_matrix->controller().isRunning();
    m_actions.stop.setEnabled(isRunning);
    m_messages->sayNothing();
    if (isRunning)
        m_messages->hideBar();
    showReadiness();
}

void MainWindow::restore()
{
    m_applied->apply();
    if (!restoreGeometry(m_settings.geometry())) {
        resize(firstSize);
        const QSize room = screen()->availableSize();
        if (room.width() <= firstSize.width() || room.height() <= firstSize.height())
            setWindowState(windowState() | Qt::WindowMaximized);
    }
    m_layout.restore(m_settings.layout());
    showMatrix(m_settings.showsMatrix());
}

void MainWindow::remember()
{
    m_settings.setGeometry(saveGeometry());
    m_settings.setLayout(m_layout.state());
    m_settings.setShowsMatrix(m_views->isShown(WindowViews::Matrix));
    m_matrix->remember();
    m_comparison->remember();
    m_runs->remember();
    m_settings.setPlan(m_document.plan());
}

void MainWindow::openRun(const QString& name)
{
    m_opener->openNamed(name);
}

void MainWindow::openFiles(const QStringList& files)
{
    QStringList runs = files;
    runs.removeIf(
        [](const QString& file) { return !file.endsWith(QLatin1String(".labour-run"), Qt::CaseInsensitive); });
    if (!runs.isEmpty())
        m_opener->openFiles(runs);
    else if (m_desk.isRunning())
        m_messages->tellTrouble(
            tr("A run is under way, and the set-up is its plan. Open another plan when it is over."));
    else
        openPlan(files.first());
}

void MainWindow::openPlan(const QString& file)
{
    if (m_desk.isRunning()) {
        m_messages->tellTrouble(
            tr("%1 cannot be opened while a run is under way.").arg(QDir::toNativeSeparators(file)));
        return;
    }
    m_files->open(file);
}

void MainWindow::showReadiness()
{
    const bool isMeasuring = m_matrix->controller().isRunning();
    const bool isReady = m_desk.isReady() && !isMeasuring;
    const QString sentence = isMeasuring
        ? tr("A table is being measured; two measurements at once would disturb each other.")
        : m_desk.sentence();
    m_readiness->show(isReady, sentence);
    m_tableBar->setIdleText(m_matrix->isReady() ? tr("Ready") : tr("Not ready"));
    m_actions.run.setEnabled(
        m_views->isShown(WindowViews::Matrix) ? m_matrix->isReady() : isReady && !m_desk.isRunning());
    const QString help = m_views->isShown(WindowViews::Matrix)
        ? (m_matrix->isReady() ? tr("Measure the table") : m_matrix->sentence())
        : isReady ? m_actions.run.statusTip()
                  : sentence;
    m_actions.run.setToolTip(
        QStringLiteral("%1 (%2)").arg(help, m_actions.run.shortcut().toString(QKeySequence::NativeText)));
}

void MainWindow::showHistory()
{
    m_actions.undo.setEnabled(m_document.canUndo());
    m_actions.undo.setText(tr("&Undo %1").arg(m_document.undoText()).trimmed());
    m_actions.redo.setEnabled(m_document.canRedo());
    m_actions.redo.setText(tr("&Redo %1").arg(m_document.redoText()).trimmed());
}

void MainWindow::showRunning(bool isRunning)
{
    m_serversPanel->setEnabled(!isRunning);
    m_document.setRunning(isRunning);
    m_behavioursPanel->setLocked(isRunning);
    m_actions.openPlan.setEnabled(!isRunning);
    m_files->recent().setEnabled(!isRunning);
    m_opener->setMeasuring(isRunning);
    m_actions.stop.setEnabled(isRunning);
    m_ownCpu->setRunning(isRunning);
    m_matrix->setHindrance(
        isRunning ? tr("A run is under way; two measurements at once would disturb each other.") : QString());
    showReadiness();
}

/// A run is stopped first, while the window goes on living; asked a second time, it is killed.
void MainWindow::closeEvent(QCloseEvent* event)
{
    remember();
    TableController& table = m_matrix->controller();
    if (!m_desk.isRunning() && !table.isRunning()) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_isClosing) {
        m_desk.abandon();
        table.abandon();
        return;
    }
    m_isClosing = true;
    const RunSequence& sequence = m_desk.sequence();
    if (!sequence.isStopping()
        && (sequence.isMoreToCome() || m_controller.stage() < RunStage::StoppingServer)) // else killed
        m_desk.stop();
    if (!table.isStopping())
        table.interrupt();
    m_runMessages->tellOfClosing();
}

}
