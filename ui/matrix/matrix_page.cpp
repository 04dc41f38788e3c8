// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_page.h"

#include "core/plan/plan.h"
#include "ui/charts/chart_stack.h"
#include "ui/export/exporter.h"
#include "ui/guide/guide_pages.h"
#include "ui/matrix/cell_detail.h"
#include "ui/matrix/filter_bar.h"
#include "ui/matrix/grade_legend.h"
#include "ui/matrix/matrix_picture.h"
#include "ui/matrix/matrix_view.h"
#include "ui/matrix/setup_panel.h"
#include "ui/matrix/table_files.h"
#include "ui/settings/settings.h"
#include "ui/widgets/elided_label.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace labour {

namespace {

constexpr int setupWidth = 320;
constexpr int leastDetailWidth = 420;
constexpr double detailShare = 0.45; // of the width, when it is opened

QToolButton* buttonFor(QAction& action, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(&action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}

MatrixPage::MatrixPage(std::shared_ptr<const Catalogue> catalogue, ServerModel& servers, Settings& settings,
    FileChooser& chooser, QWidget* parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_settings(settings)
    , m_controller(catalogue, m_table)
    , m_actions(this)
    , m_model(m_table, catalogue)
    , m_filter(m_model)
    , m_parts(new QSplitter(Qt::Horizontal, this))
    , m_setup(new SetupPanel(catalogue, servers, this))
    , m_view(new MatrixView(this))
    , m_detail(new CellDetail(m_table, this))
    , m_filterBar(new FilterBar(m_model, m_filter, this))
    , m_caption(new ElidedLabel(this))
    , m_files(new TableFiles(m_table, m_controller, m_filter, settings, chooser, this))
{
    setObjectName(QStringLiteral("matrixPage"));
    m_setup->setSetup(settings.tableSetup());
    m_view->setObjectName(QStringLiteral("matrix"));
    m_view->setAccessibleName(tr("Matrix of durability"));
    m_view->setWhatsThis(
        tr("<p>A row for each server and a column for each behaviour. A cell has the grade of what the "
           "innocents went through while culprits were among them. A click, or Enter, opens it.</p>")
        % guideLink(QStringLiteral("understand.md"), tr("What the grades mean")));
    setGuidePage(*this, QStringLiteral("understand.md"));
    m_view->setModel(&m_filter);
    m_view->setHint(tr("No table yet. Choose servers and behaviours on the left and press Measure (Ctrl+R), or open a "
                       "table (Ctrl+Shift+O)."));
    addParts();
    connectActions();
    connectCharts(chooser);
    closeCell();
    showSetup(true);
    showState();
}

MatrixPage::~MatrixPage() = default;

QHBoxLayout* MatrixPage::headOf()
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 2, 8, 0);
    auto* exports = new QToolButton(this);
    exports->setObjectName(QStringLiteral("exportTable"));
    exports->setText(tr("Export"));
    exports->setToolTip(tr("Save the matrix as a picture, or the table as a file"));
    exports->setPopupMode(QToolButton::InstantPopup);
    exports->setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(exports);
    menu->addActions(m_actions.exports());
    exports->setMenu(menu);
    for (QAction* action : { &m_actions.setUp, &m_actions.goOn, &m_actions.open })
        head->addWidget(buttonFor(*action, this));
    head->addWidget(exports);
    m_caption->setObjectName(QStringLiteral("tableCaption"));
    head->addWidget(m_caption, 1);
    head->addWidget(new GradeLegend(this));
    return head;
}

void MatrixPage::addParts()
{
    m_parts->setObjectName(QStringLiteral("matrixParts"));
    m_parts->addWidget(m_setup);
    m_parts->addWidget(m_view);
    m_parts->addWidget(m_detail);
    m_parts->setStretchFactor(1, 1);
    m_parts->setChildrenCollapsible(false);
    m_setup->setMinimumWidth(setupWidth);
    m_detail->setMinimumWidth(leastDetailWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(headOf());
    column->addWidget(m_filterBar);
    column->addWidget(m_parts, 1);
}

/// Of the run behind a cell: they are copied and saved as those of the run on view are.
void MatrixPage::connectCharts(FileChooser& chooser)
{
    auto* exporter = new Exporter(m_detail->run(), m_detail->charts(), m_settings, chooser, this);
    const ChartStack* charts = &m_detail->charts();
    connect(charts, &ChartStack::imageCopyWanted, exporter, &Exporter::copyImageOf);
    connect(charts, &ChartStack::imageSaveWanted, exporter, &Exporter::saveImageOf);
    connect(charts, &ChartStack::dataSaveWanted, exporter, &Exporter::saveDataOf);
    connect(exporter, &Exporter::done, this, &MatrixPage::done);
    connect(exporter, &Exporter::failed, this, &MatrixPage::failed);
}

void MatrixPage::connectActions()
{
    connect(&m_actions.setUp, &QAction::toggled, this, &MatrixPage::showSetup);
    connect(&m_actions.goOn, &QAction::triggered, &m_controller, &TableController::goOn);
    connect(&m_actions.again, &QAction::triggered, this, [this] {
        const QModelIndex at = m_filter.mapToSource(m_view->currentIndex());
        if (const Measurements measurements = m_model.measurementsAt(at); !measurements.isEmpty())
            runAgain(
                m_detail->isVisible() && m_detail->shownCell() ? *m_detail->shownCell() : measurements.first()->cell);
    });
    connect(&m_actions.open, &QAction::triggered, m_files, &TableFiles::open);
    connect(&m_actions.saveJson, &QAction::triggered, m_files, [this] { m_files->save(TableFormat::Json); });
    connect(&m_actions.saveCsv, &QAction::triggered, m_files, [this] { m_files->save(TableFormat::Csv); });
    connect(&m_actions.saveHtml, &QAction::triggered, m_files, [this] { m_files->save(TableFormat::Html); });
    connect(&m_actions.savePng, &QAction::triggered, m_files, &TableFiles::savePng);
    connect(&m_actions.saveSvg, &QAction::triggered, m_files, &TableFiles::saveSvg);
    connect(m_files, &TableFiles::done, this, &MatrixPage::done);
    connect(m_files, &TableFiles::failed, this, &MatrixPage::failed);
    connect(&m_controller, &TableController::failed, this, &MatrixPage::failed);
    connect(&m_controller, &TableController::saved, this,
        [this](const QString& file) { emit done(tr("Saved %1.").arg(QDir::toNativeSeparators(file))); });
    connect(&m_controller, &TableController::opened, this, [this](const QString& file) {
        closeCell();
        showSetup(false);
        m_settings.setLastTable(file);
        emit done(tr("Opened %1.").arg(QDir::toNativeSeparators(file)));
    });
    connect(&m_controller, &TableController::started, this, &MatrixPage::showState);
    connect(&m_controller, &TableController::ended, this, &MatrixPage::showState);
    connect(&m_table, &LiveTable::shown, this, &MatrixPage::showState);
    connect(
        &m_table, &LiveTable::versionLeft, this, [this](const QString& server, const QString& was, const QString& is) {
            emit done(tr("%1 is version %2 now, and was %3: its cells are to be measured anew.").arg(server, is, was));
        });
    connect(m_setup, &SetupPanel::readinessChanged, this, &MatrixPage::readinessChanged);
    connect(m_setup, &SetupPanel::startWanted, this, &MatrixPage::measure);
    connect(m_detail, &CellDetail::againWanted, this, &MatrixPage::runAgain);
    connect(m_detail, &CellDetail::closeWanted, this, [this] {
        closeCell();
        m_view->setFocus();
    });
    connect(m_view, &MatrixView::opened, this, &MatrixPage::openCell);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (m_detail->isVisible())
            openCell(index);
        showState();
    });
    connect(m_view->horizontalHeader(), &QHeaderView::sectionClicked, m_filterBar, &FilterBar::sortBy);
}

