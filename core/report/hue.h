// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstdint>

namespace labour::html {

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
    BadNews, ///< of events and judgements: something ended
    GoodNews, ///< something came back
    Neutral, ///< something was changed
};

inline constexpr std::size_t hueCount = 16;

/// 0xrrggbb, on a light ground and on a dark one.
struct HueColours {
    std::uint32_t light;
    std::uint32_t dark;
};

/// After Okabe and Ito, some darkened for a light ground so that each stands out from it.
HueColours coloursOf(Hue hue);

/// The class of what is drawn in it on a page: "hue-2xx".
QString classOf(Hue hue);
/// CSS that gives each class its colour as --hue, in light, dark and print; and --good and --bad.
QString hueStyle();

}
