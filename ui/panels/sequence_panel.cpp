// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sequence_panel.h"

#include "ui/models/sequence_model.h"
#include "ui/panels/text_panels.h"
#include "ui/widgets/hinting_tree_view.h"

#include <QHeaderView>
#include <QSplitter>
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
{
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
    splitter->addWidget(m_view);
    splitter->addWidget(new ReportPanel(run, splitter));
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    m_view->hide();
    connect(&sequence, &RunSequence::started, this, &SequencePanel::begin);
    const auto choose = [this](const QModelIndex& index) {
        const SequenceRun& chosenRun = m_sequence.runs().at(index.row());
        if (chosenRun.record && !m_sequence.isRunning())
            emit chosen(chosenRun.record);
    };
    connect(m_view, &HintingTreeView::chosen, this, choose);
    connect(m_view, &QTreeView::activated, this, choose); // the row that is current, but was never chosen
}

/// One run alone has its report, and needs no table.
void SequencePanel::begin()
{
    const auto count = static_cast<int>(m_sequence.runs().size());
    m_view->setVisible(count > 1);
    const int rowHeight = m_view->fontMetrics().height() + 6;
    m_view->setMinimumHeight((std::min(count, rowsAtFirst) + 1) * rowHeight + 4);
}

}
