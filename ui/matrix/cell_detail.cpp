// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/cell_detail.h"

#include "core/run/durability_table.h"
#include "ui/charts/chart_stack.h"
#include "ui/matrix/figure_list.h"
#include "ui/matrix/grade_text.h"
#include "ui/matrix/run_marks.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/result_views.h"
#include "ui/plan/plan_sentence.h"
#include "ui/theme/icons.h"
#include "ui/widgets/hinting_tree_view.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace labour {

namespace {

QString measurementText(const DurabilityCell& cell)
{
    const QString dose = CellDetail::tr("dose %1").arg(doseText(cell));
    return cell.repetition > 1 ? CellDetail::tr("%1, repetition %2").arg(dose).arg(cell.repetition) : dose;
}

}

CellDetail::CellDetail(LiveTable& table, QWidget* parent)
    : QWidget(parent)
    , m_table(table)
    , m_title(new QLabel(this))
    , m_measurements(new QComboBox(this))
    , m_verdict(new QLabel(this))
    , m_again(new QToolButton(this))
    , m_pages(new QTabWidget(this))
    , m_notKept(new QLabel(this))
    , m_charts(new ChartStack(m_run))
    , m_chartsArea(new QScrollArea(this))
    , m_figuresView(new HintingTreeView(this))
    , m_figures(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("cellDetail"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addWidget(headOf());
    column->addWidget(m_verdict);
    column->addWidget(m_pages, 1);
    m_verdict->setObjectName(QStringLiteral("cellVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_pages->setObjectName(QStringLiteral("cellPages"));
    m_pages->setDocumentMode(true);
    m_pages->addTab(chartsPage(), tr("Charts"));
    m_pages->addTab(figuresPage(), tr("Figures"));
    auto* events = eventsView(m_run, *m_charts, this);
    events->setObjectName(QStringLiteral("cellEvents"));
    m_pages->addTab(events, tr("Events"));
    auto* log = new LogPanel(m_run, this);
    log->setObjectName(QStringLiteral("cellLog"));
    m_pages->addTab(log, tr("Server log"));
    connect(m_measurements, &QComboBox::currentIndexChanged, this, &CellDetail::showMeasurement);
    connect(m_again, &QToolButton::clicked, this, [this] {
        if (const std::optional<DurabilityCell> cell = shownCell())
            emit againWanted(*cell);
    });
    connect(&table, &LiveTable::resultTaken, this, [this](const DurabilityCell& cell) {
        const std::optional<DurabilityCell> shown = shownCell();
        if (shown && isSame(*shown, cell))
            showMeasurement();
        else if (shown && shown->server == cell.server)
            showGrade(); // by other baselines
    });
    connect(&table, &LiveTable::versionLeft, this, &CellDetail::showMeasurement);
}

QWidget* CellDetail::headOf()
{
    auto* head = new QWidget(this);
    auto* rows = new QVBoxLayout(head);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* first = new QHBoxLayout;
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setObjectName(QStringLiteral("cellTitle"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* close = new QToolButton(head);
    close->setObjectName(QStringLiteral("closeCell"));
    close->setIcon(iconNamed(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(tr("Back to the matrix alone"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &CellDetail::closeWanted);
    first->addWidget(m_title, 1);
    first->addWidget(close);
    rows->addLayout(first);
    auto* second = new QHBoxLayout;
    m_measurements->setObjectName(QStringLiteral("measurement"));
    m_measurements->setAccessibleName(tr("Measurement"));
    m_measurements->setToolTip(tr("Which of the cell's measurements is shown"));
    guardFromWheel(*m_measurements);
    m_again->setObjectName(QStringLiteral("measureAgain"));
    m_again->setText(tr("Run This Cell Again"));
    m_again->setIcon(iconNamed(QStringLiteral("run")));
    m_again->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_again->setFocusPolicy(Qt::TabFocus);
    m_again->setToolTip(tr("Measures this cell anew, with all its repetitions, in place of what is here"));
    second->addWidget(m_measurements, 1);
    second->addWidget(m_again);
    rows->addLayout(second);
    return head;
}

QWidget* CellDetail::chartsPage()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    m_notKept->setObjectName(QStringLiteral("runNotKept"));
    m_notKept->setWordWrap(true);
    m_notKept->setAlignment(Qt::AlignCenter);
    m_notKept->setMargin(16);
    // On a low window it is scrolled rather than squeezed.
    m_chartsArea->setObjectName(QStringLiteral("cellCharts"));
    m_chartsArea->setAccessibleName(tr("Charts of the run behind the cell"));
    m_chartsArea->setFrameShape(QFrame::NoFrame);
    m_chartsArea->setWidgetResizable(true);
    m_chartsArea->setWidget(m_charts);
    column->addWidget(m_notKept, 1);
    column->addWidget(m_chartsArea, 1);
    return page;
}

QWidget* CellDetail::figuresPage()
{
    m_figuresView->setObjectName(QStringLiteral("cellFigures"));
    m_figuresView->setWhatsThis(tr("What was counted in this cell, and what its grade was made of."));
    m_figuresView->setAccessibleName(tr("Figures of the cell"));
    m_figuresView->setModel(m_figures);
    m_figuresView->setHint(tr("Nothing has been measured yet."));
    m_figuresView->setRootIsDecorated(false);
    m_figuresView->setHeaderHidden(true);
    m_figuresView->header()->setStretchLastSection(true);
    return m_figuresView;
}

void CellDetail::show(const ServerChoice& server, const MixEntry& culprit, const QList<DurabilityCell>& cells)
{
    const std::optional<DurabilityCell> before = shownCell();
    m_server = server;
    m_cells = cells;
    m_title->setText(QStringLiteral("%1 · %2").arg(textOf(server), culpritText(culprit)));
    {
        const QSignalBlocker quiet(m_measurements);
        m_measurements->clear();
        int worst = 0;
        std::optional<Grade> worstGrade;
        for (int i = 0; i < cells.size(); ++i) {
            const DurabilityResult* result = resultOf(cells.at(i));
            m_measurements->addItem(measurementText(cells.at(i)));
            if (result && result->failure.isEmpty() && (!worstGrade || result->verdict.grade > *worstGrade)) {
                worstGrade = result->verdict.grade;
                worst = i;
            }
            if (before && isSame(*before, cells.at(i))) {
                worst = i;
                worstGrade = Grade::Died; // what was on view stays so
            }
        }
        m_measurements->setCurrentIndex(cells.isEmpty() ? -1 : worst);
        m_measurements->setEnabled(cells.size() > 1);
    }
    setVisible(true);
    showMeasurement();
    // From a file there are only the figures, which need not be looked for.
    m_pages->setCurrentIndex(m_notKept->isHidden() || cells.isEmpty() ? 0 : 1);
}

std::optional<DurabilityCell> CellDetail::shownCell() const
{
    const int index = m_measurements->currentIndex();
    return index >= 0 && index < m_cells.size() ? std::optional(m_cells.at(index)) : std::nullopt;
}

const DurabilityResult* CellDetail::resultOf(const DurabilityCell& cell) const
{
    const QList<DurabilityResult>& results = m_table.report().results;
    const auto found = std::find_if(
        results.begin(), results.end(), [&cell](const DurabilityResult& result) { return isSame(result.cell, cell); });
    return found == results.end() ? nullptr : &*found;
}

void CellDetail::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    m_again->setEnabled(!isRunning && shownCell().has_value());
}

void CellDetail::showMeasurement()
{
    const std::optional<DurabilityCell> cell = shownCell();
    const DurabilityResult* result = cell ? resultOf(*cell) : nullptr;
    m_again->setEnabled(!m_isRunning && cell.has_value());
    m_figures->clear();
    if (!result) {
        const QString skipped = m_table.whySkipped(m_server);
        m_verdict->setText(skipped.isEmpty() ? tr("Not measured yet.") : tr("Left out: %1.").arg(skipped));
        m_notKept->setText(tr("The run behind this cell is shown here once it has been measured."));
        m_notKept->setVisible(true);
        m_chartsArea->setVisible(false);
        return;
    }
    showGrade();
    showRun(*result);
}

void CellDetail::showGrade()
{
    const std::optional<DurabilityCell> cell = shownCell();
    const DurabilityResult* result = cell ? resultOf(*cell) : nullptr;
    if (!result)
        return;
    m_verdict->setText(asSentence(verdictSentence(*result)));
    m_figures->clear();
    showFigures(*result);
}

void CellDetail::showFigures(const DurabilityResult& result)
{
    for (const auto& [name, value] : figureList(result)) {
        auto* head = new QStandardItem(name);
        auto* body = new QStandardItem(value);
        for (QStandardItem* item : { head, body }) {
            item->setEditable(false);
            item->setToolTip(QStringLiteral("<p>%1: %2</p>").arg(name.toHtmlEscaped(), value.toHtmlEscaped()));
        }
        m_figures->appendRow({ head, body });
    }
    m_figuresView->resizeColumnToContents(0);
}

void CellDetail::showRun(const DurabilityResult& result)
{
    const std::shared_ptr<const RunRecord> record = m_table.recordOf(result.cell);
    m_notKept->setText(result.failure.isEmpty()
            ? tr("A file holds the figures of a cell, but not the run behind it. Run the cell again to see its charts.")
            : tr("Nothing was sent, so there is no run to be seen."));
    m_notKept->setVisible(!record);
    m_chartsArea->setVisible(record != nullptr);
    m_run.reset(record ? record->plan : Plan(), result.cell.server);
    if (!record)
        return;
    m_run.begin({}, record->server);
    m_run.finish(record);
    for (const Mark& mark : culpritMarks(record->recording))
        m_charts->mark(mark);
}

}
