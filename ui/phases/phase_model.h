// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/plan_document.h"

#include <QAbstractTableModel>

#include <optional>

namespace labour {

/// The phases of the plan as a table: name, duration, rate, and the weights of the mix. What a phase has not of its own
/// is shown faint, as it follows from load and mix.
class PhaseModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        DurationColumn,
        RateColumn,
        LastRateColumn,
        FirstWeightColumn, ///< one for each behaviour
    };

    explicit PhaseModel(PlanDocument& document, QObject* parent = nullptr);

    /// Why nothing of that phase can be changed but what can change in a run; empty if all can.
    void setRunning(bool isRunning, std::optional<qsizetype> phaseUnderWay);
    /// The rate of that phase can be changed now.
    bool mayChangeRate(qsizetype phase) const;
    bool isRunning() const { return m_isRunning; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A value that is not valid takes away what the phase has of its own.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

private:
    const LoadPlan& load() const { return m_document.plan().load; }
    void refresh();
    bool isOwn(const QModelIndex& index) const;
    double valueOf(const QModelIndex& index) const;
    QString textOf(const QModelIndex& index) const;
    QString helpFor(const QModelIndex& index) const;
    void changeRate(PhasePlan& phase, int column, const QVariant& value) const;
    void changeWeight(PhasePlan& phase, qsizetype behaviour, const QVariant& value) const;

    PlanDocument& m_document;
    int m_rows;
    QStringList m_behaviours;
    bool m_isRunning = false;
    std::optional<qsizetype> m_underWay;
};

}
