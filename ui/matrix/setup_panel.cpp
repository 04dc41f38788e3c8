// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/setup_panel.h"

#include "ui/matrix/table_plan.h"
#include "ui/panels/readiness_label.h"
#include "ui/plan/plan_sentence.h"
#include "ui/theme/icons.h"
#include "ui/widgets/hinting_tree_view.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace labour {

namespace {

constexpr int mostRepetitions = 1000;

void prepareFilter(QSortFilterProxyModel& filter, QAbstractItemModel& source)
{
    filter.setSourceModel(&source);
    filter.setRecursiveFilteringEnabled(true);
    filter.setAutoAcceptChildRows(true);
    filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
}

QLineEdit* newSearch(const char* name, const QString& text, const QString& help, QWidget* parent)
{
    auto* search = new QLineEdit(parent);
    search->setObjectName(QLatin1String(name));
    search->setPlaceholderText(text);
    search->setAccessibleName(text);
    search->setToolTip(help);
    search->setClearButtonEnabled(true);
    return search;
}

QToolButton* newChoices(const char* name, const QString& help, QMenu* menu, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setText(SetupPanel::tr("Choose"));
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(menu);
    return button;
}

HintingTreeView* newTree(
    const char* name, const QString& title, const QString& help, QSortFilterProxyModel& model, QWidget* parent)
{
    auto* tree = new HintingTreeView(parent);
    tree->setObjectName(QLatin1String(name));
    tree->setAccessibleName(title);
    tree->setWhatsThis(help);
    tree->setModel(&model);
    tree->setHint(SetupPanel::tr("Nothing is called like that."));
    tree->setHeaderHidden(true);
    tree->setRootIsDecorated(false);
    tree->setItemsExpandable(false);
    tree->setIndentation(12);
    tree->expandAll();
    return tree;
}

void addPart(
    QVBoxLayout& column, QLineEdit* search, QToolButton* choices, HintingTreeView* tree, QSortFilterProxyModel& filter)
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 4);
    head->addWidget(search, 1);
    head->addWidget(choices);
    column.addLayout(head);
    column.addWidget(tree, 1);
    QObject::connect(search, &QLineEdit::textChanged, tree, [&filter, tree](const QString& text) {
        filter.setFilterFixedString(text);
        tree->expandAll();
    });
}

}

