// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_plot.h"

#include <QAbstractTableModel>
#include <QByteArray>
#include <QString>
#include <QTableView>

#include <cstddef>
#include <limits>
#include <vector>

namespace labour {

/// The numbers behind a chart, of the stretch of time and the series that are on view: a row a slot of 100 ms and a
/// column a series, of a heat map a column a bin of latency. Reads the columns themselves and copies nothing.
class ChartTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr std::size_t allRows = std::numeric_limits<int>::max();

    /// Where there are more slots than `mostRows`, each row stands for as many as needed (1, 2, 4, 8, …), by the mean
    /// of rates and the largest of all else.
    explicit ChartTableModel(std::size_t mostRows = allRows, QObject* parent = nullptr);

    /// `columns` outlives this; what has come since is added.
    void update(const ChartPlot& plot, const ChartColumns& columns);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    /// For people; as Qt::EditRole the number, NaN where there is none.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Qt::EditRole: with the unit.
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    double timeAt(int row) const;
    double valueAt(int row, int column) const;

    std::size_t m_mostRows;
    const ChartColumns* m_columns = nullptr;
    QList<SeriesSpec> m_series;
    std::size_t m_firstBin = 0; ///< of a heat map
    std::size_t m_binCount = 0;
    std::size_t m_begin = 0; ///< slots
    std::size_t m_end = 0;
    std::size_t m_perRow = 1;
};

/// The whole table for other programs: RFC 4180, numbers as in C, units in the header.
QByteArray csvOf(const ChartTableModel& table);
/// For word processors and mails, as people read it.
QString htmlOf(const ChartTableModel& table, const QString& caption);

/// A chart as a table, for those who hear it, and for copying. Ctrl+C copies what is selected.
class ChartTable : public QTableView
{
    Q_OBJECT

public:
    explicit ChartTable(const ChartSpec& spec, QWidget* parent = nullptr);

    void refresh(const ChartPlot& plot, const ChartColumns& columns);
    /// What is selected, tabs between columns; empty where nothing is.
    QString selectedText() const;

private:
    ChartTableModel* m_model;
};

}
