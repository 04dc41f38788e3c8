// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_table.h"

#include "ui/charts/chart_axes.h"
#include "ui/charts/decimation.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

bool isMean(Quantity quantity)
{
    return quantity == Quantity::PerSecond;
}

QString unitOf(Quantity quantity)
{
    switch (quantity) {
    case Quantity::PerSecond:
        return QStringLiteral("per_s");
    case Quantity::Milliseconds:
        return QStringLiteral("ms");
    case Quantity::Mebibytes:
        return QStringLiteral("mib");
    case Quantity::Percent:
        return QStringLiteral("percent");
    case Quantity::Count:
        break;
    }
    return QStringLiteral("count");
}

QString csvField(QString text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

}

ChartTableModel::ChartTableModel(std::size_t mostRows, QObject* parent)
    : QAbstractTableModel(parent)
    , m_mostRows(mostRows)
{
}

void ChartTableModel::update(const ChartPlot& plot, const ChartColumns& columns)
{
    QList<SeriesSpec> series;
    for (const SeriesSpec& each : plot.spec().series) {
        if (plot.isShown(each.id) && (each.isAlways || columns.has(each.id)))
            series.append(each);
    }
    const auto range = columns.heatMap().range();
    const std::size_t binCount = plot.spec().isHeatMap && range ? range->last - range->first + 1 : 0;
    const TimeAxis& time = plot.timeAxis();
    const auto within = [&columns](double slot) {
        return static_cast<std::size_t>(std::clamp(slot, 0.0, static_cast<double>(columns.size())));
    };
    constexpr double rounding = 1e-6;
    const std::size_t begin = within(std::floor(time.beginS / ChartColumns::slotS() + rounding));
    const std::size_t end = within(std::ceil(time.endS / ChartColumns::slotS() - rounding));
    const std::size_t perRow = m_mostRows == allRows ? 1 : valuesPerColumn(end - begin, static_cast<int>(m_mostRows));
    const auto isSame = [](const SeriesSpec& a, const SeriesSpec& b) { return a.id == b.id; };
    const bool isGrown = m_columns == &columns && begin == m_begin && end >= m_end && perRow == m_perRow
        && binCount == m_binCount && (binCount == 0 || range->first == m_firstBin)
        && std::equal(series.begin(), series.end(), m_series.begin(), m_series.end(), isSame);
    if (!isGrown) {
        beginResetModel();
        m_columns = &columns;
        m_series = series;
        m_firstBin = binCount > 0 ? range->first : 0;
        m_binCount = binCount;
        m_begin = begin;
        m_end = end;
        m_perRow = perRow;
        endResetModel();
        return;
    }
    const int rows = rowCount();
    const int rowsNow = static_cast<int>((end - begin + perRow - 1) / perRow);
    if (rowsNow > rows)
        beginInsertRows({}, rows, rowsNow - 1);
    m_end = end;
    if (rowsNow > rows)
        endInsertRows();
    constexpr int mayHaveChanged = 10; // late reports
    if (rows > 0 && columnCount() > 0)
        emit dataChanged(index(std::max(0, rows - mayHaveChanged), 0), index(rows - 1, columnCount() - 1));
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>((m_end - m_begin + m_perRow - 1) / m_perRow);
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_columns)
        return 0;
    return 1 + static_cast<int>(m_binCount > 0 ? m_binCount : static_cast<std::size_t>(m_series.size()));
}

double ChartTableModel::timeAt(int row) const
{
    return static_cast<double>(m_begin + static_cast<std::size_t>(row) * m_perRow) * ChartColumns::slotS();
}

