// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_model.h"

#include "core/run/durability_table.h"
#include "ui/matrix/grade_text.h"

#include <algorithm>

namespace labour {

namespace {

const QString standard = QStringLiteral("default");
const QString hardened = QStringLiteral("hardened");

QString doseName(const DurabilityCell& cell)
{
    return cell.isPool ? QStringLiteral("pool") : QString::number(cell.dose);
}

bool isSameCulprit(const MixEntry& a, const MixEntry& b)
{
    return a.behaviour == b.behaviour && a.parameters == b.parameters;
}

QString keyOf(const ServerChoice& server, const MixEntry& culprit)
{
    return textOf(server) % QStringLiteral(" · ") % culpritText(culprit) % QStringLiteral(" · ");
}

ServerChoice inVariant(ServerChoice server, const QString& variant)
{
    server.variant = variant;
    return server;
}

}

MatrixModel::MatrixModel(LiveTable& table, std::shared_ptr<const Catalogue> catalogue, QObject* parent)
    : QAbstractTableModel(parent)
    , m_table(table)
    , m_catalogue(std::move(catalogue))
{
    connect(&table, &LiveTable::shown, this, &MatrixModel::rebuild);
    connect(&table, &LiveTable::resultTaken, this, &MatrixModel::refresh);
    connect(&table, &LiveTable::versionLeft, this, &MatrixModel::findAnew);
    connect(&table, &LiveTable::underWayChanged, this, &MatrixModel::refillUnderWay);
    connect(&table, &LiveTable::skippedChanged, this, &MatrixModel::refill);
    rebuild();
}

void MatrixModel::setArrangement(Arrangement arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = arrangement;
    rebuild();
}

void MatrixModel::setDose(const QString& dose)
{
    if (dose == m_dose)
        return;
    m_dose = dose;
    refill();
}

void MatrixModel::setFigure(const MatrixFigure& figure)
{
    m_figure = &figure;
    refill();
}

void MatrixModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_columns.clear();
    m_underWay = {};
    const DurabilityPlan& plan = m_table.report().plan;
    const bool isBeside = m_arrangement == Arrangement::DefaultBesideHardened;
    for (const ServerChoice& server : plan.servers) {
        if (isBeside && (server.variant != standard || !plan.servers.contains(inVariant(server, hardened))))
            continue;
        m_rows.push_back({ server, textOf(server), concurrencyOf(server) });
    }
    std::sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.title < b.title; });
    if (!plan.servers.isEmpty())
        m_columns.push_back({ {}, {} });
    for (const MixEntry& culprit : plan.culprits) {
        for (const QString& variant : isBeside ? QStringList { standard, hardened } : QStringList { QString() })
            m_columns.push_back({ culprit, variant });
    }
    findAll();
    m_cells.clear();
    for (const Row& row : m_rows) {
        std::vector<MatrixCell>& cells = m_cells.emplace_back();
        for (const Column& column : m_columns)
            cells.push_back(cellFor(row, column));
    }
    endResetModel();
}

void MatrixModel::findAll()
{
    m_places.clear();
    for (qsizetype place = 0; place < m_table.report().results.size(); ++place)
        find(place);
}

