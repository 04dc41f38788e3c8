// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/timeline.h"

#include "core/measure/clock.h"
#include "core/measure/latency_figures.h"

#include <algorithm>

namespace labour {

namespace {

constexpr double slotSeconds = static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);

void addLoad(TimelineRow& row, const Slot& slot)
{
    for (const EndingCount& ending : slot.endings) {
        row.requests += ending.count;
        if (!ending.asExpected)
            row.failed += ending.count;
        row.outcomes.at(indexOf(ending.outcome)) += ending.count;
        if (ending.outcome == Outcome::Replied)
            row.statuses[ending.status] += ending.count;
    }
    const DurationCount latencies = latenciesOf(slot.latencies);
    row.p50Ms = quantileMs(latencies, 0.5);
    row.p99Ms = quantileMs(latencies, 0.99);
    row.maxMs = quantileMs(latencies, 1);
}

void addServer(TimelineRow& row, const TreeSample& sample)
{
    row.rssBytes = sample.rssBytes();
    row.processes = static_cast<std::uint32_t>(sample.processes.size());
    row.threads = sample.threads();
    row.openFiles = sample.openFiles();
    row.cpuPercent = sample.cpuPercent;
    row.listenQueue = sample.listenQueue;
}

}

std::vector<TimelineRow> timeline(const Recording& recording, std::size_t first, std::size_t last)
{
    const auto& slots = recording.timeSlots();
    LastSample sample(recording.samples());
    std::vector<TimelineRow> rows;
    last = std::min(last, slots.size());
    for (std::size_t i = first; i < last; ++i) {
        TimelineRow row;
        row.t = static_cast<double>(i) * slotSeconds;
        addLoad(row, slots[i]);
        if (const TreeSample* before = sample.at(row.t + slotSeconds))
            addServer(row, *before);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TimelineRow> timeline(const Recording& recording)
{
    return timeline(recording, 0, recording.timeSlots().size());
}

}
