// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/matrix_model.h"

#include <QSortFilterProxyModel>

namespace labour {

/// The matrix' rows, of one class or variant alone, and in order of a column's figure.
class MatrixFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit MatrixFilter(MatrixModel& model, QObject* parent = nullptr);

    /// Empty: all of them.
    void setConcurrency(const QString& concurrency);
    void setVariant(const QString& variant);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    MatrixModel& m_model;
    QString m_concurrency;
    QString m_variant;
};

}
