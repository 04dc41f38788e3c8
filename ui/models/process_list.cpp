// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/process_list.h"

#include <algorithm>
#include <tuple>

namespace labour {

namespace {

/// What an event says of its process, without naming it again: "process 100 was ended by SIGSEGV".
std::string withoutName(const Event& event)
{
    const std::string pid = std::to_string(event.pid) + ' ';
    const std::size_t at = event.detail.find(pid);
    return at == std::string::npos ? event.detail : event.detail.substr(at + pid.size());
}

bool comesBefore(const SeenProcess& a, const SeenProcess& b)
{
    // The living first, the oldest of them first; then those that have ended, the last of them first.
    if (a.to.has_value() != b.to.has_value())
        return !a.to;
    if (a.to)
        return std::tuple(-*a.to, a.last.pid) < std::tuple(-*b.to, b.last.pid);
    return std::tuple(a.last.start, a.last.pid) < std::tuple(b.last.start, b.last.pid);
}

bool isOf(const ProcessReading& reading, const SeenProcess& process)
{
    return reading.pid == process.last.pid && reading.start == process.last.start;
}

/// A pid is used again: a parent is older than its child.
bool isChild(const SeenProcess& child, const SeenProcess& parent)
{
    return child.last.parent != 0 && parent.last.pid == child.last.parent && parent.last.start <= child.last.start
        && !parent.isSame(child);
}

/// Adds what is below `parent` to the tree; nothing: what is below none of them.
void addChildren(const std::vector<SeenProcess>& all, const std::vector<std::optional<std::size_t>>& parents,
    std::optional<std::size_t> parent, int depth, std::vector<SeenProcess>& tree)
{
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (parents[i] != parent)
            continue;
        tree.push_back(all[i]);
        tree.back().depth = depth;
        addChildren(all, parents, i, depth + 1, tree);
    }
}

}

void ProcessList::take(const TreeSample& sample)
{
    const auto isThere = [&sample](const SeenProcess& process) {
        return std::any_of(sample.processes.begin(), sample.processes.end(),
            [&process](const ProcessReading& reading) { return isOf(reading, process); });
    };
    for (auto process = m_living.begin(); process != m_living.end();) {
        if (isThere(*process)) {
            ++process;
            continue;
        }
        const auto place = process - m_living.begin();
        end(process, sample.t);
        process = m_living.begin() + place;
    }
    for (const ProcessReading& reading : sample.processes) {
        const auto known = std::find_if(m_living.begin(), m_living.end(),
            [&reading](const SeenProcess& process) { return isOf(reading, process); });
        const bool hasEnded = known == m_living.end()
            && std::any_of(m_ended.rbegin(), m_ended.rend(),
                [&reading](const SeenProcess& process) { return isOf(reading, process); });
        if (known != m_living.end())
            known->last = reading;
        else if (!hasEnded) // an exit is told of at once, a sample may be a little older
            m_living.push_back({ reading, false, m_hasSample ? sample.t : 0, std::nullopt });
    }
    if (m_hasSample || m_living.empty())
        return;
    m_hasSample = true;
    std::min_element(m_living.begin(), m_living.end(), [](const SeenProcess& a, const SeenProcess& b) {
        return a.last.start < b.last.start;
    })->isMain = true;
}

void ProcessList::take(const Event& event)
{
    if (event.kind != events::workerExited && event.kind != events::serverExited)
        return;
    const auto isIt = [&event](
                          const SeenProcess& process) { return process.last.pid == event.pid && process.end.empty(); };
    if (const auto living = std::find_if(m_living.begin(), m_living.end(), isIt); living != m_living.end())
        end(living, event.t);
    const auto gone = std::find_if(m_ended.rbegin(), m_ended.rend(), isIt);
    if (gone == m_ended.rend())
        return;
    gone->to = event.t;
    gone->end = withoutName(event);
}

void ProcessList::end(std::vector<SeenProcess>::iterator process, double t)
{
    process->to = t;
    m_ended.push_back(std::move(*process));
    m_living.erase(process);
    if (m_ended.size() <= keptEnded)
        return;
    m_ended.pop_front();
    ++m_forgotten;
}

std::vector<SeenProcess> ProcessList::tree() const
{
    std::vector<SeenProcess> all(m_living);
    all.insert(all.end(), m_ended.begin(), m_ended.end());
    std::stable_sort(all.begin(), all.end(), comesBefore);
    std::vector<std::optional<std::size_t>> parents(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto parent =
            std::find_if(all.begin(), all.end(), [&](const SeenProcess& each) { return isChild(all[i], each); });
        if (parent != all.end())
            parents[i] = static_cast<std::size_t>(parent - all.begin());
    }
    std::vector<SeenProcess> tree;
    addChildren(all, parents, std::nullopt, 0, tree);
    return tree;
}

}
