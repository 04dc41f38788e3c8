// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/runs_panel.h"

#include "ui/history/runs_view.h"
#include "ui/history/standing_text.h"
#include "ui/plan/plan_document.h"
#include "ui/settings/settings.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/file_chooser.h"
#include "ui/widgets/message_bar.h"

#include <QActionGroup>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QStringBuilder>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 100ms;
constexpr qsizetype mostCompared = 8;

}

RunsPanel::RunsPanel(HistoryController& history, HistoryActions& actions, const PlanDocument& document,
    Settings& settings, FileChooser& chooser, QWidget* parent)
    : QWidget(parent)
    , m_history(history)
    , m_actions(actions)
    , m_document(document)
    , m_settings(settings)
    , m_chooser(chooser)
    , m_message(new MessageBar(this))
    , m_search(new QLineEdit(this))
    , m_count(new ElidedLabel(this))
    , m_view(new RunsView(m_model, this))
    , m_foot(new QWidget(this))
    , m_standingText(new ElidedLabel(m_foot))
    , m_letGo(tr("Let Them Go"))
{
    m_message->setObjectName(QStringLiteral("runsMessage"));
    m_view->setObjectName(QStringLiteral("runs"));
    m_view->setAccessibleName(tr("Runs"));
    m_view->setWhatsThis(
        tr("The runs that were kept, of this and of other programs. Enter or a double click shows one with "
           "its charts and report; the context menu has all else that can be done with it. A click on "
           "the head of a column sorts by it."));
    m_letGo.setObjectName(QStringLiteral("letGo"));
    m_letGo.setToolTip(tr("Take these runs out of the history, for good"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingPause);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head());
    column->addWidget(m_message);
    column->addWidget(m_view, 1);
    column->addWidget(foot());
    applySettings();
    connectList();
    connectActions();
    connectHistory();
    showChoice();
    showCount();
}

