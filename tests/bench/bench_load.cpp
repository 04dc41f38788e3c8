// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a request costs each of Labour's engines and the public load generators, against one server in one run: a table
// a server, and the ratios to wrk and h2load.

#include "tests/bench/bench_servers.h"
#include "tests/bench/contenders.h"

#include "core/run/machine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDate>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace {

struct Row {
    bench::Contender contender;
    std::vector<bench::Measured> rounds;
};

double median(std::vector<double> values)
{
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty())
        return bench::unknown;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

template <typename Figure>
double medianOf(const Row& row, Figure figure)
{
    std::vector<double> values;
    for (const bench::Measured& round : row.rounds)
        values.push_back(figure(round));
    return median(std::move(values));
}

double perCpuSecond(const Row& row)
{
    return medianOf(row, [](const bench::Measured& m) { return m.perCpuSecond(); });
}

/// Of the same round each, since what else the machine does changes from one to the next.
double ratio(const Row& row, const std::vector<Row>& rows, const std::string& to)
{
    const auto other = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.contender.name == to; });
    if (other == rows.end())
        return bench::unknown;
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(row.rounds.size(), other->rounds.size()); ++i)
        ratios.push_back(row.rounds[i].perCpuSecond() / other->rounds[i].perCpuSecond());
    return median(std::move(ratios));
}

void printFigure(double value, int width, int decimals)
{
    if (std::isnan(value))
        std::printf(" %*s", width, "-");
    else
        std::printf(" %*.*f", width, decimals, value);
}

void print(const std::string& title, const std::vector<Row>& rows)
{
    std::printf("\n%s\n%-8s %10s %14s %8s %8s %6s %7s %7s %8s %10s\n", title.c_str(), "", "requests/s",
        "per CPU second", "p50 ms", "p99 ms", "CPU %", "MiB", "failed", "to wrk's", "to h2load's");
    for (const Row& row : rows) {
        if (row.rounds.empty()) {
            std::printf("%-8s not there\n", row.contender.name.c_str());
            continue;
        }
        std::printf("%-8s", row.contender.name.c_str());
        printFigure(medianOf(row, [](const bench::Measured& m) { return m.perSecond(); }), 10, 0);
        printFigure(perCpuSecond(row), 14, 0);
        printFigure(medianOf(row, [](const bench::Measured& m) { return m.p50Ms; }), 8, 3);
        printFigure(medianOf(row, [](const bench::Measured& m) { return m.p99Ms; }), 8, 3);
        printFigure(medianOf(row, [](const bench::Measured& m) { return m.cpuPercent(); }), 6, 0);
        printFigure(medianOf(row, [](const bench::Measured& m) { return m.memoryBytes / 1048576; }), 7, 1);
        printFigure(medianOf(row, [](const bench::Measured& m) { return m.failed; }), 7, 0);
        printFigure(ratio(row, rows, "wrk"), 8, 2);
        printFigure(ratio(row, rows, "h2load"), 10, 2);
        std::printf("\n");
    }
}

std::vector<Row> contendersFor(const QStringList& only)
{
    std::vector<bench::Contender> all = bench::ownEngines();
    const std::vector<bench::Contender> others = bench::publicTools();
    all.insert(all.end(), others.begin(), others.end());
    all.push_back(bench::bareLoop());
    std::vector<Row> rows;
    for (const bench::Contender& contender : all) {
        if (only.isEmpty() || only.contains(QString::fromStdString(contender.name)))
            rows.push_back({ contender, {} });
    }
    return rows;
}

}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Requests a second and a CPU second of Labour's engines and of "
                                                    "wrk, h2load, hey and ab, and of a bare loop that looks at no "
                                                    "reply; medians over the rounds, in which all take their turns."));
    parser.addHelpOption();
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("Length of each measurement."),
        QStringLiteral("N"), QStringLiteral("5"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), QStringLiteral("Measurements of each, in turn."),
        QStringLiteral("N"), QStringLiteral("3"));
    const QCommandLineOption connections(QStringLiteral("connections"),
        QStringLiteral("Connections, each waiting for its reply."), QStringLiteral("N"), QStringLiteral("64"));
    const QCommandLineOption only(
        QStringLiteral("only"), QStringLiteral("Measures just these."), QStringLiteral("NAME,…"));
    const QCommandLineOption server(QStringLiteral("server"), QStringLiteral("own, nginx or both."),
        QStringLiteral("NAME"), QStringLiteral("both"));
    const QCommandLineOption noKeepAlive(QStringLiteral("no-keepalive"), QStringLiteral("A connection a request."));
    parser.addOptions({ seconds, rounds, connections, only, server, noKeepAlive });
    parser.process(application);

    bench::Task task;
    task.seconds = parser.value(seconds).toDouble();
    task.connections = parser.value(connections).toInt();
    task.keepAlive = !parser.isSet(noKeepAlive);
    std::vector<std::unique_ptr<bench::BenchServer>> servers;
    if (parser.value(server) != QLatin1String("nginx"))
        servers.push_back(bench::ownServer());
    if (parser.value(server) != QLatin1String("own"))
        servers.push_back(bench::nginxServer());
    if (task.seconds <= 0 || task.connections <= 0) {
        std::fputs("bench_load: there is nothing to measure\n", stderr);
        return 1;
    }
    const labour::Machine machine = labour::thisMachine();
    std::printf("%s, %s, %d cores, kernel %s; %d connections, %s\n",
        qPrintable(QDate::currentDate().toString(Qt::ISODate)), machine.cpu.c_str(), machine.cores,
        machine.kernel.c_str(), task.connections, task.keepAlive ? "kept alive" : "one for each request");
    bool isWhole = true;
    for (const auto& each : servers) {
        if (!each->start(task)) {
            std::printf("\n%s: not there\n", each->title().c_str());
            continue;
        }
        std::vector<Row> rows = contendersFor(parser.value(only).split(u',', Qt::SkipEmptyParts));
        for (int round = 0; round < parser.value(rounds).toInt(); ++round) {
            for (Row& row : rows) {
                if (const auto measured = row.contender.measure(task))
                    row.rounds.push_back(*measured);
            }
        }
        print(each->title(), rows);
        std::fflush(stdout);
        isWhole = isWhole && !rows.empty() && !rows.front().rounds.empty();
    }
    return isWhole ? 0 : 1;
}
