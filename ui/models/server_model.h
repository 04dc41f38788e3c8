// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/server_choice.h"
#include "core/server/availability.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace labour {

/// Servers with their variants, grouped by concurrency class; those that cannot be started here are disabled and say
/// why.
class ServerModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        NoteColumn,
        columnTotal,
    };

    explicit ServerModel(std::shared_ptr<const Catalogue> catalogue, QObject* parent = nullptr);

    /// By server's name; until it is given, every server counts as available.
    void setAvailability(const QHash<QString, Availability>& availability);
    /// Why it cannot be started here and what to do about it, as a sentence; empty if it can.
    QString whyUnavailable(const QString& server, const QString& variant) const;

    /// What a row stands for; a name that is empty for a group.
    ServerChoice choiceAt(const QModelIndex& index) const;
    QModelIndex indexOf(const ServerChoice& choice) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        const ServerManifest* server;
        const Variant* variant;
    };
    struct Group {
        QString title;
        QString help;
        std::vector<Row> rows;
    };

    const Row* rowAt(const QModelIndex& index) const;
    QVariant groupData(const Group& group, const QModelIndex& index, int role) const;
    QString note(const Row& row) const;
    QString help(const Row& row) const;
    bool isAvailable(const QString& server, const QString& variant) const;
    QString hintFor(const QString& server, const QString& variant) const;

    std::shared_ptr<const Catalogue> m_catalogue;
    std::vector<Group> m_groups;
    QHash<QString, Availability> m_availability;
};

}
