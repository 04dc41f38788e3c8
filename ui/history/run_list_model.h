// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/run_list.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace labour {

/// The runs of the history as a list, or as a tree with a row for each plan above its runs. What is new is merged in,
/// so that a selection stays what it was; only another grouping, or more than a hundred plans that come or go at once,
/// reset it. Stars and notes are changed here and told of at once; the next list says
/// whether the history has them.
class RunListModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    using QAbstractItemModel::QAbstractItemModel;

    void setList(const RunList& list);

    /// Nothing for a plan's row.
    const StoredRun* runAt(const QModelIndex& index) const;
    /// Of the run's first column; invalid where it is not listed.
    QModelIndex indexOf(qint64 id) const;
    qsizetype runCount() const { return m_runs.size(); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Qt::EditRole of a note; Qt::CheckStateRole of a star.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void starChanged(qint64 id, bool isStarred);
    void noteChanged(qint64 id, const QString& note);

private:
    /// A section keeps its number for as long as it is listed, wherever it moves; that is what indices hold.
    struct Section {
        quintptr number;
        QString planKey;
        QString mix;
        std::vector<qint64> runs;
    };

    void start(const RunList& list);
    void mergeSections(const RunList& list);
    void mergeRuns(std::size_t section, const std::vector<qint64>& wanted);
    void removeRuns(std::size_t section, const std::vector<qint64>& wanted);
    void reorderRuns(std::size_t section, const std::vector<qint64>& order);
    void reorderSections(const std::vector<quintptr>& order);
    void tellWhatChanged();
    std::size_t sectionsThatDiffer(const RunList& list) const;
    void number();

    QModelIndex sectionIndex(std::size_t section) const;
    const Section* sectionAt(const QModelIndex& index) const;
    QVariant sectionData(const Section& section, const QModelIndex& index, int role) const;
    static QVariant runData(const StoredRun& run, RunColumn column, int role);

    bool m_isByPlan = false;
    std::vector<Section> m_sections;
    QHash<qint64, StoredRun> m_runs;
    QHash<qint64, StoredRun> m_before; ///< while a list is merged: what goes is still asked for until it has gone
    QHash<quintptr, std::size_t> m_places; ///< of sections, by number
    quintptr m_lastNumber = 0; ///< 0 is no section's
};

}
