// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace labour {

/// One line of a run's timeline: what charts draw and JSON and CSV list.
struct TimelineRow {
    double t = 0; ///< seconds, the beginning of the slot
    std::uint64_t requests = 0;
    std::uint64_t failed = 0;
    std::array<std::uint64_t, outcomeCount> outcomes {};
    std::map<std::uint16_t, std::uint64_t> statuses;
    std::optional<double> p50Ms; ///< of the complete replies in the slot; nothing without one
    std::optional<double> p99Ms;
    std::optional<double> maxMs;
    /// The last sample of the server at or before the slot's end; nothing before the first.
    std::optional<std::uint64_t> rssBytes;
    std::optional<std::uint32_t> processes;
    std::optional<std::uint64_t> threads;
    std::optional<std::uint64_t> openFiles;
    std::optional<double> cpuPercent;
    std::optional<std::uint32_t> listenQueue;
};

/// The rows of slots `first` (inclusive) to `last` (exclusive, at most the number of slots recorded).
/// A live view asks for what is new: a slot may still change for a second after its end, as load processes report late.
std::vector<TimelineRow> timeline(const Recording& recording, std::size_t first, std::size_t last);
std::vector<TimelineRow> timeline(const Recording& recording);

}