QHBoxLayout* RunsPanel::head()
{
    m_search->setObjectName(QStringLiteral("runSearch"));
    m_search->setPlaceholderText(tr("Search runs"));
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setToolTip(tr("Runs with all of these words in server, version, mix, engine, machine or note"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(120);
    m_search->setMaximumWidth(320);
    m_count->setObjectName(QStringLiteral("runCount"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    row->addWidget(m_search, 2);
    for (QAction* action :
        { &m_actions.isStarred, &m_actions.isOfThisPlan, &m_actions.isRemoved, &m_actions.isByPlan }) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addWidget(m_count, 1);
    return row;
}

/// How the chosen run stands to the reference of its plan, where there is one.
QWidget* RunsPanel::foot()
{
    m_foot->setObjectName(QStringLiteral("runStanding"));
    m_standingText->setObjectName(QStringLiteral("runStandingText"));
    auto* compare = new QToolButton(m_foot);
    compare->setDefaultAction(&m_actions.compareWithReference);
    compare->setAutoRaise(true);
    compare->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(m_foot);
    row->setContentsMargins(8, 2, 8, 2);
    row->addWidget(m_standingText, 1);
    row->addWidget(compare);
    m_foot->hide();
    return m_foot;
}

void RunsPanel::applySettings()
{
    const RunsSetup setup = m_settings.runsSetup();
    m_actions.isStarred.setChecked(setup.isStarred);
    m_actions.isOfThisPlan.setChecked(setup.isOfThisPlan);
    m_actions.isRemoved.setChecked(setup.isRemoved);
    m_actions.isByPlan.setChecked(setup.isByPlan);
    m_view->header()->restoreState(setup.columns);
    m_view->setByPlan(setup.isByPlan);
    const int order = setup.order >= 0 && setup.order < runColumnCount ? setup.order : RunsSetup().order;
    m_view->header()->setSortIndicator(order, setup.isAscending ? Qt::AscendingOrder : Qt::DescendingOrder);
    m_actions.orders->actions().at(order)->setChecked(true);
    for (QAction* action : m_actions.sizeLimits->actions())
        action->setChecked(action->data().toLongLong() == m_settings.historyLimitBytes());
}

void RunsPanel::remember()
{
    RunsSetup setup;
    setup.order = m_view->header()->sortIndicatorSection();
    setup.isAscending = m_view->header()->sortIndicatorOrder() == Qt::AscendingOrder;
    setup.isStarred = m_actions.isStarred.isChecked();
    setup.isOfThisPlan = m_actions.isOfThisPlan.isChecked();
    setup.isRemoved = m_actions.isRemoved.isChecked();
    setup.isByPlan = m_actions.isByPlan.isChecked();
    setup.columns = m_view->header()->saveState();
    m_settings.setRunsSetup(setup);
}

void RunsPanel::connectList()
{
    connect(m_search, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        ask();
        m_view->setFocus();
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model.index(0, 0));
    });
    connect(&m_delay, &QTimer::timeout, this, &RunsPanel::ask);
    connect(&m_document, &PlanDocument::changed, this, [this] {
        if (m_actions.isOfThisPlan.isChecked())
            m_delay.start();
    });
    connect(m_view->header(), &QHeaderView::sortIndicatorChanged, this, &RunsPanel::sortBy);
    connect(m_view, &RunsView::runActivated, this, &RunsPanel::openWanted);
    connect(m_view, &RunsView::choiceChanged, this, &RunsPanel::showChoice);
    connect(m_view, &RunsView::choiceChanged, this, &RunsPanel::askForStanding);
    connect(&m_model, &RunListModel::starChanged, this,
        [this](qint64 id, bool isStarred) { m_history.setStarred({ id }, isStarred); });
    connect(&m_model, &RunListModel::noteChanged, &m_history, &HistoryController::setNote);
}

void RunsPanel::connectActions()
{
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions(m_actions.ofChosenRuns());
    const auto onChosen = [this](QAction& action, auto what) {
        connect(&action, &QAction::triggered, this, [this, what] {
            if (const QList<qint64> chosen = m_view->chosenRuns(); !chosen.isEmpty())
                what(chosen);
        });
    };
    onChosen(m_actions.open, [this](const QList<qint64>& chosen) { emit openWanted(chosen.first()); });
    onChosen(m_actions.setUpPlan, [this](const QList<qint64>& chosen) { emit setUpWanted(chosen.first()); });
    onChosen(m_actions.compare, [this](const QList<qint64>& chosen) { emit comparisonWanted(chosen); });
    onChosen(m_actions.remove, [this](const QList<qint64>& chosen) {
        m_removedKept = keptSentence(chosen);
        m_history.remove(chosen);
    });
    onChosen(m_actions.restore, [this](const QList<qint64>& chosen) { m_history.restore(chosen); });
    connect(&m_actions.star, &QAction::triggered, this, &RunsPanel::toggleStars);
    connect(&m_actions.note, &QAction::triggered, this, &RunsPanel::editNote);
    connect(&m_actions.reference, &QAction::triggered, this, [this](bool isOn) {
        for (const qint64 id : m_view->chosenRuns())
            m_history.setReference(id, isOn);
    });
    connect(&m_actions.compareWithReference, &QAction::triggered, this, [this] {
        if (m_standing)
            emit standingWanted(*m_standing);
    });
    connect(&m_actions.exportRun, &QAction::triggered, this, &RunsPanel::saveChosen);
    connect(&m_actions.importRun, &QAction::triggered, this, &RunsPanel::addFile);
    connect(&m_actions.undoRemoval, &QAction::triggered, this, [this] { m_history.restore(m_removed); });
    for (const QAction* filter : { &m_actions.isStarred, &m_actions.isOfThisPlan, &m_actions.isRemoved })
        connect(filter, &QAction::toggled, this, &RunsPanel::ask);
    connect(&m_actions.isByPlan, &QAction::toggled, this, [this](bool isByPlan) {
        m_view->setByPlan(isByPlan);
        ask();
    });
    connect(m_actions.orders, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_view->header()->setSortIndicator(action->data().toInt(), Qt::AscendingOrder);
    });
    connect(m_actions.sizeLimits, &QActionGroup::triggered, this,
        [this](const QAction* action) { limitSize(action->data().toLongLong()); });
    connect(&m_letGo, &QAction::triggered, this, [this] { m_history.prune(m_limitAskedFor); });
}

void RunsPanel::connectHistory()
{
    connect(&m_history, &HistoryController::listed, this,
        [this](const std::shared_ptr<const RunList>& list) { show(*list); });
    connect(&m_history, &HistoryController::unreadable, this, [this](const QString& sentence) {
        m_trouble = sentence;
        m_message->show(MessageBar::Kind::Failure, sentence);
        m_view->setHint(hint());
        showCount();
    });
    connect(&m_history, &HistoryController::failed, this,
        [this](const QString& sentence) { m_message->show(MessageBar::Kind::Failure, sentence); });
    connect(&m_history, &HistoryController::removed, this, &RunsPanel::showRemoved);
    connect(&m_history, &HistoryController::restored, this, [this](const QList<qint64>& ids) {
        m_removed.removeIf([&](qint64 id) { return ids.contains(id); });
        m_actions.undoRemoval.setEnabled(!m_removed.isEmpty());
        m_message->hide();
        emit done(ids.size() == 1 ? tr("Run %1 is there again.").arg(ids.first())
                                  : tr("%1 are there again.").arg(runsText(ids.size())));
    });
    connect(&m_history, &HistoryController::exported, this, [this](qint64 id, const QString& file) {
        emit done(tr("Saved run %1 as %2.").arg(id).arg(QDir::toNativeSeparators(file)));
    });
    connect(&m_history, &HistoryController::imported, this, [this](const QList<qint64>& ids) {
        emit done(ids.size() == 1 ? tr("It is run %1 of the history.").arg(ids.first())
                                  : tr("Added %1 to the history.").arg(runsText(ids.size())));
    });
    connect(&m_history, &HistoryController::stood, this, &RunsPanel::showStanding);
    connect(&m_history, &HistoryController::weighed, this, &RunsPanel::askToLetGo);
    connect(&m_history, &HistoryController::pruned, this,
        [this](int runs) { emit done(tr("Let go of %1.").arg(runsText(runs))); });
}

void RunsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_inHistory < 0)
        ask();
    if (m_history.keepsRuns())
        m_history.watch(true);
}

void RunsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_history.watch(false);
}

void RunsPanel::enter()
{
    m_search->setFocus();
    m_search->selectAll();
}

RunsWanted RunsPanel::wanted() const
{
    RunsWanted wanted;
    wanted.query.words = m_search->text().simplified().split(u' ', Qt::SkipEmptyParts);
    wanted.query.isStarred = m_actions.isStarred.isChecked();
    wanted.query.isRemoved = m_actions.isRemoved.isChecked();
    if (m_actions.isOfThisPlan.isChecked()) {
        const Result<Plan> checked = m_document.checked(); // as runs have it
        wanted.query.planKey = planKeyOf(checked ? *checked : m_document.plan());
    }
    wanted.order = static_cast<RunColumn>(m_view->header()->sortIndicatorSection());
    wanted.direction = m_view->header()->sortIndicatorOrder();
    wanted.isByPlan = m_actions.isByPlan.isChecked();
    return wanted;
}

void RunsPanel::ask()
{
    m_delay.stop();
    m_view->setHint(hint());
    if (m_history.keepsRuns())
        m_history.list(wanted());
}

void RunsPanel::show(const RunList& list)
{
    if (!m_trouble.isEmpty() && m_message->sentence() == m_trouble)
        m_message->hide();
    m_trouble.clear();
    m_inHistory = list.inHistory;
    m_bytes = list.bytes;
    m_model.setList(list);
    m_view->setHint(hint());
    showCount();
    showChoice();
    const bool isMeasuring = std::any_of(list.runs.begin(), list.runs.end(),
        [](const StoredRun& run) { return run.state == StoredRun::State::Running; });
    if (!isMeasuring) // which is not to be disturbed
        askForStanding();
    const qint64 limit = m_settings.historyLimitBytes();
    if (limit > 0 && m_bytes > limit && m_limitAskedFor != limit)
        m_history.weigh(limit);
}

