// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/servers_panel.h"

#include "ui/guide/guide_pages.h"
#include "ui/panels/server_options.h"
#include "ui/run/run_desk.h"
#include "ui/widgets/hinting_tree_view.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace labour {

ServersPanel::ServersPanel(PlanDocument& document, ServerModel& model, RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_desk(desk)
    , m_servers(document, model)
    , m_search(new QLineEdit(this))
    , m_view(new HintingTreeView(this))
    , m_options(new ServerOptions(document, this))
    , m_hidden(new QLabel(this))
    , m_atOnce(new QCheckBox(tr("All at once"), this))
{
    m_search->setObjectName(QStringLiteral("serverSearch"));
    m_search->setPlaceholderText(tr("Search servers"));
    m_search->setAccessibleName(tr("Search servers"));
    m_search->setToolTip(tr("Shows only servers whose name has this in it"));
    m_search->setClearButtonEnabled(true);
    prepareView();
    m_hidden->setObjectName(QStringLiteral("hiddenServers"));
    m_hidden->setContentsMargins(8, 2, 8, 2);
    m_hidden->setWordWrap(true);
    m_atOnce->setObjectName(QStringLiteral("atOnce"));
    m_atOnce->setChecked(desk.isAtOnce());
    m_atOnce->setToolTip(
        tr("<p>Measures the checked servers at the same time, and not one after the other. They disturb "
           "each other then, and the runs are marked so.</p>"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 6);
    head->addWidget(m_search, 1);
    head->addWidget(&m_options->opener());
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_hidden);
    layout->addWidget(m_options);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 0, 8, 4);
    foot->addWidget(m_atOnce);
    layout->addLayout(foot);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_servers.setFilterFixedString(text);
        m_view->expandAll();
        showChoice();
    });
    connect(m_view, &QTreeView::clicked, this, &ServersPanel::chooseByMouse);
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!m_hasChecked) // else it is a box that was checked twice
            chooseAlone(index);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) { m_options->show(m_servers.choiceAt(index)); });
    connect(&m_servers, &PlannedServers::checked, this, [this] { m_isChecking = true; });
    connect(m_atOnce, &QCheckBox::toggled, this, [this](bool isOn) {
        m_desk.setAtOnce(isOn);
        emit atOnceChanged(isOn);
    });
    connect(&desk, &RunDesk::readinessChanged, this, [this] {
        const QSignalBlocker quiet(m_atOnce);
        m_atOnce->setChecked(m_desk.isAtOnce());
    });
    connect(&document, &PlanDocument::changed, this, &ServersPanel::showChoice);
    showChoice();
}

void ServersPanel::prepareView()
{
    m_view->setModel(&m_servers);
    m_view->setObjectName(QStringLiteral("servers"));
    m_view->setAccessibleName(tr("Servers"));
    m_view->setWhatsThis(tr("<p>A click on a name chooses that server. The boxes choose several: they are measured one "
                            "after the other. With several checked, a double click, or Enter, chooses one alone; the "
                            "space bar checks.</p>")
        % guideLink(QStringLiteral("reference-servers.md"), tr("How servers are installed, and their variants"))
        % guideLink(QStringLiteral("choose.md"), tr("How to choose one")));
    setGuidePage(*this, QStringLiteral("choose.md"));
    m_view->setHint(tr("No server is called like that."));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setIndentation(12);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionResizeMode(ServerModel::NameColumn, QHeaderView::ResizeToContents);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_view->expandAll();
}

bool ServersPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress)
        m_isChecking = false;
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            chooseAlone(m_view->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// Where several are checked, looking at another one is not to undo that.
void ServersPanel::chooseByMouse(const QModelIndex& index)
{
    m_hasChecked = std::exchange(m_isChecking, false);
    if (!m_hasChecked && m_document.plan().servers.size() <= 1)
        chooseAlone(index);
}

void ServersPanel::chooseAlone(const QModelIndex& index)
{
    const ServerChoice choice = m_servers.choiceAt(index);
    if (!choice.name.isEmpty() && index.flags().testFlag(Qt::ItemIsEnabled))
        m_document.pickServer(choice.name, choice.variant);
}

void ServersPanel::showHidden()
{
    const QList<ServerChoice>& servers = m_document.plan().servers;
    const auto hidden = std::count_if(servers.begin(), servers.end(),
        [this](const ServerChoice& server) { return !m_servers.indexOf(server).isValid(); });
    m_hidden->setVisible(hidden > 0 && !m_search->text().isEmpty());
    m_hidden->setText(tr("and %n more chosen, not among those found", nullptr, static_cast<int>(hidden)));
}

void ServersPanel::showChoice()
{
    const QList<ServerChoice>& servers = m_document.plan().servers;
    m_atOnce->setVisible(servers.size() > 1);
    showHidden();
    if (m_servers.isChecking())
        return; // the one that is looked at stays
    const ServerChoice looked = m_servers.choiceAt(m_view->currentIndex());
    if (m_document.isPlanned(looked.name, looked.variant) || (servers.size() > 1 && !looked.name.isEmpty()))
        return;
    const QModelIndex index = servers.isEmpty() ? QModelIndex() : m_servers.indexOf(servers.first());
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (index.isValid())
        m_view->scrollTo(index);
}

}
