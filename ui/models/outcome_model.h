// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/outcome_counts.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <array>
#include <vector>

namespace labour {

class LiveRun;

/// The table of outcomes: innocents and culprits as groups, a row for each way in which their requests ended. Follows a
/// run, a few times a second, row by row, so that a selection stays.
class OutcomeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        OutcomeColumn,
        CountColumn,
        ShareColumn,
        columnTotal,
    };

    explicit OutcomeModel(LiveRun& run, QObject* parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        EndingKind kind;
        std::uint64_t count = 0;
    };
    struct Group {
        Role role;
        std::uint64_t total = 0;
        std::uint64_t failed = 0;
        std::uint64_t unfinished = 0; ///< more than none: one row more, at the end
        std::vector<Row> rows;

        int rowCount() const { return static_cast<int>(rows.size()) + (unfinished > 0 ? 1 : 0); }
    };

    void clear();
    void take(const Interval& interval);
    void settle();
    void show();
    void showGroup(const OutcomeCounts& counts, Role role);
    void showUnfinished(Group& group, const QModelIndex& parent, std::uint64_t unfinished);
    QVariant groupText(const Group& group, int column) const;
    QVariant unfinishedData(const Group& group, int column, int role) const;
    QVariant rowText(const Group& group, const Row& row, int column) const;

    LiveRun& m_run;
    OutcomeCounts m_counts;
    std::vector<Group> m_groups; ///< those that have requests, innocents first
    QTimer m_tick;
};

}
