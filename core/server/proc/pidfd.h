// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/server/proc/process_stat.h"

#include <cstdint>
#include <optional>

namespace labour {

/// Readable when the process has ended. Empty if it is gone.
FileDescriptor openPidfd(pid_t pid);

/// How a process that is not our child ended, as waitpid(2) would have told its parent; once it has been waited for,
/// and where the kernel says it (Linux 6.15).
std::optional<std::int32_t> exitStatusOf(int pidfd);

/// Only to the process that is meant, even if its pid has been used again.
bool sendSignal(const ProcessId& process, int signal);

}
