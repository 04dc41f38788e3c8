// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/qtengine/engine_run.h"

#include "core/load/qt/qt_engine.h"
#include "core/measure/clock.h"

#include <QDebug>
#include <QObject>
#include <QTest>

#include <utility>

using namespace labour;

namespace {

constexpr int patienceMs = 60'000;

void add(EngineRun& run, const Interval& interval)
{
    run.intervals.push_back(interval);
    for (const EndingCount& ending : interval.endings) {
        run.behaviours.at(ending.behaviour).add(ending);
        run.total.add(ending);
    }
    for (const LatencyCount& latencies : interval.latencies) {
        run.behaviours.at(latencies.behaviour).add(latencies);
        run.total.add(latencies);
    }
}

}

Request requestTo(const std::string& target, double weight)
{
    Request request;
    request.target = target;
    request.weight = weight;
    request.timeoutUs = 30'000'000;
    request.expectation = expectStatus(200);
    return request;
}

Expectation expectStatus(std::uint16_t status)
{
    AcceptedEnding ending;
    ending.statuses = { { status, status } };
    return { ending };
}

Expectation expectClosed()
{
    AcceptedEnding ending;
    ending.closed = true;
    return { ending };
}

Load loadOf(std::vector<Request> mix, quint64 requests, int connections)
{
    Load load;
    load.mix = std::move(mix);
    load.requests = requests;
    load.connections = connections;
    load.seed = 1;
    return load;
}

Load endlessLoad(std::vector<Request> mix, int connections)
{
    Load load = loadOf(std::move(mix), 0, connections);
    load.requests.reset();
    load.durationNs = 3600 * nsPerSecond;
    return load;
}

EngineRun runLoad(const Load& load, std::uint16_t port, const std::function<void(QtEngine&)>& whileSending)
{
    QtEngine engine;
    return runLoad(engine, load, port, whileSending);
}

EngineRun runLoad(
    QtEngine& engine, const Load& load, std::uint16_t port, const std::function<void(QtEngine&)>& whileSending)
{
    const Target target { QStringLiteral("127.0.0.1"), port, QByteArray("0123456789abcdef0123456789abcdef") };
    return runLoad(engine, load, target, whileSending);
}

EngineRun runLoad(
    QtEngine& engine, const Load& load, const Target& target, const std::function<void(QtEngine&)>& whileSending)
{
    EngineRun run;
    run.behaviours.resize(load.mix.size());
    QObject context;
    QObject::connect(&engine, &Engine::prepared, &context, [&engine] { engine.start(monotonicNs()); });
    QObject::connect(&engine, &Engine::failed, &context, [&run](const QString& reason) { run.failure = reason; });
    QObject::connect(&engine, &Engine::interval, &context, [&](const Interval& interval) {
        add(run, interval);
        if (whileSending)
            whileSending(engine);
    });
    QObject::connect(
        &engine, &Engine::happened, &context, [&run](qint64, const std::string& kind) { run.events.push_back(kind); });
    QObject::connect(&engine, &Engine::finished, &context, [&run](const EngineReport& report) {
        run.report = report;
        run.finished = true;
    });
    engine.prepare(load, target);
    if (!QTest::qWaitFor([&run] { return run.finished || !run.failure.isEmpty(); }, patienceMs))
        qWarning("The engine has not finished.");
    for (std::size_t i = 0; i < run.behaviours.size() && i < run.report.unfinished.size(); ++i) {
        run.behaviours[i].unfinished = run.report.unfinished[i];
        run.total.unfinished += run.report.unfinished[i];
    }
    return run;
}
