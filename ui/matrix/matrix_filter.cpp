// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_filter.h"

namespace labour {

MatrixFilter::MatrixFilter(MatrixModel& model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setSortRole(MatrixModel::SortRole);
    setDynamicSortFilter(true);
}

void MatrixFilter::setConcurrency(const QString& concurrency)
{
    m_concurrency = concurrency;
    invalidateFilter();
}

void MatrixFilter::setVariant(const QString& variant)
{
    m_variant = variant;
    invalidateFilter();
}

bool MatrixFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex at = m_model.index(row, 0, parent);
    const QString variant = at.data(MatrixModel::VariantRole).toString();
    return (m_concurrency.isEmpty() || at.data(MatrixModel::ConcurrencyRole) == m_concurrency)
        && (m_variant.isEmpty() || variant.isEmpty() || variant == m_variant);
}

/// What has no figure comes last, whichever way; equals are in order of their names, as the model has them.
bool MatrixFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(MatrixModel::SortRole);
    const QVariant b = right.data(MatrixModel::SortRole);
    if (a.isValid() != b.isValid())
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (a.isValid() && a.toDouble() != b.toDouble())
        return a.toDouble() < b.toDouble();
    return (left.row() < right.row()) == (sortOrder() == Qt::AscendingOrder) && left.row() != right.row();
}

}
