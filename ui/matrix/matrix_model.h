// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "ui/matrix/live_table.h"
#include "ui/matrix/matrix_cell.h"
#include "ui/matrix/matrix_figure.h"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>
#include <vector>

namespace labour {

/// A durability table as a matrix: servers down, behaviours across, after a column that sums each server up.
class MatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum DataRole {
        LookRole = Qt::UserRole, ///< a CellLook
        SortRole, ///< the figure as a number; none where there is none
        ConcurrencyRole, ///< of a row: its class
        VariantRole, ///< of a row; empty where it is two beside each other
    };

    enum class Arrangement : std::uint8_t {
        EachServer, ///< a row for each
        DefaultBesideHardened, ///< a row for each that has both, and two columns for each behaviour
    };

    static constexpr int summaryColumn = 0;

    MatrixModel(LiveTable& table, std::shared_ptr<const Catalogue> catalogue, QObject* parent = nullptr);

    void setArrangement(Arrangement arrangement);
    Arrangement arrangement() const { return m_arrangement; }
    /// Only measurements of this dose, "1" or "pool"; all for an empty one.
    void setDose(const QString& dose);
    const QString& dose() const { return m_dose; }
    /// What each cell shows, and what is sorted by.
    void setFigure(const MatrixFigure& figure);
    const MatrixFigure& figure() const { return *m_figure; }

    /// Of a cell, in the order in which they were made; of a summary none.
    Measurements measurementsAt(const QModelIndex& index) const;
    /// What the cell is about; a behaviour without a name for a summary.
    ServerChoice serverAt(const QModelIndex& index) const;
    MixEntry culpritAt(const QModelIndex& index) const;
    QModelIndex indexOf(const DurabilityCell& cell) const;
    /// The doses there are, and the classes and variants of the servers, for filters.
    QStringList doses() const;
    QStringList concurrencyClasses() const;
    QStringList variants() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        ServerChoice server; ///< the default one where two are beside each other
        QString title;
        QString concurrency;
    };
    struct Column {
        MixEntry culprit; ///< without a name: the summary
        QString variant; ///< of two beside each other; else empty
    };

    void rebuild();
    void refill();
    void refillUnderWay();
    MatrixCell cellFor(const Row& row, const Column& column) const;
    const MatrixCell& cellAt(const QModelIndex& index) const;
    void refresh(const DurabilityCell& cell);
    void refreshRow(int row);
    void find(qsizetype place);
    void findAll();
    void findAnew();
    bool isOnView(const DurabilityCell& cell) const;
    CellLook summaryLook(int row) const;
    CellLook lookAt(const QModelIndex& index) const;
    QString helpAt(const QModelIndex& index) const;
    QString concurrencyOf(const ServerChoice& server) const;
    QString versionOf(int row) const;

    LiveTable& m_table;
    std::shared_ptr<const Catalogue> m_catalogue;
    Arrangement m_arrangement = Arrangement::EachServer;
    QString m_dose;
    const MatrixFigure* m_figure = &matrixFigures().first();
    std::vector<Row> m_rows;
    std::vector<Column> m_columns; ///< the first is the summary
    std::vector<std::vector<MatrixCell>> m_cells; ///< by row and column
    QHash<QString, QList<qsizetype>> m_places; ///< among the table's results, by server and culprit
    QModelIndex m_underWay;
};

}
