// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/provenance.h"
#include "core/measure/server_reading.h"
#include "core/plan/mix.h"
#include "core/plan/server_choice.h"
#include "core/verdict/durability.h"
#include "core/verdict/recycling.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// How a durability measurement goes about it; the design's figures unless somebody wants others. Printed with grades.
struct DurabilitySettings {
    DurabilityRules rules {};
    double rate = 50; ///< innocents a second
    double baselineS = 5; ///< innocents alone, before the culprits
    double recoveryS = 10; ///< the time there is to recover, counted from the storm's end
    double innocentTimeoutS = 2;
    double culpritTimeoutS = 8; ///< or the server's own limit and three seconds, if that is longer,
    double longestCulpritTimeoutS = 60; ///< but not longer than this
    bool onlyFirstBaseline = false; ///< the first cell of a server measures it for the others too

    friend bool operator==(const DurabilitySettings& a, const DurabilitySettings& b)
    {
        return a.rules == b.rules && a.rate == b.rate && a.baselineS == b.baselineS && a.recoveryS == b.recoveryS
            && a.innocentTimeoutS == b.innocentTimeoutS && a.culpritTimeoutS == b.culpritTimeoutS
            && a.longestCulpritTimeoutS == b.longestCulpritTimeoutS && a.onlyFirstBaseline == b.onlyFirstBaseline;
    }
};

/// One measurement of a durability table: a server under so many of one culprit.
struct DurabilityCell {
    ServerChoice server; ///< checked
    MixEntry culprit; ///< checked
    int dose = 1; ///< culprits sent together
    bool isPool = false; ///< the dose is one more than the server's capacity
    bool isLeak = false; ///< culprits are spaced in time instead, and memory is watched
    int repetition = 1; ///< from 1

    /// "gunicorn:sync · SIGSEGV · 2": names the cell for people, and among the others of its table.
    QString label() const;
};

/// "Sleeping?sleep_duration=2": the behaviour without role and weight.
QString culpritText(const MixEntry& culprit);

/// How memory grew with the culprits.
struct LeakMeasured {
    double bytesPerCulprit = 0; ///< Theil and Sen's slope
    std::optional<std::uint64_t> askedBytes; ///< what each culprit was asked to leak, where that is memory
    std::uint64_t peakRssBytes = 0;
    Recycling recycling;
};

struct DurabilityResult {
    DurabilityCell cell;
    ServerIdentity server;
    QString failure; ///< a sentence where nothing could be measured; what follows then means nothing
    double culpritTimeoutS = 0; ///< as it was
    DurabilityVerdict verdict;
    DurabilityObservation seen; ///< without the innocents
    /// Of this cell alone; where an earlier cell's is used, its warm-up, which is pooled with the others all the same.
    Baseline baseline;
    std::map<std::string, std::uint64_t> culpritOutcomes; ///< what each culprit's client saw
    std::map<int, std::uint64_t> culpritStatuses;
    std::uint64_t culpritsAsExpected = 0;
    std::uint64_t workersExited = 0; ///< at least, as the next: of processes that answered or began with a culprit
    std::uint64_t workersStarted = 0;
    std::map<std::int64_t, std::uint64_t> culpritWorkers; ///< how many culprits each process began with, by pid
    /// From the start of the first culprit to the first thing that the server did about one: a process ended, or a
    /// culprit's client was answered or cut off before its timeout.
    std::optional<double> detectionS;
    std::uint64_t rssBeforeBytes = 0;
    std::uint64_t rssAfterBytes = 0;
    std::uint64_t rssPeakBytes = 0; ///< since the start of sending
    std::optional<LeakMeasured> leak;
    StopReport stop;
    double tookS = 0; ///< the whole cell, starting and stopping the server included
};

}
