// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/request_end.h"
#include "core/measure/server_reading.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

/// Something that one of a server's processes did or met. Times are seconds since the start of sending.
struct ProcessMoment {
    double t = 0;
    std::int64_t pid = 0;
};

/// What tells whether a server that replaces its workers keeps a leak in bounds.
struct RecyclingObservation {
    std::vector<TreeSample> samples; ///< in time order
    std::vector<ProcessMoment> culprits; ///< who began with one, by the journal, in time order
    /// Workers that ended while the main process lived: processes that had answered a request or begun with a culprit,
    /// without those that Labour itself ended for their memory.
    std::vector<ProcessMoment> ends;
    std::vector<RequestEnd> innocents;
    double from = 0; ///< the first culprit was sent
    double to = 0; ///< the end of sending: innocents that were due later are of no account
};

/// What the replacement of workers did for memory, and what it cost.
struct Recycling {
    std::uint64_t workersReplaced = 0; ///< the ends, from the first culprit on
    /// The slope of a process's memory over the culprits that it began with itself, from the first of them on, pooled
    /// over the processes; nothing where none began with two.
    std::optional<double> bytesPerCulpritInALife;
    /// Over all culprits, memory grew by less than half of what it grew by in a worker's life, and two workers at least
    /// were replaced meanwhile. Nothing where that growth is not known, or is less than a page: then there is nothing
    /// to keep in bounds.
    std::optional<bool> plateaus;
    /// Where it does: the median of the server's memory from the first replacement to the last culprit.
    std::optional<std::uint64_t> plateauRssBytes;
    /// Innocents that failed and were under way within a second of a replacement, before or after. The culprits of a
    /// leak kill nobody, so that these are the replacement's.
    std::uint64_t requestsLost = 0;
};

/// A pure function of what was seen; `bytesPerCulprit` is the slope of the whole server's memory over all culprits.
Recycling recyclingOf(const RecyclingObservation& seen, double bytesPerCulprit);

}
