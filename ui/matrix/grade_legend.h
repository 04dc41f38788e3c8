// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/grade.h"

#include <QWidget>

#include <optional>

namespace labour {

/// The signs of the grades with their names; what each means is a tooltip.
class GradeLegend : public QWidget
{
    Q_OBJECT

public:
    explicit GradeLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    double widthOf(Grade grade) const;
    std::optional<Grade> gradeAt(double x) const;
};

}
