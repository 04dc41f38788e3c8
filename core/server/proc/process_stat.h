// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace labour {

/// Names a process for good: pids are used again, a pid with its start time is not.
struct ProcessId {
    pid_t pid = 0;
    std::uint64_t start = 0; ///< field 22 of /proc/PID/stat: clock ticks since boot

    friend bool operator==(const ProcessId&, const ProcessId&) = default;
};

/// What Labour needs of /proc/PID/stat.
struct ProcessStat {
    ProcessId id;
    std::string name; ///< at most 15 bytes, whatever the program likes: spaces, brackets, line ends
    char state = '?';
    pid_t parent = 0;
    pid_t session = 0;
    std::int64_t threads = 0;

    /// It has ended, and waits for its parent to notice. (A process whose first thread alone has ended says Z too, but
    /// has others.)
    bool isDead() const { return state == 'X' || state == 'x' || (state == 'Z' && threads <= 1); }
};

/// Nothing where the text is not what the kernel writes there.
std::optional<ProcessStat> parseStat(std::string_view text);
/// Nothing where there is no such process.
std::optional<ProcessStat> readStat(pid_t pid);

}
