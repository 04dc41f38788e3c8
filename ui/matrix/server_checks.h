// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/server_model.h"

#include <QIdentityProxyModel>

namespace labour {

/// The servers with a box to check beside each that can be started here; a group's box stands for all of its own.
class ServerChecks : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit ServerChecks(ServerModel& servers, QObject* parent = nullptr);

    /// In the model's order.
    QList<ServerChoice> checked() const;
    void setChecked(const QList<ServerChoice>& choices);
    /// All that can be started here and have one of these variants.
    QList<ServerChoice> available(const QStringList& variants) const;

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void checksChanged();

private:
    bool isAvailable(const QModelIndex& index) const;
    Qt::CheckState stateOf(const QModelIndex& group) const;
    QModelIndexList leaves() const;

    ServerModel& m_servers;
    QList<ServerChoice> m_checked;
};

}
