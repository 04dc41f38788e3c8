// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sweep.h"

#include "core/server/proc/listener.h"
#include "core/server/proc/pidfd.h"

#include <QThread>

#include <algorithm>
#include <chrono>
#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto interval = 20ms;
constexpr auto patience = 3000ms;

/// A child of ours that has ended is waited for, by its pid alone: QProcess waits for its own.
bool isOver(const ProcessId& process)
{
    const auto stat = readStat(process.pid);
    if (!stat || stat->id != process)
        return true;
    if (stat->parent == ::getpid() && stat->isDead())
        return ::waitpid(process.pid, nullptr, WNOHANG) == process.pid;
    return false;
}

}

Sweep::Sweep(QObject* parent)
    : QObject(parent)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (step()) {
            m_timer.stop();
            emit done();
        }
    });
}

void Sweep::begin(const RunIdentity& run, const std::vector<ProcessId>& known)
{
    reset(run, known);
    step();
    m_timer.start();
}

void Sweep::runBlocking(const RunIdentity& run, const std::vector<ProcessId>& known)
{
    m_timer.stop();
    reset(run, known);
    while (!step())
        QThread::msleep(interval.count());
}

void Sweep::reset(const RunIdentity& run, const std::vector<ProcessId>& known)
{
    m_run = run;
    m_known = known;
    m_killed = known;
    m_clock.start();
}

bool Sweep::step()
{
    const std::vector<ProcessId> members = runMembers(m_run, m_known);
    for (const ProcessId& member : members) {
        sendSignal(member, SIGKILL);
        if (std::find(m_killed.begin(), m_killed.end(), member) == m_killed.end())
            m_killed.push_back(member);
    }
    std::erase_if(m_killed, isOver);
    m_seconds = static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
    m_listening = !isRefused(m_run.host, m_run.port);
    m_survivors = members;
    return (members.empty() && !m_listening && m_killed.empty()) || m_clock.elapsed() > patience.count();
}

}
