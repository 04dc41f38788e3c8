// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/charts/chart_actions.h"
#include "ui/comparison/comparison_exporter.h"
#include "ui/comparison/comparison_page.h"
#include "ui/export/exporter.h"
#include "ui/history/run_opener.h"
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
#include "ui/plan/plan_sentence.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/run/run_headline.h"
#include "ui/settings/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_chooser.h"
#include "ui/widgets/hinting_tree_view.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/control_help.h"
#include "ui/window/file_drop.h"
#include "ui/window/help_windows.h"
#include "ui/window/note_taking.h"
#include "ui/window/own_cpu.h"
#include "ui/window/plan_files.h"
#include "ui/window/recent_plans.h"
#include "ui/window/run_bar.h"
#include "ui/window/window_menus.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWhatsThis>

#include <algorithm>

namespace labour {

namespace {

constexpr QSize firstSize(1280, 800);
constexpr int messageMs = 8000;

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
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Labour"));
    setWindowIcon(programIcon());
    m_ownCpu = new OwnCpu(this);
    statusBar()->addPermanentWidget(m_ownCpu); // now, so that the charts do not move when it has something to say
    const std::optional<Result<Plan>> left = settings.plan();
    m_isFirstStart = !left;
    m_document.begin(left && *left ? **left : PlanDocument::firstPlan(*catalogue));
    addPanels();
    m_actions.charts = m_charts->choices();
    addMenus(
        *this, m_actions, *m_chartActions, m_matrix->actions(), m_comparison->actions(), m_files->recent(), m_layout);
    addHistoryMenu(*this, m_historyActions);
    labour::addToolBar(*this, m_actions, progressBars());
    connectActions();
    connectRun();
    connectMatrix();
    connectHistory();
    connectComparison();
    applySettings();
    showReadiness();
    showRunning(false);
    tellTroublesOfTheStart(left && !*left ? left->error() : QString());
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
    m_views = new QTabWidget(this);
    m_views->setObjectName(QStringLiteral("views"));
    m_views->setAccessibleName(tr("Views"));
    m_views->setDocumentMode(true);
    m_views->addTab(charts, tr("Run"));
    m_views->addTab(m_matrix, tr("Matrix"));
    m_views->setTabToolTip(0, m_actions.showRun.toolTip());
    m_views->addTab(m_comparison, tr("Comparison"));
    m_views->setTabToolTip(1, m_actions.showMatrix.toolTip());
    m_views->setTabToolTip(2, m_actions.showComparison.toolTip());
    giveRoomToWhatIsShown();
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

void MainWindow::connectActions()
{
    connect(&m_actions.run, &QAction::triggered, this, &MainWindow::startWhatIsShown);
    connect(&m_actions.stop, &QAction::triggered, this, &MainWindow::stopWhatRuns);
    connect(&m_actions.lookForServers, &QAction::triggered, &m_desk, &RunDesk::probeServers);
    connect(&m_actions.openPlan, &QAction::triggered, m_files, qOverload<>(&PlanFiles::open));
    connect(&m_actions.savePlan, &QAction::triggered, m_files, &PlanFiles::save);
    // Of what is on view: the comparison, else the run.
    const auto either = [this](QAction& action, auto ofRun, auto ofComparison) {
        connect(&action, &QAction::triggered, this, [=, this] {
            if (isComparisonShown())
                ofComparison(m_comparison->exporter());
            else
                ofRun(*m_exporter);
        });
    };
    either(
        m_actions.saveImage, [](Exporter& run) { run.saveImage(); },
        [](ComparisonExporter& comparison) { comparison.saveImage(QStringLiteral(".png")); });
    either(
        m_actions.saveData, [](Exporter& run) { run.saveData(); },
        [](ComparisonExporter& comparison) { comparison.saveCurves(); });
    either(
        m_actions.saveReport, [](Exporter& run) { run.saveReport(); },
        [](ComparisonExporter& comparison) { comparison.saveReport(); });
    either(
        m_actions.copyImage, [](Exporter& run) { run.copyImage(); },
        [](ComparisonExporter& comparison) { comparison.copyImage(); });
    connect(&m_actions.undo, &QAction::triggered, &m_document, &PlanDocument::undo);
    connect(&m_actions.redo, &QAction::triggered, &m_document, &PlanDocument::redo);
    connect(&m_document, &PlanDocument::historyChanged, this, &MainWindow::showHistory);
    showHistory();
    connect(&m_actions.close, &QAction::triggered, this, &QWidget::close);
    connect(&m_actions.logLatency, &QAction::toggled, m_charts, &ChartStack::setLogarithmicLatency);
    connect(&m_actions.preferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(&m_actions.layoutExplore, &QAction::triggered, this, [this] {
        showMatrix(false);
        m_layout.arrange(WindowLayout::Arrangement::Explore);
    });
    connect(&m_actions.layoutCompare, &QAction::triggered, this, [this] {
        m_layout.arrange(WindowLayout::Arrangement::Compare);
        showComparison();
    });
    connect(&m_actions.layoutMatrix, &QAction::triggered, this, [this] { showMatrix(true); });
    connect(&m_layout, &WindowLayout::visited, this, [this] { showMatrix(false); });
    connect(&m_actions.resetLayout, &QAction::triggered, &m_layout, &WindowLayout::reset);
    new ControlHelp(this);
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
    connect(m_actions.themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.setTheme(static_cast<ThemeChoice>(action->data().toInt()));
        applyTheme(m_settings.theme());
    });
    connect(m_actions.pictureSizes, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_settings.setPictureSize(action->data().toSize()); });
    connect(m_actions.pictureScales, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_settings.setPictureScale(action->data().toDouble()); });
    connect(m_actions.exportRanges, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_settings.setExportsWholeRun(action->data().toBool()); });
    connect(&m_charts->time(), &TimeNavigator::windowChanged, this,
        [this](std::optional<double> seconds) { m_settings.setTimeWindowS(seconds); });
    connect(m_charts, &ChartStack::logarithmicLatencyChanged, &m_actions.logLatency, &QAction::setChecked);
    connect(m_charts, &ChartStack::logarithmicLatencyChanged, this,
        [this](bool isOn) { m_settings.setLogarithmicLatency(isOn); });
    connect(m_charts, &ChartStack::imageCopyWanted, m_exporter, &Exporter::copyImageOf);
    connect(m_charts, &ChartStack::imageSaveWanted, m_exporter, &Exporter::saveImageOf);
    connect(m_charts, &ChartStack::dataSaveWanted, m_exporter, &Exporter::saveDataOf);
    connect(m_charts, &ChartStack::shownChartsChanged, this,
        [this](const QStringList& names) { m_settings.setShownCharts(names); });
    connectNotes(m_actions.note, m_run, m_controller, *m_charts);
    connect(m_exporter, &Exporter::done, this, &MainWindow::tell);
    connect(m_exporter, &Exporter::failed, this, &MainWindow::tellFileTrouble);
    connect(m_files, &PlanFiles::done, this, &MainWindow::tell);
    connect(m_files, &PlanFiles::failed, this, &MainWindow::tellFileTrouble);
    connect(m_behavioursPanel, &BehavioursPanel::done, this, &MainWindow::tell);
    connect(m_behavioursPanel, &BehavioursPanel::failed, this, &MainWindow::tellFileTrouble);
    auto* drop = new FileDrop(*this, { QStringLiteral("labour"), QStringLiteral("labour-run") });
    connect(drop, &FileDrop::dropped, this, &MainWindow::openFiles);
}

