// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_legend.h"

#include "ui/charts/chart_spec.h"

#include <QPainter>

namespace labour {

namespace {

constexpr int barWidth = 72;
constexpr int barHeight = 10;
constexpr int gap = 5;

}

HeatLegend::HeatLegend(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("heatLegend"));
    setToolTip(tr("How many whole replies a second had that latency at that time; the scale is logarithmic."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setRange(0, 0);
}

void HeatLegend::setRange(double least, double most)
{
    m_least = least;
    m_most = most;
    setAccessibleName(most > 0 ? tr("Colours from %1 to %2").arg(leastText(), mostText()) : tr("No colours yet"));
    updateGeometry();
    update();
}

QString HeatLegend::leastText() const
{
    return axisText(Quantity::PerSecond, m_least);
}

QString HeatLegend::mostText() const
{
    return tr("%1 replies/s").arg(axisText(Quantity::PerSecond, m_most));
}

QSize HeatLegend::sizeHint() const
{
    if (m_most <= 0)
        return { 0, fontMetrics().height() + 4 };
    return { barWidth + 4 * gap + fontMetrics().horizontalAdvance(leastText())
            + fontMetrics().horizontalAdvance(mostText()),
        fontMetrics().height() + 4 };
}

void HeatLegend::paintEvent(QPaintEvent*)
{
    if (m_most <= 0)
        return;
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int textWidth = fontMetrics().horizontalAdvance(leastText());
    painter.drawText(rect().adjusted(gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, leastText());
    const QRect bar(2 * gap + textWidth, (height() - barHeight) / 2, barWidth, barHeight);
    const Theme theme = themeOf(palette());
    for (int x = 0; x < barWidth; ++x)
        painter.fillRect(bar.left() + x, bar.top(), 1, barHeight, heatColour(x / (barWidth - 1.0), theme));
    painter.drawText(rect().adjusted(bar.right() + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, mostText());
}

}
