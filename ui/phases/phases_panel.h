// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phases/phase_model.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace labour {

class PhaseShape;
class RunController;
class RunDesk;

/// The phases of the run, as a shape and as a table.
class PhasesPanel : public QWidget
{
    Q_OBJECT

public:
    PhasesPanel(
        PlanDocument& document, const RunController& controller, const RunDesk& desk, QWidget* parent = nullptr);

    /// Gives the focus to what begins or goes on with the phases.
    void enter();

private:
    QToolButton* button(const char* name, const QString& icon, const QString& text, const QString& help);
    QWidget* buttons();
    QWidget* views();
    void listen();
    void change(const QString& what, const LoadPlan& load, qsizetype current);
    void move(int by);
    void resetCell();
    void showPhases();
    void showUse();

    PlanDocument& m_document;
    const RunController& m_controller;
    const RunDesk& m_desk;
    PhaseModel m_model;
    QToolButton* m_add;
    QToolButton* m_storm;
    QToolButton* m_earlier;
    QToolButton* m_later;
    QToolButton* m_remove;
    QLabel* m_hint;
    QStackedWidget* m_stack;
    PhaseShape* m_shape;
    QTableView* m_table;
};

}
