// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/memory_ceiling.h"

#include "core/measure/clock.h"

#include <algorithm>

namespace labour {

namespace {

constexpr std::int64_t restNs = nsPerSecond;
constexpr std::int64_t dyingNs = 2 * nsPerSecond;

std::uint64_t estimate(const std::vector<MemoryCeiling::Process>& processes)
{
    std::uint64_t own = 0;
    std::uint64_t shared = 0;
    for (const MemoryCeiling::Process& process : processes) {
        own += process.residentBytes - std::min(process.sharedBytes, process.residentBytes);
        shared = std::max(shared, process.sharedBytes);
    }
    return own + shared;
}

}

std::optional<MemoryCeiling::Verdict> MemoryCeiling::judge(
    std::int64_t nowNs, const std::vector<Process>& processes, const ReadPss& readPss)
{
    const auto isCondemned = [this](const Process& process) { return process.pid == m_condemned; };
    if (nowNs < m_condemnedNs + dyingNs && std::any_of(processes.begin(), processes.end(), isCondemned))
        return std::nullopt;

    const std::uint64_t estimated = estimate(processes);
    if (estimated <= m_ceiling || (nowNs < m_readAgainNs && estimated < m_readAgainBytes))
        return std::nullopt;

    Verdict verdict;
    std::uint64_t largest = 0;
    for (const Process& process : processes) {
        const std::uint64_t pss = readPss(process.pid);
        verdict.treeBytes += pss;
        if (pss >= largest) {
            largest = pss;
            verdict.pid = process.pid;
        }
    }
    if (verdict.treeBytes <= m_ceiling) {
        m_readAgainNs = nowNs + restNs;
        m_readAgainBytes = estimated + (m_ceiling - verdict.treeBytes) / 2;
        return std::nullopt;
    }
    m_readAgainNs = 0;
    m_condemned = verdict.pid;
    m_condemnedNs = nowNs;
    return verdict;
}

}
