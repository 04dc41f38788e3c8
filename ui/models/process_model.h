// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/process_list.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>
#include <QTimer>

#include <memory>

namespace labour {

class LiveRun;
struct RunRecord;

/// The server's processes, live and those that have ended, a few times a second; rows come, go and move, so that a
/// selection stays. A child stands below its parent, further in.
class ProcessModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        PidColumn,
        RoleColumn,
        MemoryColumn,
        CpuColumn,
        ThreadsColumn,
        StateColumn,
        columnTotal,
    };

    explicit ProcessModel(LiveRun& run, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void clear();
    void settle();
    void readInBackground();
    void takeWhatWasRead();
    void show();
    void showRow(int row, const SeenProcess& wanted);
    QString text(const SeenProcess& process, int column) const;
    QString stateOf(const SeenProcess& process) const;

    LiveRun& m_run;
    ProcessList m_list;
    std::vector<SeenProcess> m_shown;
    QTimer m_tick;
    QFutureWatcher<ProcessList> m_reader;
    std::shared_ptr<const RunRecord> m_isRead; ///< what it reads
    bool m_wasFed = false; ///< sample by sample, as they came
};

}
