// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/slot_counter.h"

#include <algorithm>
#include <utility>

namespace labour {

namespace {

// A server that invents a worker a request must not fill our memory.
constexpr std::size_t mostWorkers = 65'536;

LatencyCount latenciesOf(std::uint16_t behaviour, DurationCount durations, std::uint64_t bytes)
{
    return { behaviour, durations.sumUs, durations.minUs, durations.maxUs, bytes, std::move(durations.buckets) };
}

bool tells(const Interval& interval)
{
    return !interval.endings.empty() || !interval.latencies.empty() || !interval.services.empty();
}

}

void SlotCounter::Durations::add(std::int64_t us)
{
    const auto value = std::clamp(
        static_cast<std::uint64_t>(std::max<std::int64_t>(us, 0)), Histogram::lowestUs, Histogram::highestUs);
    const std::uint32_t index = Histogram::indexOf(value);
    if (index >= m_buckets.size())
        m_buckets.resize(index + 1);
    m_minUs = m_touched.empty() ? value : std::min(m_minUs, value);
    m_maxUs = std::max(m_maxUs, value);
    m_sumUs += value;
    if (m_buckets[index]++ == 0)
        m_touched.push_back(index);
}

DurationCount SlotCounter::Durations::take()
{
    DurationCount durations { m_sumUs, m_minUs, m_maxUs, {} };
    std::sort(m_touched.begin(), m_touched.end());
    durations.buckets.reserve(m_touched.size());
    for (const std::uint32_t index : m_touched)
        durations.buckets.push_back({ index, std::exchange(m_buckets[index], 0) });
    m_touched.clear();
    m_sumUs = m_minUs = m_maxUs = 0;
    return durations;
}

SlotCounter::SlotCounter(std::size_t behaviours, std::size_t phases)
    : m_behaviours(behaviours)
    , m_cells(behaviours * phases)
{
}

void SlotCounter::ended(CounterCell cell, const Ending& ending, Judgement judgement)
{
    m_isEmpty = false;
    const std::uint16_t status = ending.outcome == Outcome::Replied ? ending.status : std::uint16_t { 0 };
    auto& endings = at(cell).endings;
    for (EndingCount& same : endings) {
        if (same.status == status && same.outcome == ending.outcome && same.wrong == judgement.wrong
            && same.asExpected == judgement.asExpected) {
            ++same.count;
            return;
        }
    }
    endings.push_back({ cell.behaviour, ending.outcome, judgement.wrong, judgement.asExpected, status, 1 });
}

void SlotCounter::latency(CounterCell cell, std::int64_t us)
{
    m_isEmpty = false;
    at(cell).latencies.add(us);
}

void SlotCounter::service(CounterCell cell, std::int64_t us)
{
    m_isEmpty = false;
    at(cell).services.add(us);
}

void SlotCounter::received(CounterCell cell, std::uint64_t bytes)
{
    m_isEmpty = false;
    at(cell).bytes += bytes;
}

void SlotCounter::scheduleError(std::int64_t us)
{
    m_isEmpty = false;
    m_scheduleErrors.add(us);
}

void SlotCounter::worker(WorkerSeen seen)
{
    if (seen == m_last)
        return;
    m_last = seen;
    if (m_known.size() >= mostWorkers || !m_known.insert(seen).second)
        return;
    m_isEmpty = false;
    m_new.push_back(seen);
}

std::vector<Interval> SlotCounter::take(std::uint32_t slot, std::uint32_t inFlight)
{
    std::vector<Interval> intervals;
    for (std::size_t phase = 0; m_behaviours > 0 && phase < m_cells.size() / m_behaviours; ++phase) {
        Interval interval;
        interval.slot = slot;
        interval.phase = static_cast<std::uint16_t>(phase);
        for (std::size_t i = 0; i < m_behaviours; ++i)
            takeCell(static_cast<std::uint16_t>(i), m_cells[phase * m_behaviours + i], interval);
        if (tells(interval))
            intervals.push_back(std::move(interval));
    }
    if (intervals.empty())
        intervals.emplace_back().slot = slot;
    Interval& first = intervals.front();
    first.inFlight = inFlight;
    first.workers = std::exchange(m_new, {});
    first.scheduleErrors = m_scheduleErrors.take();
    m_isEmpty = true;
    return intervals;
}

void SlotCounter::takeCell(std::uint16_t behaviour, Cell& cell, Interval& into)
{
    into.endings.insert(into.endings.end(), cell.endings.begin(), cell.endings.end());
    cell.endings.clear();
    if (!cell.latencies.isEmpty() || cell.bytes > 0)
        into.latencies.push_back(latenciesOf(behaviour, cell.latencies.take(), std::exchange(cell.bytes, 0)));
    if (!cell.services.isEmpty())
        into.services.push_back(latenciesOf(behaviour, cell.services.take(), 0));
}

}
