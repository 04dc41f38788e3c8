// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/number_box.h"

#include "ui/widgets/undo_keys.h"
#include "ui/widgets/wheel_guard.h"

#include <algorithm>
#include <cmath>

namespace labour {

NumberBox::NumberBox(QWidget* parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(3);
    setMaximum(1e9);
    setGroupSeparatorShown(true);
    guardFromWheel(*this);
    leaveUndoToWindow(*this);
}

QString NumberBox::textFromValue(double value) const
{
    QString text = QDoubleSpinBox::textFromValue(value);
    const QString point = locale().decimalPoint();
    if (!text.contains(point))
        return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(point))
        text.chop(point.size());
    return text;
}

void NumberBox::setExactly(double value, double least, double most)
{
    constexpr int finest = 9;
    int needed = decimals();
    const auto isShort = [&] {
        const double power = std::pow(10, needed);
        return std::round(value * power) / power == value;
    };
    while (needed < finest && !isShort())
        ++needed;
    // Each of these writes the text anew, which is not to happen to what is being typed.
    if (needed > decimals())
        setDecimals(needed);
    if (minimum() != std::min(least, value) || maximum() != std::max(most, value))
        setRange(std::min(least, value), std::max(most, value));
    if (this->value() != value)
        setValue(value);
}

}
