// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/plan_document.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace labour {

class BehaviourRow;

/// The mix: a ready-made test to begin with, and a row a behaviour.
class BehavioursPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BehavioursPanel(PlanDocument& document, QWidget* parent = nullptr);

    void setLocked(bool isLocked);
    const QList<BehaviourRow*>& rows() const { return m_rows; }

private:
    void addHead();
    void fillTests();
    void fillBehaviours();
    void rebuild();
    void bringToView(BehaviourRow* row);
    Mix openEntries() const;
    void showWeights();
    void showTest();

    PlanDocument& m_document;
    QComboBox* m_tests;
    QToolButton* m_add;
    QLabel* m_hint;
    QScrollArea* m_scroll;
    QWidget* m_list;
    QVBoxLayout* m_listLayout;
    QList<BehaviourRow*> m_rows;
    Mix m_shown; ///< what the rows show
    bool m_isLocked = false;
};

}
