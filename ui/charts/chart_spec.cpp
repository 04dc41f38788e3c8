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
    return { id, name, help, hue, Quantity::PerSecond,
        id == SeriesId::Replies2xx || id == SeriesId::GoodReply || id == SeriesId::Throughput
            || id == SeriesId::Goodput };
}

/// Those that stacks of responses and of outcomes end alike with.
QList<SeriesSpec> failures()
{
    return {
        share(SeriesId::Refused, Texts::tr("refused"),
            Texts::tr("Nobody listened, or no connection came about in time"), Hue::Refused),
        share(SeriesId::TimedOut, Texts::tr("timed out"), Texts::tr("Connected, but no whole reply in time"),
            Hue::TimedOut),
        share(SeriesId::NotSent, Texts::tr("not sent"), Texts::tr("The load generator itself ran out of something"),
            Hue::NotSent),
    };
}

/// Of the median, the 99th percentile and the slowest, whose series these are.
ChartSpec latencyOf(const QString& name, const QString& title, SeriesId median, SeriesId percentile99, SeriesId maximum)
{
    const auto line = [](SeriesId id, const QString& label, const QString& help, Hue hue, bool isBand = false) {
        return SeriesSpec { id, label, help, hue, Quantity::Milliseconds, true, isBand };
    };
    ChartSpec spec;
    spec.name = name;
    spec.title = title;
    spec.axis = { Texts::tr("ms"), Quantity::Milliseconds };
    spec.summary = Texts::tr("of the whole run");
    spec.series = {
        // Of few replies the slowest is p99 too: as a band it shows to both sides of it.
        line(maximum, Texts::tr("max"), Texts::tr("The slowest whole reply of each tenth of a second"), Hue::Maximum,
            true),
        line(percentile99, Texts::tr("p99"), Texts::tr("99 of 100 whole replies were at least this fast"),
            Hue::Percentile99),
        line(median, Texts::tr("p50"), Texts::tr("Half of the whole replies were at least this fast"), Hue::Median),
    };
    return spec;
}

}

QString axisText(Quantity quantity, double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    switch (quantity) {
    case Quantity::PerSecond:
    case Quantity::Percent:
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

QString numberText(Quantity quantity, double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return Texts::tr("> timeout");
    const bool isMeasured = quantity == Quantity::Milliseconds || quantity == Quantity::Mebibytes;
    return isMeasured ? threeDigits(value) : QLocale().toString(std::llround(value));
}

QString textOf(Quantity quantity, double value)
{
    const QString number = numberText(quantity, value);
    if (std::isnan(value))
        return number;
    if (std::isinf(value))
        return Texts::tr("over the timeout");
    switch (quantity) {
    case Quantity::Milliseconds:
        return Texts::tr("%1 ms").arg(number);
    case Quantity::Mebibytes:
        return Texts::tr("%1 MiB").arg(number);
    case Quantity::Percent:
        return Texts::tr("%1 %").arg(number);
    case Quantity::PerSecond:
    case Quantity::Count:
        break;
    }
    return number;
}

std::vector<Mark>::const_iterator firstMarkFrom(
    std::vector<Mark>::const_iterator begin, std::vector<Mark>::const_iterator end, double t)
{
    return std::lower_bound(begin, end, t, [](const Mark& mark, double time) { return mark.t < time; });
}

ChartSpec responsesChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("responses");
    spec.title = Texts::tr("Responses");
    spec.axis = { Texts::tr("per second"), Quantity::PerSecond };
    spec.summary = Texts::tr("mean of the run");
    spec.isStacked = true;
    spec.series = {
        share(SeriesId::Replies2xx, Texts::tr("2xx"), Texts::tr("Whole replies with a status of success"),
            Hue::Status2xx),
        share(SeriesId::Replies3xx, Texts::tr("3xx"), Texts::tr("Whole replies that redirect"), Hue::Status3xx),
        share(
            SeriesId::Replies4xx, Texts::tr("4xx"), Texts::tr("Whole replies that blame the request"), Hue::Status4xx),
        share(SeriesId::Replies5xx, Texts::tr("5xx"), Texts::tr("Whole replies that report a failure of the server"),
            Hue::Status5xx),
        share(SeriesId::NoReply, Texts::tr("no reply"),
            Texts::tr("The connection was closed or reset before a whole reply, or what came was not the reply"),
            Hue::NoReply),
    };
    spec.series += failures();
    return spec;
}

ChartSpec outcomesChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("outcomes");
    spec.title = Texts::tr("Outcomes");
    spec.axis = { Texts::tr("per second"), Quantity::PerSecond };
    spec.summary = Texts::tr("mean of the run");
    spec.isStacked = true;
    spec.series = {
        share(SeriesId::GoodReply, Texts::tr("as promised"),
            Texts::tr("Whole replies with the status and body that their behaviour promises"), Hue::GoodReply),
        share(SeriesId::WrongReply, Texts::tr("wrong reply"),
            Texts::tr("Whole replies with another status or body than their behaviour promises"), Hue::WrongReply),
        share(SeriesId::Broken, Texts::tr("broken"),
            Texts::tr("What came ended too early, was not HTTP, or was somebody else's reply"), Hue::Broken),
        share(SeriesId::Closed, Texts::tr("closed"), Texts::tr("The connection was closed before a byte of reply"),
            Hue::Closed),
        share(SeriesId::Reset, Texts::tr("reset"), Texts::tr("The connection was reset before a byte of reply"),
            Hue::Reset),
    };
    spec.series += failures();
    return spec;
}

