// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/tsung/tsung_run.h"

#include "core/load/tsung/tsung_engine.h"
#include "core/measure/clock.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace labour;

namespace {

constexpr int patienceMs = 90'000;

Recording emptyRecording(const Load& load)
{
    std::vector<RecordedBehaviour> behaviours;
    for (const Request& request : load.mix)
        behaviours.push_back({ request.target, {}, request.weight, request.role });
    std::vector<RecordedPhase> phases;
    double from = 0;
    for (const LoadPhase& phase : load.phases) {
        const double to = from + static_cast<double>(phase.durationNs) / 1e9;
        phases.push_back({ "phase", from, to });
        from = to;
    }
    return Recording(behaviours, phases);
}

}

Request requestTo(const std::string& target, double weight)
{
    AcceptedEnding ok;
    ok.statuses = { { 200, 200 } };
    Request request;
    request.target = target;
    request.weight = weight;
    request.timeoutUs = 5'000'000;
    request.expectation = { ok };
    return request;
}

Load loadOf(const std::vector<std::string>& targets)
{
    Load load;
    for (const std::string& target : targets)
        load.mix.push_back(requestTo(target));
    load.policy = Policy::Repeat;
    load.connections = 4;
    load.processes = 2;
    load.seed = 7;
    return load;
}

TsungRun runLoad(const Load& load, std::uint16_t port, const std::function<void(TsungEngine&)>& whileSending,
    const std::function<void(TsungEngine&)>& whenPrepared)
{
    TsungRun run;
    run.recording = emptyRecording(load);
    TsungEngine engine;
    bool isDone = false;
    QObject::connect(&engine, &Engine::prepared, &engine, [&] {
        if (whenPrepared)
            whenPrepared(engine);
        run.startNs = monotonicNs();
        engine.start(run.startNs);
    });
    QObject::connect(&engine, &Engine::failed, &engine, [&](const QString& reason) {
        run.failure = reason;
        isDone = true;
    });
    QObject::connect(&engine, &Engine::interval, &engine, [&](const Interval& interval) {
        run.recording.add(interval);
        run.grew = run.grew || (load.durationNs && monotonicNs() < run.startNs + *load.durationNs);
        if (whileSending)
            whileSending(engine);
    });
    QObject::connect(&engine, &Engine::happened, &engine,
        [&](qint64, const std::string& kind, qint64, const QString&) { run.events.push_back(kind); });
    QObject::connect(&engine, &Engine::finished, &engine, [&](const EngineReport& report) {
        run.report = report;
        run.finished = true;
        isDone = true;
    });
    engine.prepare(load, { QStringLiteral("127.0.0.1"), port, QByteArray(32, 'a') });
    if (!QTest::qWaitFor([&] { return isDone; }, patienceMs))
        qWarning("the engine does not end");
    return run;
}

QStringList tsungFolders()
{
    return QDir(QDir::tempPath()).entryList({ QStringLiteral("labour-tsung-*") }, QDir::Dirs | QDir::Hidden);
}

QList<qint64> tsungProcesses()
{
    QList<qint64> found;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile environment(QStringLiteral("/proc/%1/environ").arg(name));
        if (environment.open(QIODevice::ReadOnly) && environment.readAll().contains("LABOUR_TSUNG="))
            found.append(name.toLongLong());
    }
    return found;
}
