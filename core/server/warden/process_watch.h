// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/server/proc/newcomers.h"
#include "core/server/proc/process_stat.h"
#include "core/server/warden/memory_ceiling.h"
#include "core/wire/warden_messages.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// The processes of the server, as they come and go: found among the warden's descendants, their exits told by the
/// kernel at the moment they happen. A process that starts and ends between two looks is not seen.
class ProcessWatch
{
public:
    struct Listener {
        std::function<void(const WatchedProcess&)> started;
        std::function<void(const ProcessExit&)> exited;
    };
    /// Exits are announced on the epoll descriptor, not owned, with the pid as data.
    ProcessWatch(int epoll, Listener listener);

    /// The launched process, our child and not waited for yet. The listener is not told.
    WatchedProcess addMain(pid_t pid);
    /// This process of the server is the main one from now on, in place of the launched one, which has ended.
    void adopt(const ProcessId& successor);
    /// Looks for new processes among our descendants; with `thorough`, whatever the kernel's counters say.
    void discover(bool thorough);
    /// epoll says that something happened to this one.
    void noticed(pid_t pid);
    /// Waits, without blocking, for every child of ours that has ended: the main process and orphans of the server.
    void reap();
    /// Tells of those whose exit status could not be learnt in time; with `all`, of the others that have ended too.
    void settle(bool all = false);

    /// The main process; nothing once it has ended.
    std::optional<ProcessId> main() const;
    std::vector<ProcessId> members() const;
    bool isEmpty() const { return m_members.empty(); }
    /// Some have ended and are not told of yet.
    bool isSettling() const;

    struct Figures {
        WardenSample sample; ///< without the listen queue
        std::vector<MemoryCeiling::Process> memory;
    };
    /// CPU is since the last call.
    Figures sample();
    WardenMemory readMemory(const std::string& label) const;

private:
    struct Member {
        WatchedProcess process;
        FileDescriptor pidfd;
        FileDescriptor statm;
        std::optional<std::uint32_t> openFiles;
        std::int64_t nextFileCountNs = 0;
        std::int64_t cpuNs = 0;
        std::int64_t exitNs = 0; ///< 0 while it lives
        std::optional<std::int32_t> waitStatus;
    };
    using Members = std::map<pid_t, Member>;

    static bool hasEnded(const Member& member);
    Member* add(pid_t pid);
    Members::iterator tellIfKnown(Members::iterator member, bool anyway);

    int m_epoll;
    Listener m_listener;
    Members m_members;
    Newcomers m_newcomers;
    pid_t m_main = 0;
    std::int64_t m_sampledNs = 0;
};

}
