// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/newcomers.h"

#include "core/server/proc/proc_files.h"
#include "core/server/proc/process_stat.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace labour {

bool Newcomers::isQuiet()
{
    // "0.20 0.18 0.12 1/80 11206": the last field is the pid, or thread, that was made last. Twice the same, since the
    // number is given shortly before the process can be seen.
    const std::string load = readText("/proc/loadavg");
    const std::string last = load.substr(std::min(load.rfind(' '), load.size()));
    m_unchanged = !last.empty() && last == m_last ? m_unchanged + 1 : 0;
    m_last = last;
    return m_unchanged >= 2;
}

std::vector<pid_t> Newcomers::find(const std::function<bool(pid_t)>& isOurs, bool thorough)
{
    if (isQuiet() && !thorough)
        return {};

    std::vector<pid_t> present = allPids();
    std::sort(present.begin(), present.end());
    std::vector<pid_t> strangers;
    std::set_intersection(
        m_strangers.begin(), m_strangers.end(), present.begin(), present.end(), std::back_inserter(strangers));
    std::map<pid_t, pid_t> parents; // of those who are neither ours nor strangers yet
    for (const pid_t pid : present) {
        if (isOurs(pid) || std::binary_search(strangers.begin(), strangers.end(), pid))
            continue;
        if (const auto stat = readStat(pid))
            parents.emplace(pid, stat->parent);
    }

    std::vector<pid_t> ours;
    m_strangers = strangers;
    for (const auto& [pid, firstParent] : parents) {
        pid_t ancestor = firstParent;
        for (auto next = parents.find(ancestor); next != parents.end() && ancestor != pid;
             next = parents.find(ancestor))
            ancestor = next->second;
        if (isOurs(ancestor))
            ours.push_back(pid);
        else if (ancestor == 0 || std::binary_search(strangers.begin(), strangers.end(), ancestor))
            m_strangers.push_back(pid);
        else
            m_unchanged = 0; // its parent has just ended: who has it now shows the next time
    }
    std::sort(m_strangers.begin(), m_strangers.end());
    return ours;
}

}