QString RunsPanel::hint() const
{
    if (!m_history.keepsRuns())
        return tr("Runs are not kept: LABOUR_HISTORY is “none”.");
    if (!m_trouble.isEmpty())
        return tr("The runs cannot be listed. New ones are measured all the same.");
    if (m_inHistory < 0)
        return tr("Reading the history…");
    if (!m_search->text().simplified().isEmpty())
        return tr("No run has all of these words.");
    if (m_actions.isRemoved.isChecked())
        return tr("No run was removed within the last day.");
    if (m_inHistory == 0)
        return tr("Every run is kept here. Press Run (Ctrl+R) to begin the first, or drop a .labour-run file on the "
                  "window.");
    if (m_actions.isStarred.isChecked())
        return tr("No such run has a star. Press Ctrl+B to give one to the chosen run.");
    return tr("No run is of the plan in the set-up.");
}

void RunsPanel::showCount()
{
    if (m_inHistory < 0 || !m_trouble.isEmpty()) {
        m_count->setText({});
        return;
    }
    const QString all =
        tr("%1, %2").arg(runsText(m_inHistory), QLocale().formattedDataSize(m_bytes, 1, QLocale::DataSizeIecFormat));
    const bool isFiltered = m_model.runCount() != m_inHistory || m_actions.isRemoved.isChecked();
    m_count->setText(isFiltered ? tr("%1 listed of %2").arg(QLocale().toString(m_model.runCount()), all) : all);
}

void RunsPanel::showChoice()
{
    const QList<qint64> chosen = m_view->chosenRuns();
    const bool isOne = chosen.size() == 1;
    for (QAction* action : { &m_actions.open, &m_actions.setUpPlan, &m_actions.note, &m_actions.exportRun })
        action->setEnabled(isOne);
    const StoredRun* run = isOne ? m_model.runAt(m_model.indexOf(chosen.first())) : nullptr;
    m_actions.reference.setEnabled(
        run && !run->removedMs && (run->isReference || run->state == StoredRun::State::Done));
    m_actions.reference.setChecked(run && run->isReference);
    m_actions.compare.setEnabled(chosen.size() >= 2 && chosen.size() <= mostCompared);
    m_actions.star.setEnabled(!chosen.isEmpty());
    m_actions.remove.setEnabled(!chosen.isEmpty() && !m_actions.isRemoved.isChecked());
    m_actions.restore.setEnabled(!chosen.isEmpty() && m_actions.isRemoved.isChecked());
}

void RunsPanel::askForStanding()
{
    const QList<qint64> chosen = m_view->chosenRuns();
    const StoredRun* run = chosen.size() == 1 ? m_model.runAt(m_model.indexOf(chosen.first())) : nullptr;
    const bool mayStand = run && !run->removedMs && run->state == StoredRun::State::Done;
    if (!mayStand || run->id != m_standingOf)
        showStanding(0, nullptr);
    if (mayStand)
        m_history.findStanding(run->id);
}

void RunsPanel::showStanding(qint64 id, const std::shared_ptr<const Standing>& standing)
{
    const QList<qint64> chosen = m_view->chosenRuns();
    const bool isOfTheChosen = chosen.size() == 1 && chosen.first() == id;
    m_standing = isOfTheChosen ? standing : nullptr;
    m_standingOf = id;
    m_foot->setVisible(m_standing != nullptr);
    m_actions.compareWithReference.setEnabled(m_standing && m_standing->comparison.has_value());
    m_standingText->setText(m_standing ? tr("Run %1: %2").arg(id).arg(standingSentence(*m_standing)) : QString());
}

void RunsPanel::sortBy(int column, Qt::SortOrder)
{
    m_actions.orders->actions().at(column)->setChecked(true);
    ask();
}

