// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/process_memory.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace labour {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

}

void ProcessMemory::update(const TreeSamples& samples, std::size_t end)
{
    const std::size_t taken = m_forgotten + m_shares.size();
    if (taken >= end)
        return;
    for (auto sample = samples.at(taken); sample.index() < end; ++sample)
        take(*sample);
}

void ProcessMemory::forget(std::size_t before)
{
    for (; m_forgotten < before && !m_shares.empty(); ++m_forgotten)
        m_shares.pop_front();
}

void ProcessMemory::take(const TreeSample& sample)
{
    release(sample);
    Shares shares;
    shares.fill(std::numeric_limits<float>::quiet_NaN());
    std::vector<const ProcessReading*> processes;
    for (const ProcessReading& process : sample.processes)
        processes.push_back(&process);
    std::stable_sort(processes.begin(), processes.end(),
        [](const ProcessReading* a, const ProcessReading* b) { return a->start < b->start; });
    for (const ProcessReading* process : processes) {
        float& share = shares.at(placeOf(*process));
        share = (std::isnan(share) ? 0 : share) + static_cast<float>(static_cast<double>(process->rssBytes) / mebibyte);
    }
    m_shares.push_back(shares);
}

void ProcessMemory::release(const TreeSample& sample)
{
    for (std::optional<Holder>& holder : m_holders) {
        if (holder
            && std::none_of(sample.processes.begin(), sample.processes.end(),
                [&holder](const ProcessReading& process) { return holder->is(process); }))
            holder.reset();
    }
}

std::size_t ProcessMemory::placeOf(const ProcessReading& process)
{
    const auto own = std::find_if(m_holders.begin(), m_holders.end(),
        [&process](const std::optional<Holder>& holder) { return holder && holder->is(process); });
    if (own != m_holders.end())
        return static_cast<std::size_t>(own - m_holders.begin());
    // The first process that was ever seen is the main one, whose place stays its own.
    const auto first = m_holders.begin() + (m_isMainKnown ? 1 : 0);
    m_isMainKnown = true;
    const auto free = std::find(first, m_holders.end(), std::nullopt);
    if (free != m_holders.end())
        *free = Holder { process.pid, process.start };
    return static_cast<std::size_t>(free - m_holders.begin());
}

}
