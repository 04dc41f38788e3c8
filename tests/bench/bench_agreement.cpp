// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the engines agree: one plan sent by each of them, and by wrk, to one server, their counts and medians side by
// side. Three loads: closed with one connection (each engine's floor of latency), closed with eight, and open.

#include "tests/bench/bench_servers.h"
#include "tests/bench/contenders.h"

#include "core/run/machine.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <cmath>
#include <cstdio>

namespace {

struct Row {
    QString who;
    double requests = bench::unknown;
    double asExpected = bench::unknown;
    double p50Ms = bench::unknown;
    double p99Ms = bench::unknown;
    double scheduleP50Us = bench::unknown;
    double scheduleP99Us = bench::unknown;
};

void printFigure(double value, int width, int decimals)
{
    if (std::isnan(value))
        std::printf(" %*s", width, "-");
    else
        std::printf(" %*.*f", width, decimals, value);
}

void print(const QString& title, const QList<Row>& rows)
{
    std::printf("\n%s\n%-8s %9s %11s %8s %8s %12s %12s\n", qPrintable(title), "", "requests", "as expected", "p50 ms",
        "p99 ms", "late p50 µs", "late p99 µs");
    for (const Row& row : rows) {
        std::printf("%-8s", qPrintable(row.who));
        printFigure(row.requests, 9, 0);
        printFigure(row.asExpected, 11, 0);
        printFigure(row.p50Ms, 8, 3);
        printFigure(row.p99Ms, 8, 3);
        printFigure(row.scheduleP50Us, 11, 0);
        printFigure(row.scheduleP99Us, 11, 0);
        std::printf("\n");
    }
    std::fflush(stdout);
}

/// The report of labour itself; empty, and told, if it did not run.
QJsonObject measuredBy(const QString& engine, const bench::Task& task, const QStringList& load)
{
    QProcess labour;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LABOUR_TOKEN"), QString(32, QLatin1Char('0')));
    labour.setProcessEnvironment(environment);
    labour.start(QCoreApplication::applicationDirPath() + QStringLiteral("/labour"),
        QStringList { QStringLiteral("run"), QStringLiteral("--url"),
            QStringLiteral("http://127.0.0.1:%1").arg(task.port), QStringLiteral("--engine"), engine,
            QStringLiteral("--behaviour"), QStringLiteral("innocent:Get?path=/"), QStringLiteral("--processes"),
            QStringLiteral("1"), QStringLiteral("--seed"), QStringLiteral("1"), QStringLiteral("--json"),
            QStringLiteral("-") }
            + load);
    labour.waitForFinished(-1);
    const QJsonObject run = QJsonDocument::fromJson(labour.readAllStandardOutput()).object();
    if (run.isEmpty())
        std::fprintf(stderr, "%s", labour.readAllStandardError().constData());
    return run;
}

/// By its path, "totals.latency_ms.p50".
double figure(const QJsonObject& run, const char* path)
{
    QJsonValue value = run;
    for (const QByteArray& key : QByteArray(path).split('.'))
        value = value.toObject().value(QString::fromLatin1(key));
    return value.toDouble(bench::unknown);
}

Row rowOf(const QString& engine, const QJsonObject& run)
{
    return { engine, figure(run, "totals.requests"), figure(run, "totals.as_expected"),
        figure(run, "totals.latency_ms.p50"), figure(run, "totals.latency_ms.p99"),
        figure(run, "client.schedule_error_us.p50"), figure(run, "client.schedule_error_us.p99") };
}

Row wrkRow(bench::Task task)
{
    for (const bench::Contender& tool : bench::publicTools()) {
        const auto measured = tool.name == "wrk" ? tool.measure(task) : std::nullopt;
        if (measured)
            return { QStringLiteral("wrk"), measured->requests, bench::unknown, measured->p50Ms, measured->p99Ms };
    }
    return { QStringLiteral("wrk") };
}

}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("One plan by each engine and by wrk, side by side."));
    parser.addHelpOption();
    const QCommandLineOption engines(QStringLiteral("engines"), QStringLiteral("Which, separated by commas."),
        QStringLiteral("LIST"), QStringLiteral("native,qt,tsung"));
    const QCommandLineOption requests(QStringLiteral("requests"), QStringLiteral("Of each closed load."),
        QStringLiteral("N"), QStringLiteral("5000"));
    const QCommandLineOption rate(QStringLiteral("rate"), QStringLiteral("Of the open load, for five seconds."),
        QStringLiteral("R"), QStringLiteral("2000"));
    parser.addOptions({ engines, requests, rate });
    parser.process(application);

    bench::Task task;
    const std::unique_ptr<bench::BenchServer> server = bench::nginxServer();
    if (!server->start(task)) {
        std::fputs("bench_agreement: nginx is not there; packaging/dependencies bench brings it\n", stderr);
        return 1;
    }
    const labour::Machine machine = labour::thisMachine();
    std::printf("%s, %s, %d cores, kernel %s; %s\n", qPrintable(QDate::currentDate().toString(Qt::ISODate)),
        machine.cpu.c_str(), machine.cores, machine.kernel.c_str(), server->title().c_str());
    const QStringList names = parser.value(engines).split(QLatin1Char(','));
    bool isWhole = true;
    for (const int connections : { 1, 8 }) {
        QList<Row> rows;
        for (const QString& engine : names)
            rows.append(rowOf(engine,
                measuredBy(engine, task,
                    { QStringLiteral("--connections"), QString::number(connections), QStringLiteral("--requests"),
                        parser.value(requests) })));
        task.connections = connections;
        task.seconds = 2;
        rows.append(wrkRow(task));
        print(QStringLiteral("Closed, %1 connections, %2 requests (wrk: 2 s)")
                  .arg(connections)
                  .arg(parser.value(requests)),
            rows);
        for (const Row& row : rows)
            isWhole = isWhole && row.requests > 0;
    }
    QList<Row> rows;
    for (const QString& engine : names)
        rows.append(rowOf(engine,
            measuredBy(engine, task,
                { QStringLiteral("--connections"), QStringLiteral("128"), QStringLiteral("--rate"), parser.value(rate),
                    QStringLiteral("--duration"), QStringLiteral("5s") })));
    print(QStringLiteral("Open, %1 requests a second for 5 s").arg(parser.value(rate)), rows);
    return isWhole ? 0 : 1;
}
