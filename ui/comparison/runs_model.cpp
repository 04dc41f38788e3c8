// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/runs_model.h"

#include "ui/comparison/run_look.h"

#include <QGuiApplication>
#include <QIcon>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

namespace labour {

namespace {

constexpr QSize sampleSize(30, 14);

QPixmap sampleOf(const RunLook& look)
{
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap sample(sampleSize * ratio);
    sample.setDevicePixelRatio(ratio);
    sample.fill(Qt::transparent);
    QPainter painter(&sample);
    painter.setRenderHint(QPainter::Antialiasing);
    drawSample(painter, QRectF(QPointF(), sampleSize), look, themeOf(QGuiApplication::palette()));
    return sample;
}

}

void RunsModel::setRuns(const QList<ComparedRun>& runs)
{
    beginResetModel();
    m_runs = runs;
    m_values.clear();
    endResetModel();
}

void RunsModel::setSide(int row, ComparisonSide side)
{
    if (m_runs.at(row).side == side)
        return;
    m_runs[row].side = side;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1)); // looks follow the sides
    emit sidesChanged();
}

void RunsModel::setValues(const QStringList& values, const QString& where)
{
    if (values == m_values && where == m_where)
        return;
    m_values = values;
    m_where = where;
    emit headerDataChanged(Qt::Horizontal, ValueColumn, ValueColumn);
    if (rowCount() > 0)
        emit dataChanged(index(0, ValueColumn), index(rowCount() - 1, ValueColumn), { Qt::DisplayRole });
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    const ComparedRun& run = m_runs.at(index.row());
    if (index.column() == NameColumn) {
        if (role == Qt::DisplayRole)
            return QStringLiteral("%1  %2").arg(index.row() + 1).arg(run.name);
        if (role == Qt::ToolTipRole)
            return tr("%1. Tick it to have it in the charts.").arg(run.name);
        if (role == Qt::CheckStateRole)
            return run.isShown ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::DecorationRole)
            return sampleOf(looksOf(m_runs).at(index.row()));
    }
    if (index.column() == SideColumn && (role == Qt::DisplayRole || role == Qt::EditRole))
        return nameOf(run.side);
    if (index.column() == ValueColumn && role == Qt::DisplayRole)
        return m_values.value(index.row());
    if (index.column() == ValueColumn && role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (index.column() != NameColumn || role != Qt::CheckStateRole)
        return false;
    m_runs[index.row()].isShown = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, { Qt::CheckStateRole });
    emit shownChanged();
    return true;
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == ValueColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == ValueColumn)
        return tr("What stands at the cursor, which the mouse or the arrow keys move in a chart.");
    if (role == Qt::ToolTipRole && section == SideColumn)
        return tr("What is compared: B against A. A run on neither side is drawn only.");
    if (role != Qt::DisplayRole)
        return {};
    if (section == NameColumn)
        return tr("Run");
    return section == SideColumn ? tr("Side") : m_where.isEmpty() ? tr("Value") : m_where;
}

}