double ChartTableModel::valueAt(int row, int column) const
{
    const std::size_t begin = m_begin + static_cast<std::size_t>(row) * m_perRow;
    const std::size_t end = std::min({ begin + m_perRow, m_end, m_columns->size() });
    if (begin >= end)
        return std::nan("");
    if (m_binCount > 0)
        return m_columns->heatMap().sum(begin, end).at(m_firstBin + static_cast<std::size_t>(column) - 1);
    const SeriesSpec& series = m_series.at(column - 1);
    const ValueLevels& values = m_columns->of(series.id);
    if (end == begin + 1)
        return values[begin];
    const ValueSummary summary = values.summary(begin, end);
    if (isMean(series.quantity) || summary.numbers == 0)
        return summary.mean();
    return values[summary.largest];
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (index.column() == 0)
        return role == Qt::EditRole ? QVariant(timeAt(index.row())) : QVariant(momentText(timeAt(index.row())));
    const double value = valueAt(index.row(), index.column());
    if (role == Qt::EditRole)
        return value;
    return textOf(m_binCount > 0 ? Quantity::Count : m_series.at(index.column() - 1).quantity, value);
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    if (section == 0)
        return role == Qt::EditRole ? QStringLiteral("time_s") : tr("Time");
    if (m_binCount > 0) {
        const std::size_t bin = m_firstBin + static_cast<std::size_t>(section) - 1;
        if (role == Qt::EditRole)
            return QStringLiteral("replies_from_%1_ms").arg(HeatMap::beginMs(bin), 0, 'g', 4);
        return tr("%1–%2 ms")
            .arg(QLocale().toString(HeatMap::beginMs(bin), 'g', 3),
                QLocale().toString(HeatMap::beginMs(bin + 1), 'g', 3));
    }
    const SeriesSpec& series = m_series.at(section - 1);
    if (role == Qt::ToolTipRole)
        return series.help;
    return role == Qt::EditRole ? QStringLiteral("%1 (%2)").arg(series.name, unitOf(series.quantity)) : series.name;
}

QByteArray csvOf(const ChartTableModel& table)
{
    QByteArray csv;
    for (int column = 0; column < table.columnCount(); ++column)
        csv += (column > 0 ? "," : "")
            + csvField(table.headerData(column, Qt::Horizontal, Qt::EditRole).toString()).toUtf8();
    csv += "\r\n";
    for (int row = 0; row < table.rowCount(); ++row) {
        for (int column = 0; column < table.columnCount(); ++column) {
            const double value = table.index(row, column).data(Qt::EditRole).toDouble();
            if (column > 0)
                csv += ',';
            if (!std::isnan(value))
                csv += QByteArray::number(value, 'g', 10);
        }
        csv += "\r\n";
    }
    return csv;
}

QString htmlOf(const ChartTableModel& table, const QString& caption)
{
    QString html = QStringLiteral("<table><caption>%1</caption><tr>").arg(caption.toHtmlEscaped());
    for (int column = 0; column < table.columnCount(); ++column)
        html += QStringLiteral("<th>%1</th>").arg(table.headerData(column, Qt::Horizontal).toString().toHtmlEscaped());
    html += QStringLiteral("</tr>");
    for (int row = 0; row < table.rowCount(); ++row) {
        html += QStringLiteral("<tr>");
        for (int column = 0; column < table.columnCount(); ++column)
            html += QStringLiteral("<td align=\"right\">%1</td>")
                        .arg(table.index(row, column).data().toString().toHtmlEscaped());
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

ChartTable::ChartTable(const ChartSpec& spec, QWidget* parent)
    : QTableView(parent)
    , m_model(new ChartTableModel(ChartTableModel::allRows, this))
{
    setModel(m_model);
    setObjectName(spec.name + QStringLiteral("Table"));
    setAccessibleName(tr("%1, as a table").arg(spec.title));
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setMinimumHeight(6 * fontMetrics().height());
    verticalHeader()->hide();
    // Sizes by contents would read every row.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    horizontalHeader()->setDefaultSectionSize(12 * fontMetrics().averageCharWidth());
    horizontalHeader()->setHighlightSections(false);
}

void ChartTable::refresh(const ChartPlot& plot, const ChartColumns& columns)
{
    m_model->update(plot, columns);
}

QString ChartTable::selectedText() const
{
    QModelIndexList cells = selectionModel()->selectedIndexes();
    std::sort(cells.begin(), cells.end());
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += cells.at(i).row() == cells.at(i - 1).row() ? QLatin1Char('\t') : QLatin1Char('\n');
        text += cells.at(i).data().toString();
    }
    return text;
}

}
