// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/drive.h"

#include "core/measure/clock.h"
#include "tests/integration/native/scripted_server.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>

using namespace labour;
using namespace std::chrono_literals;

std::uint64_t Driven::countOf(std::uint16_t behaviour) const
{
    std::uint64_t sum = 0;
    for (const EndingCount& ending : endings)
        sum += ending.behaviour == behaviour ? ending.count : 0;
    return sum;
}

Driven drive(const Load& load, std::uint16_t port, const DriveHooks& hooks, const QString& host)
{
    return drive(load, Target { host, port, QByteArrayLiteral("0123456789abcdef0123456789abcdef") }, hooks);
}

Driven drive(const Load& load, const Target& target, const DriveHooks& hooks)
{
    Driven driven;
    QEventLoop loop;
    NativeEngine engine;
    QObject::connect(&engine, &Engine::prepared, &engine, [&] {
        if (hooks.prepared)
            hooks.prepared(engine);
        driven.startNs = monotonicNs();
        engine.start(driven.startNs);
        if (hooks.started)
            hooks.started(engine);
    });
    QObject::connect(&engine, &Engine::failed, &engine, [&](const QString& reason) {
        driven.failure = reason;
        loop.quit();
    });
    QObject::connect(&engine, &NativeEngine::requestsEnded, &engine,
        [&](const std::vector<RequestEnd>& ends) { driven.ends.insert(driven.ends.end(), ends.begin(), ends.end()); });
    QObject::connect(&engine, &Engine::interval, &engine, [&](const Interval& interval) {
        driven.intervals.push_back(interval);
        for (const EndingCount& ending : interval.endings) {
            addEnding(driven.endings, ending);
            driven.total.add(ending);
        }
        for (const LatencyCount& latencies : interval.latencies)
            driven.total.add(latencies);
        driven.workers.insert(driven.workers.end(), interval.workers.begin(), interval.workers.end());
        if (hooks.interval)
            hooks.interval(engine, driven);
    });
    QObject::connect(
        &engine, &Engine::happened, &engine, [&](qint64, const std::string& kind, qint64 pid, const QString& detail) {
            driven.happened.push_back({ kind, pid, detail });
        });
    QObject::connect(&engine, &Engine::finished, &engine, [&](const EngineReport& report) {
        driven.report = report;
        driven.isFinished = true;
        loop.quit();
    });
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    if (hooks.prepares)
        hooks.prepares(engine);
    engine.prepare(load, target);
    loop.exec();
    return driven;
}

Expectation usualReply(std::uint16_t status)
{
    AcceptedEnding accepted;
    accepted.statuses = { { status, status } };
    accepted.body = digestOf(ScriptedServer::body);
    return { accepted };
}

Expectation closedEarly()
{
    AcceptedEnding accepted;
    accepted.closed = true;
    return { accepted };
}

Request requestFor(const std::string& target, double weight, std::int64_t timeoutMs)
{
    return { target, weight, Role::Innocent, timeoutMs * 1000, usualReply() };
}

Load loadOf(const Request& request, quint64 requests, int connections)
{
    Load load;
    load.mix = { request };
    load.requests = requests;
    load.connections = connections;
    return load;
}
