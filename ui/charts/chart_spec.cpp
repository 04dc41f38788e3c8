// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_spec.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Charts)
};

QString threeDigits(double value)
{
    const double size = std::abs(value);
    return QLocale().toString(value, 'f', size >= 99.95 || size == 0 ? 0 : size >= 9.995 ? 1 : 2);
}

SeriesSpec share(SeriesId id, const QString& name, const QString& help, Hue hue)
{
    return { id, name, help, hue, Quantity::PerSecond, id == SeriesId::Replies2xx };
}

}

QString axisText(Quantity quantity, double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    switch (quantity) {
    case Quantity::PerSecond:
    case Quantity::Count:
        return QLocale().toString(value, 'f', value == std::floor(value) ? 0 : 1);
    case Quantity::Milliseconds:
    case Quantity::Mebibytes:
        break;
    }
    const int decimals =
        value == 0 || value == std::floor(value) ? 0 : std::max(1, -static_cast<int>(std::floor(std::log10(value))));
    return QLocale().toString(value, 'f', decimals);
}

QString textOf(Quantity quantity, double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    switch (quantity) {
    case Quantity::PerSecond:
    case Quantity::Count:
        return QLocale().toString(std::llround(value));
    case Quantity::Milliseconds:
        return Texts::tr("%1 ms").arg(threeDigits(value));
    case Quantity::Mebibytes:
        return Texts::tr("%1 MiB").arg(threeDigits(value));
    }
    return {};
}

std::vector<Mark>::const_iterator firstMarkFrom(
    std::vector<Mark>::const_iterator begin, std::vector<Mark>::const_iterator end, double t)
{
    return std::lower_bound(begin, end, t, [](const Mark& mark, double time) { return mark.t < time; });
}

ChartSpec responsesChart()
{
    return { QStringLiteral("responses"), Texts::tr("Responses"), { Texts::tr("per second"), Quantity::PerSecond },
        std::nullopt, Texts::tr("mean of the run"), true,
        {
            share(SeriesId::Replies2xx, Texts::tr("2xx"), Texts::tr("Whole replies with a status of success"),
                Hue::Status2xx),
            share(SeriesId::Replies3xx, Texts::tr("3xx"), Texts::tr("Whole replies that redirect"), Hue::Status3xx),
            share(SeriesId::Replies4xx, Texts::tr("4xx"), Texts::tr("Whole replies that blame the request"),
                Hue::Status4xx),
            share(SeriesId::Replies5xx, Texts::tr("5xx"),
                Texts::tr("Whole replies that report a failure of the server"), Hue::Status5xx),
            share(SeriesId::NoReply, Texts::tr("no reply"),
                Texts::tr("The connection was closed or reset before a whole reply, or what came was not the reply"),
                Hue::NoReply),
            share(SeriesId::Refused, Texts::tr("refused"),
                Texts::tr("Nobody listened, or no connection came about in time"), Hue::Refused),
            share(SeriesId::TimedOut, Texts::tr("timed out"), Texts::tr("Connected, but no whole reply in time"),
                Hue::TimedOut),
            share(SeriesId::NotSent, Texts::tr("not sent"), Texts::tr("The load generator itself ran out of something"),
                Hue::NotSent),
        } };
}

ChartSpec latencyChart()
{
    const auto line = [](SeriesId id, const QString& name, const QString& help, Hue hue, bool isBand = false) {
        return SeriesSpec { id, name, help, hue, Quantity::Milliseconds, true, isBand };
    };
    return { QStringLiteral("latency"), Texts::tr("Latency"), { Texts::tr("ms"), Quantity::Milliseconds }, std::nullopt,
        Texts::tr("of the whole run"), false,
        {
            // Of few replies the slowest is p99 too: as a band it shows to both sides of it.
            line(SeriesId::Maximum, Texts::tr("max"), Texts::tr("The slowest whole reply of each tenth of a second"),
                Hue::Maximum, true),
            line(SeriesId::Percentile99, Texts::tr("p99"), Texts::tr("99 of 100 whole replies were at least this fast"),
                Hue::Percentile99),
            line(SeriesId::Median, Texts::tr("p50"), Texts::tr("Half of the whole replies were at least this fast"),
                Hue::Median),
        } };
}

ChartSpec memoryChart()
{
    return { QStringLiteral("memory"), Texts::tr("Memory and processes"), { Texts::tr("MiB"), Quantity::Mebibytes },
        AxisSpec { Texts::tr("processes"), Quantity::Count }, Texts::tr("largest of the run"), false,
        {
            { SeriesId::Processes, Texts::tr("processes"), Texts::tr("How many processes the server consists of"),
                Hue::Processes, Quantity::Count, true, false, true },
            { SeriesId::Memory, Texts::tr("RSS"),
                Texts::tr(
                    "Resident memory of all the server's processes; what they share counts once for each of them"),
                Hue::Memory, Quantity::Mebibytes },
        } };
}

}