void MainWindow::connectRun()
{
    connect(&m_desk, &RunDesk::readinessChanged, this, &MainWindow::showReadiness);
    connect(&m_desk, &RunDesk::started, this, [this] { showRunning(true); });
    connect(&m_desk, &RunDesk::stopping, this, &MainWindow::showStopping);
    connect(&m_controller, &RunController::started, this, [this] {
        m_message->hide();
        m_caption->setText(m_run.caption());
    });
    connect(m_sequence, &SequencePanel::chosen, &m_run, &LiveRun::show);
    connect(&m_controller, &RunController::notKept, this,
        [this](const QString& sentence) { m_message->show(MessageBar::Kind::Warning, sentence); });
    connect(&m_controller, &RunController::stageChanged, this, [this](RunStage stage) {
        if (stage == RunStage::StoppingServer && !m_isClosing && !m_desk.sequence().isMoreToCome())
            showStopping();
    });
    connect(&m_desk, &RunDesk::ended, this, [this] {
        showRunning(false);
        showEndOfAll();
        if (m_isClosing)
            close();
    });
    connect(m_serversPanel, &ServersPanel::atOnceChanged, this, [this](bool isOn) { m_settings.setAtOnce(isOn); });
    connect(&m_run, &LiveRun::started, this, [this] { // what was told of the one before does not hold for it
        if (m_fileTrouble.isEmpty() || m_message->sentence() != m_fileTrouble)
            m_message->hide();
    });
    connect(&m_run, &LiveRun::began, this, [this] { m_caption->setText(m_run.caption()); });
    connect(&m_run, &LiveRun::eventAdded, this, [this](const Event& event) {
        if (const std::optional<QString> end = endOfServer(event, m_run.server()))
            m_message->show(MessageBar::Kind::Warning, *end);
    });
    connect(&m_run, &LiveRun::finished, this, &MainWindow::showEnd);
}

