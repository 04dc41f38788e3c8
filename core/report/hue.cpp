// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/hue.h"

namespace labour::html {

namespace {

struct Row {
    const char* name;
    HueColours colours;
};

/// In the order of Hue.
constexpr std::array<Row, hueCount> table { {
    { "2xx", { 0x009e73, 0x009e73 } },
    { "3xx", { 0x0072b2, 0x56b4e9 } },
    { "4xx", { 0xb37a00, 0xe69f00 } },
    { "5xx", { 0xd55e00, 0xd55e00 } },
    { "no-reply", { 0xb85a8e, 0xcc79a7 } },
    { "refused", { 0x6b7280, 0x9aa3ad } },
    { "timed-out", { 0x000000, 0xf0e442 } },
    { "not-sent", { 0x7a4fa3, 0xb9a2e0 } },
    { "p50", { 0x0072b2, 0x56b4e9 } },
    { "p99", { 0xb37a00, 0xe69f00 } },
    { "max", { 0xb85a8e, 0xcc79a7 } },
    { "memory", { 0x0072b2, 0x56b4e9 } },
    { "processes", { 0xb37a00, 0xe69f00 } },
    { "bad", { 0xc44500, 0xff8a4c } },
    { "good", { 0x00795a, 0x35c79b } },
    { "neutral", { 0x6b7280, 0x9aa3ad } },
} };

QString hex(std::uint32_t colour)
{
    return QLatin1Char('#') % QString::number(colour, 16).rightJustified(6, QLatin1Char('0'));
}

QString rules(std::uint32_t HueColours::*which)
{
    QString rules = QStringLiteral(":root { --good: %1; --bad: %2; }\n")
                        .arg(hex(coloursOf(Hue::GoodNews).*which), hex(coloursOf(Hue::BadNews).*which));
    for (const Row& row : table)
        rules += QStringLiteral(".hue-%1 { --hue: %2; }\n").arg(QLatin1String(row.name), hex(row.colours.*which));
    return rules;
}

}

HueColours coloursOf(Hue hue)
{
    return table.at(static_cast<std::size_t>(hue)).colours;
}

QString classOf(Hue hue)
{
    return QStringLiteral("hue-") % QLatin1String(table.at(static_cast<std::size_t>(hue)).name);
}

QString hueStyle()
{
    return rules(&HueColours::light) % QStringLiteral("@media screen and (prefers-color-scheme: dark) {\n")
        % rules(&HueColours::dark) % QStringLiteral("}\n");
}

}
