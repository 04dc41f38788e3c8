// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/unit_text.h"

#include <QLocale>

#include <array>
#include <cmath>
#include <utility>

namespace labour {

namespace {

template <std::size_t N>
std::optional<double> scaled(const QString& text, const std::array<std::pair<QLatin1String, double>, N>& units)
{
    const QString trimmed = text.trimmed();
    qsizetype end = 0;
    while (end < trimmed.size() && (trimmed.at(end).isDigit() || QStringLiteral(".+-eE").contains(trimmed.at(end)))) {
        // "1e3" is a number and "10E" is not: an exponent has to be followed by digits.
        const QChar next = end + 1 < trimmed.size() ? trimmed.at(end + 1) : QChar();
        if (trimmed.at(end).toLower() == QLatin1Char('e') && !next.isDigit() && next != QLatin1Char('-')
            && next != QLatin1Char('+'))
            break;
        ++end;
    }
    bool isNumber = false;
    const double number = QLocale::c().toDouble(trimmed.left(end), &isNumber);
    if (!isNumber)
        return std::nullopt;
    const QString unit = trimmed.mid(end).trimmed();
    for (const auto& [name, factor] : units) {
        if (unit.compare(name) == 0 && std::isfinite(number * factor))
            return number * factor;
    }
    return std::nullopt;
}

QString trimmedNumber(double value, int decimals)
{
    QString text = QLocale::c().toString(value, 'f', decimals);
    while (text.contains(QLatin1Char('.')) && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.'))))
        text.chop(1);
    return text.remove(QLatin1Char(','));
}

}

std::optional<double> secondsFromText(const QString& text)
{
    static constexpr std::array<std::pair<QLatin1String, double>, 7> units { {
        { QLatin1String(""), 1 },
        { QLatin1String("s"), 1 },
        { QLatin1String("ms"), 1e-3 },
        { QLatin1String("us"), 1e-6 },
        { QLatin1String("m"), 60 },
        { QLatin1String("min"), 60 },
        { QLatin1String("h"), 3600 },
    } };
    return scaled(text, units);
}

std::optional<double> bytesFromText(const QString& text)
{
    constexpr double ki = 1024;
    static constexpr std::array<std::pair<QLatin1String, double>, 12> units { {
        { QLatin1String(""), 1 },
        { QLatin1String("B"), 1 },
        { QLatin1String("k"), ki },
        { QLatin1String("K"), ki },
        { QLatin1String("M"), ki * ki },
        { QLatin1String("G"), ki * ki * ki },
        { QLatin1String("KiB"), ki },
        { QLatin1String("MiB"), ki * ki },
        { QLatin1String("GiB"), ki * ki * ki },
        { QLatin1String("kB"), 1e3 },
        { QLatin1String("MB"), 1e6 },
        { QLatin1String("GB"), 1e9 },
    } };
    return scaled(text, units);
}

QString numberText(double value)
{
    constexpr double shortWhole = 1e15;
    if (value == std::floor(value) && std::abs(value) < shortWhole)
        return QString::number(static_cast<qint64>(value));
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString durationForPeople(double seconds)
{
    if (seconds < 0.9995)
        return trimmedNumber(seconds * 1000, seconds < 0.01 ? 2 : 0) % QStringLiteral(" ms");
    if (seconds < 99.95)
        return trimmedNumber(seconds, 1) % QStringLiteral(" s");
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 3600)
        return QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return QStringLiteral("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString bytesForPeople(double bytes)
{
    static constexpr std::array<QLatin1String, 5> units {
        QLatin1String("B"),
        QLatin1String("KiB"),
        QLatin1String("MiB"),
        QLatin1String("GiB"),
        QLatin1String("TiB"),
    };
    std::size_t unit = 0;
    while (std::abs(bytes) >= 1024 && unit + 1 < units.size()) {
        bytes /= 1024;
        ++unit;
    }
    return trimmedNumber(bytes, unit == 0 ? 0 : 1) % QLatin1Char(' ') % units.at(unit);
}

}
