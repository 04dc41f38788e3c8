// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sequence_panel.h"

#include "ui/models/sequence_model.h"
#include "ui/panels/text_panels.h"
#include "ui/widgets/described_action.h"
#include "ui/widgets/hinting_tree_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace labour {

namespace {

constexpr int rowsAtFirst = 5;

}

SequencePanel::SequencePanel(const RunSequence& sequence, LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_sequence(sequence)
    , m_view(new HintingTreeView(this))
    , m_runs(runs())
{
    describe(m_compare, "compareRuns", tr("Compare"), QString(), {},
        tr("Compare these runs: their charts over each other, and every figure of each"));
    m_view->setModel(new SequenceModel(sequence, m_view));
    m_view->setObjectName(QStringLiteral("sequence"));
    m_view->setAccessibleName(tr("Runs of the plan"));
    m_view->setToolTip(tr("Choose a run that is over to see its charts"));
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    for (int column = 0; column < SequenceModel::StoryColumn; ++column)
        m_view->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionsMovable(false);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_runs);
    splitter->addWidget(new ReportPanel(run, splitter));
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_runs->hide();
    connect(&sequence, &RunSequence::started, this, &SequencePanel::begin);
    connect(&sequence, &RunSequence::changed, this, &SequencePanel::showComparable);
    connect(&m_compare, &QAction::triggered, this, [this] { emit comparisonWanted(comparable()); });
    const auto choose = [this](const QModelIndex& index) {
        const SequenceRun& chosenRun = m_sequence.runs().at(index.row());
        if (chosenRun.record && !m_sequence.isRunning())
            emit chosen(chosenRun.record);
    };
    connect(m_view, &HintingTreeView::chosen, this, choose);
    connect(m_view, &QTreeView::activated, this, choose); // the row that is current, but was never chosen
}

/// The table, and beside it what is done with all of it.
QWidget* SequencePanel::runs()
{
    auto* widget = new QWidget(this);
    auto* compare = new QToolButton(widget);
    compare->setDefaultAction(&m_compare);
    compare->setObjectName(QStringLiteral("compareRuns"));
    compare->setFocusPolicy(Qt::TabFocus);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 4, 0);
    row->addWidget(m_view, 1);
    row->addWidget(compare, 0, Qt::AlignTop);
    return widget;
}

QList<std::shared_ptr<const RunRecord>> SequencePanel::comparable() const
{
    QList<std::shared_ptr<const RunRecord>> records;
    for (const SequenceRun& run : m_sequence.runs()) {
        if (run.record && run.record->recording.totals().requests > 0)
            records.append(run.record);
    }
    return records;
}

/// One run alone has its report, and needs no table.
void SequencePanel::begin()
{
    const auto count = static_cast<int>(m_sequence.runs().size());
    m_compare.setEnabled(false);
    m_runs->setVisible(count > 1);
    const int rowHeight = m_view->fontMetrics().height() + 6;
    m_view->setMinimumHeight((std::min(count, rowsAtFirst) + 1) * rowHeight + 4);
}

void SequencePanel::showComparable()
{
    m_compare.setEnabled(comparable().size() > 1);
}

}
