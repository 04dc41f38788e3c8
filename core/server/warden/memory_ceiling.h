// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace labour {

/// Decides when a process tree has taken too much memory, and who has to go. The cheap figures (resident less shared,
/// the shared counted once) count pages that a fork left in common more than once, so PSS is read before anything is
/// done, and not more often than needed.
class MemoryCeiling
{
public:
    explicit MemoryCeiling(std::uint64_t bytes)
        : m_ceiling(bytes)
    {
    }

    struct Process {
        pid_t pid = 0;
        std::uint64_t residentBytes = 0;
        std::uint64_t sharedBytes = 0;
    };
    struct Verdict {
        pid_t pid = 0; ///< the largest
        std::uint64_t treeBytes = 0; ///< PSS
    };
    using ReadPss = std::function<std::uint64_t(pid_t)>;

    /// Nothing while all is well, and while the process condemned last is still going.
    std::optional<Verdict> judge(std::int64_t nowNs, const std::vector<Process>& processes, const ReadPss& readPss);

private:
    std::uint64_t m_ceiling;
    std::int64_t m_readAgainNs = 0; ///< PSS was fine: not again before this …
    std::uint64_t m_readAgainBytes = 0; ///< … or before the estimate is larger than this
    pid_t m_condemned = 0;
    std::int64_t m_condemnedNs = 0;
};

}