ChartSpec throughputChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("throughput");
    spec.title = Texts::tr("Throughput and goodput");
    spec.axis = { Texts::tr("per second"), Quantity::PerSecond };
    spec.summary = Texts::tr("mean of the run");
    spec.series = {
        share(SeriesId::Throughput, Texts::tr("throughput"), Texts::tr("All requests that ended, however they did"),
            Hue::Throughput),
        share(SeriesId::Goodput, Texts::tr("goodput"), Texts::tr("Whole replies that are as expected"), Hue::Goodput),
    };
    return spec;
}

ChartSpec latencyChart()
{
    return latencyOf(QStringLiteral("latency"), Texts::tr("Latency of all"), SeriesId::Median, SeriesId::Percentile99,
        SeriesId::Maximum);
}

ChartSpec innocentLatencyChart()
{
    return latencyOf(QStringLiteral("innocentLatency"), Texts::tr("Latency of innocents"), SeriesId::InnocentMedian,
        SeriesId::InnocentPercentile99, SeriesId::InnocentMaximum);
}

ChartSpec culpritLatencyChart()
{
    return latencyOf(QStringLiteral("culpritLatency"), Texts::tr("Latency of culprits"), SeriesId::CulpritMedian,
        SeriesId::CulpritPercentile99, SeriesId::CulpritMaximum);
}

ChartSpec heatMapChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("heatMap");
    spec.title = Texts::tr("Latency heat map");
    spec.axis = { Texts::tr("ms"), Quantity::Milliseconds };
    spec.summary = Texts::tr("of all replies");
    spec.isHeatMap = true;
    return spec;
}

ChartSpec memoryChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("memory");
    spec.title = Texts::tr("Memory and processes");
    spec.axis = { Texts::tr("MiB"), Quantity::Mebibytes };
    spec.rightAxis = AxisSpec { Texts::tr("processes"), Quantity::Count };
    spec.summary = Texts::tr("largest of the run");
    spec.series = {
        { SeriesId::Processes, Texts::tr("processes"), Texts::tr("How many processes the server consists of"),
            Hue::Processes, Quantity::Count, true, false, true },
        { SeriesId::Memory, Texts::tr("RSS"),
            Texts::tr("Resident memory of all the server's processes; what they share counts once for each of them"),
            Hue::Memory, Quantity::Mebibytes },
    };
    return spec;
}

ChartSpec processMemoryChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("processMemory");
    spec.title = Texts::tr("Memory by process");
    spec.axis = { Texts::tr("MiB"), Quantity::Mebibytes };
    spec.summary = Texts::tr("largest of the run");
    spec.isStacked = true;
    spec.hasCeiling = true;
    spec.series.append({ SeriesId::MainMemory, Texts::tr("main"), Texts::tr("Resident memory of the main process"),
        Hue::MainProcess, Quantity::Mebibytes });
    constexpr int workers = 6;
    for (int i = 0; i < workers; ++i) {
        spec.series.append(
            { static_cast<SeriesId>(static_cast<int>(SeriesId::WorkerMemory1) + i), Texts::tr("worker %1").arg(i + 1),
                Texts::tr("Resident memory of a worker, and of those that took its place after it had ended"),
                static_cast<Hue>(static_cast<int>(Hue::Worker1) + i), Quantity::Mebibytes, false });
    }
    spec.series.append({ SeriesId::OtherMemory, Texts::tr("others"),
        Texts::tr("Resident memory of all processes that are more than these"), Hue::OtherProcesses,
        Quantity::Mebibytes, false });
    return spec;
}

ChartSpec cpuChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("cpu");
    spec.title = Texts::tr("Processes and CPU");
    spec.axis = { Texts::tr("CPU, %"), Quantity::Percent };
    spec.rightAxis = AxisSpec { Texts::tr("processes"), Quantity::Count };
    spec.summary = Texts::tr("largest of the run");
    spec.series = {
        { SeriesId::Processes, Texts::tr("processes"), Texts::tr("How many processes the server consists of"),
            Hue::Processes, Quantity::Count, true, false, true },
        { SeriesId::Cpu, Texts::tr("CPU"), Texts::tr("Time that all the server's processes computed, of one core"),
            Hue::Cpu, Quantity::Percent },
    };
    return spec;
}

ChartSpec listenQueueChart()
{
    ChartSpec spec;
    spec.name = QStringLiteral("listenQueue");
    spec.title = Texts::tr("Listen queue");
    spec.axis = { Texts::tr("connections"), Quantity::Count };
    spec.summary = Texts::tr("largest of the run");
    spec.series = {
        { SeriesId::ListenQueue, Texts::tr("waiting"),
            Texts::tr("Connections that the kernel has made and the server has not accepted yet"), Hue::ListenQueue,
            Quantity::Count },
    };
    return spec;
}

QList<ChartSpec> allCharts()
{
    return { responsesChart(), outcomesChart(), throughputChart(), innocentLatencyChart(), culpritLatencyChart(),
        latencyChart(), heatMapChart(), memoryChart(), processMemoryChart(), cpuChart(), listenQueueChart() };
}

QStringList firstCharts()
{
    return { QStringLiteral("responses"), QStringLiteral("innocentLatency"), QStringLiteral("memory") };
}

}
