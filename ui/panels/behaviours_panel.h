// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/behaviour_row.h"
#include "ui/plan/plan_document.h"

#include <QList>
#include <QPointer>
#include <QWidget>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace labour {

class TestPicker;

/// The mix: a ready-made test to begin with, and a row a behaviour.
class BehavioursPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BehavioursPanel(PlanDocument& document, QWidget* parent = nullptr);

    void setLocked(bool isLocked);
    const QList<BehaviourRow*>& rows() const { return m_rows; }

signals:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    void addHead();
    void rebuild();
    void bringToView(BehaviourRow* row);
    Mix openEntries() const;
    void showWeights();

    PlanDocument& m_document;
    TestPicker* m_picker;
    QToolButton* m_add;
    QLabel* m_hint;
    QScrollArea* m_scroll;
    QWidget* m_list;
    QVBoxLayout* m_listLayout;
    QList<BehaviourRow*> m_rows;
    QPointer<BehaviourRow> m_wanted; ///< to be brought to view while places are given out
    Mix m_shown; ///< what the rows show
    bool m_isLocked = false;
};

}
