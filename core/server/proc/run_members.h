// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/proc/process_stat.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// What marks the processes of one run.
struct RunIdentity {
    std::string marker; ///< the value of LABOUR_RUN in their environment
    ProcessId
        main; ///< the one that was launched, leader of a session of its own; nothing that is older belongs to the run
    std::string host; ///< numeric
    std::uint16_t port = 0;
    pid_t subreaper = 0; ///< everything below it belongs to the run; 0 where this says nothing
};

/// Every living process of the run, found in one look at all of /proc: those below the subreaper, in the session, among
/// the `known`, with the marker, or with a socket that listens on the port; and whatever is below one of these. Never
/// the caller.
std::vector<ProcessId> runMembers(const RunIdentity& run, const std::vector<ProcessId>& known);

/// Nothing of the run is left: no process, and the port is refused.
bool isGone(const RunIdentity& run, const std::vector<ProcessId>& members);

}
