// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/behaviours_panel.h"

#include "ui/panels/behaviour_menu.h"
#include "ui/panels/behaviour_row.h"
#include "ui/panels/test_picker.h"
#include "ui/theme/icons.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace labour {

BehavioursPanel::BehavioursPanel(PlanDocument& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_picker(new TestPicker(document, this))
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
    m_scroll->setMinimumHeight(4 * fontMetrics().height()); // a row
    m_scroll->viewport()->setAutoFillBackground(false);
    m_list->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    connect(
        m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
        [this] {
            if (m_wanted)
                m_scroll->ensureWidgetVisible(m_wanted, 0, 0);
        },
        Qt::QueuedConnection); // the rows have their places only after it

    connect(m_picker, &TestPicker::done, this, &BehavioursPanel::done);
    connect(m_picker, &TestPicker::failed, this, &BehavioursPanel::failed);
    connect(&document, &PlanDocument::mixReset, this, &BehavioursPanel::rebuild);
    connect(&document, &PlanDocument::weightsChanged, this, &BehavioursPanel::showWeights);
    connect(&document, &PlanDocument::changed, this, [this] { m_shown = m_document.plan().mix; });
    rebuild();
}

void BehavioursPanel::addHead()
{
    m_add->setObjectName(QStringLiteral("addBehaviour"));
    m_add->setText(tr("&Add"));
    m_add->setIcon(iconNamed(QStringLiteral("add")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolTip(tr("Add a behaviour to the mix"));
    m_add->setAccessibleName(tr("Add a behaviour"));
    auto* menu = new BehaviourMenu(m_document.catalogue(), m_add);
    m_add->setMenu(menu);
    connect(menu, &BehaviourMenu::chosen, this, [this](const QString& name) {
        m_document.addBehaviour(name);
        bringToView(m_rows.last());
    });
    m_picker->addBeside(m_add);
    layout()->addWidget(m_picker);
}

void BehavioursPanel::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    m_picker->setLocked(isLocked);
    m_add->setEnabled(!isLocked);
    for (BehaviourRow* row : m_rows)
        row->setLocked(isLocked);
}

/// Once it has its place, which takes several rounds of the layout's events.
void BehavioursPanel::bringToView(BehaviourRow* row)
{
    constexpr int untilItHasMs = 250;
    m_wanted = row;
    QTimer::singleShot(0, row, [this, row] { m_scroll->ensureWidgetVisible(row, 0, 0); });
    QTimer::singleShot(untilItHasMs, row, [this, row] {
        if (m_wanted == row)
            m_wanted.clear();
    });
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

}
