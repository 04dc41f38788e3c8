// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace labour {

/// What /proc says of single processes. Everything is empty or nothing where the process is gone or not ours to look
/// at.

std::string readText(const char* path);
FileDescriptor openProcFile(pid_t pid, const char* name);
std::string readProcFile(pid_t pid, const char* name);

/// Every process there is.
std::vector<pid_t> allPids();

/// The command line for people, at most 200 bytes; the name in brackets where there is none.
std::string commandLine(pid_t pid);
/// Its environment holds exactly this "NAME=value". (As it was at exec; a process may have written over it.)
bool hasInEnvironment(pid_t pid, std::string_view variable);
/// One of its descriptors is a socket whose inode is accepted.
bool holdsSocket(pid_t pid, const std::function<bool(std::uint64_t inode)>& accepted);

struct ResidentMemory {
    std::uint64_t residentBytes = 0;
    std::uint64_t sharedBytes = 0; ///< of them: pages of files and of shared memory
};

/// From an open /proc/PID/statm.
std::optional<ResidentMemory> readStatm(int fd);
/// The proportional set size, and RSS as of the same moment. Hundreds of times dearer than statm, and the process waits
/// meanwhile.
struct ProportionalMemory {
    std::uint64_t rssBytes = 0;
    std::uint64_t pssBytes = 0;
};
std::optional<ProportionalMemory> readProportional(pid_t pid);
/// User and system time of all its threads.
std::optional<std::int64_t> cpuTimeNs(pid_t pid);
/// How many descriptors the process has open; nothing if it is gone or somebody else's. Its cost grows with their
/// number before Linux 6.2.
std::optional<std::uint32_t> openFileCount(pid_t pid);

}
