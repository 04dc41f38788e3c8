// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/compared_run.h"

#include <QAbstractTableModel>

#include <vector>

namespace labour {

/// The runs that are compared: a row each, with a tick that shows it, its look, its side, and its value at the cursor.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        SideColumn,
        ValueColumn,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;

    const QList<ComparedRun>& runs() const { return m_runs; }
    void setRuns(const QList<ComparedRun>& runs);
    void setSide(int row, ComparisonSide side);
    /// What stands at the cursor, by row, and where that is; nothing while there is no cursor.
    void setValues(const QStringList& values, const QString& where);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void sidesChanged();
    void shownChanged();

private:
    QList<ComparedRun> m_runs;
    QStringList m_values;
    QString m_where;
};

}
