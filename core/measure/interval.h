// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/histogram.h"
#include "core/measure/outcome.h"
#include "core/measure/packed_buckets.h"

#include <cstdint>
#include <vector>

namespace labour {

/// Requests of one behaviour that ended alike.
struct EndingCount {
    std::uint16_t behaviour = 0; ///< index into the run's behaviours
    Outcome outcome = Outcome::Replied;
    Wrong wrong = Wrong::Nothing;
    bool asExpected = false;
    std::uint16_t status = 0; ///< 0 unless replied
    std::uint32_t count = 0;

    bool sameEnding(const EndingCount& other) const;
    friend bool operator==(const EndingCount&, const EndingCount&) = default;
};

/// Latencies of one behaviour's complete replies, and the bytes that all its replies came in.
struct LatencyCount {
    std::uint16_t behaviour = 0;
    std::uint64_t sumUs = 0;
    std::uint64_t minUs = 0;
    std::uint64_t maxUs = 0;
    std::uint64_t bytesReceived = 0; ///< incomplete replies included
    std::vector<BucketCount> buckets; ///< in ascending order of index

    friend bool operator==(const LatencyCount&, const LatencyCount&) = default;
};

/// The same, as it is kept for all of a run.
struct PackedLatencyCount {
    std::uint16_t behaviour = 0;
    std::uint64_t sumUs = 0;
    std::uint64_t minUs = 0;
    std::uint64_t maxUs = 0;
    std::uint64_t bytesReceived = 0;
    PackedBuckets buckets;

    PackedLatencyCount() = default;
    explicit PackedLatencyCount(const LatencyCount& latencies);
    LatencyCount unpacked() const;
    friend bool operator==(const PackedLatencyCount&, const PackedLatencyCount&) = default;
};

/// Durations of some kind, in µs.
struct DurationCount {
    std::uint64_t sumUs = 0;
    std::uint64_t minUs = 0;
    std::uint64_t maxUs = 0;
    std::vector<BucketCount> buckets; ///< in ascending order of index

    friend bool operator==(const DurationCount&, const DurationCount&) = default;
};

/// A server process that answered. `start` is field 22 of its /proc/PID/stat, 0 where the application cannot know it.
struct WorkerSeen {
    std::int64_t pid = 0;
    std::uint64_t start = 0;

    friend auto operator<=>(const WorkerSeen&, const WorkerSeen&) = default;
};

/// What one load process or thread did within one slot (100 ms) of a run, of the requests of one phase: requests count
/// in the slot where they ended, and in the phase in which they were due.
struct Interval {
    std::uint32_t slot = 0; ///< slots since the start of sending
    std::uint16_t phase = 0; ///< index into the run's phases
    std::uint32_t inFlight = 0; ///< requests under way at the interval's end
    std::vector<EndingCount> endings;
    std::vector<LatencyCount> latencies;
    std::vector<LatencyCount> services {}; ///< from the actual sending, without bytes; empty under closed load
    DurationCount scheduleErrors {}; ///< from when requests were due to their sending; empty under closed load
    std::vector<WorkerSeen> workers; ///< those not seen before by this load process

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Adds `more` to `into`, ending by ending and bucket by bucket.
void addEnding(std::vector<EndingCount>& into, const EndingCount& more);
void addLatencies(std::vector<PackedLatencyCount>& into, const LatencyCount& more);
/// Whatever the behaviours are.
void addLatencies(LatencyCount& into, const LatencyCount& more);

}
