// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// One process of a server, read from /proc. `start` is field 22 of its stat: pid and start name a process for good.
struct ProcessReading {
    std::int64_t pid = 0;
    std::uint64_t start = 0;
    std::uint64_t rssBytes = 0;
    std::uint64_t pssBytes = 0; ///< 0 where it was not read
    std::uint32_t threads = 0; ///< likewise
    std::optional<std::uint32_t> openFiles {}; ///< nothing where it was not read, or may not be
    std::int32_t parent = 0; ///< its parent's pid; as the next, 0 where it was not read: files of runs have neither
    float cpuPercent = 0; ///< of one core, since the sample before

    friend bool operator==(const ProcessReading&, const ProcessReading&) = default;
};

/// A server's process tree at one moment, several a second.
struct TreeSample {
    double t = 0; ///< seconds since the start of sending
    double cpuPercent = 0; ///< of one core, since the sample before
    std::optional<std::uint32_t> listenQueue; ///< connections that wait to be accepted; nothing if nobody listens
    std::vector<ProcessReading> processes;

    std::uint64_t rssBytes() const;
    std::uint64_t threads() const;
    std::optional<std::uint64_t> openFiles() const; ///< of the processes that were counted
};

/// A dearer reading, with PSS, at the boundary of a phase.
struct MemoryReading {
    double t = 0;
    std::string phase; ///< what begins or ends there: "start", "end", or a phase's name
    std::vector<ProcessReading> processes;

    std::uint64_t rssBytes() const;
    std::uint64_t pssBytes() const;
};

/// A process that was still there when the server's stop was over.
struct Leftover {
    std::int64_t pid = 0;
    std::string command;

    friend bool operator==(const Leftover&, const Leftover&) = default;
};

/// What stopping the server took, and what it left behind (which Labour then cleaned up).
struct StopReport {
    std::string signal; ///< the last one needed, "SIGTERM"; empty if the server had ended by itself
    double seconds = 0;
    std::vector<Leftover> leftovers;
    bool listening = false; ///< something still accepted connections on the port
    /// The server had become a daemon: the process that served in place of the launched one, which had ended; 0 if not.
    std::int64_t daemonPid = 0;
    std::vector<std::string> files {}; ///< temporary files that it left, relative to its folder for them

    friend bool operator==(const StopReport&, const StopReport&) = default;
};

}
