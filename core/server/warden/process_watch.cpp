// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/process_watch.h"

#include "core/measure/clock.h"
#include "core/server/proc/pidfd.h"
#include "core/server/proc/proc_files.h"

#include <sys/epoll.h>
#include <sys/wait.h>

#include <algorithm>

namespace labour {

namespace {

/// How long a process may stay unwaited for by its parent until we tell of its exit without the status.
constexpr std::int64_t statusPatienceNs = 200 * nsPerMillisecond;
constexpr std::int64_t fileCountNs = nsPerSecond; ///< dear where there are many

}

ProcessWatch::ProcessWatch(int epoll, Listener listener)
    : m_epoll(epoll)
    , m_listener(std::move(listener))
    , m_sampledNs(monotonicNs())
{
}

WatchedProcess ProcessWatch::addMain(pid_t pid)
{
    m_main = pid;
    Member* member = add(pid);
    member->process.isMain = true;
    return member->process;
}

void ProcessWatch::adopt(const ProcessId& successor)
{
    discover(true);
    const auto member = m_members.find(successor.pid);
    if (member == m_members.end() || member->second.process.start != successor.start)
        return;
    if (const auto former = m_members.find(m_main); former != m_members.end())
        former->second.process.isMain = false;
    m_main = successor.pid;
    member->second.process.isMain = true;
}

ProcessWatch::Member* ProcessWatch::add(pid_t pid)
{
    Member member;
    member.pidfd = openPidfd(pid);
    member.statm = openProcFile(pid, "statm");
    const auto stat = readStat(pid);
    if (pid != m_main && (!stat || stat->isDead()))
        return nullptr;
    member.process = { pid, stat ? stat->id.start : 0, monotonicNs(), false, commandLine(pid) };
    epoll_event event {};
    event.events = EPOLLIN | EPOLLET; // EPOLLIN when it has ended, EPOLLHUP when it was waited for
    event.data.u64 = static_cast<std::uint64_t>(pid);
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, member.pidfd.get(), &event);
    return &m_members.insert_or_assign(pid, std::move(member)).first->second;
}

void ProcessWatch::discover(bool thorough)
{
    const pid_t self = ::getpid();
    const auto isOurs = [this, self](pid_t pid) { return pid == self || m_members.contains(pid); };
    for (const pid_t pid : m_newcomers.find(isOurs, thorough)) {
        if (const Member* member = add(pid))
            m_listener.started(member->process);
    }
    // Those without a pidfd (descriptors had run out) are looked at instead.
    for (auto member = m_members.begin(); member != m_members.end();) {
        if (!member->second.pidfd && member->second.exitNs == 0 && hasEnded(member->second))
            member->second.exitNs = monotonicNs();
        member = tellIfKnown(member, !member->second.pidfd);
    }
}

void ProcessWatch::noticed(pid_t pid)
{
    const auto member = m_members.find(pid);
    if (member == m_members.end())
        return;
    if (member->second.exitNs == 0)
        member->second.exitNs = monotonicNs();
    tellIfKnown(member, false);
}

void ProcessWatch::reap()
{
    int status = 0;
    for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
        const auto member = m_members.find(pid);
        if (member == m_members.end())
            continue;
        member->second.waitStatus = status;
        if (member->second.exitNs == 0)
            member->second.exitNs = monotonicNs();
        tellIfKnown(member, false);
    }
}

void ProcessWatch::settle(bool all)
{
    for (auto member = m_members.begin(); member != m_members.end();) {
        if (all && member->second.exitNs == 0 && hasEnded(member->second))
            member->second.exitNs = monotonicNs();
        member = tellIfKnown(member, all);
    }
}

bool ProcessWatch::hasEnded(const Member& member)
{
    const auto stat = readStat(static_cast<pid_t>(member.process.pid));
    return !stat || stat->isDead() || stat->id.start != member.process.start;
}

ProcessWatch::Members::iterator ProcessWatch::tellIfKnown(Members::iterator member, bool anyway)
{
    Member& gone = member->second;
    if (gone.exitNs == 0)
        return std::next(member);
    if (!gone.waitStatus && gone.pidfd)
        gone.waitStatus = exitStatusOf(gone.pidfd.get());
    if (!gone.waitStatus && !anyway && monotonicNs() < gone.exitNs + statusPatienceNs)
        return std::next(member);
    ProcessExit exit { gone.process, gone.waitStatus };
    exit.process.atNs = gone.exitNs;
    member = m_members.erase(member);
    m_listener.exited(exit);
    return member;
}

std::optional<ProcessId> ProcessWatch::main() const
{
    const auto member = m_members.find(m_main);
    if (member == m_members.end() || !member->second.process.isMain || member->second.exitNs != 0)
        return std::nullopt;
    return ProcessId { m_main, member->second.process.start };
}

std::vector<ProcessId> ProcessWatch::members() const
{
    std::vector<ProcessId> ids;
    for (const auto& [pid, member] : m_members) {
        if (member.exitNs == 0)
            ids.push_back({ pid, member.process.start });
    }
    return ids;
}

bool ProcessWatch::isSettling() const
{
    return std::any_of(m_members.begin(), m_members.end(), [](const auto& entry) { return entry.second.exitNs != 0; });
}

ProcessWatch::Figures ProcessWatch::sample()
{
    Figures figures;
    figures.sample.atNs = monotonicNs();
    const std::int64_t elapsed = figures.sample.atNs - m_sampledNs;
    const auto percent = [elapsed](std::int64_t cpuNs) {
        return elapsed > 0 ? 100.0 * static_cast<double>(cpuNs) / static_cast<double>(elapsed) : 0;
    };
    std::int64_t cpuNs = 0;
    for (auto& [pid, member] : m_members) {
        if (member.exitNs != 0)
            continue;
        std::int64_t itsCpuNs = 0;
        if (const auto total = cpuTimeNs(pid)) {
            itsCpuNs = std::max<std::int64_t>(0, *total - member.cpuNs);
            member.cpuNs = *total;
        }
        cpuNs += itsCpuNs;
        const auto memory = readStatm(member.statm.get());
        if (!memory)
            continue;
        ProcessReading reading { pid, member.process.start, memory->residentBytes };
        reading.cpuPercent = static_cast<float>(percent(itsCpuNs));
        if (const auto stat = readStat(pid)) {
            reading.threads = static_cast<std::uint32_t>(std::max<std::int64_t>(0, stat->threads));
            reading.parent = stat->parent;
        }
        if (figures.sample.atNs >= member.nextFileCountNs) {
            member.openFiles = openFileCount(pid);
            member.nextFileCountNs = figures.sample.atNs + fileCountNs;
        }
        reading.openFiles = member.openFiles;
        figures.sample.processes.push_back(reading);
        figures.memory.push_back({ pid, memory->residentBytes, memory->sharedBytes });
    }
    figures.sample.cpuPercent = percent(cpuNs);
    m_sampledNs = figures.sample.atNs;
    return figures;
}

WardenMemory ProcessWatch::readMemory(const std::string& label) const
{
    WardenMemory reading { monotonicNs(), label, {} };
    for (const auto& [pid, member] : m_members) {
        if (const auto memory = readProportional(pid))
            reading.processes.push_back({ pid, member.process.start, memory->rssBytes, memory->pssBytes });
    }
    return reading;
}

}