void MainWindow::connectMatrix()
{
    const TableController* table = &m_matrix->controller();
    connect(m_views, &QTabWidget::currentChanged, this, &MainWindow::showView);
    connect(m_actions.views, &QActionGroup::triggered, this,
        [this](QAction* view) { showView(static_cast<int>(m_actions.views->actions().indexOf(view))); });
    connect(m_matrix, &MatrixPage::readinessChanged, this, &MainWindow::showReadiness);
    connect(m_matrix, &MatrixPage::done, this, &MainWindow::tell);
    connect(m_matrix, &MatrixPage::failed, this, &MainWindow::tellFileTrouble);
    connect(table, &TableController::started, this, &MainWindow::showTableRunning);
    connect(table, &TableController::stopping, this, [this] {
        const QString key = m_actions.stop.shortcut().toString(QKeySequence::NativeText);
        statusBar()->showMessage(
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
    connect(m_runs, &RunsPanel::openWanted, m_opener, qOverload<qint64>(&RunOpener::open));
    connect(m_runs, &RunsPanel::setUpWanted, m_opener, &RunOpener::setUpPlanOf);
    connect(m_runs, &RunsPanel::comparisonWanted, m_opener, &RunOpener::compare);
    connect(m_runs, &RunsPanel::done, this, &MainWindow::tell);
    connect(m_opener, &RunOpener::shown, this, [this] {
        showMatrix(false);
        showRunning(m_desk.isRunning());
    });
    connect(m_opener, &RunOpener::done, this, &MainWindow::tell);
    connect(m_opener, &RunOpener::failed, this, &MainWindow::tellFileTrouble);
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
    connect(m_comparison, &ComparisonPage::changed, this, &MainWindow::showExports);
    connect(m_comparison, &ComparisonPage::done, this, &MainWindow::tell);
    connect(m_comparison, &ComparisonPage::failed, this, &MainWindow::tellFileTrouble);
    connect(m_opener, &RunOpener::compareWanted, m_comparison, &ComparisonPage::compare);
    connect(&m_run, &LiveRun::began, this, [this] { m_comparison->setRunOnView(nullptr); });
    connect(&m_run, &LiveRun::finished, this, [this] { m_comparison->setRunOnView(m_run.record()); });
}

/// What is not on view asks for none.
void MainWindow::giveRoomToWhatIsShown()
{
    for (int view = 0; view < m_views->count(); ++view) {
        const auto policy = view == m_views->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_views->widget(view)->setSizePolicy(policy, policy);
    }
}

bool MainWindow::isMatrixShown() const
{
    return m_views->currentWidget() == m_matrix;
}

bool MainWindow::isComparisonShown() const
{
    return m_views->currentWidget() == m_comparison;
}

void MainWindow::showMatrix(bool isShown)
{
    showView(isShown ? 1 : 0);
}

void MainWindow::showComparison()
{
    showView(2);
}

/// By its tab: the run, the matrix or the comparison. The panels are never beside a view that has the window to itself,
/// nor beside the room that it asked for: the window would grow for both.
void MainWindow::showView(int view)
{
    const QSize before = size();
    if (view > 0)
        m_layout.setAside(true);
    m_views->setCurrentIndex(view);
    m_progress->setCurrentIndex(view == 1 ? 1 : 0);
    giveRoomToWhatIsShown();
    m_actions.views->actions().at(view)->setChecked(true);
    if (view == 0) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        m_layout.setAside(false);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        if (!isMaximized() && !isFullScreen())
            resize(before); // it may have grown on the way
    }
    showExports();
    showReadiness();
}

/// What can be saved of what is on view.
void MainWindow::showExports()
{
    ComparisonActions& comparison = m_comparison->actions();
    const bool hasCharts = isComparisonShown() ? comparison.savePng.isEnabled() : !m_run.isEmpty();
    for (QAction* action : { &m_actions.saveImage, &m_actions.saveData, &m_actions.copyImage })
        action->setEnabled(hasCharts);
    m_actions.saveReport.setEnabled(isComparisonShown() ? comparison.saveJson.isEnabled() : m_run.isOver());
}

void MainWindow::showPreferences()
{
    auto* dialog = new PreferencesDialog(m_document.catalogue(), m_settings, m_chooser, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::interpretersChanged, this, [this] {
        applyRunSettings();
        m_desk.probeServers();
    });
    connect(dialog, &PreferencesDialog::memoryCeilingChanged, this, &MainWindow::applyRunSettings);
    connect(dialog, &PreferencesDialog::themeChanged, this, &MainWindow::applyAppearance);
    connect(dialog, &PreferencesDialog::coloursChanged, this, &MainWindow::applyAppearance);
    connect(dialog, &PreferencesDialog::refreshChanged, this, &MainWindow::applyAppearance);
    dialog->open();
}

void MainWindow::applyRunSettings()
{
    RunSettings ofUser;
    ofUser.memoryCeilingBytes = static_cast<quint64>(m_settings.memoryCeilingMiB()) << 20;
    m_desk.setRunSettings(ofUser);
}

void MainWindow::applyAppearance()
{
    applyTheme(m_settings.theme());
    m_actions.themeAction(m_settings.theme())->setChecked(true);
    applySeriesColours(m_settings.seriesColours());
    m_charts->setRefreshInterval(std::chrono::milliseconds(m_settings.refreshMs()));
}

void MainWindow::startWhatIsShown()
{
    if (isMatrixShown())
        m_matrix->measure();
    else
        runWhatIsSetUp();
}

/// A run is watched where its charts are.
void MainWindow::runWhatIsSetUp()
{
    if (isComparisonShown())
        showView(0);
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
    statusBar()->clearMessage();
    if (isRunning)
        m_message->hide();
    showReadiness();
}

void MainWindow::applySettings()
{
    applyAppearance();
    applyRunSettings();
    for (QAction* action : m_actions.pictureSizes->actions())
        action->setChecked(action->data().toSize() == m_settings.pictureSize());
    for (QAction* action : m_actions.pictureScales->actions())
        action->setChecked(action->data().toDouble() == m_settings.pictureScale());
    for (QAction* action : m_actions.exportRanges->actions())
        action->setChecked(action->data().toBool() == m_settings.exportsWholeRun());
    m_charts->time().setWindow(m_settings.timeWindowS());
    m_charts->showCharts(m_settings.shownCharts());
    m_charts->setLogarithmicLatency(m_settings.logarithmicLatency());
    m_desk.setAtOnce(m_settings.atOnce());
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
    m_settings.setShowsMatrix(isMatrixShown());
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
        tellFileTrouble(tr("A run is under way, and the set-up is its plan. Open another plan when it is over."));
    else
        openPlan(files.first());
}

void MainWindow::openPlan(const QString& file)
{
    if (m_desk.isRunning()) {
        tellFileTrouble(tr("%1 cannot be opened while a run is under way.").arg(QDir::toNativeSeparators(file)));
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
    m_actions.run.setEnabled(isMatrixShown() ? m_matrix->isReady() : isReady && !m_desk.isRunning());
    const QString help = isMatrixShown() ? (m_matrix->isReady() ? tr("Measure the table") : m_matrix->sentence())
        : isReady                        ? m_actions.run.statusTip()
                                         : sentence;
    m_actions.run.setToolTip(
        QStringLiteral("%1 (%2)").arg(help, m_actions.run.shortcut().toString(QKeySequence::NativeText)));
    if (m_run.isEmpty())
        m_caption->setText(m_desk.isReady() ? invitation() : QString());
}

QString MainWindow::invitation() const
{
    const QString key = m_actions.run.shortcut().toString(QKeySequence::NativeText);
    return m_isFirstStart
        ? tr("Press Run (%1) to see how a server fares, then drag a culprit up and run again.").arg(key)
        : tr("Ready: press Run (%1) and watch what comes of it.").arg(key);
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
    showExports();
    if (isRunning) {
        m_message->hide();
        statusBar()->clearMessage();
        m_caption->setText(m_run.caption());
    }
    showReadiness();
}

void MainWindow::showEnd()
{
    statusBar()->clearMessage();
    m_caption->setText(m_run.caption());
    if (m_controller.isRunning()) // and not one of the list, which is gone on with
        m_report->raise();
    const RunRecord& record = *m_run.record();
    QStringList sentences = warningsOf(record);
    if (hasFailed(record.end))
        sentences.prepend(asSentence(record.failure));
    if (!sentences.isEmpty() && !m_desk.sequence().isMoreToCome())
        m_message->show(hasFailed(record.end) ? MessageBar::Kind::Failure : MessageBar::Kind::Warning,
            sentences.join(QLatin1Char(' ')), record.log);
}

/// Of several runs: where to read what came of each.
void MainWindow::showEndOfAll()
{
    if (m_desk.sequence().runs().size() < 2)
        return;
    m_report->show();
    m_report->raise();
    statusBar()->showMessage(
        tr("The runs are over. What came of each stands under Report; choose one to see its charts."));
}

void MainWindow::showStopping()
{
    m_actions.stop.setEnabled(!m_controller.isKilling());
    const QString key = m_actions.stop.shortcut().toString(QKeySequence::NativeText);
    const QList<SequenceRun>& runs = m_desk.sequence().runs();
    const bool areMoreLeft = m_desk.sequence().isStopping()
        && std::any_of(
            runs.begin(), runs.end(), [](const SequenceRun& run) { return run.state == SequenceRun::State::Waiting; });
    if (m_controller.isKilling())
        statusBar()->showMessage(tr("The server is killed."));
    else if (m_controller.stage() == RunStage::StoppingServer)
        statusBar()->showMessage(areMoreLeft
                ? tr("No further run is begun. The server is asked to stop. %1 kills it.").arg(key)
                : tr("The server is asked to stop. %1 kills it.").arg(key));
    else
        statusBar()->showMessage(areMoreLeft
                ? tr("No further run is begun. The load ends, then the server is asked to stop. %1 again kills it.")
                      .arg(key)
                : tr("The load ends, then the server is asked to stop. %1 again kills it.").arg(key));
}

void MainWindow::tell(const QString& sentence)
{
    statusBar()->showMessage(sentence, messageMs);
    // Only the message that this has overtaken.
    if (!m_fileTrouble.isEmpty() && m_message->sentence() == m_fileTrouble)
        m_message->hide();
    m_fileTrouble.clear();
}

void MainWindow::tellFileTrouble(const QString& sentence)
{
    m_fileTrouble = sentence;
    m_message->show(MessageBar::Kind::Failure, sentence);
}

void MainWindow::tellTroublesOfTheStart(const QString& ofPlan)
{
    const QList<Problem>& problems = m_document.catalogue().problems();
    QStringList sentences;
    QStringList details;
    if (!ofPlan.isEmpty()) {
        sentences.append(tr("The plan that was left last cannot be read any more; this is another one."));
        details.append(ofPlan);
    }
    if (!problems.isEmpty())
        sentences.append(tr("Not all manifests can be read; what is wrong with them is left out."));
    for (const Problem& problem : problems)
        details.append(problem.text());
    if (!sentences.isEmpty())
        m_message->show(MessageBar::Kind::Warning, sentences.join(QLatin1Char(' ')), details.join(QLatin1Char('\n')));
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
    statusBar()->showMessage(tr("Stopping the server before the window closes. Close again to kill it."));
}

}