/// Some results are gone, so that the others are elsewhere. All cells are right before anybody looks at one.
void MatrixModel::findAnew()
{
    if (m_rows.empty())
        return;
    findAll();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        for (std::size_t column = 0; column < m_columns.size(); ++column)
            m_cells[row][column] = cellFor(m_rows[row], m_columns[column]);
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

void MatrixModel::find(qsizetype place)
{
    const DurabilityCell& cell = m_table.report().results.at(place).cell;
    QList<qsizetype>& places = m_places[keyOf(cell.server, cell.culprit)];
    if (!places.contains(place))
        places.append(place);
}

void MatrixModel::refill()
{
    for (int row = 0; row < rowCount(); ++row)
        refreshRow(row);
}

void MatrixModel::refreshRow(int row)
{
    const auto at = static_cast<std::size_t>(row);
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        m_cells[at][column] = cellFor(m_rows[at], m_columns[column]);
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void MatrixModel::refresh(const DurabilityCell& cell)
{
    const QList<DurabilityResult>& results = m_table.report().results;
    const auto taken = std::find_if(
        results.begin(), results.end(), [&cell](const DurabilityResult& result) { return isSame(result.cell, cell); });
    find(taken - results.begin());
    const QModelIndex at = indexOf(cell);
    if (!at.isValid())
        return;
    refreshRow(at.row());
    emit headerDataChanged(Qt::Vertical, at.row(), at.row()); // its version may be known now
}

/// The cell that was under way, and the one that is now.
void MatrixModel::refillUnderWay()
{
    const QString& label = m_table.underWay();
    QModelIndex now;
    for (int row = 0; row < rowCount() && !label.isEmpty() && !now.isValid(); ++row) {
        for (int column = summaryColumn + 1; column < columnCount() && !now.isValid(); ++column) {
            const QModelIndex at = index(row, column);
            if (label.startsWith(keyOf(serverAt(at), culpritAt(at))))
                now = at;
        }
    }
    const QModelIndex before = std::exchange(m_underWay, now);
    for (const QModelIndex& at : { before, now }) {
        if (at.isValid())
            refreshRow(at.row());
    }
}

bool MatrixModel::isOnView(const DurabilityCell& cell) const
{
    return m_dose.isEmpty() || cell.isLeak || doseName(cell) == m_dose;
}

MatrixCell MatrixModel::cellFor(const Row& row, const Column& column) const
{
    MatrixCell cell;
    if (column.culprit.behaviour.isEmpty())
        return cell;
    const ServerChoice server = column.variant.isEmpty() ? row.server : inVariant(row.server, column.variant);
    const QList<DurabilityResult>& results = m_table.report().results;
    bool isMeasured = false;
    for (const qsizetype place : m_places.value(keyOf(server, column.culprit))) {
        const DurabilityResult& result = results.at(place);
        if (!isOnView(result.cell))
            continue;
        cell.places.append(place);
        isMeasured = isMeasured || result.failure.isEmpty();
        if (!result.failure.isEmpty())
            cell.note = result.failure;
    }
    const QString skipped = m_table.whySkipped(server);
    if (m_table.underWay().startsWith(keyOf(server, column.culprit))) {
        cell.state = CellState::UnderWay;
        cell.note = m_table.stage();
    } else if (isMeasured) {
        cell.state = CellState::Measured;
    } else if (!cell.places.isEmpty()) {
        cell.state = CellState::Failed;
    } else if (!skipped.isEmpty()) {
        cell.state = CellState::Skipped;
        cell.note = skipped;
    } else {
        cell.state = CellState::Pending;
    }
    return cell;
}

const MatrixCell& MatrixModel::cellAt(const QModelIndex& index) const
{
    return m_cells.at(static_cast<std::size_t>(index.row())).at(static_cast<std::size_t>(index.column()));
}

Measurements MatrixModel::measurementsAt(const QModelIndex& index) const
{
    Measurements measurements;
    if (index.isValid()) {
        for (const qsizetype place : cellAt(index).places)
            measurements.append(&m_table.report().results.at(place));
    }
    return measurements;
}

ServerChoice MatrixModel::serverAt(const QModelIndex& index) const
{
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    const QString& variant = m_columns.at(static_cast<std::size_t>(index.column())).variant;
    return variant.isEmpty() ? row.server : inVariant(row.server, variant);
}

MixEntry MatrixModel::culpritAt(const QModelIndex& index) const
{
    return m_columns.at(static_cast<std::size_t>(index.column())).culprit;
}

QModelIndex MatrixModel::indexOf(const DurabilityCell& cell) const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = summaryColumn + 1; column < columnCount(); ++column) {
            const QModelIndex at = index(row, column);
            if (serverAt(at) == cell.server && isSameCulprit(culpritAt(at), cell.culprit))
                return at;
        }
    }
    return {};
}

QStringList MatrixModel::doses() const
{
    QStringList names;
    for (const Dose& dose : m_table.report().plan.doses)
        names.append(dose.isPool ? QStringLiteral("pool") : QString::number(dose.count));
    return names;
}

QStringList MatrixModel::concurrencyClasses() const
{
    QStringList classes;
    for (const Row& row : m_rows)
        classes.append(row.concurrency);
    classes.removeDuplicates();
    classes.sort();
    return classes;
}

QStringList MatrixModel::variants() const
{
    QStringList variants;
    for (const Row& row : m_rows)
        variants.append(row.server.variant);
    variants.removeDuplicates();
    variants.sort();
    return variants;
}

QString MatrixModel::concurrencyOf(const ServerChoice& server) const
{
    const Result<const ServerManifest*> manifest = m_catalogue->server(server.name);
    const Variant* variant = manifest ? (*manifest)->variant(server.variant) : nullptr;
    return variant ? variant->concurrency : QString();
}

