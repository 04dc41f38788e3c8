// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/outlined_style.h"

#include "ui/theme/colours.h"

#include <QStyleOption>

#include <functional>

namespace labour {

namespace {

/// Fusion makes outlines from the window's colour, 1.4 times as dark.
QPalette outlined(const QPalette& palette)
{
    if (themeOf(palette) != Theme::Dark)
        return palette;
    QPalette lighter = palette;
    lighter.setColor(QPalette::Window, controlOutline(Theme::Dark).lighter(140));
    return lighter;
}

template <typename Option>
bool drawOutlined(const QStyleOption* option, const std::function<void(const Option*)>& draw)
{
    const auto* its = qstyleoption_cast<const Option*>(option);
    if (!its)
        return false;
    Option changed(*its);
    changed.palette = outlined(its->palette);
    draw(&changed);
    return true;
}

}

OutlinedStyle::OutlinedStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void OutlinedStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto draw = [&](const auto* changed) { QProxyStyle::drawPrimitive(element, changed, painter, widget); };
    const bool isDrawn = (element == PE_FrameLineEdit || element == PE_PanelLineEdit)
        ? drawOutlined<QStyleOptionFrame>(option, draw)
        : element == PE_IndicatorCheckBox && drawOutlined<QStyleOptionButton>(option, draw);
    if (!isDrawn)
        draw(option);
}

void OutlinedStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto draw = [&](const auto* changed) { QProxyStyle::drawComplexControl(control, changed, painter, widget); };
    const bool isDrawn = control == CC_Slider ? drawOutlined<QStyleOptionSlider>(option, draw)
        : control == CC_SpinBox               ? drawOutlined<QStyleOptionSpinBox>(option, draw)
                                : control == CC_ComboBox && drawOutlined<QStyleOptionComboBox>(option, draw);
    if (!isDrawn)
        draw(option);
}

}
