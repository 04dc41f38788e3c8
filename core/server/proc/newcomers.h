// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace labour {

/// Finds processes soon after they came into being, however many threads and strangers there are: only those that were
/// not there the last time are looked at, and nothing at all while the kernel has handed out no pid.
class Newcomers
{
public:
    /// Those who descend from one of ours and are not ours yet; the first call goes through every process there is.
    /// With `thorough`, the kernel's word for it that there is nothing new is not taken.
    std::vector<pid_t> find(const std::function<bool(pid_t)>& isOurs, bool thorough);

private:
    bool isQuiet();

    std::string m_last; ///< the last pid that was handed out, as /proc/loadavg has it
    int m_unchanged = 0; ///< for so many calls
    std::vector<pid_t> m_strangers; ///< processes of others, ascending
};

}
