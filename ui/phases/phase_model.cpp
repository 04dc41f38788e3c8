// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phases/phase_model.h"

#include "core/catalogue/unit_text.h"
#include "ui/plan/live_changes.h"
#include "ui/plan/load_edits.h"

#include <QGuiApplication>
#include <QPalette>

#include <utility>

namespace labour {

namespace {

QStringList behavioursOf(const Mix& mix)
{
    QStringList names;
    for (const MixEntry& entry : mix)
        names.append(entry.behaviour);
    return names;
}

bool isNumberColumn(int column)
{
    return column != PhaseModel::NameColumn;
}

}

PhaseModel::PhaseModel(PlanDocument& document, QObject* parent)
    : QAbstractTableModel(parent)
    , m_document(document)
    , m_rows(static_cast<int>(document.plan().load.phases.size()))
    , m_behaviours(behavioursOf(document.plan().mix))
{
    connect(&document, &PlanDocument::changed, this, &PhaseModel::refresh);
}

void PhaseModel::setRunning(bool isRunning, std::optional<qsizetype> phaseUnderWay)
{
    m_isRunning = isRunning;
    m_underWay = phaseUnderWay;
    if (m_rows > 0)
        emit dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

bool PhaseModel::mayChangeRate(qsizetype phase) const
{
    if (!load().isOpen())
        return false;
    return !m_isRunning || (m_underWay == phase && m_document.plan().engine != QLatin1String("tsung"));
}

/// Rows come and go at the end, so that the current one stays where it is.
void PhaseModel::refresh()
{
    const QStringList behaviours = behavioursOf(m_document.plan().mix);
    if (behaviours != m_behaviours) {
        beginResetModel();
        m_behaviours = behaviours;
        m_rows = static_cast<int>(load().phases.size());
        endResetModel();
        return;
    }
    const int rows = static_cast<int>(load().phases.size());
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
    if (m_rows > 0)
        emit dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

int PhaseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PhaseModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstWeightColumn + static_cast<int>(m_behaviours.size());
}

bool PhaseModel::isOwn(const QModelIndex& index) const
{
    const PhasePlan& phase = load().phases.at(index.row());
    if (index.column() >= FirstWeightColumn)
        return !phase.weights.isEmpty();
    return (index.column() != RateColumn && index.column() != LastRateColumn) || phase.rate.has_value();
}

double PhaseModel::valueOf(const QModelIndex& index) const
{
    const PhasePlan& phase = load().phases.at(index.row());
    const RatePlan rate = rateIn(load(), index.row()).value_or(RatePlan());
    switch (index.column()) {
    case NameColumn:
        return 0;
    case DurationColumn:
        return phase.durationS;
    case RateColumn:
        return rate.from;
    case LastRateColumn:
        return rate.to;
    default:
        return weightsIn(phase, m_document.plan().mix, m_document.roles()).value(index.column() - FirstWeightColumn);
    }
}

QString PhaseModel::textOf(const QModelIndex& index) const
{
    switch (index.column()) {
    case NameColumn:
        return load().phases.at(index.row()).name;
    case DurationColumn:
        return durationForPeople(valueOf(index));
    case RateColumn:
    case LastRateColumn:
        return load().isOpen() ? numberText(valueOf(index)) : QStringLiteral("–");
    default:
        return numberText(valueOf(index));
    }
}

QString PhaseModel::helpFor(const QModelIndex& index) const
{
    if (flags(index).testFlag(Qt::ItemIsEditable))
        return isOwn(index) ? headerData(index.column(), Qt::Horizontal, Qt::ToolTipRole).toString()
            : index.column() >= FirstWeightColumn
            ? tr("As it follows from the mix: innocents alone in a baseline and a recovery. Change it to give the "
                 "phase weights of its own.")
            : tr("As the load has it. Change it to give the phase a rate of its own.");
    if (!load().isOpen() && (index.column() == RateColumn || index.column() == LastRateColumn))
        return tr("Closed load has no rate: choose open load.");
    return tr("Not while a run goes on: only the rate of the phase that is under way can be changed then.");
}

QVariant PhaseModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= load().phases.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index);
    case Qt::EditRole:
        return isNumberColumn(index.column()) ? QVariant(valueOf(index)) : QVariant(textOf(index));
    case Qt::ToolTipRole:
        return helpFor(index);
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3")
            .arg(load().phases.at(index.row()).name, headerData(index.column(), Qt::Horizontal).toString(),
                textOf(index));
    case Qt::TextAlignmentRole:
        return isNumberColumn(index.column()) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        return isOwn(index) ? QVariant() : QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText));
    default:
        return {};
    }
}

QVariant PhaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    struct Head {
        QString title;
        QString help;
    };
    const Head heads[] {
        { tr("Phase"), tr("Its name. A baseline and a recovery are for the innocents alone.") },
        { tr("Lasts"), tr("How long it lasts, in seconds") },
        { tr("Rate"), tr("Requests a second as it begins") },
        { tr("to"), tr("Requests a second as it ends; in between the rate changes evenly") },
    };
    if (role == Qt::DisplayRole)
        return section < FirstWeightColumn ? heads[section].title : m_behaviours.at(section - FirstWeightColumn);
    if (role == Qt::ToolTipRole)
        return section < FirstWeightColumn
            ? heads[section].help
            : tr("Weight of %1 in the phase").arg(m_behaviours.at(section - FirstWeightColumn));
    return {};
}

Qt::ItemFlags PhaseModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isRate = index.column() == RateColumn || index.column() == LastRateColumn;
    const bool mayEdit =
        isRate ? mayChangeRate(index.row()) && (!m_isRunning || index.column() == RateColumn) : !m_isRunning;
    return mayEdit ? flags | Qt::ItemIsEditable : flags;
}

bool PhaseModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    if (value.isValid() && value == data(index, Qt::EditRole))
        return true; // an editor that was opened and closed
    QList<PhasePlan> phases = load().phases;
    PhasePlan& phase = phases[index.row()];
    const bool mayBeAbsent = index.column() >= RateColumn;
    if (!value.isValid() && !mayBeAbsent)
        return false;
    if (index.column() == NameColumn)
        phase.name = value.toString();
    else if (index.column() == DurationColumn)
        phase.durationS = value.toDouble();
    else if (index.column() < FirstWeightColumn)
        changeRate(phase, index.column(), value);
    else
        changeWeight(phase, index.column() - FirstWeightColumn, value);
    m_document.setLoad(withPhases(load(), phases), { tr("Phase %1").arg(load().phases.at(index.row()).name) });
    return true;
}

/// A constant rate stays one, and in a run any becomes one.
void PhaseModel::changeRate(PhasePlan& phase, int column, const QVariant& value) const
{
    if (!value.isValid()) {
        phase.rate.reset();
        return;
    }
    const RatePlan before = phase.rate.value_or(load().rate.value_or(RatePlan()));
    const bool isRamp = before.from != before.to && !m_isRunning;
    const double rate = value.toDouble();
    phase.rate =
        column == LastRateColumn ? RatePlan { before.from, rate } : RatePlan { rate, isRamp ? before.to : rate };
}

void PhaseModel::changeWeight(PhasePlan& phase, qsizetype behaviour, const QVariant& value) const
{
    if (!value.isValid()) {
        phase.weights.clear();
        return;
    }
    phase.weights = weightsIn(phase, m_document.plan().mix, m_document.roles());
    if (behaviour < phase.weights.size())
        phase.weights[behaviour] = value.toDouble();
}

}
