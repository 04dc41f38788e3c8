// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/server_checks.h"

#include <algorithm>

namespace labour {

ServerChecks::ServerChecks(ServerModel& servers, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_servers(servers)
{
    setSourceModel(&servers);
    connect(&servers, &QAbstractItemModel::dataChanged, this, &ServerChecks::checksChanged);
}

QModelIndexList ServerChecks::leaves() const
{
    QModelIndexList all;
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        for (int row = 0; row < rowCount(parent); ++row)
            all.append(index(row, 0, parent));
    }
    return all;
}

bool ServerChecks::isAvailable(const QModelIndex& index) const
{
    return QIdentityProxyModel::flags(index).testFlag(Qt::ItemIsEnabled);
}

QList<ServerChoice> ServerChecks::checked() const
{
    QList<ServerChoice> choices;
    for (const QModelIndex& leaf : leaves()) {
        const ServerChoice choice = m_servers.choiceAt(mapToSource(leaf));
        if (isAvailable(leaf) && m_checked.contains(choice))
            choices.append(choice);
    }
    return choices;
}

QList<ServerChoice> ServerChecks::available(const QStringList& variants) const
{
    QList<ServerChoice> choices;
    for (const QModelIndex& leaf : leaves()) {
        const ServerChoice choice = m_servers.choiceAt(mapToSource(leaf));
        if (isAvailable(leaf) && variants.contains(choice.variant))
            choices.append(choice);
    }
    return choices;
}

void ServerChecks::setChecked(const QList<ServerChoice>& choices)
{
    m_checked = choices;
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        emit dataChanged(parent, parent, { Qt::CheckStateRole });
        emit dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, 0, parent), { Qt::CheckStateRole });
    }
    emit checksChanged();
}

Qt::CheckState ServerChecks::stateOf(const QModelIndex& group) const
{
    int possible = 0;
    int set = 0;
    for (int row = 0; row < rowCount(group); ++row) {
        const QModelIndex leaf = index(row, 0, group);
        possible += isAvailable(leaf) ? 1 : 0;
        set += isAvailable(leaf) && m_checked.contains(m_servers.choiceAt(mapToSource(leaf))) ? 1 : 0;
    }
    return set == 0 ? Qt::Unchecked : set == possible ? Qt::Checked : Qt::PartiallyChecked;
}

QVariant ServerChecks::data(const QModelIndex& index, int role) const
{
    if (role != Qt::CheckStateRole || index.column() != 0)
        return QIdentityProxyModel::data(index, role);
    if (!index.parent().isValid())
        return stateOf(index);
    return isAvailable(index) && m_checked.contains(m_servers.choiceAt(mapToSource(index))) ? Qt::Checked
                                                                                            : Qt::Unchecked;
}

bool ServerChecks::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole)
        return false;
    const bool isOn = value.toInt() != Qt::Unchecked;
    const bool isGroup = !at.parent().isValid();
    QList<ServerChoice> choices = m_checked;
    for (int row = 0; row < (isGroup ? rowCount(at) : 1); ++row) {
        const QModelIndex leaf = isGroup ? index(row, 0, at) : at;
        const ServerChoice choice = m_servers.choiceAt(mapToSource(leaf));
        choices.removeAll(choice);
        if (isOn && isAvailable(leaf))
            choices.append(choice);
    }
    setChecked(choices);
    return true;
}

Qt::ItemFlags ServerChecks::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    if (index.column() != 0 || !flags.testFlag(Qt::ItemIsEnabled))
        return flags;
    return flags | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable;
}

}
