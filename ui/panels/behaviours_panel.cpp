// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/behaviours_panel.h"

#include "ui/panels/behaviour_row.h"
#include "ui/theme/icons.h"
#include "ui/widgets/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace labour {

namespace {

/// Behaviours by what they do, in the order of harm.
const QList<std::pair<QString, const char*>>& groups()
{
    static const QList<std::pair<QString, const char*>> all {
        { QStringLiteral("innocents"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Do nothing wrong") },
        { QStringLiteral("slow"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Take their time") },
        { QStringLiteral("ends"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "End the worker") },
        { QStringLiteral("hangs"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Hang the worker") },
        { QStringLiteral("leaks"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Leak") },
        { QStringLiteral("hunger"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Use up resources") },
        { QStringLiteral("contract"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Break the rules") },
        { QStringLiteral("ambience"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Disturb what is around") },
        { QStringLiteral("client"), QT_TRANSLATE_NOOP("labour::BehavioursPanel", "Clients that misbehave") },
    };
    return all;
}

}

BehavioursPanel::BehavioursPanel(PlanDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_tests(new QComboBox(this))
    , m_add(new QToolButton(this))
    , m_hint(new QLabel(tr("The mix is empty. Choose a test above, or add a behaviour."), this))
    , m_scroll(new QScrollArea(this))
    , m_list(new QWidget(this))
    , m_listLayout(new QVBoxLayout(m_list))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    addHead();
    m_listLayout->setContentsMargins(0, 0, 0, 0);
    m_listLayout->setSpacing(0);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(8, 8, 8, 8);
    m_listLayout->addWidget(m_hint);
    m_listLayout->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_list);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);

    fillTests();
    fillBehaviours();
    connect(&document, &PlanDocument::mixReset, this, &BehavioursPanel::rebuild);
    connect(&document, &PlanDocument::weightsChanged, this, &BehavioursPanel::showWeights);
    connect(&document, &PlanDocument::changed, this, [this] {
        m_shown = m_document.plan().mix;
        showTest();
    });
    rebuild();
    showTest();
}

void BehavioursPanel::addHead()
{
    auto* label = new QLabel(tr("&Test"), this);
    label->setBuddy(m_tests);
    m_tests->setObjectName(QStringLiteral("test"));
    m_tests->setAccessibleName(tr("Ready-made test"));
    m_tests->setToolTip(tr("Ready-made mixes: choosing one replaces the behaviours below"));
    guardFromWheel(*m_tests);
    m_tests->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_add->setObjectName(QStringLiteral("addBehaviour"));
    m_add->setText(tr("&Add"));
    m_add->setIcon(iconNamed(QStringLiteral("add")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolTip(tr("Add a behaviour to the mix"));
    m_add->setAccessibleName(tr("Add a behaviour"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 4);
    head->setSpacing(8);
    head->addWidget(label);
    head->addWidget(m_tests, 1);
    head->addWidget(m_add);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(head);
}

void BehavioursPanel::fillTests()
{
    for (const TestManifest& test : m_document.catalogue().tests()) {
        m_tests->addItem(test.name, test.name);
        m_tests->setItemData(m_tests->count() - 1, test.summary, Qt::ToolTipRole);
    }
    connect(m_tests, &QComboBox::activated, this, [this](int index) {
        const QString name = m_tests->itemData(index).toString();
        if (!name.isEmpty())
            m_document.setTest(name);
    });
}

void BehavioursPanel::fillBehaviours()
{
    auto* menu = new QMenu(m_add);
    for (const auto& [group, title] : groups()) {
        QMenu* submenu = nullptr; // all in one menu are more than a screen is high
        for (const BehaviourManifest& behaviour : m_document.catalogue().behaviours()) {
            if (behaviour.group != group)
                continue;
            if (!submenu) {
                submenu = menu->addMenu(tr(title));
                submenu->setToolTipsVisible(true);
            }
            const QString icon =
                behaviour.role == Role::Culprit ? QStringLiteral("culprit") : QStringLiteral("expected");
            QAction* action = submenu->addAction(iconNamed(icon), behaviour.name);
            action->setToolTip(behaviour.summary);
            connect(action, &QAction::triggered, this, [this, name = behaviour.name] {
                m_document.addBehaviour(name);
                bringToView(m_rows.last());
            });
        }
    }
    m_add->setMenu(menu);
}

void BehavioursPanel::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    m_tests->setEnabled(!isLocked);
    m_add->setEnabled(!isLocked);
    for (BehaviourRow* row : m_rows)
        row->setLocked(isLocked);
}

/// Once it has its place, which takes several rounds of the layout's events.
void BehavioursPanel::bringToView(BehaviourRow* row)
{
    QTimer::singleShot(0, row, [this, row] { m_scroll->ensureWidgetVisible(row, 0, 0); });
}

/// The rows that are open, told by what they stand for: entries have no names of their own.
Mix BehavioursPanel::openEntries() const
{
    Mix open;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i)->hasFormOpen())
            open.append(m_shown.at(i));
    }
    return open;
}

void BehavioursPanel::rebuild()
{
    Mix open = openEntries();
    m_shown = m_document.plan().mix;
    for (BehaviourRow* row : m_rows) {
        row->setParent(nullptr);
        row->deleteLater();
    }
    m_rows.clear();
    for (qsizetype i = 0; i < m_document.plan().mix.size(); ++i) {
        auto* row = new BehaviourRow(m_document, i, m_list);
        m_listLayout->insertWidget(static_cast<int>(i), row);
        m_rows.append(row);
        connect(row, &BehaviourRow::removeWanted, &m_document, &PlanDocument::remove, Qt::QueuedConnection);
        connect(
            row, &BehaviourRow::duplicateWanted, this,
            [this](qsizetype entry) {
                m_document.duplicate(entry);
                m_rows.at(entry + 1)->openForm(true);
                bringToView(m_rows.at(entry + 1));
            },
            Qt::QueuedConnection);
        row->show();
        const auto was = std::find_if(open.begin(), open.end(), [&](const MixEntry& each) {
            return each.behaviour == m_shown.at(i).behaviour && each.parameters == m_shown.at(i).parameters;
        });
        if (was != open.end()) {
            row->openForm(true);
            open.erase(was);
        }
    }
    m_hint->setVisible(m_rows.isEmpty());
    setLocked(m_isLocked);
}

void BehavioursPanel::showWeights()
{
    for (BehaviourRow* row : m_rows)
        row->showWeight();
}

/// The combo names the test; an entry of its own, without a name to choose, stands for what is no test (any more).
void BehavioursPanel::showTest()
{
    const int own = m_tests->findData(QString());
    const QString& base = m_document.baseTest();
    if (!base.isEmpty() && !m_document.isModified()) {
        if (own >= 0)
            m_tests->removeItem(own);
        m_tests->setCurrentIndex(m_tests->findData(base));
        return;
    }
    const QString text = base.isEmpty() ? tr("Own mix") : tr("%1 (modified)").arg(base);
    if (own >= 0)
        m_tests->setItemText(own, text);
    else
        m_tests->insertItem(0, text, QString());
    m_tests->setCurrentIndex(m_tests->findData(QString()));
}

}