SetupPanel::SetupPanel(std::shared_ptr<const Catalogue> catalogue, ServerModel& servers, QWidget* parent)
    : QWidget(parent)
    , m_catalogue(std::move(catalogue))
    , m_servers(servers)
    , m_culprits(*m_catalogue)
    , m_doses(new QLineEdit(this))
    , m_repetitions(new QSpinBox(this))
    , m_quick(new QCheckBox(tr("Quick: a first look"), this))
    , m_readiness(new ReadinessLabel(this))
{
    setObjectName(QStringLiteral("tableSetup"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addServers(*column);
    addBehaviours(*column);
    addRules(*column);
    connect(&m_servers, &ServerChecks::checksChanged, this, &SetupPanel::judge);
    connect(&m_culprits, &CulpritChecks::checksChanged, this, &SetupPanel::judge);
    setSetup({});
}

void SetupPanel::addServers(QVBoxLayout& column)
{
    prepareFilter(m_foundServers, m_servers);
    auto* search =
        newSearch("tableServerSearch", tr("Search servers"), tr("Shows only servers whose name has this in it"), this);
    auto* menu = new QMenu(this);
    const auto add = [this, menu](const QString& text, const QStringList& variants) {
        menu->addAction(text, this, [this, variants] { m_servers.setChecked(m_servers.available(variants)); });
    };
    const QString standard = QStringLiteral("default");
    const QString hardened = QStringLiteral("hardened");
    add(tr("&Default of each that is installed"), { standard });
    add(tr("Default and &hardened of each"), { standard, hardened });
    add(tr("&None"), {});
    auto* tree = newTree("tableServers", tr("Servers to measure"),
        tr("<p>Each checked server is a row of the matrix. The box of a class checks all of it that is installed; the "
           "space bar checks too.</p>"),
        m_foundServers, this);
    tree->header()->setSectionResizeMode(ServerModel::NameColumn, QHeaderView::ResizeToContents);
    addPart(column, search, newChoices("chooseServers", tr("Choose several servers at once"), menu, this), tree,
        m_foundServers);
}

void SetupPanel::addBehaviours(QVBoxLayout& column)
{
    prepareFilter(m_foundCulprits, m_culprits);
    auto* search = newSearch(
        "tableBehaviourSearch", tr("Search behaviours"), tr("Shows only behaviours whose name has this in it"), this);
    auto* menu = new QMenu(this);
    const auto add = [this, menu](const QString& text, const QString& behaviours) {
        menu->addAction(text, this, [this, behaviours] {
            const Result<Mix> culprits = behaviours.isEmpty() ? Mix() : culpritsOf(behaviours, *m_catalogue);
            m_culprits.setChecked(culprits ? *culprits : Mix());
        });
    };
    add(tr("The &original's six"), originalBehaviours());
    add(tr("&All culprits"), QStringLiteral("all"));
    add(tr("&None"), {});
    auto* tree = newTree("tableBehaviours", tr("Behaviours to put them under"),
        tr("<p>Each checked behaviour is a column of the matrix: the servers are sent culprits of it among innocents. "
           "The box of a group checks all of it; the space bar checks too.</p>"),
        m_foundCulprits, this);
    addPart(column, search, newChoices("chooseBehaviours", tr("Choose several behaviours at once"), menu, this), tree,
        m_foundCulprits);
}

void SetupPanel::addRules(QVBoxLayout& column)
{
    m_doses->setObjectName(QStringLiteral("doses"));
    m_doses->setToolTip(
        tr("How many culprits are sent together: numbers separated by commas, or pool for one more than "
           "the server can be busy with at once"));
    m_repetitions->setObjectName(QStringLiteral("tableRepetitions"));
    m_repetitions->setRange(1, mostRepetitions);
    m_repetitions->setToolTip(tr("How often each cell is measured"));
    m_quick->setObjectName(QStringLiteral("quick"));
    m_quick->setToolTip(tr("One culprit at a time, one baseline for each server, and no leaks"));
    guardFromWheel(*m_repetitions);
    auto* form = new QFormLayout;
    form->setContentsMargins(8, 6, 8, 2);
    form->addRow(m_quick);
    form->addRow(tr("Doses"), m_doses);
    form->addRow(tr("Repetitions"), m_repetitions);
    column.addLayout(form);
    m_readiness->setObjectName(QStringLiteral("tableReadiness"));
    m_readiness->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column.addWidget(m_readiness);
    auto* start = new QPushButton(iconNamed(QStringLiteral("run")), tr("Measure"), this);
    start->setObjectName(QStringLiteral("measure"));
    start->setToolTip(tr("Measures every checked server under every checked behaviour (Ctrl+R)"));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 0, 8, 8);
    foot->addStretch(1);
    foot->addWidget(start);
    column.addLayout(foot);
    connect(start, &QPushButton::clicked, this, &SetupPanel::startWanted);
    connect(this, &SetupPanel::readinessChanged, start, [this, start] { start->setEnabled(m_isReady); });
    connect(m_doses, &QLineEdit::textChanged, this, &SetupPanel::judge);
    connect(m_repetitions, &QSpinBox::valueChanged, this, &SetupPanel::judge);
    connect(m_quick, &QCheckBox::toggled, this, [this](bool isQuick) {
        m_doses->setEnabled(!isQuick);
        judge();
    });
}

TableSetup SetupPanel::setup() const
{
    TableSetup setup;
    setup.servers.clear();
    for (const ServerChoice& server : m_servers.checked())
        setup.servers.append(textOf(server));
    for (const MixEntry& culprit : m_culprits.checked())
        setup.behaviours.append(culprit.behaviour);
    setup.doses = m_doses->text();
    setup.repetitions = m_repetitions->value();
    setup.isQuick = m_quick->isChecked();
    return setup;
}

void SetupPanel::setSetup(const TableSetup& setup)
{
    const Result<QList<ServerChoice>> servers = serversFromText(setup.servers.join(QLatin1Char(',')));
    m_servers.setChecked(servers ? *servers : QList<ServerChoice>());
    const QString behaviours =
        setup.behaviours.isEmpty() ? originalBehaviours() : setup.behaviours.join(QLatin1Char(','));
    const Result<Mix> culprits = culpritsOf(behaviours, *m_catalogue);
    m_culprits.setChecked(culprits ? *culprits : Mix());
    m_doses->setText(setup.doses);
    m_repetitions->setValue(setup.repetitions);
    m_quick->setChecked(setup.isQuick);
    m_doses->setEnabled(!setup.isQuick);
    judge();
}

Result<DurabilityPlan> SetupPanel::plan() const
{
    DurabilityPlan plan;
    plan.servers = m_servers.checked();
    plan.culprits = m_culprits.checked();
    if (plan.servers.isEmpty())
        return Error { tr("Check a server to be measured, or choose several at once") };
    if (plan.culprits.isEmpty())
        return Error { tr("Check a behaviour to put the servers under") };
    const bool isQuick = m_quick->isChecked();
    const Result<QList<Dose>> doses = dosesFromText(isQuick ? QStringLiteral("1") : m_doses->text());
    if (!doses)
        return Error { doses.error() };
    plan.doses = *doses;
    plan.repetitions = m_repetitions->value();
    plan.measuresLeaks = !isQuick;
    plan.settings.onlyFirstBaseline = isQuick;
    return checkedPlan(plan, *m_catalogue);
}

void SetupPanel::judge()
{
    const Result<DurabilityPlan> checked = plan();
    m_isReady = static_cast<bool>(checked);
    m_sentence = checked ? tableSentence(*checked, *m_catalogue) : asSentence(checked.error());
    m_readiness->show(m_isReady, m_sentence);
    emit readinessChanged();
}

}
