// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/hammer.h"

#include "core/measure/clock.h"

#include <array>
#include <exception>
#include <fstream>
#include <string>

#include <sys/epoll.h>
#include <sys/resource.h>

namespace labour {

namespace {

constexpr int eventsAtOnce = 256;

rusage usage()
{
    rusage used {};
    getrusage(RUSAGE_SELF, &used);
    return used;
}

double cpuSeconds(const rusage& used)
{
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// In bytes, of this program: what getrusage() tells is that of the process that it was forked from, if that is more.
std::uint64_t largestRss()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stoull(line.substr(6)) * 1024;
    }
    return 0;
}

/// The second figure of schedstat: nanoseconds on a run queue (Documentation/scheduler/sched-stats.rst).
double waitedSeconds()
{
    std::ifstream statistics("/proc/self/schedstat");
    double running = 0;
    double waiting = 0;
    return statistics >> running >> waiting ? waiting / 1e9 : 0;
}

void allowDescriptors()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

}

Hammer::Hammer(int input, int output)
    : m_parent(input, output)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    watch(m_parent.input(), EPOLLIN, Source::Input);
    watch(m_parent.output(), EPOLLOUT | EPOLLET, Source::Output);
    watch(m_timer.descriptor(), EPOLLIN | EPOLLET, Source::Timer);
}

void Hammer::watch(int descriptor, std::uint32_t events, Source source)
{
    epoll_event event {};
    event.events = events;
    event.data.u64 = static_cast<std::uint64_t>(source);
    if (epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, descriptor, &event) != 0)
        m_exit = 1;
}

int Hammer::run()
{
    while (!m_exit)
        wait();
    m_parent.drain();
    return m_parent.isGone() ? 1 : *m_exit;
}

void Hammer::wait()
{
    if (m_isSending)
        m_timer.wakeAt(m_load->nextWakeNs());
    std::array<epoll_event, eventsAtOnce> events;
    const int count = epoll_wait(m_epoll.get(), events.data(), eventsAtOnce, -1);
    const std::int64_t nowNs = monotonicNs();
    if (m_isSending)
        closeSlot(nowNs);
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        switch (static_cast<Source>(event.data.u64)) {
        case Source::Input:
            receive();
            break;
        case Source::Output:
            m_parent.flush();
            break;
        case Source::Timer:
            m_timer.fired();
            break;
        default:
            if (m_isSending)
                m_load->handle(event.data.ptr, event.events, nowNs);
        }
    }
    if (m_isSending)
        m_load->advance(nowNs);
    if (m_isSending && m_load->isOver(nowNs))
        finish(nowNs);
    if (m_parent.isGone())
        m_exit = 1;
}

void Hammer::closeSlot(std::int64_t nowNs)
{
    if (const auto shortage = m_load->takeShortage())
        m_parent.send(encode(*shortage));
    if (m_load->isOver(nowNs)) {
        finish(nowNs);
        return;
    }
    const std::vector<Interval> intervals = m_load->takeIntervals(nowNs);
    for (const Interval& interval : intervals)
        m_parent.send(encode(interval));
    if (!intervals.empty())
        tellEnds();
}

void Hammer::tellEnds()
{
    if (const std::vector<RequestEnd> ends = m_load->takeEnds(); !ends.empty())
        m_parent.send(encode(ends));
}

void Hammer::receive()
{
    m_parent.receive();
    while (const auto frame = m_parent.next())
        obey(*frame);
}

void Hammer::obey(const Frame& frame)
{
    switch (static_cast<HammerMessage>(frame.type)) {
    case HammerMessage::Setup:
        return prepare(frame.payload);
    case HammerMessage::Start:
        return start(frame.payload);
    case HammerMessage::Weights:
        return changeWeights(frame.payload);
    case HammerMessage::Rate:
        return changeRate(frame.payload);
    case HammerMessage::Connections:
        return changeConnections(frame.payload);
    case HammerMessage::Drain:
        return drain();
    case HammerMessage::Stop:
        return finish(monotonicNs());
    default:
        return fail("a message of type " + std::to_string(frame.type));
    }
}

void Hammer::prepare(std::string_view payload)
{
    const auto setup = decodeSetup(payload);
    if (!setup || m_load)
        return fail("a setup that is not one");
    try {
        allowDescriptors();
        m_load = HammerLoad::of(*setup, m_epoll.get());
        m_parent.send(encodeReady());
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

void Hammer::start(std::string_view payload)
{
    const auto startNs = decodeStart(payload);
    if (!startNs || !m_load || m_isSending)
        return fail("a start that is not one");
    m_cpuAtStart = cpuSeconds(usage());
    m_waitedAtStart = waitedSeconds();
    m_isSending = true;
    m_load->start(*startNs);
}

void Hammer::changeWeights(std::string_view payload)
{
    const auto weights = decodeWeights(payload);
    if (!weights || !m_load || !m_load->setWeights(*weights))
        fail("weights that are none");
}

void Hammer::changeRate(std::string_view payload)
{
    const auto perSecond = decodeRate(payload);
    if (!perSecond || !m_load || !m_load->setRate(*perSecond, monotonicNs()))
        fail("a rate that is none");
}

void Hammer::changeConnections(std::string_view payload)
{
    const auto connections = decodeConnections(payload);
    if (!connections || !m_load || !m_load->setConnections(*connections))
        fail("a number of connections that is none");
}

void Hammer::drain()
{
    if (!m_load || !m_isSending)
        return fail("an end to what has not begun");
    m_load->drain();
}

void Hammer::finish(std::int64_t nowNs)
{
    if (m_exit)
        return;
    HammerFinished finished;
    finished.endNs = nowNs;
    if (m_load) {
        for (const Interval& interval : m_load->takeLastIntervals())
            m_parent.send(encode(interval));
        tellEnds();
        finished.unfinished = m_load->unfinished();
    }
    const rusage used = usage();
    finished.cpuSeconds = m_isSending ? cpuSeconds(used) - m_cpuAtStart : 0;
    finished.waitedSeconds = m_isSending ? std::max(0.0, waitedSeconds() - m_waitedAtStart) : 0;
    finished.largestRssBytes = largestRss();
    m_parent.send(encode(finished));
    m_isSending = false;
    m_exit = 0;
}

void Hammer::fail(std::string_view reason)
{
    if (m_exit)
        return;
    m_parent.send(encodeFailed(reason));
    m_isSending = false;
    m_exit = 1;
}

}
