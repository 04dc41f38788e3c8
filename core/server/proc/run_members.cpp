// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/run_members.h"

#include "core/server/proc/listener.h"
#include "core/server/proc/proc_files.h"

#include <algorithm>
#include <unordered_set>

namespace labour {

namespace {

std::vector<ProcessStat> candidates(const RunIdentity& run)
{
    std::vector<ProcessStat> found;
    for (const pid_t pid : allPids()) {
        auto stat = readStat(pid);
        if (stat && !stat->isDead() && stat->id.start >= run.main.start && pid != ::getpid() && pid != ::getppid())
            found.push_back(std::move(*stat));
    }
    return found;
}

}

std::vector<ProcessId> runMembers(const RunIdentity& run, const std::vector<ProcessId>& known)
{
    const std::vector<ProcessStat> processes = candidates(run);
    const auto listeners = ListenerProbe(run.port).read();
    const std::string variable = "LABOUR_RUN=" + run.marker;
    const auto listens = [&listeners](std::uint64_t inode) {
        return std::find(listeners->inodes.begin(), listeners->inodes.end(), inode) != listeners->inodes.end();
    };

    std::unordered_set<pid_t> inside;
    std::vector<ProcessId> members;
    const auto take = [&](const ProcessStat& process) {
        if (inside.insert(process.id.pid).second)
            members.push_back(process.id);
    };
    for (const ProcessStat& process : processes) {
        if ((run.main.pid > 0 && process.session == run.main.pid)
            || (run.subreaper > 0 && process.parent == run.subreaper)
            || std::find(known.begin(), known.end(), process.id) != known.end()
            || (!run.marker.empty() && hasInEnvironment(process.id.pid, variable))
            || (listeners && holdsSocket(process.id.pid, listens)))
            take(process);
    }
    for (bool grew = true; grew;) {
        const std::size_t before = members.size();
        for (const ProcessStat& process : processes) {
            if (inside.contains(process.parent))
                take(process);
        }
        grew = members.size() > before;
    }
    return members;
}

bool isGone(const RunIdentity& run, const std::vector<ProcessId>& members)
{
    return members.empty() && isRefused(run.host, run.port);
}

}
