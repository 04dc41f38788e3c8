// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

struct HueColours {
    Hue hue;
    QRgb light;
    QRgb dark;
};

constexpr std::array<HueColours, hueCount> table { {
    { Hue::Status2xx, 0xff009e73, 0xff009e73 },
    { Hue::Status3xx, 0xff0072b2, 0xff56b4e9 },
    { Hue::Status4xx, 0xffb37a00, 0xffe69f00 },
    { Hue::Status5xx, 0xffd55e00, 0xffd55e00 },
    { Hue::NoReply, 0xffb85a8e, 0xffcc79a7 },
    { Hue::Refused, 0xff6b7280, 0xff9aa3ad },
    { Hue::TimedOut, 0xff000000, 0xfff0e442 },
    { Hue::NotSent, 0xff7a4fa3, 0xffb9a2e0 },
    { Hue::Median, 0xff0072b2, 0xff56b4e9 },
    { Hue::Percentile99, 0xffb37a00, 0xffe69f00 },
    { Hue::Maximum, 0xffb85a8e, 0xffcc79a7 },
    { Hue::Memory, 0xff0072b2, 0xff56b4e9 },
    { Hue::Processes, 0xffb37a00, 0xffe69f00 },
    { Hue::GoodReply, 0xff009e73, 0xff009e73 },
    { Hue::WrongReply, 0xffd55e00, 0xffd55e00 },
    { Hue::Broken, 0xffb37a00, 0xffe69f00 },
    { Hue::Closed, 0xffb85a8e, 0xffcc79a7 },
    { Hue::Reset, 0xff7d1f52, 0xfff3b6d9 },
    { Hue::Throughput, 0xff0072b2, 0xff56b4e9 },
    { Hue::Goodput, 0xff009e73, 0xff009e73 },
    { Hue::Cpu, 0xffd55e00, 0xffd55e00 },
    { Hue::ListenQueue, 0xff0072b2, 0xff56b4e9 },
    { Hue::MainProcess, 0xff0072b2, 0xff56b4e9 },
    { Hue::Worker1, 0xff009e73, 0xff009e73 },
    { Hue::Worker2, 0xffb37a00, 0xffe69f00 },
    { Hue::Worker3, 0xffb85a8e, 0xffcc79a7 },
    { Hue::Worker4, 0xffd55e00, 0xffd55e00 },
    { Hue::Worker5, 0xff7a4fa3, 0xffb9a2e0 },
    { Hue::Worker6, 0xff000000, 0xfff0e442 },
    { Hue::OtherProcesses, 0xff6b7280, 0xff9aa3ad },
    { Hue::BadNews, 0xffc44500, 0xffff8a4c },
    { Hue::GoodNews, 0xff00795a, 0xff35c79b },
    { Hue::Neutral, 0xff6b7280, 0xff9aa3ad },
    { Hue::Note, 0xff0b62a8, 0xff6cb6f0 },
} };

double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

SeriesColours chosenColours = SeriesColours::OkabeIto; // of the thread of the interface

/// The same hue, ever darker or lighter until it has that contrast.
QColor strengthened(const QColor& colour, const QColor& ground, double wanted)
{
    const bool isDarkGround = luminance(ground) < 0.2;
    const QColor end = isDarkGround ? QColor(Qt::white) : QColor(Qt::black);
    const auto mix = [](float a, float b, float part) { return a + (b - a) * part; };
    QColor strong = colour;
    for (float part = 0.05F; contrast(strong, ground) < wanted && part <= 1; part += 0.05F)
        strong = QColor::fromRgbF(mix(colour.redF(), end.redF(), part), mix(colour.greenF(), end.greenF(), part),
            mix(colour.blueF(), end.blueF(), part));
    return strong;
}

struct Surfaces {
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb button;
    QRgb text;
    QRgb faint;
    QRgb disabled;
    QRgb highlight;
    QRgb link;
    QRgb tip;
};

constexpr Surfaces lightSurfaces { 0xfff3f4f6, 0xffffffff, 0xfff7f8fa, 0xfffafbfc, 0xff1d2127, 0xff666d78, 0xff9aa1ab,
    0xff1f5f99, 0xff0b62a8, 0xfffffbe6 };
