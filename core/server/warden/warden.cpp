// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/warden.h"

#include "core/measure/clock.h"
#include "core/server/proc/process_stat.h"
#include "core/server/warden/launch.h"
#include "core/wire/warden_messages.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>

namespace labour {

namespace {

enum Source : std::uint64_t {
    ControlSource = Charge::outputSource + 1,
    SignalSource,
    ReportSource,
};

constexpr int lastReportsMs = 1000;

sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGTERM);
    return signals;
}

bool watch(int epoll, int fd, std::uint64_t source)
{
    epoll_event event {};
    event.events = EPOLLIN;
    event.data.u64 = source;
    return ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

/// Two descriptors for each process of the server.
void raiseDescriptorLimit()
{
    rlimit files {};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

/// What RunDirectory made, since whoever would have removed it is gone. Nothing else: a run's folder holds its token
/// and journal.
void removeRunDirectory(const std::string& path)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::is_regular_file(fs::path(path) / "token", ignored)
        && fs::is_regular_file(fs::path(path) / "journal", ignored))
        fs::remove_all(path, ignored);
}

Launch observed(const WardenSetup& setup)
{
    Launch launched;
    launched.pid = static_cast<pid_t>(*setup.observedPid);
    if (launched.pid < 0 || (launched.pid > 0 && !readStat(launched.pid)))
        launched.error = "There is no process " + std::to_string(*setup.observedPid) + " on this machine.";
    return launched;
}

int timeoutMs(std::int64_t untilNs)
{
    const std::int64_t left = std::max<std::int64_t>(0, untilNs - monotonicNs());
    return static_cast<int>((left + nsPerMillisecond - 1) / nsPerMillisecond);
}

}

Warden::Warden(int control, int reports)
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_control(control)
    , m_reports(reports)
    , m_outbox(reports)
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    raiseDescriptorLimit();
    const sigset_t signals = watchedSignals();
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    m_signals = FileDescriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    ::fcntl(control, F_SETFL, ::fcntl(control, F_GETFL) | O_NONBLOCK);
    watch(m_epoll.get(), m_signals.get(), SignalSource);
    m_over = !watch(m_epoll.get(), control, ControlSource);
}

void Warden::run()
{
    while (!m_over) {
        watchReports();
        std::array<epoll_event, 64> events;
        const int timeout = m_charge ? timeoutMs(m_charge->nextNs()) : -1;
        const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), timeout);
        for (int i = 0; i < count; ++i)
            dispatch(events[static_cast<std::size_t>(i)].data.u64, events[static_cast<std::size_t>(i)].events);
        if (m_outbox.isBroken())
            becomeOrphan();
        if (m_charge) {
            m_charge->tick();
            m_over = m_charge->isOver();
        }
    }
    flushReports();
    if (m_isOrphan && !m_runDirectory.empty())
        removeRunDirectory(m_runDirectory);
}

void Warden::dispatch(std::uint64_t source, std::uint32_t events)
{
    if (source == ControlSource) {
        readControl();
    } else if (source == SignalSource) {
        readSignals();
    } else if (source == ReportSource) {
        m_outbox.flush();
        if ((events & EPOLLERR) != 0)
            becomeOrphan();
    } else if (m_charge && source == Charge::outputSource) {
        m_charge->readOutput();
    } else if (m_charge) {
        m_charge->processNoticed(static_cast<pid_t>(source));
    }
}

void Warden::readControl()
{
    std::array<char, 65536> piece;
    const ssize_t count = ::read(m_control, piece.data(), piece.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        becomeOrphan();
        return;
    }
    m_frames.feed({ piece.data(), static_cast<std::size_t>(count) });
    while (const auto frame = m_frames.next()) {
        if (!obey(*frame))
            abandon();
    }
    if (!m_frames.error().empty())
        abandon();
}

void Warden::readSignals()
{
    signalfd_siginfo info {};
    while (::read(m_signals.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        if (info.ssi_signo == SIGTERM)
            abandon();
    }
    if (m_charge)
        m_charge->childrenEnded();
}

bool Warden::obey(const Frame& frame)
{
    switch (static_cast<WardenMessage>(frame.type)) {
    case WardenMessage::Setup:
        return start(frame);
    case WardenMessage::ReadMemory: {
        const auto label = decodeReadMemory(frame.payload);
        if (label && m_charge)
            m_charge->readMemory(*label);
        return label.has_value();
    }
    case WardenMessage::Adopt: {
        const auto process = decodeWatchedProcess(frame.payload);
        if (process && m_charge)
            m_charge->adopt({ static_cast<pid_t>(process->pid), process->start });
        return process.has_value();
    }
    case WardenMessage::Stop:
        if (m_charge)
            m_charge->stop();
        return true;
    default:
        return false;
    }
}

bool Warden::start(const Frame& frame)
{
    const auto setup = decodeWardenSetup(frame.payload);
    if (!setup || m_charge || m_over)
        return false;
    if (!setup->observedPid)
        m_runDirectory = setup->workingDirectory;
    Launch launched;
    if (setup->observedPid)
        launched = observed(*setup);
    else if (isRefused(setup->host, setup->port))
        launched = launch(*setup);
    else
        launched.error = "Port " + std::to_string(setup->port) + " of " + setup->host + " is in use already.";
    if (launched.error.empty()) {
        m_charge.emplace(*setup, std::move(launched), m_epoll.get(), m_outbox);
    } else {
        m_outbox.send(encodeLaunchFailed(launched.error));
        m_over = true;
    }
    return true;
}

void Warden::abandon()
{
    if (!m_abandoned) {
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, m_control, nullptr);
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, m_reports, nullptr);
    }
    m_abandoned = true;
    if (m_charge)
        m_charge->kill();
    else
        m_over = true;
}

void Warden::becomeOrphan()
{
    m_isOrphan = true;
    abandon();
}

void Warden::watchReports()
{
    if (m_abandoned)
        return;
    // Without EPOLLOUT we still hear when the reader is gone.
    epoll_event event {};
    event.events = m_outbox.isEmpty() ? EPOLLRDHUP : EPOLLOUT;
    event.data.u64 = ReportSource;
    if (event.events == m_reportEvents)
        return;
    ::epoll_ctl(m_epoll.get(), m_reportEvents == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, m_reports, &event);
    m_reportEvents = event.events;
}

void Warden::flushReports()
{
    const std::int64_t deadline = monotonicNs() + lastReportsMs * nsPerMillisecond;
    while (!m_outbox.isEmpty() && !m_outbox.isBroken() && monotonicNs() < deadline) {
        pollfd reports { m_reports, POLLOUT, 0 };
        ::poll(&reports, 1, timeoutMs(deadline));
        m_outbox.flush();
    }
}

}