bool MatrixPage::isReady() const
{
    return m_hindrance.isEmpty() && m_setup->isReady() && !m_controller.isRunning();
}

QString MatrixPage::sentence() const
{
    return m_hindrance.isEmpty() ? m_setup->sentence() : m_hindrance;
}

void MatrixPage::setHindrance(const QString& reason)
{
    m_hindrance = reason;
    showState();
}

void MatrixPage::measure()
{
    Result<DurabilityPlan> plan = m_setup->plan();
    if (!plan || !isReady())
        return;
    plan->seed = drawnSeed() >> 1; // as JSON can hold it
    closeCell();
    showSetup(false);
    m_view->setFocus();
    const QString file = TableFiles::nameOfNew();
    m_settings.setLastTable(file);
    m_controller.start(*plan, file);
}

void MatrixPage::runAgain(const DurabilityCell& cell)
{
    if (!m_controller.isRunning() && m_hindrance.isEmpty())
        m_controller.again(cell);
}

void MatrixPage::openCell(const QModelIndex& index)
{
    const QModelIndex at = m_filter.mapToSource(index);
    if (!at.isValid() || at.column() == MatrixModel::summaryColumn)
        return;
    QList<DurabilityCell> cells;
    for (const DurabilityResult* result : m_model.measurementsAt(at))
        cells.append(result->cell);
    showSetup(false);
    const bool wasOpen = m_detail->isVisible();
    m_detail->show(m_model.serverAt(at), m_model.culpritAt(at), cells);
    if (!wasOpen) {
        const int width = std::max(leastDetailWidth, static_cast<int>(m_parts->width() * detailShare));
        m_parts->setSizes({ 0, m_parts->width() - width, width });
    }
    m_view->scrollTo(index);
}

