// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/outcome_counts.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <vector>

namespace labour {

class LiveRun;

/// The table of outcomes: innocents and culprits as groups, a row for each way in which their requests ended, and below
/// it, where there are several, one for each behaviour that did. Follows a run, a few times a second, row by row, so
/// that a selection stays.
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
    enum class Level { Root, Group, Ending, Unfinished, Behaviour };
    struct Node {
        Level level = Level::Root;
        Node* parent = nullptr;
        Role role = Role::Innocent;
        EndingKind kind {}; ///< of an ending
        std::uint16_t behaviour = 0; ///< of a behaviour, its index in the run's
        std::uint64_t count = 0;
        std::uint64_t failed = 0; ///< of a group
        std::vector<std::unique_ptr<Node>> children {};

        int row() const;
        /// Whether it stands before another one of its parent's.
        bool comesBefore(const Node& other) const;
    };

    void clear();
    void take(const Interval& interval);
    void settle();
    void show();
    void showGroup(Role role);
    /// The child of that kind, which is added where it is not there yet.
    Node& childOf(Node& parent, const Node& like);
    void setCount(Node& node, std::uint64_t count);
    QModelIndex indexOf(const Node& node, int column = 0) const;
    const Node& nodeAt(const QModelIndex& index) const;
    QString name(const Node& node) const;
    QString share(const Node& node) const;
    QString help(const Node& node) const;

    LiveRun& m_run;
    OutcomeCounts m_counts;
    Node m_root; ///< whose groups are those that have requests, innocents first
    QTimer m_tick;
};

}
