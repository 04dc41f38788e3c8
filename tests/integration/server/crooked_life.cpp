// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crooked_life.h"

#include "core/server/port.h"

#include <QTest>

#include <algorithm>

namespace labour {

CrookedLife::CrookedLife(const QString& mode, const std::function<void(LaunchSpec&)>& change)
    : directory(QFINDTESTDATA("crooked_server.py"), {})
{
    LaunchSpec spec;
    spec.port = freePort().value_or(0);
    spec.command = { QStringLiteral("/usr/bin/python3"),
        directory.applicationPath() + QStringLiteral("/labour_application.py"), mode, QString::number(spec.port) };
    spec.environment = directory.environment();
    spec.runDirectory = directory.path();
    spec.runMarker = directory.marker();
    spec.token = directory.token();
    if (change)
        change(spec);
    run.marker = spec.runMarker.toStdString();
    run.host = spec.host.toStdString();
    run.port = spec.port;

    life = std::make_unique<ServerLife>(spec);
    const ServerLife* source = life.get();
    QObject::connect(source, &ServerLife::ready, source, [this] { ++readies; });
    QObject::connect(
        source, &ServerLife::launchFailed, source, [this](const QString& reason, const QString& outputTail) {
            launchFailure = reason;
            tail = outputTail;
            ++ends;
        });
    QObject::connect(source, &ServerLife::processStarted, source, [this](const WatchedProcess& process) {
        if (process.isMain)
            run.main = { static_cast<pid_t>(process.pid), process.start };
        started.push_back(process);
    });
    QObject::connect(
        source, &ServerLife::processExited, source, [this](const ProcessExit& exit) { exits.push_back(exit); });
    QObject::connect(
        source, &ServerLife::sampled, source, [this](const WardenSample& sample) { samples.push_back(sample); });
    QObject::connect(
        source, &ServerLife::memoryRead, source, [this](const WardenMemory& memory) { memories.push_back(memory); });
    QObject::connect(
        source, &ServerLife::memoryLimitHit, source, [this](const MemoryLimitHit& hit) { hits.push_back(hit); });
    QObject::connect(source, &ServerLife::output, source, [this](const ServerOutput& output) {
        outputBytes += output.text.size();
        droppedBytes += output.droppedBytes;
    });
    QObject::connect(
        source, &ServerLife::wardenFailed, source, [this](const QString& reason) { wardenFailure = reason; });
    QObject::connect(source, &ServerLife::stopped, source, [this](const StopReport& stopReport) {
        report = stopReport;
        ++ends;
    });
}

bool CrookedLife::isGone() const
{
    return labour::isGone(run, alive());
}

std::vector<ProcessId> CrookedLife::alive() const
{
    std::vector<ProcessId> known;
    for (const WatchedProcess& process : started)
        known.push_back({ static_cast<pid_t>(process.pid), process.start });
    return runMembers(run, known);
}

pid_t CrookedLife::mainPid() const
{
    return run.main.pid;
}

pid_t CrookedLife::wardenPid() const
{
    const auto stat = readStat(run.main.pid);
    return stat ? stat->parent : 0;
}

std::vector<pid_t> CrookedLife::workers() const
{
    std::vector<pid_t> pids;
    for (const WatchedProcess& process : started) {
        if (!process.isMain && !exitOf(static_cast<pid_t>(process.pid)))
            pids.push_back(static_cast<pid_t>(process.pid));
    }
    return pids;
}

const ProcessExit* CrookedLife::exitOf(pid_t pid) const
{
    const auto found =
        std::find_if(exits.begin(), exits.end(), [pid](const ProcessExit& exit) { return exit.process.pid == pid; });
    return found == exits.end() ? nullptr : &*found;
}

}
