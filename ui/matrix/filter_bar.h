// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/matrix_filter.h"
#include "ui/matrix/matrix_model.h"

#include <QWidget>

class QComboBox;
class QToolButton;

namespace labour {

/// What of the matrix is shown, and in which order.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    FilterBar(MatrixModel& model, MatrixFilter& filter, QWidget* parent = nullptr);

    /// By a column of the model; a second time by the same one turns the order round.
    void sortBy(int column);

private:
    QComboBox* newCombo(const char* name, const QString& title, const QString& help);
    void offerWhatThereIs();
    void arrange();
    void sort();

    MatrixModel& m_model;
    MatrixFilter& m_filter;
    QComboBox* m_figure;
    QComboBox* m_dose;
    QComboBox* m_concurrency;
    QComboBox* m_variant;
    QComboBox* m_order;
    QToolButton* m_isAscending;
};

}
