// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>
#include <cstdint>

namespace labour {

enum class Theme : std::uint8_t {
    Light,
    Dark,
};

/// What is drawn in a colour of its own. Fixed: a class of responses looks the same in every chart, run and export.
enum class Hue : std::uint8_t {
    Status2xx,
    Status3xx,
    Status4xx,
    Status5xx,
    NoReply,
    Refused,
    TimedOut,
    NotSent,
    Median,
    Percentile99,
    Maximum,
    Memory,
    Processes,
    GoodReply,
    WrongReply,
    Broken,
    Closed,
    Reset,
    Throughput,
    Goodput,
    Cpu,
    ListenQueue,
    MainProcess,
    Worker1,
    Worker2,
    Worker3,
    Worker4,
    Worker5,
    Worker6,
    OtherProcesses,
    BadNews, ///< of events and judgements: something ended
    GoodNews, ///< something came back
    Neutral, ///< something was changed
    Note, ///< somebody has written it
};

inline constexpr std::size_t hueCount = 34;
const std::array<Hue, hueCount>& allHues();

/// Which colours series and marks have.
enum class SeriesColours : std::uint8_t {
    OkabeIto,
    HighContrast, ///< the same, moved away from the ground until text of their colour could be read
};
SeriesColours seriesColours();
/// For all that is drawn from now on; applySeriesColours() draws anew what is there.
void setSeriesColours(SeriesColours colours);

/// After Okabe and Ito, some darkened for the light theme so that each stands out from the plot's ground.
QColor colourOf(Hue hue, Theme theme);

/// Of a heat map: from little (0) to much (1), ever further from the plot's ground in lightness, which those see too
/// who see few colours.
QColor heatColour(double share, Theme theme);

/// What charts are drawn on and with.
struct PlotColours {
    QColor ground;
    QColor text;
    QColor axis;
    QColor grid;
    QColor cursor;
};
PlotColours plotColours(Theme theme);

/// Of fields, boxes and sliders.
QColor controlOutline(Theme theme);

/// The contrast ratio of WCAG 2, 1 to 21.
double contrast(const QColor& a, const QColor& b);

/// The palettes for the style Fusion.
QPalette paletteOf(Theme theme);
/// Which theme a palette is: by its window's lightness.
Theme themeOf(const QPalette& palette);

}
