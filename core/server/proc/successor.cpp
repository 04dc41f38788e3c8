// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/successor.h"

#include "core/server/proc/listener.h"
#include "core/server/proc/proc_files.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace labour {

std::optional<ProcessId> successorAmong(const std::vector<ProcessId>& members, std::uint16_t port)
{
    const auto listeners = ListenerProbe(port).read();
    const auto listens = [&listeners](std::uint64_t inode) {
        return std::find(listeners->inodes.begin(), listeners->inodes.end(), inode) != listeners->inodes.end();
    };
    std::vector<ProcessId> holders;
    if (listeners)
        std::copy_if(members.begin(), members.end(), std::back_inserter(holders),
            [&listens](const ProcessId& member) { return holdsSocket(member.pid, listens); });
    const std::vector<ProcessId>& candidates = holders.empty() ? members : holders;
    const auto oldest = std::min_element(candidates.begin(), candidates.end(),
        [](const ProcessId& a, const ProcessId& b) { return std::tie(a.start, a.pid) < std::tie(b.start, b.pid); });
    return oldest == candidates.end() ? std::nullopt : std::optional(*oldest);
}

}
