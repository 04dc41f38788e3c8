// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/planned_servers.h"

namespace labour {

PlannedServers::PlannedServers(PlanDocument& document, ServerModel& servers, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_document(document)
    , m_servers(servers)
{
    setSourceModel(&servers);
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(&document, &PlanDocument::changed, this, &PlannedServers::tellChecks);
}

ServerChoice PlannedServers::choiceAt(const QModelIndex& index) const
{
    return m_servers.choiceAt(mapToSource(index));
}

QModelIndex PlannedServers::indexOf(const ServerChoice& choice) const
{
    return mapFromSource(m_servers.indexOf(choice));
}

bool PlannedServers::isPlanned(const QModelIndex& index) const
{
    const ServerChoice choice = choiceAt(index);
    return !choice.name.isEmpty() && m_document.isPlanned(choice.name, choice.variant);
}

void PlannedServers::tellChecks()
{
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        if (rowCount(parent) > 0)
            emit dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, 0, parent), { Qt::CheckStateRole });
    }
}

QVariant PlannedServers::data(const QModelIndex& index, int role) const
{
    if (role != Qt::CheckStateRole || index.column() != ServerModel::NameColumn || !index.parent().isValid())
        return QSortFilterProxyModel::data(index, role);
    return isPlanned(index) ? Qt::Checked : Qt::Unchecked;
}

bool PlannedServers::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const ServerChoice choice = choiceAt(index);
    if (role != Qt::CheckStateRole || choice.name.isEmpty())
        return false;
    m_isChecking = true;
    m_document.setPlanned(choice.name, choice.variant, value.toInt() != Qt::Unchecked);
    m_isChecking = false;
    emit checked();
    return true;
}

/// What cannot be started can still be taken out of the plan.
Qt::ItemFlags PlannedServers::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QSortFilterProxyModel::flags(index);
    if (!index.parent().isValid() || (!flags.testFlag(Qt::ItemIsEnabled) && !isPlanned(index)))
        return flags;
    const Qt::ItemFlags live = flags | Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == ServerModel::NameColumn ? live | Qt::ItemIsUserCheckable : live;
}

}
