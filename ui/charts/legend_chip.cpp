// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend_chip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr int swatch = 10;
constexpr int gap = 5;

}

LegendChip::LegendChip(SeriesSpec spec, QWidget* parent)
    : QAbstractButton(parent)
    , m_spec(std::move(spec))
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("legend") + QString::number(static_cast<int>(m_spec.id)));
    setToolTip(tr("%1. Click to hide or show it, Ctrl+click to show it alone.").arg(m_spec.help));
    connect(this, &LegendChip::toggled, this, &LegendChip::describe);
    setValue(std::numeric_limits<double>::quiet_NaN());
}

void LegendChip::setValue(double value, std::optional<double> difference)
{
    QString text = textOf(m_spec.quantity, value);
    if (difference && !std::isnan(*difference))
        text += QStringLiteral(" (%1%2)").arg(*difference < 0 ? QStringLiteral("−") : QStringLiteral("+"),
            textOf(m_spec.quantity, std::abs(*difference)));
    if (text == m_value)
        return;
    m_value = text;
    m_number = numberText(m_spec.quantity, value);
    describe();
    const int width = fontMetrics().horizontalAdvance(text);
    if (width > m_widestValue) {
        m_widestValue = width;
        updateGeometry();
    }
    emit roomChanged();
    update();
}

bool LegendChip::fits(const QString& value) const
{
    return width() >= nameWidth() + 3 * gap + fontMetrics().horizontalAdvance(value);
}

bool LegendChip::hasRoomForUnit() const
{
    return m_value == m_number || fits(m_value);
}

void LegendChip::setShowsUnit(bool shows)
{
    if (shows == m_showsUnit)
        return;
    m_showsUnit = shows;
    update();
}

QString LegendChip::shownValue() const
{
    const QString& value = m_showsUnit ? m_value : m_number;
    return fits(value) ? value : QString();
}

void LegendChip::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    emit roomChanged();
}

void LegendChip::describe()
{
    setAccessibleName(isChecked() ? m_spec.name : tr("%1, hidden").arg(m_spec.name));
    setAccessibleDescription(m_value);
}

void LegendChip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ControlModifier))
        emit soloWanted();
    else
        QAbstractButton::mousePressEvent(event);
}

void LegendChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier))
        emit soloWanted();
    else
        QAbstractButton::keyPressEvent(event);
}

int LegendChip::nameWidth() const
{
    return swatch + gap + fontMetrics().horizontalAdvance(m_spec.name);
}

QSize LegendChip::sizeHint() const
{
    return { nameWidth() + gap + m_widestValue + 2 * gap, fontMetrics().height() + 4 };
}

QSize LegendChip::minimumSizeHint() const
{
    return { nameWidth() + 2 * gap, fontMetrics().height() + 4 };
}

void LegendChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isOn = isChecked();
    const QPalette::ColorGroup group = isOn ? QPalette::Active : QPalette::Disabled;
    QRect rest = rect().adjusted(gap, 0, -gap, 0);
    const QColor colour = colourOf(m_spec.hue, themeOf(palette()));
    const QRectF box(rest.left() + 0.5, (height() - swatch) / 2 + 0.5, swatch - 1, swatch - 1);
    painter.setPen(colour);
    painter.setBrush(isOn ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, 2, 2);
    rest.setLeft(rest.left() + swatch + gap);
    painter.setPen(palette().color(group, QPalette::WindowText));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, m_spec.name);
    if (isOn) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        rest.setLeft(rect().left() + gap + nameWidth() + gap);
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, shownValue());
    }
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

}
