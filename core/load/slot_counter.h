// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/expectation.h"
#include "core/measure/interval.h"

#include <cstdint>
#include <set>
#include <vector>

namespace labour {

/// Which of the load's requests: those for one behaviour that were due in one phase.
struct CounterCell {
    std::uint16_t behaviour = 0;
    std::uint16_t phase = 0;
};

/// Counts what ends within a slot, at the cost of a few array accesses a request, and hands it over as Intervals.
class SlotCounter
{
public:
    explicit SlotCounter(std::size_t behaviours, std::size_t phases = 1);

    void ended(CounterCell cell, const Ending& ending, Judgement judgement);
    /// The latency of a whole reply.
    void latency(CounterCell cell, std::int64_t us);
    /// The same from the actual sending, under open load.
    void service(CounterCell cell, std::int64_t us);
    void received(CounterCell cell, std::uint64_t bytes);
    /// How long after it was due a request was sent.
    void scheduleError(std::int64_t us);
    /// Remembers workers for good, so that each is told once.
    void worker(WorkerSeen seen);

    bool isEmpty() const { return m_isEmpty; }
    /// All that was counted since the last time: one interval for each phase that has something, at least one. The
    /// first tells of the requests in flight and of what belongs to no phase.
    std::vector<Interval> take(std::uint32_t slot, std::uint32_t inFlight);

private:
    class Durations
    {
    public:
        void add(std::int64_t us);
        bool isEmpty() const { return m_touched.empty(); }
        DurationCount take();

    private:
        std::vector<std::uint32_t> m_buckets; ///< counts by the histogram's index
        std::vector<std::uint32_t> m_touched; ///< the indices that are not 0
        std::uint64_t m_sumUs = 0;
        std::uint64_t m_minUs = 0;
        std::uint64_t m_maxUs = 0;
    };

    struct Cell {
        std::vector<EndingCount> endings;
        Durations latencies;
        Durations services;
        std::uint64_t bytes = 0;
    };

    Cell& at(CounterCell cell) { return m_cells[cell.phase * m_behaviours + cell.behaviour]; }
    static void takeCell(std::uint16_t behaviour, Cell& cell, Interval& into);

    std::size_t m_behaviours;
    std::vector<Cell> m_cells; ///< by phase and behaviour
    Durations m_scheduleErrors;
    std::set<WorkerSeen> m_known;
    std::vector<WorkerSeen> m_new;
    WorkerSeen m_last;
    bool m_isEmpty = true;
};

}
