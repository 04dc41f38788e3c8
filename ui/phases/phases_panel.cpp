// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phases/phases_panel.h"

#include "ui/phases/phase_delegate.h"
#include "ui/phases/phase_shape.h"
#include "ui/plan/load_edits.h"
#include "ui/run/run_controller.h"
#include "ui/run/run_desk.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace labour {

PhasesPanel::PhasesPanel(PlanDocument& document, const RunController& controller, const RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_controller(controller)
    , m_desk(desk)
    , m_model(document)
    , m_add(button("addPhase", QStringLiteral("add"), tr("Add"), tr("Add a phase behind the current one")))
    , m_storm(button("stormPhases", {}, tr("Baseline, Storm, Recovery"),
          tr("Innocents alone, then culprits among them, then innocents alone again, in place of what there is")))
    , m_earlier(button("earlierPhase", {}, tr("Earlier"), tr("Move the current phase before the one before it")))
    , m_later(button("laterPhase", {}, tr("Later"), tr("Move the current phase behind the one behind it")))
    , m_remove(button("removePhase", QStringLiteral("remove"), tr("Remove"), tr("Remove the current phase")))
    , m_hint(new QLabel(tr("No phases: one mix and one load throughout. Add one, or begin with a baseline, a storm and "
                           "a recovery, to see what culprits do to innocents and whether these are well afterwards."),
          this))
    , m_stack(new QStackedWidget(this))
    , m_shape(new PhaseShape(document, m_model, this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("phasesPanel"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hint->setContentsMargins(8, 8, 8, 8);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(views());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(4);
    column->addWidget(buttons());
    column->addWidget(m_stack, 1);
    listen();
    showPhases();
}

QToolButton* PhasesPanel::button(const char* name, const QString& icon, const QString& text, const QString& help)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    if (!icon.isEmpty())
        button->setIcon(iconNamed(icon));
    button->setToolButtonStyle(icon.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    button->setIconSize({ 14, 14 });
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(help);
    button->setToolTip(help);
    return button;
}

QWidget* PhasesPanel::buttons()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QToolButton* each : { m_add, m_storm, m_earlier, m_later, m_remove })
        row->addWidget(each);
    row->addStretch(1);
    return bar;
}

QWidget* PhasesPanel::views()
{
    m_table->setObjectName(QStringLiteral("phaseTable"));
    m_table->setAccessibleName(tr("Phases"));
    m_table->setWhatsThis(tr("<p>One row for each phase: its name, how long it lasts, and what it has of its own. "
                             "Enter edits a cell, and Del leaves it to what the whole load and mix have.</p>"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new PhaseDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false); // arrows go from cell to cell, and Tab goes on
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
        | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMinimumSize(200, 46);
    auto* reset = new QAction(tr("As Load and Mix Have It"), m_table);
    reset->setObjectName(QStringLiteral("resetCell"));
    reset->setShortcut(QKeySequence::Delete);
    reset->setShortcutContext(Qt::WidgetShortcut);
    connect(reset, &QAction::triggered, this, &PhasesPanel::resetCell);
    m_table->addAction(reset);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);

    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_shape, 1);
    row->addWidget(m_table, 1);
    return both;
}

void PhasesPanel::listen()
{
    connect(m_add, &QToolButton::clicked, this, [this] {
        const LoadPlan& load = m_document.plan().load;
        change(tr("Add Phase"), withPhaseAfter(load, m_shape->current()),
            load.phases.isEmpty() ? 0 : m_shape->current() + 1);
    });
    connect(m_storm, &QToolButton::clicked, this,
        [this] { change(tr("Baseline, Storm, Recovery"), withStorm(m_document.plan().load), 1); });
    connect(m_earlier, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_later, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        change(tr("Remove Phase"), withoutPhase(m_document.plan().load, m_shape->current()), m_shape->current());
    });
    connect(m_shape, &PhaseShape::currentChanged, this, [this](qsizetype phase) {
        const QModelIndex current = m_table->currentIndex();
        if (current.row() != phase)
            m_table->setCurrentIndex(m_model.index(static_cast<int>(phase), std::max(current.column(), 0)));
        showUse();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid())
            m_shape->setCurrent(index.row());
    });
    connect(&m_document, &PlanDocument::changed, this, &PhasesPanel::showPhases);
    for (const auto signal : { &RunController::started, &RunController::ended })
        connect(&m_controller, signal, this, &PhasesPanel::showPhases);
    connect(&m_desk, &RunDesk::phaseChanged, this, &PhasesPanel::showPhases);
}

void PhasesPanel::enter()
{
    if (m_document.plan().load.phases.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_shape->setFocus(Qt::OtherFocusReason);
}

void PhasesPanel::change(const QString& what, const LoadPlan& load, qsizetype current)
{
    m_document.setLoad(load, { what });
    m_shape->setCurrent(current);
}

void PhasesPanel::move(int by)
{
    const qsizetype from = m_shape->current();
    change(tr("Move Phase"), withPhaseMoved(m_document.plan().load, from, from + by), from + by);
}

void PhasesPanel::resetCell()
{
    m_model.setData(m_table->currentIndex(), QVariant());
}

void PhasesPanel::showPhases()
{
    const bool isRunning = m_controller.isRunning();
    if (m_model.isRunning() != isRunning || isRunning)
        m_model.setRunning(isRunning, m_desk.phaseUnderWay());
    m_stack->setCurrentIndex(m_document.plan().load.phases.isEmpty() ? 0 : 1);
    showUse();
}

void PhasesPanel::showUse()
{
    const qsizetype count = m_document.plan().load.phases.size();
    const qsizetype current = m_shape->current();
    const bool mayEdit = !m_controller.isRunning();
    m_add->setEnabled(mayEdit);
    m_storm->setEnabled(mayEdit);
    m_earlier->setEnabled(mayEdit && current > 0);
    m_later->setEnabled(mayEdit && current + 1 < count);
    m_remove->setEnabled(mayEdit && count > 0);
    for (QToolButton* each : { m_add, m_storm, m_earlier, m_later, m_remove })
        each->setToolTip(mayEdit ? each->accessibleName()
                                 : tr("Not while a run goes on: it is told of its phases once, before the first "
                                      "request."));
}

}
