// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"
#include "core/measure/timeline.h"
#include "core/measure/value_levels.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/process_memory.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

/// What a chart can show over time.
enum class SeriesId : std::uint8_t {
    Replies2xx, ///< and whatever is below, which no server should answer with
    Replies3xx,
    Replies4xx,
    Replies5xx, ///< and whatever is above
    NoReply, ///< closed, reset, truncated, malformed or somebody else's
    Refused, ///< or not connected in time
    TimedOut,
    NotSent, ///< for want of connections, descriptors, ports or memory of our own
    GoodReply, ///< a whole reply as its behaviour promises
    WrongReply, ///< a whole reply with another status or body
    Broken, ///< truncated, malformed or somebody else's
    Closed,
    Reset,
    Throughput, ///< all requests that ended
    Goodput,
    Median, ///< of all, as the next two
    Percentile99,
    Maximum,
    InnocentMedian,
    InnocentPercentile99,
    InnocentMaximum,
    CulpritMedian,
    CulpritPercentile99,
    CulpritMaximum,
    Memory,
    Processes,
    Cpu,
    ListenQueue,
    MainMemory, ///< of the main process; the next are the places of ProcessMemory
    WorkerMemory1,
    WorkerMemory2,
    WorkerMemory3,
    WorkerMemory4,
    WorkerMemory5,
    WorkerMemory6,
    OtherMemory,
};

inline constexpr std::size_t seriesCount = static_cast<std::size_t>(SeriesId::OtherMemory) + 1;

/// A recording's timeline as columns of numbers, one value a slot of 100 ms: requests a second, milliseconds, MiB. NaN:
/// no data. Grows with its recording; only what may have changed since is computed anew. A value, which can be made in
/// any thread.
class ChartColumns
{
public:
    void clear();
    /// The recording that it was updated from last, which has grown since; clear() before another one. `whole`: it is
    /// complete, and all is computed anew, which takes a moment for a run of hours; else its last slots are held back,
    /// as load processes report late. Returns how many slots were read.
    std::size_t update(const Recording& recording, bool whole);
    bool isWhole() const { return m_isWhole; }

    const ValueLevels& of(SeriesId series) const { return m_columns.at(static_cast<std::size_t>(series)); }
    const HeatMap& heatMap() const { return m_heatMap; }
    /// There is something to show: of requests a number above 0, of all else any number.
    bool has(SeriesId series) const { return m_has.at(static_cast<std::size_t>(series)); }
    std::size_t size() const { return m_columns.front().size(); }
    /// Seconds from the beginning to the end of the last slot.
    double endS() const;
    /// The value at a time; NaN outside.
    double at(SeriesId series, double t) const;
    /// What one number says of the whole run, once it is whole: the mean of requests a second, the latency over all
    /// requests (infinite where it is over the timeout), the largest memory and number of processes. NaN before, or
    /// where there is none.
    double ofWhole(SeriesId series) const { return m_ofWhole.at(static_cast<std::size_t>(series)); }

    static double slotS();

private:
    /// `sample`: the last one by the end of the slot; nothing before the first.
    void append(
        const Recording& recording, std::size_t slot, const TimelineRow& row, std::optional<std::size_t> sample);
    void appendLoad(const Slot& slot, const TimelineRow& row);
    void appendLatencies(const Recording& recording, const Slot& slot, const TimelineRow& row);
    void appendServer(const TimelineRow& row, std::optional<std::size_t> sample);
    void put(SeriesId series, double value);
    void summarise(const Recording& recording);

    std::array<ValueLevels, seriesCount> m_columns;
    HeatMap m_heatMap;
    ProcessMemory m_processMemory;
    std::array<bool, seriesCount> m_has {};
    std::array<double, seriesCount> m_ofWhole = allMissing();
    bool m_isWhole = false;

    static std::array<double, seriesCount> allMissing();
};

}
