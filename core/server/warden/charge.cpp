// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/charge.h"

#include "core/measure/clock.h"
#include "core/server/proc/pidfd.h"
#include "core/server/proc/proc_files.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <utility>

namespace labour {

namespace {

constexpr std::int64_t flushNs = 100 * nsPerMillisecond;
constexpr std::int64_t successionNs = 10 * nsPerMillisecond;
constexpr std::int64_t thoroughNs = nsPerSecond;
constexpr std::int64_t settlingNs = 50 * nsPerMillisecond;

}

Charge::Charge(const WardenSetup& setup, Launch launched, int epoll, Outbox& outbox)
    : m_observes(setup.observedPid.has_value())
    , m_epoll(epoll)
    , m_outbox(outbox)
    , m_sampleNs(std::max(setup.sampleNs, nsPerMillisecond))
    , m_outputPipe(std::move(launched.output))
    , m_output(m_outputPipe.get(), outbox)
    , m_watch(epoll,
          { [this](const WatchedProcess& process) { m_outbox.send(encodeStarted(process)); },
              [this](const ProcessExit& exit) { exited(exit); } })
    , m_listener(setup.port)
    , m_ceiling(setup.memoryCeilingBytes)
    , m_stop(setup.stopSignals, setup.graceNs)
    , m_nextLookNs(monotonicNs() + m_sampleNs)
    , m_nextFlushNs(monotonicNs() + flushNs)
    , m_nextDiscoveryNs(m_nextLookNs)
{
    if (m_outputPipe) {
        epoll_event event {};
        event.events = EPOLLIN;
        event.data.u64 = outputSource;
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, m_outputPipe.get(), &event);
    }
    const WatchedProcess main = launched.pid > 0 ? m_watch.addMain(launched.pid) : WatchedProcess {};
    m_run = { setup.runMarker, { launched.pid, main.start }, setup.host, setup.port, ::getpid() };
    m_outbox.send(encodeLaunched(main));
    childrenEnded();
}

void Charge::readOutput()
{
    if (!m_output.drain())
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, m_outputPipe.get(), nullptr);
}

void Charge::processNoticed(pid_t pid)
{
    m_watch.noticed(pid);
    m_stopIsDue = true;
}

void Charge::childrenEnded()
{
    m_watch.reap();
    m_stopIsDue = true;
}

void Charge::exited(const ProcessExit& exit)
{
    if (exit.process.isMain) {
        // Its last words come before the news of its end.
        if (m_outputPipe)
            m_output.drain();
        m_output.flush();
    }
    m_outbox.send(encode(exit));
    m_nextDiscoveryNs = std::min(m_nextDiscoveryNs, monotonicNs() + successionNs);
    m_isSuccessionDue = true;
}

void Charge::readMemory(const std::string& label)
{
    // Whoever asks what is there wants to know first who has gone.
    m_watch.reap();
    m_watch.settle();
    m_watch.discover(true);
    m_outbox.send(encode(m_watch.readMemory(label)));
}

void Charge::tick()
{
    const std::int64_t now = monotonicNs();
    m_watch.settle();
    if (now >= m_nextFlushNs) {
        m_output.flush();
        m_nextFlushNs = now + flushNs;
    }
    if (now >= m_nextDiscoveryNs) {
        const bool thorough = m_isSuccessionDue || now >= m_nextThoroughNs;
        if (thorough)
            m_nextThoroughNs = now + thoroughNs;
        m_isSuccessionDue = false;
        m_nextDiscoveryNs = m_nextLookNs;
        m_watch.discover(thorough);
    }
    if (now >= m_nextLookNs)
        look();
    if (m_stop.isUnderWay() && (m_stopIsDue || now >= m_stop.nextNs())) {
        m_stop.step(m_run, m_watch);
        if (m_stop.isOver())
            finish();
    }
    m_stopIsDue = false;
}

std::int64_t Charge::nextNs() const
{
    std::int64_t next = std::min(m_nextLookNs, m_nextDiscoveryNs);
    if (m_output.isWaiting())
        next = std::min(next, m_nextFlushNs);
    if (m_stop.isUnderWay())
        next = std::min(next, m_stop.nextNs());
    if (m_watch.isSettling())
        next = std::min(next, monotonicNs() + settlingNs);
    return next;
}

void Charge::look()
{
    const std::int64_t now = monotonicNs();
    m_nextLookNs += m_sampleNs * (1 + (now - m_nextLookNs) / m_sampleNs);
    m_nextDiscoveryNs = m_nextLookNs;

    ProcessWatch::Figures figures = m_watch.sample();
    if (const auto listeners = m_listener.read())
        figures.sample.listenQueue = listeners->queue;
    m_outbox.send(encode(figures.sample), Outbox::Keep::IfRoom);
    if (!m_observes)
        enforceCeiling(figures.memory);
}

void Charge::enforceCeiling(const std::vector<MemoryCeiling::Process>& processes)
{
    const auto readPss = [&processes](pid_t pid) {
        if (const auto memory = readProportional(pid))
            return memory->pssBytes;
        const auto process =
            std::find_if(processes.begin(), processes.end(), [pid](const auto& p) { return p.pid == pid; });
        return process->residentBytes - std::min(process->sharedBytes, process->residentBytes);
    };
    const std::int64_t now = monotonicNs();
    const auto verdict = m_ceiling.judge(now, processes, readPss);
    if (!verdict)
        return;
    for (const ProcessId& member : m_watch.members()) {
        if (member.pid == verdict->pid && sendSignal(member, SIGKILL))
            m_outbox.send(encode(MemoryLimitHit { now, verdict->pid, verdict->treeBytes }));
    }
}

void Charge::finish()
{
    if (std::exchange(m_over, true))
        return;
    m_watch.reap();
    m_watch.settle(true);
    if (m_outputPipe)
        m_output.drain();
    m_output.flush();
    m_outbox.send(encode(m_stop.report()));
}

}
