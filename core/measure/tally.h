// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/histogram.h"
#include "core/measure/interval.h"
#include "core/measure/outcome.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>

namespace labour {

/// What a set of requests came to: the figures under "totals", "innocents", "culprits", a behaviour or a phase.
struct Tally {
    std::uint64_t requests = 0; ///< all that ended, refused and not-sent included
    std::uint64_t asExpected = 0;
    std::uint64_t goodReplies = 0; ///< complete replies as expected: what goodput counts
    std::uint64_t unfinished = 0; ///< under way when the time was up; not among `requests`
    std::uint64_t resent = 0; ///< sent once more by the client by itself, as the journal shows
    bool isResentKnown = true; ///< not so where the client may send again and there was no journal
    std::uint64_t bytesReceived = 0;
    std::array<std::uint64_t, outcomeCount> outcomes {};
    std::uint64_t wrongStatus = 0;
    std::uint64_t wrongBody = 0;
    std::map<std::uint16_t, std::uint64_t> statuses;
    Histogram latency; ///< of complete replies
    Histogram service; ///< the same from the actual sending; empty under closed load, where a request is due when sent

    void add(const EndingCount& ending);
    void add(const LatencyCount& latencies);
    void addService(const LatencyCount& services);
    void merge(const Tally& other);

    std::uint64_t failed() const { return requests - asExpected; }
    std::uint64_t count(Outcome outcome) const { return outcomes.at(indexOf(outcome)); }
    /// Requests that ended without a complete reply.
    std::uint64_t noReply() const { return requests - count(Outcome::Replied); }
    /// The share of requests that are not as expected, 0 to 1; 0 when there are none.
    double failedShare() const;
    /// The latency in ms that the share `quantile` of all requests does not exceed, where one without a reply is slower
    /// than all with one; nothing when it would fall among those, or when there are no requests.
    std::optional<double> latencyMs(double quantile) const;
    /// The same from the actual sending, of the requests that were sent.
    std::optional<double> serviceMs(double quantile) const;
};

}
