// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_spec.h"

#include <QAbstractButton>

#include <optional>

namespace labour {

/// One entry of a chart's legend: the colour, the name and a value; a click hides or shows the series, with Ctrl it
/// alone is shown.
class LegendChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LegendChip(SeriesSpec spec, QWidget* parent = nullptr);

    const SeriesSpec& spec() const { return m_spec; }
    /// `difference`: how much it is above another value, where it is compared with one.
    void setValue(double value, std::optional<double> difference = std::nullopt);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The series is to be shown alone; all, if it is already.
    void soloWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int nameWidth() const;
    void describe();

    SeriesSpec m_spec;
    QString m_value;
    QString m_number; ///< the same without its unit
    int m_widestValue = 0; ///< so that a value that changes moves nothing
};

}
