// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/plan_document.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace labour {

class ElidedLabel;
class NumberBox;
class RunController;
class RunDesk;

/// How hard the server is driven, by whom and for how long. What can change while a run goes on stays in reach.
class LoadPanel : public QWidget
{
    Q_OBJECT

public:
    LoadPanel(PlanDocument& document, const RunController& controller, const RunDesk& desk, QWidget* parent = nullptr);

signals:
    void phasesWanted();

private:
    /// A control, what is said of it, and why it cannot be used now (nothing if it can).
    struct Field {
        QWidget* widget;
        QString help;
        std::function<QString()> whyNot;
    };

    void nameFields();
    QWidget* amountPage();
    QWidget* requestsPage();
    void add(QGridLayout& grid, const QString& text, QWidget* field, int row, int column) const;
    void listenToAmount();
    void listenToRequests();
    void showPlan();
    void showExtent();
    void showRate();
    void showPhases();
    void showSeed();
    void showUse();
    void changeLoad(const QString& what, const char* field, const std::function<void(LoadPlan&)>& change);
    void takeKind();
    void takeRate();
    void takeExtent();
    void takeUnit();
    void takeSeed();
    void refuseSeed();
    QString fixedInRun() const;
    QString fixedRate() const;

    PlanDocument& m_document;
    const RunController& m_controller;
    const RunDesk& m_desk;
    QComboBox* m_kind;
    QComboBox* m_engine;
    QSpinBox* m_connections;
    QSpinBox* m_processes;
    NumberBox* m_rate;
    NumberBox* m_lastRate;
    NumberBox* m_extent;
    QComboBox* m_unit;
    QPushButton* m_phases;
    ElidedLabel* m_phasesText;
    QComboBox* m_policy;
    QLineEdit* m_seed;
    QComboBox* m_arrivals;
    NumberBox* m_think;
    NumberBox* m_timeout;
    NumberBox* m_perConnection;
    QCheckBox* m_keepAlive;
    QCheckBox* m_insecure;
    QSpinBox* m_repetitions;
    QList<Field> m_fields;
};

}