void RunsPanel::toggleStars()
{
    const QList<qint64> chosen = m_view->chosenRuns();
    const bool haveAll = std::all_of(
        chosen.begin(), chosen.end(), [this](qint64 id) { return m_model.runAt(m_model.indexOf(id))->isStarred; });
    if (!chosen.isEmpty())
        m_history.setStarred(chosen, !haveAll);
}

void RunsPanel::editNote()
{
    const QModelIndex note = m_view->currentIndex().siblingAtColumn(static_cast<int>(RunColumn::Note));
    m_view->setCurrentIndex(note);
    m_view->scrollTo(note);
    m_view->edit(note);
}

void RunsPanel::saveChosen()
{
    const QList<qint64> chosen = m_view->chosenRuns();
    if (chosen.isEmpty())
        return;
    const StoredRun* run = m_model.runAt(m_model.indexOf(chosen.first()));
    const QString name =
        QStringLiteral("%1-%2.labour-run")
            .arg(run->server.section(QLatin1Char(','), 0, 0).replace(QLatin1Char(':'), QLatin1Char('-')),
                QDateTime::fromMSecsSinceEpoch(run->startedMs).toString(QStringLiteral("yyyyMMdd-HHmmss")));
    const QString file = m_chooser.toSave(
        this, tr("Export Run"), QDir(m_settings.lastFolder()).filePath(name), tr("Labour runs (*.labour-run)"));
    if (file.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(file).absolutePath());
    m_history.exportTo(file, chosen.first());
}

void RunsPanel::addFile()
{
    const QString file =
        m_chooser.toOpen(this, tr("Import Run"), m_settings.lastFolder(), tr("Labour runs (*.labour-run)"));
    if (file.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(file).absolutePath());
    m_history.importFrom({ file });
}

/// That runs are among them which somebody wanted to keep; empty where there are none.
QString RunsPanel::keptSentence(const QList<qint64>& ids) const
{
    int starred = 0;
    int references = 0;
    for (const qint64 id : ids) {
        const StoredRun* run = m_model.runAt(m_model.indexOf(id));
        starred += run && run->isStarred ? 1 : 0;
        references += run && run->isReference ? 1 : 0;
    }
    QStringList sentences;
    if (references > 0)
        sentences.append(ids.size() == 1 ? tr("It was the reference of its plan.")
                                         : tr("References among them: %1.").arg(references));
    if (starred > 0)
        sentences.append(ids.size() == 1 ? tr("It had a star.") : tr("With a star: %1.").arg(starred));
    return sentences.join(u' ');
}

void RunsPanel::showRemoved(const QList<qint64>& ids)
{
    m_removed = ids;
    m_actions.undoRemoval.setEnabled(true);
    const QString sentence =
        ids.size() == 1 ? tr("Removed run %1.").arg(ids.first()) : tr("Removed %1.").arg(runsText(ids.size()));
    m_message->show(
        MessageBar::Kind::Information, QString(sentence % u' ' % std::exchange(m_removedKept, {})).trimmed());
    m_message->offer({ &m_actions.undoRemoval });
}

void RunsPanel::limitSize(qint64 limitBytes)
{
    m_settings.setHistoryLimitBytes(limitBytes);
    m_limitAskedFor = 0;
    if (limitBytes > 0 && m_bytes > limitBytes)
        m_history.weigh(limitBytes);
}

/// Once for each limit: who wants to keep them all is not asked again.
void RunsPanel::askToLetGo(const Excess& excess)
{
    m_limitAskedFor = m_settings.historyLimitBytes();
    if (excess.runs == 0 || m_limitAskedFor == 0)
        return;
    const auto size = [](qint64 bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat); };
    m_message->show(MessageBar::Kind::Warning,
        tr("The history takes %1, which is more than the limit of %2. To keep to it, the oldest without a star would "
           "go, for "
           "good: %3, %4.")
            .arg(size(excess.allBytes), size(m_limitAskedFor), runsText(excess.runs), size(excess.bytes)));
    m_message->offer({ &m_letGo });
}

}
