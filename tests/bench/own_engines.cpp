// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/contenders.h"

#include "core/load/native/native_engine.h"
#include "core/load/qt/qt_engine.h"
#include "core/measure/clock.h"
#include "core/measure/tally.h"

#include <QEventLoop>

#include <sys/resource.h>

namespace bench {

namespace {

using namespace labour;

double cpuSeconds(int whose)
{
    rusage used {};
    getrusage(whose, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

Load loadFor(const Task& task)
{
    AcceptedEnding ok;
    ok.statuses = { { 200, 200 } };
    ok.verified = task.isOurs;
    Load load;
    load.mix.push_back({ task.target.toStdString(), 1, Role::Innocent, 5'000'000, { ok } });
    load.connections = task.connections;
    load.keepAlive = task.keepAlive;
    load.durationNs = static_cast<qint64>(task.seconds * static_cast<double>(nsPerSecond));
    return load;
}

std::optional<Measured> measureEngine(Engine& engine, const Task& task)
{
    Tally tally;
    qint64 startNs = 0;
    std::optional<EngineReport> report;
    QEventLoop loop;
    QObject::connect(&engine, &Engine::prepared, &loop, [&] { engine.start(startNs = monotonicNs()); });
    QObject::connect(&engine, &Engine::interval, &loop, [&](const Interval& interval) {
        for (const EndingCount& ending : interval.endings)
            tally.add(ending);
        for (const LatencyCount& latencies : interval.latencies)
            tally.add(latencies);
    });
    QObject::connect(&engine, &Engine::failed, &loop, &QEventLoop::quit);
    QObject::connect(&engine, &Engine::finished, &loop, [&](const EngineReport& told) {
        report = told;
        loop.quit();
    });
    engine.prepare(
        loadFor(task), { QStringLiteral("127.0.0.1"), task.port, task.isOurs ? QByteArray(32, '0') : QByteArray() });
    loop.exec();
    if (!report)
        return std::nullopt;
    Measured measured;
    measured.requests = static_cast<double>(tally.requests);
    measured.seconds = static_cast<double>(report->endNs - startNs) / static_cast<double>(nsPerSecond);
    measured.p50Ms = tally.latencyMs(0.5).value_or(unknown);
    measured.p99Ms = tally.latencyMs(0.99).value_or(unknown);
    if (report->largestRssBytes > 0)
        measured.memoryBytes = static_cast<double>(report->largestRssBytes);
    measured.failed = static_cast<double>(tally.requests - tally.asExpected);
    return measured;
}

std::optional<Measured> measureNative(const Task& task)
{
    const double own = cpuSeconds(RUSAGE_SELF);
    const double children = cpuSeconds(RUSAGE_CHILDREN);
    std::optional<Measured> measured;
    {
        NativeEngine engine;
        measured = measureEngine(engine, task);
    }
    if (measured)
        measured->cpuSeconds = cpuSeconds(RUSAGE_SELF) - own + cpuSeconds(RUSAGE_CHILDREN) - children;
    return measured;
}

std::optional<Measured> measureQt(const Task& task)
{
    const double own = cpuSeconds(RUSAGE_SELF);
    QtEngine engine;
    auto measured = measureEngine(engine, task);
    if (measured)
        measured->cpuSeconds = cpuSeconds(RUSAGE_SELF) - own;
    return measured;
}

}

std::vector<Contender> ownEngines()
{
    return { { "native", measureNative }, { "qt", measureQt } };
}

}