void MatrixPage::closeCell()
{
    m_detail->setVisible(false);
}

void MatrixPage::showSetup(bool isShown)
{
    m_actions.setUp.setChecked(isShown);
    m_setup->setVisible(isShown);
    if (isShown)
        closeCell();
}

void MatrixPage::showState()
{
    const bool isRunning = m_controller.isRunning();
    const bool isFree = !isRunning && m_hindrance.isEmpty();
    m_setup->setEnabled(isFree);
    m_detail->setRunning(!isFree);
    m_actions.open.setEnabled(!isRunning);
    showMissing(isFree);
    m_actions.again.setEnabled(
        isFree && !m_model.measurementsAt(m_filter.mapToSource(m_view->currentIndex())).isEmpty());
    for (QAction* action : m_actions.exports())
        action->setEnabled(!m_table.isEmpty());
    m_caption->setText(m_table.isEmpty() ? QString() : captionOf(m_table.report()).provenance);
    emit readinessChanged();
}

void MatrixPage::showMissing(bool isFree)
{
    const bool hasTable = !m_controller.isRunning() && !m_table.isEmpty();
    const Result<QList<DurabilityCell>> missing = hasTable ? m_controller.missing() : QList<DurabilityCell>();
    const qsizetype count = missing ? missing->size() : 0;
    m_actions.goOn.setEnabled(isFree && count > 0);
    m_actions.goOn.setText(count == 0 ? tr("&Go On")
            : count == 1              ? tr("&Go On: 1 cell")
                                      : tr("&Go On: %n cells", nullptr, static_cast<int>(count)));
    m_actions.goOn.setToolTip(
        missing ? m_actions.goOn.statusTip() : tr("This table cannot be gone on with here: %1").arg(missing.error()));
}

/// The table that was on view last, only once somebody looks.
void MatrixPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_hasBeenShown)
        return;
    m_hasBeenShown = true;
    if (const QString last = m_settings.lastTable(); m_table.isEmpty() && QFileInfo::exists(last))
        m_controller.open(last);
}

void MatrixPage::remember()
{
    m_settings.setTableSetup(m_setup->setup());
}

}
