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
    /// The value has room with its unit, or has none.
    bool hasRoomForUnit() const;
    /// The axis has the unit too: the entries of a legend show it all or not at all.
    void setShowsUnit(bool shows);
    /// The value as it is on view; empty where there is no room.
    QString shownValue() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// hasRoomForUnit() may be another.
    void roomChanged();
    /// The series is to be shown alone; all, if it is already.
    void soloWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int nameWidth() const;
    bool fits(const QString& value) const;
    void describe();

    SeriesSpec m_spec;
    QString m_value;
    QString m_number; ///< the same without its unit
    bool m_showsUnit = true;
    int m_widestValue = 0; ///< so that a value that changes moves nothing
};

}
