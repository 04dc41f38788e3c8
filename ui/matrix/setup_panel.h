// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_plan.h"
#include "ui/matrix/culprit_checks.h"
#include "ui/matrix/server_checks.h"
#include "ui/settings/table_setup.h"

#include <QSortFilterProxyModel>
#include <QWidget>

#include <memory>

class QCheckBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace labour {

class ReadinessLabel;

/// Where a new table is set up: which servers under which behaviours, how many culprits at once and how often; and the
/// sentence that says what will happen.
class SetupPanel : public QWidget
{
    Q_OBJECT

public:
    SetupPanel(std::shared_ptr<const Catalogue> catalogue, ServerModel& servers, QWidget* parent = nullptr);

    TableSetup setup() const;
    void setSetup(const TableSetup& setup);
    /// What would be measured, checked; or why it cannot be.
    Result<DurabilityPlan> plan() const;
    bool isReady() const { return m_isReady; }
    /// What will happen, or why nothing can.
    const QString& sentence() const { return m_sentence; }

signals:
    void readinessChanged();
    void startWanted();

private:
    void addServers(QVBoxLayout& column);
    void addBehaviours(QVBoxLayout& column);
    void addRules(QVBoxLayout& column);
    void judge();

    std::shared_ptr<const Catalogue> m_catalogue;
    ServerChecks m_servers;
    QSortFilterProxyModel m_foundServers;
    CulpritChecks m_culprits;
    QSortFilterProxyModel m_foundCulprits;
    QLineEdit* m_doses;
    QSpinBox* m_repetitions;
    QCheckBox* m_quick;
    ReadinessLabel* m_readiness;
    bool m_isReady = false;
    QString m_sentence;
};

}