QString MatrixModel::versionOf(int row) const
{
    for (int column = summaryColumn + 1; column < columnCount(); ++column) {
        for (const DurabilityResult* result : measurementsAt(index(row, column))) {
            if (!result->server.version.empty())
                return QString::fromStdString(result->server.version);
        }
    }
    return {};
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

/// The worst grade of the row, and how many of its cells have it; of another figure, the worst.
CellLook MatrixModel::summaryLook(int row) const
{
    CellLook look { CellState::Pending, std::nullopt, {}, {} };
    int measured = 0;
    int having = 0;
    std::optional<double> value;
    for (int column = summaryColumn + 1; column < columnCount(); ++column) {
        const Measurements results = measurementsAt(index(row, column));
        const std::optional<Grade> grade = worstGrade(results);
        const std::optional<double> own = worstValue(results, *m_figure);
        if (own && (!value || *own > *value))
            value = own;
        if (!grade)
            continue;
        ++measured;
        if (!look.grade || *grade > *look.grade) {
            look.grade = grade;
            having = 0;
        }
        having += grade == look.grade ? 1 : 0;
    }
    if (measured == 0)
        return look;
    look.state = CellState::Measured;
    look.text = value ? m_figure->text(*value) : QString();
    look.more = tr("%1 of %2").arg(having).arg(measured);
    return look;
}

CellLook MatrixModel::lookAt(const QModelIndex& index) const
{
    if (index.column() == summaryColumn)
        return summaryLook(index.row());
    const MatrixCell& cell = cellAt(index);
    CellLook look { cell.state, std::nullopt, {}, {} };
    const Measurements results = measurementsAt(index);
    look.grade = worstGrade(results);
    look.more = agreementText(results);
    const std::optional<double> value = worstValue(results, *m_figure);
    switch (cell.state) {
    case CellState::UnderWay:
        look.text = cell.note;
        break;
    case CellState::Measured:
        look.text = value ? m_figure->text(*value) : QStringLiteral("–");
        break;
    case CellState::Failed:
        look.text = tr("not measured");
        break;
    case CellState::Skipped:
        look.text = tr("left out");
        break;
    case CellState::Pending:
    case CellState::Empty:
        break;
    }
    return look;
}

QString MatrixModel::helpAt(const QModelIndex& index) const
{
    if (index.column() == summaryColumn)
        return tr("The worst of all behaviours, and how many of them are as bad");
    const MatrixCell& cell = cellAt(index);
    const QString title = QStringLiteral("%1 · %2").arg(textOf(serverAt(index)), culpritText(culpritAt(index)));
    if (!cell.places.isEmpty())
        return cellHelp(title, measurementsAt(index));
    if (!cell.note.isEmpty())
        return tr("%1: %2").arg(title, cell.note);
    return tr("%1: not measured yet").arg(title);
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return lookAt(index).text;
    case Qt::ToolTipRole:
        return helpAt(index);
    case LookRole:
        return QVariant::fromValue(lookAt(index));
    case SortRole: {
        std::optional<double> worst;
        const int from = index.column() == summaryColumn ? summaryColumn + 1 : index.column();
        const int to = index.column() == summaryColumn ? columnCount() - 1 : index.column();
        for (int column = from; column <= to; ++column) {
            const std::optional<double> value = worstValue(measurementsAt(index.siblingAtColumn(column)), *m_figure);
            if (value && (!worst || *value > *worst))
                worst = value;
        }
        return worst ? QVariant(*worst) : QVariant();
    }
    case ConcurrencyRole:
        return m_rows.at(static_cast<std::size_t>(index.row())).concurrency;
    case VariantRole:
        return m_arrangement == Arrangement::EachServer
            ? m_rows.at(static_cast<std::size_t>(index.row())).server.variant
            : QString();
    case Qt::AccessibleTextRole: {
        const CellLook look = lookAt(index);
        const QString behaviour = headerData(index.column(), Qt::Horizontal, Qt::AccessibleTextRole).toString();
        QStringList parts { textOf(serverAt(index)), behaviour };
        if (look.grade)
            parts.append(gradeText(*look.grade));
        if (!look.text.isEmpty() && !(look.grade && look.text == gradeText(*look.grade)))
            parts.append(look.text);
        if (!look.more.isEmpty())
            parts.append(look.more);
        if (look.state == CellState::Pending)
            parts.append(tr("not measured yet"));
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        if (section < 0 || section >= rowCount())
            return {};
        const Row& row = m_rows.at(static_cast<std::size_t>(section));
        const QString version = versionOf(section);
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return version.isEmpty() ? row.title : QStringLiteral("%1 %2").arg(row.title, version);
        if (role == Qt::ToolTipRole)
            return row.concurrency.isEmpty() ? row.title : tr("%1: %2").arg(row.title, row.concurrency);
        return {};
    }
    if (section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns.at(static_cast<std::size_t>(section));
    const bool isSummary = section == summaryColumn;
    const QString name = isSummary ? tr("All") : culpritText(column.culprit);
    if (role == Qt::DisplayRole)
        return column.variant.isEmpty() ? name : QStringLiteral("%1\n%2").arg(name, column.variant);
    if (role == Qt::AccessibleTextRole)
        return isSummary               ? tr("all behaviours")
            : column.variant.isEmpty() ? name
                                       : QStringLiteral("%1, %2").arg(name, column.variant);
    if (role == Qt::ToolTipRole) {
        const Result<const BehaviourManifest*> behaviour = m_catalogue->behaviour(column.culprit.behaviour);
        return behaviour ? QStringLiteral("%1: %2").arg(name, (*behaviour)->summary) : name;
    }
    return {};
}

}
