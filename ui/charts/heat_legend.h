// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace labour {

/// What the colours of a heat map mean: from the smallest rate of replies that it can show to the largest that it does.
class HeatLegend : public QWidget
{
    Q_OBJECT

public:
    explicit HeatLegend(QWidget* parent = nullptr);

    /// Replies a second at the two ends; nothing is on view where `most` is 0.
    void setRange(double least, double most);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString leastText() const;
    QString mostText() const;

    double m_least = 0;
    double m_most = 0;
};

}
