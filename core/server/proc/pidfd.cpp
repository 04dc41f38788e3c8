// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/pidfd.h"

#include <sys/ioctl.h>
#include <sys/syscall.h>

namespace labour {

// The system calls by number: glibc's wrappers cannot be linked from C++ before its version 2.37.

namespace {

// linux/pidfd.h of Linux 6.15; older headers lack it.
struct PidfdInfo {
    std::uint64_t mask;
    std::uint64_t cgroup;
    std::uint32_t ids[11];
    std::int32_t exitCode;
};
static_assert(sizeof(PidfdInfo) == 64);

constexpr std::uint64_t pidfdInfoExit = 1U << 3;
constexpr unsigned long pidfdGetInfo = _IOWR(0xff, 11, PidfdInfo);

}

FileDescriptor openPidfd(pid_t pid)
{
    return FileDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
}

std::optional<std::int32_t> exitStatusOf(int pidfd)
{
    PidfdInfo info {};
    info.mask = pidfdInfoExit;
    if (::ioctl(pidfd, pidfdGetInfo, &info) != 0 || (info.mask & pidfdInfoExit) == 0)
        return std::nullopt;
    return info.exitCode;
}

bool sendSignal(const ProcessId& process, int signal)
{
    const FileDescriptor pidfd = openPidfd(process.pid);
    const auto stat = readStat(process.pid);
    return pidfd && stat && stat->id == process
        && ::syscall(SYS_pidfd_send_signal, pidfd.get(), signal, nullptr, 0) == 0;
}

}
