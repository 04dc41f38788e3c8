// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/server_model.h"
#include "ui/plan/plan_document.h"

#include <QSortFilterProxyModel>

namespace labour {

/// The servers that a search leaves, with a box to check beside each: whether the plan has it.
class PlannedServers : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    PlannedServers(PlanDocument& document, ServerModel& servers, QObject* parent = nullptr);

    ServerChoice choiceAt(const QModelIndex& index) const;
    QModelIndex indexOf(const ServerChoice& choice) const;
    /// The plan is being changed from here.
    bool isChecking() const { return m_isChecking; }

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// The user has checked or unchecked one.
    void checked();

private:
    bool isPlanned(const QModelIndex& index) const;
    void tellChecks();

    PlanDocument& m_document;
    ServerModel& m_servers;
    bool m_isChecking = false;
};

}
