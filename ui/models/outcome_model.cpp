// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/outcome_model.h"

#include "ui/run/live_run.h"
#include "ui/theme/icons.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <chrono>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr quintptr groupId = 0;
constexpr auto showEvery = 250ms;

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString shareOf(std::uint64_t part, std::uint64_t whole)
{
    const double percent = whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return QStringLiteral("%1 %").arg(QLocale().toString(percent, 'f', percent > 0 && percent < 9.95 ? 2 : 1));
}

}

OutcomeModel::OutcomeModel(LiveRun& run, QObject* parent)
    : QAbstractItemModel(parent)
    , m_run(run)
{
    m_tick.setInterval(showEvery);
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &OutcomeModel::show);
    connect(&run, &LiveRun::started, this, &OutcomeModel::clear);
    connect(&run, &LiveRun::intervalAdded, this, &OutcomeModel::take);
    connect(&run, &LiveRun::finished, this, &OutcomeModel::settle);
}

void OutcomeModel::clear()
{
    beginResetModel();
    m_counts = {};
    m_groups.clear();
    endResetModel();
}

void OutcomeModel::take(const Interval& interval)
{
    const auto& behaviours = m_run.recording().behaviours();
    for (const EndingCount& ending : interval.endings) {
        if (ending.behaviour < behaviours.size())
            m_counts.add(ending, behaviours[ending.behaviour].role);
    }
    if (!m_tick.isActive())
        m_tick.start();
}

void OutcomeModel::settle()
{
    m_tick.stop();
    m_counts = OutcomeCounts(m_run.recording());
    show();
}

void OutcomeModel::show()
{
    for (const Role role : { Role::Innocent, Role::Culprit }) {
        if (m_counts.total(role) > 0 || m_counts.unfinished(role) > 0)
            showGroup(m_counts, role);
    }
}

void OutcomeModel::showGroup(const OutcomeCounts& counts, Role role)
{
    auto group =
        std::find_if(m_groups.begin(), m_groups.end(), [role](const Group& each) { return each.role == role; });
    if (group == m_groups.end()) {
        const auto at = role == Role::Innocent ? m_groups.begin() : m_groups.end();
        const int row = static_cast<int>(at - m_groups.begin());
        beginInsertRows({}, row, row);
        group = m_groups.insert(at, Group { role, 0, 0, 0, {} });
        endInsertRows();
    }
    group->total = counts.total(role);
    group->failed = counts.failed(role);
    const int groupRow = static_cast<int>(group - m_groups.begin());
    const QModelIndex parent = index(groupRow, 0);
    emit dataChanged(parent, index(groupRow, ShareColumn));
    for (const auto& [kind, count] : counts.of(role)) {
        auto row = std::lower_bound(group->rows.begin(), group->rows.end(), kind,
            [](const Row& each, const EndingKind& k) { return each.kind < k; });
        const int at = static_cast<int>(row - group->rows.begin());
        if (row == group->rows.end() || row->kind != kind) {
            beginInsertRows(parent, at, at);
            group->rows.insert(row, { kind, count });
            endInsertRows();
        } else {
            row->count = count;
        }
    }
    showUnfinished(*group, parent, counts.unfinished(role));
    emit dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, ShareColumn, parent));
}

void OutcomeModel::showUnfinished(Group& group, const QModelIndex& parent, std::uint64_t unfinished)
{
    const int at = static_cast<int>(group.rows.size());
    if (group.unfinished > 0 || unfinished == 0) {
        Q_ASSERT(group.unfinished == unfinished); // it is known once, in the end
        return;
    }
    beginInsertRows(parent, at, at);
    group.unfinished = unfinished;
    endInsertRows();
}

QModelIndex OutcomeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
        parent.isValid() ? static_cast<quintptr>(m_groups.at(static_cast<std::size_t>(parent.row())).role) + 1
                         : groupId);
}

QModelIndex OutcomeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return {};
    const auto role = static_cast<Role>(index.internalId() - 1);
    const auto group =
        std::find_if(m_groups.begin(), m_groups.end(), [role](const Group& each) { return each.role == role; });
    return createIndex(static_cast<int>(group - m_groups.begin()), 0, groupId);
}

int OutcomeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupId || parent.column() != 0)
        return 0;
    return m_groups.at(static_cast<std::size_t>(parent.row())).rowCount();
}

int OutcomeModel::columnCount(const QModelIndex&) const
{
    return columnTotal;
}

QVariant OutcomeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            section == OutcomeColumn ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OutcomeColumn:
        return tr("Outcome");
    case CountColumn:
        return tr("Requests");
    default:
        return tr("Share");
    }
}

QVariant OutcomeModel::groupText(const Group& group, int column) const
{
    const bool isCulprit = group.role == Role::Culprit;
    switch (column) {
    case OutcomeColumn:
        return isCulprit ? tr("Culprits") : tr("Innocents");
    case CountColumn:
        return countText(group.total);
    default:
        if (group.total == 0)
            return tr("none ended");
        return group.failed == 0 ? tr("all as expected") : tr("%1 failed").arg(shareOf(group.failed, group.total));
    }
}

QVariant OutcomeModel::unfinishedData(const Group& group, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return tr("Under way when sending ended: neither as expected nor failed, and in no share.");
    if (role == Qt::DecorationRole && column == OutcomeColumn)
        return iconNamed(QStringLiteral("unfinished"));
    if (role != Qt::DisplayRole || column == ShareColumn)
        return {};
    return column == OutcomeColumn ? tr("unfinished") : countText(group.unfinished);
}

QVariant OutcomeModel::rowText(const Group& group, const Row& row, int column) const
{
    switch (column) {
    case OutcomeColumn:
        return tr("%1 – %2").arg(labelOf(row.kind), row.kind.failed ? tr("failed") : tr("as expected"));
    case CountColumn:
        return countText(row.count);
    default:
        return shareOf(row.count, group.total);
    }
}

QVariant OutcomeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isGroup = index.internalId() == groupId;
    const Group& group = m_groups.at(static_cast<std::size_t>(isGroup ? index.row() : parent(index).row()));
    if (role == Qt::TextAlignmentRole)
        return QVariant(
            index.column() == OutcomeColumn ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (isGroup) {
        if (role == Qt::DisplayRole)
            return groupText(group, index.column());
        if (role == Qt::FontRole) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        if (role == Qt::ToolTipRole)
            return group.role == Role::Culprit
                ? tr("Requests that do the harm; it is as expected that it comes back to them.")
                : tr("Requests that do nothing wrong, and should not notice those that do.");
        return {};
    }
    if (index.row() == static_cast<int>(group.rows.size()))
        return unfinishedData(group, index.column(), role);
    const Row& row = group.rows.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::DisplayRole)
        return rowText(group, row, index.column());
    if (role == Qt::DecorationRole && index.column() == OutcomeColumn)
        return iconNamed(row.kind.failed ? QStringLiteral("failed") : QStringLiteral("expected"));
    if (role == Qt::ToolTipRole)
        return helpOf(row.kind);
    return {};
}

}
