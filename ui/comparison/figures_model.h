// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/comparison_values.h"

#include <QAbstractTableModel>

namespace labour {

/// Where an interval lies: what is drawn around 0.
struct IntervalLook {
    double low = 0; ///< as the next two, in the figure's own unit
    double estimate = 0;
    double high = 0;
    ComparisonWord word = ComparisonWord::NotEnoughRuns;
    QString text;
};

/// A row a figure, the primary ones first: both sides, the difference with its interval and word, and each run's own
/// value.
class FiguresModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        FigureColumn,
        FirstColumn,
        SecondColumn,
        DifferenceColumn,
        IntervalColumn,
        PColumn,
        WordColumn,
        FirstRunColumn,
    };
    enum Role {
        SortRole = Qt::UserRole, ///< a number, or a text
        IntervalRole, ///< an IntervalLook; nothing without an interval
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setFigures(const ComparedFigures& figures);
    const ComparedFigures& figures() const { return m_figures; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ComparedFigure& figure, int column) const;
    QString tip(const ComparedFigure& figure, int column) const;
    QVariant sortValue(const ComparedFigure& figure, int column) const;
    double ofRun(const ComparedFigure& figure, int column) const;

    ComparedFigures m_figures;
};

}

Q_DECLARE_METATYPE(labour::IntervalLook)
