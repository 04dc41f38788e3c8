// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/servers_panel.h"

#include "ui/widgets/hinting_tree_view.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

namespace labour {

ServersPanel::ServersPanel(PlanDocument& document, ServerModel& model, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_view(new HintingTreeView(this))
{
    m_filtered.setSourceModel(&model);
    m_filtered.setRecursiveFilteringEnabled(true);
    m_filtered.setAutoAcceptChildRows(true);
    m_filtered.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setObjectName(QStringLiteral("serverSearch"));
    m_search->setPlaceholderText(tr("Search servers"));
    m_search->setAccessibleName(tr("Search servers"));
    m_search->setClearButtonEnabled(true);

    m_view->setModel(&m_filtered);
    m_view->setObjectName(QStringLiteral("servers"));
    m_view->setAccessibleName(tr("Servers"));
    m_view->setHint(tr("No server is called like that."));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setIndentation(12);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionResizeMode(ServerModel::NameColumn, QHeaderView::ResizeToContents);
    m_view->expandAll();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(8, 6, 8, 6);
    head->addWidget(m_search);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered.setFilterFixedString(text);
        m_view->expandAll();
        showChoice();
    });
    connect(m_view, &HintingTreeView::chosen, this, &ServersPanel::choose);
    connect(&document, &PlanDocument::changed, this, &ServersPanel::showChoice);
    showChoice();
}

void ServersPanel::choose(const QModelIndex& index)
{
    const ServerChoice choice = m_model.choiceAt(m_filtered.mapToSource(index));
    if (!choice.name.isEmpty())
        m_document.pickServer(choice.name, choice.variant);
}

void ServersPanel::showChoice()
{
    const QList<ServerChoice>& servers = m_document.plan().servers;
    const QModelIndex index =
        servers.isEmpty() ? QModelIndex() : m_filtered.mapFromSource(m_model.indexOf(servers.first()));
    if (index == m_view->currentIndex().siblingAtColumn(0))
        return;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (index.isValid())
        m_view->scrollTo(index);
}

}
