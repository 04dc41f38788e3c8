// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/recording.h"

#include "core/measure/clock.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double slotSeconds = static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);

// A day of 100 ms slots: a slot beyond it is a helper's nonsense, not a measurement.
constexpr std::uint32_t mostSlots = 864'000;

void addTotal(std::vector<EndingTotal>& into, const EndingCount& more)
{
    const auto same = std::find_if(
        into.begin(), into.end(), [&more](const EndingTotal& each) { return each.ending.sameEnding(more); });
    if (same == into.end())
        into.push_back({ more, more.count });
    else
        same->count += more.count;
}

}

std::string ServerIdentity::label() const
{
    return variant.empty() || variant == "default" ? name : name + ":" + variant;
}

std::uint64_t TreeSample::rssBytes() const
{
    std::uint64_t sum = 0;
    for (const ProcessReading& process : processes)
        sum += process.rssBytes;
    return sum;
}

std::uint64_t TreeSample::threads() const
{
    std::uint64_t sum = 0;
    for (const ProcessReading& process : processes)
        sum += process.threads;
    return sum;
}

std::optional<std::uint64_t> TreeSample::openFiles() const
{
    std::optional<std::uint64_t> sum;
    for (const ProcessReading& process : processes) {
        if (process.openFiles)
            sum = sum.value_or(0) + *process.openFiles;
    }
    return sum;
}

std::uint64_t MemoryReading::rssBytes() const
{
    std::uint64_t sum = 0;
    for (const ProcessReading& process : processes)
        sum += process.rssBytes;
    return sum;
}

std::uint64_t MemoryReading::pssBytes() const
{
    std::uint64_t sum = 0;
    for (const ProcessReading& process : processes)
        sum += process.pssBytes;
    return sum;
}

std::string RecordedBehaviour::label() const
{
    std::string text = name;
    char separator = '?';
    for (const auto& [key, value] : parameters) {
        text += separator + key + '=' + value;
        separator = '&';
    }
    return text;
}

Recording::Recording(std::vector<RecordedBehaviour> behaviours, std::vector<RecordedPhase> phases)
    : m_behaviours(std::move(behaviours))
    , m_phases(std::move(phases))
    , m_tallies(std::max<std::size_t>(m_phases.size(), 1), std::vector<Tally>(m_behaviours.size()))
    , m_unfinished(m_behaviours.size())
    , m_resent(m_behaviours.size())
{
}

void Recording::add(const Interval& interval)
{
    if (interval.slot >= mostSlots || interval.phase >= m_tallies.size())
        return;
    std::vector<Tally>& tallies = m_tallies[interval.phase];
    if (interval.slot >= m_slots.size())
        m_slots.resize(interval.slot + 1);
    Slot& slot = m_slots[interval.slot];
    slot.inFlight += interval.inFlight;
    if (slot.endings.empty() && slot.latencies.empty()) { // which is most often all of it: no room to spare
        slot.endings.reserve(interval.endings.size());
        slot.latencies.reserve(interval.latencies.size());
    }
    for (const EndingCount& ending : interval.endings) {
        if (ending.behaviour >= tallies.size())
            continue;
        tallies[ending.behaviour].add(ending);
        addEnding(slot.endings, ending);
        addTotal(m_endings, ending);
    }
    for (const LatencyCount& latencies : interval.latencies) {
        if (latencies.behaviour >= tallies.size())
            continue;
        tallies[latencies.behaviour].add(latencies);
        addLatencies(slot.latencies, latencies);
    }
    for (const LatencyCount& services : interval.services) {
        if (services.behaviour < tallies.size())
            tallies[services.behaviour].addService(services);
    }
    const DurationCount& errors = interval.scheduleErrors;
    m_scheduleError.merge(errors.buckets, errors.sumUs, errors.minUs, errors.maxUs);
    for (const WorkerSeen& worker : interval.workers) {
        if (std::find(m_workers.begin(), m_workers.end(), worker) == m_workers.end())
            m_workers.push_back(worker);
    }
}

void Recording::add(const TreeSample& sample)
{
    m_samples.push_back(sample);
}

void Recording::add(const MemoryReading& reading)
{
    m_memory.push_back(reading);
}

void Recording::add(const Event& event)
{
    const auto later = std::upper_bound(
        m_events.begin(), m_events.end(), event.t, [](double t, const Event& other) { return t < other.t; });
    m_events.insert(later, event);
}

void Recording::setDuration(double seconds)
{
    m_durationS = seconds;
    // An end a moment after a slot's own is rounding, not another slot.
    const double slots = std::ceil(seconds / slotSeconds - 0.1);
    if (slots > static_cast<double>(m_slots.size()))
        m_slots.resize(static_cast<std::size_t>(std::min(slots, static_cast<double>(mostSlots))));
}

void Recording::setEventLog(std::size_t event, std::vector<std::string> lines)
{
    m_events.at(event).log = std::move(lines);
}

void Recording::addUnfinished(std::size_t behaviour, std::uint64_t count)
{
    m_unfinished.at(behaviour) += count;
}

void Recording::setResent(std::size_t behaviour, std::uint64_t count)
{
    m_resent.at(behaviour) = count;
}

double Recording::durationS() const
{
    return m_durationS.value_or(static_cast<double>(m_slots.size()) * slotSeconds);
}

std::vector<RecordedPhase> Recording::phases() const
{
    std::vector<RecordedPhase> phases;
    for (RecordedPhase phase : m_phases) {
        if (m_durationS && phase.from >= *m_durationS)
            break;
        if (m_durationS)
            phase.to = std::min(phase.to, *m_durationS);
        phases.push_back(std::move(phase));
    }
    return phases;
}

Tally Recording::tally(std::size_t behaviour) const
{
    Tally sum;
    for (const std::vector<Tally>& phase : m_tallies)
        sum.merge(phase.at(behaviour));
    sum.unfinished = m_unfinished.at(behaviour);
    sum.resent = m_resent.at(behaviour);
    sum.isResentKnown = m_isResentKnown;
    return sum;
}

Tally Recording::totals() const
{
    Tally sum;
    for (std::size_t i = 0; i < m_behaviours.size(); ++i)
        sum.merge(tally(i));
    return sum;
}

Tally Recording::totals(Role role) const
{
    Tally sum;
    for (std::size_t i = 0; i < m_behaviours.size(); ++i) {
        if (m_behaviours[i].role == role)
            sum.merge(tally(i));
    }
    return sum;
}

Tally Recording::phaseTotals(std::size_t phase) const
{
    Tally sum;
    for (const Tally& tally : m_tallies.at(phase))
        sum.merge(tally);
    return sum;
}

Tally Recording::phaseTotals(std::size_t phase, Role role) const
{
    Tally sum;
    for (std::size_t i = 0; i < m_behaviours.size(); ++i) {
        if (m_behaviours[i].role == role)
            sum.merge(m_tallies.at(phase)[i]);
    }
    return sum;
}

bool Recording::has(Role role) const
{
    return std::any_of(m_behaviours.begin(), m_behaviours.end(),
        [role](const RecordedBehaviour& behaviour) { return behaviour.role == role; });
}

}
