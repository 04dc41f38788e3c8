// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace labour {

/// A spin box that writes numbers as short as they are: "98", "0.5". The wheel moves it only while it has the focus.
class NumberBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit NumberBox(QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    /// Shows a value as it is, even one out of these bounds or with more decimals than usual: what a plan holds is not
    /// to look like something else.
    void setExactly(double value, double least, double most);
};

}