constexpr Surfaces darkSurfaces { 0xff24282e, 0xff1b1e23, 0xff20242a, 0xff2f343c, 0xffe4e7eb, 0xff949ca7, 0xff6c747f,
    0xff2f6ea8, 0xff6cb6f0, 0xff343a42 };

}

const std::array<Hue, hueCount>& allHues()
{
    static const std::array<Hue, hueCount> all = [] {
        std::array<Hue, hueCount> hues {};
        std::transform(table.begin(), table.end(), hues.begin(), [](const HueColours& row) { return row.hue; });
        return hues;
    }();
    return all;
}

QColor colourOf(Hue hue, Theme theme)
{
    const auto row =
        std::find_if(table.begin(), table.end(), [hue](const HueColours& each) { return each.hue == hue; });
    const QColor colour = QColor::fromRgb(theme == Theme::Dark ? row->dark : row->light);
    constexpr double ofText = 7; // WCAG 2, level AAA
    return chosenColours == SeriesColours::HighContrast ? strengthened(colour, plotColours(theme).ground, ofText)
                                                        : colour;
}

SeriesColours seriesColours()
{
    return chosenColours;
}

void setSeriesColours(SeriesColours colours)
{
    chosenColours = colours;
}

QColor heatColour(double share, Theme theme)
{
    static constexpr std::array<QRgb, 4> light { 0xff7f96bd, 0xff4656a6, 0xff3a1c71, 0xff14001f };
    static constexpr std::array<QRgb, 4> dark { 0xff5b6fb0, 0xff2c9f98, 0xff7fc95f, 0xfffde725 };
    const std::array<QRgb, 4>& stops = theme == Theme::Dark ? dark : light;
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    const double part = place - static_cast<double>(below);
    const auto mix = [part](int a, int b) { return static_cast<int>(std::lround(a + part * (b - a))); };
    const QRgb a = stops.at(below);
    const QRgb b = stops.at(below + 1);
    return { mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)) };
}

PlotColours plotColours(Theme theme)
{
    if (theme == Theme::Dark)
        return { QColor(0x1b, 0x1e, 0x23), QColor(0xc6, 0xcc, 0xd4), QColor(0x5b, 0x63, 0x6e), QColor(0x2f, 0x34, 0x3c),
            QColor(0xe4, 0xe7, 0xeb) };
    return { QColor(0xff, 0xff, 0xff), QColor(0x42, 0x48, 0x52), QColor(0xa3, 0xaa, 0xb4), QColor(0xe6, 0xe8, 0xec),
        QColor(0x1d, 0x21, 0x27) };
}

QColor controlOutline(Theme theme)
{
    const QPalette palette = paletteOf(theme);
    return theme == Theme::Dark ? QColor(0x7c, 0x86, 0x92) : palette.color(QPalette::Window).darker(140);
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({ luminance(a), luminance(b) });
    return (lighter + 0.05) / (darker + 0.05);
}

QPalette paletteOf(Theme theme)
{
    const Surfaces& s = theme == Theme::Dark ? darkSurfaces : lightSurfaces;
    QPalette palette(QColor::fromRgb(s.button), QColor::fromRgb(s.window));
    const auto set = [&palette](
                         QPalette::ColorRole role, QRgb colour) { palette.setColor(role, QColor::fromRgb(colour)); };
    set(QPalette::Window, s.window);
    set(QPalette::Base, s.base);
    set(QPalette::AlternateBase, s.alternate);
    set(QPalette::Button, s.button);
    set(QPalette::WindowText, s.text);
    set(QPalette::Text, s.text);
    set(QPalette::ButtonText, s.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::PlaceholderText, s.faint);
    set(QPalette::Highlight, s.highlight);
    set(QPalette::HighlightedText, 0xffffffff);
    set(QPalette::Link, s.link);
    set(QPalette::LinkVisited, s.link);
    set(QPalette::ToolTipBase, s.tip);
    set(QPalette::ToolTipText, s.text);
    for (const QPalette::ColorRole role :
        { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText })
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(s.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(s.disabled));
    return palette;
}

Theme themeOf(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Window)) < 0.2 ? Theme::Dark : Theme::Light;
}

}
