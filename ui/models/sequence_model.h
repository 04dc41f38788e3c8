// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/run_sequence.h"

#include <QAbstractTableModel>

namespace labour {

/// The runs of a sequence, a row each, and what came of them.
class SequenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ServerColumn,
        ExpectedColumn,
        GoodputColumn,
        P99Column,
        StoryColumn,
        columnTotal,
    };

    explicit SequenceModel(const RunSequence& sequence, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// What is shown of a run, once it is over; kept here, since records are not.
    struct Row {
        SequenceRun::State state;
        QStringList texts;
    };

    Row rowOf(const SequenceRun& run) const;
    void begin();
    void update();

    const RunSequence& m_sequence;
    QList<Row> m_rows;
};

}
