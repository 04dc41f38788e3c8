// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/request.h"
#include "core/load/slot_counter.h"
#include "core/load/tsung/dump_line.h"
#include "core/measure/interval.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace labour {

/// Turns tsung.dump into what a recording is made of, as the file grows or all at once. Lines may come in any order, as
/// those of several machines do. Requests in flight and, beyond what a reply says, workers are not known. Not
/// thread-safe.
class DumpReader
{
public:
    DumpReader(std::vector<Request> mix, std::size_t phases, bool isOpen);

    /// Bytes that follow those before; a last line that is not whole waits for its end.
    void read(std::string_view bytes);
    /// What has been read since the last time, slot by slot; none before the load has begun.
    std::vector<Interval> take();

    bool isReady() const { return m_isReady; }
    bool isOver() const { return m_isOver; }
    /// µs since the Unix epoch, when sending began, as the load's own clock had it.
    std::optional<std::int64_t> startUs() const { return m_startUs; }
    /// When the last request ended, or the last unfinished one was given up; 0 without any.
    std::int64_t lastUs() const { return m_lastUs; }
    std::uint64_t ended() const { return m_ended; }
    const std::vector<std::uint64_t>& unfinished() const { return m_unfinished; } ///< a behaviour
    /// Requests that failed for want of the client's own resources.
    std::uint64_t shortages() const { return m_shortages; }
    /// Lines about requests that fit neither the format nor the mix.
    std::uint64_t strangeLines() const { return m_strangeLines; }

private:
    void readLine(std::string_view line);
    void count(const DumpLine& line);

    std::vector<Request> m_mix;
    std::size_t m_phases;
    bool m_isOpen;
    std::string m_rest;
    std::vector<DumpLine> m_early; ///< read before the beginning was
    std::map<std::uint32_t, SlotCounter> m_slots;
    std::set<WorkerSeen> m_workers;
    std::vector<WorkerSeen> m_newWorkers;
    std::vector<std::uint64_t> m_unfinished;
    std::optional<std::int64_t> m_startUs;
    std::int64_t m_lastUs = 0;
    std::uint64_t m_ended = 0;
    std::uint64_t m_shortages = 0;
    std::uint64_t m_strangeLines = 0;
    bool m_isReady = false;
    bool m_isOver = false;
};

}
