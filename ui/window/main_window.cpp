// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/export/exporter.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/table_bar.h"
#include "ui/models/event_model.h"
#include "ui/models/outcome_model.h"
#include "ui/panels/behaviours_panel.h"
#include "ui/panels/load_panel.h"
#include "ui/panels/readiness_label.h"
#include "ui/panels/result_views.h"
#include "ui/panels/servers_panel.h"
#include "ui/panels/text_panels.h"
#include "ui/phases/phases_panel.h"
#include "ui/plan/plan_sentence.h"
#include "ui/run/run_headline.h"
#include "ui/settings/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/hinting_tree_view.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/help_windows.h"
#include "ui/window/plan_files.h"
#include "ui/window/run_bar.h"
#include "ui/window/window_menus.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace labour {

namespace {

constexpr QSize firstSize(1280, 800);
constexpr int messageMs = 8000;

}

MainWindow::MainWindow(std::shared_ptr<const Catalogue> catalogue, Settings& settings, FileChooser& chooser)
    : m_settings(settings)
    , m_document(catalogue)
    , m_servers(catalogue)
    , m_controller(catalogue, m_run)
    , m_desk(m_document, m_servers, m_controller)
    , m_actions(this)
    , m_layout(*this)
    , m_charts(new ChartStack(m_run))
    , m_exporter(new Exporter(m_run, *m_charts, settings, chooser, this))
    , m_matrix(new MatrixPage(catalogue, m_servers, settings, chooser, this))
    , m_files(new PlanFiles(m_document, settings, chooser, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Labour"));
    setWindowIcon(programIcon());
    statusBar(); // now, so that the charts do not move when it has something to say
    const std::optional<Result<Plan>> left = settings.plan();
    m_document.begin(left && *left ? **left : PlanDocument::firstPlan(*catalogue));
    addPanels();
    addMenus(*this, m_actions, m_matrix->actions(), m_layout);
    labour::addToolBar(*this, m_actions, progressBars());
    connectActions();
    connectRun();
    connectMatrix();
    applySettings();
    showReadiness();
    showRunning(false);
    tellTroublesOfTheStart(left && !*left ? left->error() : QString());
    m_desk.probeServers();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPanels()
{
    setCentralWidget(centre());
    m_serversPanel = new ServersPanel(m_document, m_servers, this);
    m_behavioursPanel = new BehavioursPanel(m_document, this);
    m_layout.add("serversDock", tr("Servers"), m_serversPanel, Qt::LeftDockWidgetArea);
    m_layout.add("behavioursDock", tr("Behaviours"), m_behavioursPanel, Qt::LeftDockWidgetArea);
    m_layout.add("loadDock", tr("Load"), setUpPanel(), Qt::LeftDockWidgetArea);
    m_layout.add("outcomesDock", tr("Outcomes"), outcomesView(m_run, this), Qt::RightDockWidgetArea);
    auto* events = eventsView(m_run, *m_charts, this);
    m_layout.add("eventsDock", tr("Events"), events, Qt::RightDockWidgetArea);
    m_report = m_layout.add("reportDock", tr("Report"), new ReportPanel(m_run, this), Qt::BottomDockWidgetArea);
    m_phases = new PhasesPanel(m_document, m_controller, m_desk, this);
    m_phasesDock = m_layout.add("phasesDock", tr("Phases"), m_phases, Qt::BottomDockWidgetArea);
    m_layout.add("logDock", tr("Server log"), new LogPanel(m_run, this), Qt::BottomDockWidgetArea);
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
    caption->addWidget(m_caption);
    chartsColumn->addLayout(caption);
    chartsColumn->addWidget(m_charts, 1);
    m_views = new QTabWidget(this);
    m_views->setObjectName(QStringLiteral("views"));
    m_views->setAccessibleName(tr("Views"));
    m_views->setDocumentMode(true);
    m_views->addTab(charts, tr("Run"));
    m_views->addTab(m_matrix, tr("Matrix"));
    m_views->setTabToolTip(0, m_actions.showRun.toolTip());
    m_views->setTabToolTip(1, m_actions.showMatrix.toolTip());
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
    connect(&m_actions.saveImage, &QAction::triggered, m_exporter, &Exporter::saveImage);
    connect(&m_actions.saveData, &QAction::triggered, m_exporter, &Exporter::saveData);
    connect(&m_actions.saveReport, &QAction::triggered, m_exporter, &Exporter::saveReport);
    connect(&m_actions.undo, &QAction::triggered, &m_document, &PlanDocument::undo);
    connect(&m_actions.redo, &QAction::triggered, &m_document, &PlanDocument::redo);
    connect(&m_document, &PlanDocument::historyChanged, this, &MainWindow::showHistory);
    showHistory();
    connect(&m_actions.copyImage, &QAction::triggered, m_exporter, &Exporter::copyImage);
    connect(&m_actions.close, &QAction::triggered, this, &QWidget::close);
    connect(&m_actions.logLatency, &QAction::toggled, m_charts, &ChartStack::setLogarithmicLatency);
    connect(&m_actions.resetLayout, &QAction::triggered, &m_layout, &WindowLayout::reset);
    connect(&m_actions.shortcuts, &QAction::triggered, this,
        [this] { showShortcuts(m_actions.withShortcuts() + m_matrix->actions().withShortcuts(), this); });
    connect(&m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_actions.themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.setTheme(static_cast<ThemeChoice>(action->data().toInt()));
        applyTheme(m_settings.theme());
    });
    connect(m_actions.pictureSizes, &QActionGroup::triggered, this,
        [this](const QAction* action) { m_settings.setPictureSize(action->data().toSize()); });
    connect(m_charts, &ChartStack::logarithmicLatencyChanged, &m_actions.logLatency, &QAction::setChecked);
    connect(m_charts, &ChartStack::logarithmicLatencyChanged, this,
        [this](bool isOn) { m_settings.setLogarithmicLatency(isOn); });
    connect(m_charts, &ChartStack::imageCopyWanted, m_exporter, &Exporter::copyImageOf);
    connect(m_charts, &ChartStack::imageSaveWanted, m_exporter, &Exporter::saveImageOf);
    connect(m_charts, &ChartStack::dataSaveWanted, m_exporter, &Exporter::saveData);
    connect(m_exporter, &Exporter::done, this, &MainWindow::tell);
    connect(m_exporter, &Exporter::failed, this, &MainWindow::tellFileTrouble);
    connect(m_files, &PlanFiles::done, this, &MainWindow::tell);
    connect(m_files, &PlanFiles::failed, this, &MainWindow::tellFileTrouble);
}

void MainWindow::connectRun()
{
    connect(&m_desk, &RunDesk::readinessChanged, this, &MainWindow::showReadiness);
    connect(&m_controller, &RunController::started, this, [this] { showRunning(true); });
    connect(&m_controller, &RunController::stopping, this, &MainWindow::showStopping);
    connect(&m_controller, &RunController::notKept, this,
        [this](const QString& sentence) { m_message->show(MessageBar::Kind::Warning, sentence); });
    connect(&m_controller, &RunController::stageChanged, this, [this](RunStage stage) {
        if (stage == RunStage::StoppingServer && !m_isClosing)
            showStopping();
    });
    connect(&m_controller, &RunController::ended, this, [this] {
        showRunning(false);
        if (m_isClosing)
            close();
    });
    connect(&m_run, &LiveRun::began, this, [this] { m_caption->setText(m_run.caption()); });
    connect(&m_run, &LiveRun::eventAdded, this, [this](const Event& event) {
        if (const std::optional<QString> end = endOfServer(event))
            m_message->show(MessageBar::Kind::Warning, *end);
    });
    connect(&m_run, &LiveRun::finished, this, &MainWindow::showEnd);
}

void MainWindow::connectMatrix()
{
    const TableController* table = &m_matrix->controller();
    connect(m_views, &QTabWidget::currentChanged, this, [this](int) { showMatrix(isMatrixShown()); });
    connect(m_actions.views, &QActionGroup::triggered, this,
        [this](const QAction* view) { showMatrix(view == &m_actions.showMatrix); });
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

void MainWindow::showMatrix(bool isShown)
{
    m_views->setCurrentIndex(isShown ? 1 : 0);
    m_progress->setCurrentIndex(isShown ? 1 : 0);
    giveRoomToWhatIsShown();
    (isShown ? m_actions.showMatrix : m_actions.showRun).setChecked(true);
    m_layout.setAside(isShown);
    showReadiness();
}

void MainWindow::startWhatIsShown()
{
    if (isMatrixShown())
        m_matrix->measure();
    else
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
    applyTheme(m_settings.theme());
    m_actions.themeAction(m_settings.theme())->setChecked(true);
    for (QAction* action : m_actions.pictureSizes->actions())
        action->setChecked(action->data().toSize() == m_settings.pictureSize());
    m_charts->setLogarithmicLatency(m_settings.logarithmicLatency());
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
    m_settings.setPlan(m_document.plan());
}

void MainWindow::openPlan(const QString& file)
{
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
    m_actions.run.setEnabled(isMatrixShown() ? m_matrix->isReady() : isReady && !m_controller.isRunning());
    const QString help = isMatrixShown() ? (m_matrix->isReady() ? tr("Measure the table") : m_matrix->sentence())
        : isReady                        ? m_actions.run.statusTip()
                                         : sentence;
    m_actions.run.setToolTip(
        QStringLiteral("%1 (%2)").arg(help, m_actions.run.shortcut().toString(QKeySequence::NativeText)));
    if (m_run.isEmpty())
        m_caption->setText(m_desk.isReady() ? tr("Ready: press Run (Ctrl+R) and watch what comes of it.") : QString());
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
    m_actions.stop.setEnabled(isRunning);
    m_matrix->setHindrance(
        isRunning ? tr("A run is under way; two measurements at once would disturb each other.") : QString());
    for (QAction* action : { &m_actions.saveImage, &m_actions.saveData, &m_actions.copyImage })
        action->setEnabled(!m_run.isEmpty());
    m_actions.saveReport.setEnabled(m_run.isOver());
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
    m_report->raise();
    const RunRecord& record = *m_run.record();
    QStringList sentences = warningsOf(record.recording);
    if (hasFailed(record.end))
        sentences.prepend(asSentence(record.failure));
    if (!sentences.isEmpty())
        m_message->show(hasFailed(record.end) ? MessageBar::Kind::Failure : MessageBar::Kind::Warning,
            sentences.join(QLatin1Char(' ')), record.log);
}

void MainWindow::showStopping()
{
    m_actions.stop.setEnabled(!m_controller.isKilling());
    const QString key = m_actions.stop.shortcut().toString(QKeySequence::NativeText);
    if (m_controller.isKilling())
        statusBar()->showMessage(tr("The server is killed."));
    else if (m_controller.stage() == RunStage::StoppingServer)
        statusBar()->showMessage(tr("The server is asked to stop. %1 kills it.").arg(key));
    else
        statusBar()->showMessage(tr("The load ends, then the server is asked to stop. %1 again kills it.").arg(key));
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
    if (!m_controller.isRunning() && !table.isRunning()) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_isClosing) {
        m_controller.abandon();
        table.abandon();
        return;
    }
    m_isClosing = true;
    if (!m_controller.isStopping() && m_controller.stage() < RunStage::StoppingServer) // else it would be killed
        m_controller.interrupt();
    if (!table.isStopping())
        table.interrupt();
    statusBar()->showMessage(tr("Stopping the server before the window closes. Close again to kill it."));
}

}
