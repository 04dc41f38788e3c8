// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_spec.h"

#include <QAbstractButton>

namespace labour {

/// One entry of a chart's legend: the colour, the name and a value; a click hides or shows the series.
class LegendChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LegendChip(SeriesSpec spec, QWidget* parent = nullptr);

    const SeriesSpec& spec() const { return m_spec; }
    void setValue(double value);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int nameWidth() const;
    void describe();

    SeriesSpec m_spec;
    QString m_value;
    int m_widestValue = 0; ///< so that a value that changes moves nothing
};

}
