// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/event.h"

#include <QAbstractTableModel>

#include <vector>

namespace labour {

class LiveRun;

/// The events of a run in order of time.
class EventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        EventColumn,
        columnTotal,
    };

    explicit EventModel(LiveRun& run, QObject* parent = nullptr);

    const Event& eventAt(const QModelIndex& index) const { return m_events.at(static_cast<std::size_t>(index.row())); }
    double timeAt(const QModelIndex& index) const { return m_events.at(static_cast<std::size_t>(index.row())).t; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void clear();
    void add(const Event& event);
    void settle();

    LiveRun& m_run;
    std::vector<Event> m_events;
};

}
