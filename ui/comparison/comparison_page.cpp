// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_page.h"

#include "ui/comparison/comparison_charts.h"
#include "ui/comparison/comparison_exporter.h"
#include "ui/comparison/conditions_view.h"
#include "ui/comparison/interval_delegate.h"
#include "ui/guide/guide_pages.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"
#include "ui/widgets/icon_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace labour {

namespace {

constexpr int sidesWidth = 350;
constexpr int chartsHeight = 400; // at first, against the next
constexpr int tableHeight = 260;
constexpr int warningSize = 18;

QToolButton* buttonFor(QAction& action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(&action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}

ComparisonPage::ComparisonPage(Settings& settings, FileChooser& chooser, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_chooser(chooser)
    , m_actions(this)
    , m_charts(new ComparisonCharts(m_controller, m_runs, this))
    , m_exporter(new ComparisonExporter(m_controller, *m_charts, m_runs, m_figures, settings, chooser, this))
    , m_stack(new QStackedWidget(this))
    , m_warning(new IconLabel(warningSize, this))
    , m_headline(new QLabel(this))
    , m_runList(new QTreeView(this))
    , m_conditions(new ConditionsView(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("comparisonPage"));
    m_charts->setSetup(settings.comparisonSetup());
    auto* content = new QWidget(this);
    auto* parts = new QSplitter(Qt::Horizontal, content);
    parts->addWidget(sides());
    parts->addWidget(results());
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 3);
    parts->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(4, 2, 4, 4);
    column->setSpacing(4);
    column->addWidget(head());
    column->addWidget(parts, 1);
    m_stack->addWidget(emptyState());
    m_stack->addWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    connectActions();
    connectParts();
    showState();
}

ComparisonPage::~ComparisonPage() = default;

QWidget* ComparisonPage::emptyState()
{
    auto* page = new QWidget(this);
    auto* hint = new QLabel(
        tr("Nothing is compared yet. Select two to eight runs under Runs and press Compare (Ctrl+D)."), page);
    hint->setObjectName(QStringLiteral("comparisonHint"));
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(buttonFor(m_actions.compareWithLast, page));
    buttons->addWidget(buttonFor(m_actions.compareWithFile, page));
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(hint);
    column->addLayout(buttons);
    column->addStretch(1);
    return page;
}

/// What differs comes first: without it no figure means anything.
QWidget* ComparisonPage::head()
{
    auto* head = new QWidget(this);
    m_warning->setIcon(QStringLiteral("warning"));
    m_headline->setObjectName(QStringLiteral("comparisonHeadline"));
    m_headline->setWhatsThis(tr("What is compared with what, and what differs besides."));
    m_headline->setWordWrap(true);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* exports = new QToolButton(head);
    exports->setObjectName(QStringLiteral("exportComparison"));
    exports->setText(tr("Export"));
    exports->setToolTip(tr("Save the charts, the figures or all of the comparison"));
    exports->setPopupMode(QToolButton::InstantPopup);
    exports->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(exports);
    menu->addActions(m_actions.exports());
    exports->setMenu(menu);
    exports->setMinimumWidth(exports->sizeHint().width() + fontMetrics().averageCharWidth()); // for the arrow
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(4, 2, 0, 0);
    row->addWidget(m_warning);
    row->addWidget(m_headline, 1);
    row->addWidget(buttonFor(m_actions.swapSides, head));
    row->addWidget(buttonFor(m_actions.compareWithFile, head));
    row->addWidget(exports);
    return head;
}

QWidget* ComparisonPage::sides()
{
    m_runList->setObjectName(QStringLiteral("comparedRuns"));
    m_runList->setAccessibleName(tr("Runs that are compared"));
    m_runList->setWhatsThis(
        tr("The runs that are compared: each with how it is drawn, a tick that shows it in the charts, "
           "its side, and its value where the cursor is."));
    m_runList->setModel(&m_runs);
    m_runList->setRootIsDecorated(false);
    m_runList->setIconSize({ 30, 14 });
    m_runList->setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    m_runList->setSelectionMode(QAbstractItemView::NoSelection); // on which a look could not be told
    QHeaderView* header = m_runList->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RunsModel::NameColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(RunsModel::SideColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(RunsModel::ValueColumn, QHeaderView::Fixed);
    header->resizeSection(RunsModel::SideColumn, fontMetrics().horizontalAdvance(tr("Side")) + 24);
    header->resizeSection(RunsModel::ValueColumn, fontMetrics().horizontalAdvance(QStringLiteral("1,234 MiB")) + 12);
    auto* column = new QSplitter(Qt::Vertical, this);
    column->addWidget(m_runList);
    column->addWidget(m_conditions);
    column->setStretchFactor(0, 3);
    column->setStretchFactor(1, 2);
    column->setChildrenCollapsible(false);
    column->setSizes({ chartsHeight, tableHeight });
    column->setMinimumWidth(sidesWidth);
    return column;
}

QWidget* ComparisonPage::results()
{
    m_sorted.setSourceModel(&m_figures);
    m_sorted.setSortRole(FiguresModel::SortRole);
    m_table->setObjectName(QStringLiteral("comparedFigures"));
    m_table->setAccessibleName(tr("Figures of both sides"));
    m_table->setWhatsThis(
        tr("Each figure of both sides: the medians over their runs, the difference with the interval that "
           "it lies in, and whether B is better. A click on a head sorts; Ctrl+C copies.")
        % guideLink(QStringLiteral("method.md"), tr("How sure a difference is")));
    setGuidePage(*this, QStringLiteral("method.md"));
    m_table->setModel(&m_sorted);
    m_table->setItemDelegateForColumn(FiguresModel::IntervalColumn, new IntervalDelegate(m_table));
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addAction(&m_actions.copyFigures);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    auto* rows = new QSplitter(Qt::Vertical, this);
    rows->addWidget(m_charts);
    rows->addWidget(m_table);
    rows->setStretchFactor(0, 3);
    rows->setStretchFactor(1, 2);
    rows->setChildrenCollapsible(false);
    rows->setSizes({ chartsHeight, tableHeight });
    return rows;
}

void ComparisonPage::connectActions()
{
    connect(&m_actions.compareWithLast, &QAction::triggered, this, [this] { m_controller.readLast(m_runOnView); });
    connect(&m_actions.compareWithFile, &QAction::triggered, this, &ComparisonPage::openFile);
    connect(&m_actions.swapSides, &QAction::triggered, this, [this] {
        QList<ComparedRun> runs = m_runs.runs();
        for (ComparedRun& run : runs) {
            if (run.side != ComparisonSide::Neither)
                run.side = run.side == ComparisonSide::First ? ComparisonSide::Second : ComparisonSide::First;
        }
        showRuns(runs);
    });
    connect(&m_actions.copyFigures, &QAction::triggered, this, &ComparisonPage::copyFigures);
    connect(&m_actions.savePng, &QAction::triggered, this, [this] { m_exporter->saveImage(QStringLiteral(".png")); });
    connect(&m_actions.saveSvg, &QAction::triggered, this, [this] { m_exporter->saveImage(QStringLiteral(".svg")); });
    connect(&m_actions.saveCurves, &QAction::triggered, m_exporter, &ComparisonExporter::saveCurves);
    const auto save = [this](QAction& action, ComparisonFormat format) {
        connect(&action, &QAction::triggered, this, [this, format] { m_exporter->saveReport(format); });
    };
    save(m_actions.saveHtml, ComparisonFormat::Html);
    save(m_actions.saveMarkdown, ComparisonFormat::Markdown);
    save(m_actions.saveText, ComparisonFormat::Text);
    save(m_actions.saveJson, ComparisonFormat::Json);
    save(m_actions.saveFigures, ComparisonFormat::Csv);
    auto* copy = new QShortcut(QKeySequence::Copy, m_table, this, &ComparisonPage::copyFigures);
    copy->setContext(Qt::WidgetShortcut);
}

void ComparisonPage::connectParts()
{
    connect(&m_runs, &RunsModel::sidesChanged, this, [this] { m_controller.compare(m_runs.runs()); });
    connect(&m_controller, &ComparisonController::compared, this, &ComparisonPage::showFigures);
    connect(&m_controller, &ComparisonController::hasRead, this, [this](const RunRecords& records, bool isWhole) {
        if (isWhole)
            compare(records);
        else
            add(records);
    });
    connect(&m_controller, &ComparisonController::written, this,
        [this](const QString& file) { emit done(tr("Saved %1.").arg(QDir::toNativeSeparators(file))); });
    connect(&m_controller, &ComparisonController::failed, this, &ComparisonPage::failed);
    connect(m_exporter, &ComparisonExporter::done, this, &ComparisonPage::done);
    connect(m_exporter, &ComparisonExporter::failed, this, &ComparisonPage::failed);
    connect(m_charts, &ComparisonCharts::plotsChanged, this, &ComparisonPage::showState);
}

bool ComparisonPage::mayCompare(qsizetype runs)
{
    if (runs < 2)
        emit failed(tr("A comparison takes two runs at least."));
    else if (runs > mostRuns)
        emit failed(tr("%1 runs are more than can be told apart; choose %2 at most.").arg(runs).arg(mostRuns));
    return runs >= 2 && runs <= mostRuns;
}

void ComparisonPage::compare(const RunRecords& records)
{
    if (!mayCompare(records.size()))
        return;
    showRuns(comparedRuns(records));
    emit wanted();
}

void ComparisonPage::compare(const RunRecords& first, const RunRecords& second)
{
    if (!mayCompare(first.size() + second.size()))
        return;
    showRuns(comparedRuns(first, second));
    emit wanted();
}

void ComparisonPage::add(const RunRecords& records)
{
    RunRecords all;
    for (const ComparedRun& run : m_runs.runs())
        all.append(run.record);
    if (all.isEmpty() && m_runOnView)
        all.append(m_runOnView);
    all += records;
    if (all.size() == 1)
        emit failed(tr("There is no run to compare it with: run something first, or open another run."));
    else
        compare(all);
}

void ComparisonPage::openFile()
{
    const QString file = m_chooser.toOpen(
        this, tr("Compare with"), m_settings.lastFolder(), tr("Runs of Labour (*.labour-run);;All files (*)"));
    if (!file.isEmpty())
        m_controller.read(file);
}

void ComparisonPage::setRunOnView(const std::shared_ptr<const RunRecord>& record)
{
    m_runOnView = record;
}

void ComparisonPage::showRuns(const QList<ComparedRun>& runs)
{
    m_figures.setFigures({});
    m_conditions->setConditions({});
    m_headline->clear();
    m_warning->hide();
    m_runs.setRuns(runs);
    m_controller.compare(runs);
    showSides();
    showState();
}

/// A choice of the side in each row.
void ComparisonPage::showSides()
{
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        auto* choice = new QComboBox(m_runList);
        const ComparedRun& run = m_runs.runs().at(row);
        choice->setObjectName(QStringLiteral("side%1").arg(row + 1));
        choice->setAccessibleName(tr("Side of %1").arg(run.name));
        choice->setToolTip(tr("B is compared against A; a run on neither side is drawn only."));
        choice->setFrame(false);
        for (const ComparisonSide side : { ComparisonSide::First, ComparisonSide::Second, ComparisonSide::Neither })
            choice->addItem(nameOf(side), static_cast<int>(side));
        choice->setCurrentIndex(choice->findData(static_cast<int>(run.side)));
        connect(choice, &QComboBox::currentIndexChanged, this,
            [this, row, choice] { m_runs.setSide(row, static_cast<ComparisonSide>(choice->currentData().toInt())); });
        m_runList->setIndexWidget(m_runs.index(row, RunsModel::SideColumn), choice);
    }
}

void ComparisonPage::showFigures(const ComparedFigures& figures)
{
    m_figures.setFigures(figures);
    const QList<ComparedCondition>& conditions = figures.comparison.conditions;
    m_conditions->setConditions(conditions);
    const QString caveat = caveatOf(figures.comparison);
    m_warning->setVisible(!caveat.isEmpty());
    const auto side = [&](ComparisonSide which) {
        const auto count = static_cast<int>(recordsOf(figures.runs, which).size());
        return tr("%1: %2, %3")
            .arg(nameOf(which), nameOf(figures.runs, which).toHtmlEscaped(),
                count == 1 ? tr("one run") : tr("%n runs", nullptr, count));
    };
    QStringList sentences;
    if (!caveat.isEmpty())
        sentences.append(QStringLiteral("<b>%1</b>").arg(caveat.toHtmlEscaped()));
    if (hasSides(figures.runs))
        sentences.append({ QStringLiteral("<b>%1 &nbsp;·&nbsp; %2.</b>")
                               .arg(side(ComparisonSide::First), side(ComparisonSide::Second)),
            conditionsSentence(conditions).toHtmlEscaped() });
    else
        sentences.append(tr("Put a run on side A and another one on side B to compare their figures."));
    m_headline->setText(sentences.join(u' '));
    m_table->resizeColumnsToContents();
    showState();
}

void ComparisonPage::showState()
{
    m_stack->setCurrentIndex(isEmpty() ? 0 : 1);
    const bool hasFigures = !m_figures.figures().comparison.figures.isEmpty();
    const bool hasPlots = !m_charts->plots().isEmpty();
    for (QAction* action : { &m_actions.savePng, &m_actions.saveSvg, &m_actions.saveCurves })
        action->setEnabled(hasPlots);
    for (QAction* action : m_actions.reports())
        action->setEnabled(hasFigures);
    m_actions.copyFigures.setEnabled(hasFigures);
    m_actions.swapSides.setEnabled(hasFigures);
    emit changed();
}

/// The rows that are chosen, else all, in the order on view: as text and as a table.
void ComparisonPage::copyFigures()
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_sorted.rowCount(); ++row)
            rows.append(row);
    }
    QStringList text;
    QString html = QStringLiteral("<table>");
    const auto add = [&](const QStringList& cells, const QString& tag) {
        text.append(cells.join(u'\t'));
        html += QStringLiteral("<tr>");
        for (const QString& cell : cells)
            html += QStringLiteral("<%1>%2</%1>").arg(tag, cell.toHtmlEscaped());
        html += QStringLiteral("</tr>");
    };
    QStringList head;
    for (int column = 0; column < m_sorted.columnCount(); ++column)
        head.append(m_sorted.headerData(column, Qt::Horizontal).toString());
    add(head, QStringLiteral("th"));
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < m_sorted.columnCount(); ++column)
            cells.append(m_sorted.index(row, column).data().toString());
        add(cells, QStringLiteral("td"));
    }
    auto* copied = new QMimeData;
    copied->setText(text.join(u'\n'));
    copied->setHtml(html + QStringLiteral("</table>"));
    QGuiApplication::clipboard()->setMimeData(copied);
    emit done(tr("Copied the figures."));
}

/// The looks in the list are pictures, which follow the palette by being made anew.
void ComparisonPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_runList->viewport()->update();
}

void ComparisonPage::remember()
{
    m_settings.setComparisonSetup(m_charts->setup());
}

}
