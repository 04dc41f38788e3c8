// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/measure/recording.h"
#include "core/run/journal.h"
#include "core/server/server_life.h"
#include "core/verdict/durability_result.h"

#include <QString>

#include <set>
#include <vector>

namespace labour {

/// All that one durability measurement sees as it goes on, and what is made of it in the end. Times are seconds since
/// the start of sending unless the name says otherwise.
class DurabilityTrace
{
public:
    /// Sending begins: nothing of before is kept. `journalPath` may be empty.
    void begin(const QString& journalPath);

    qint64 startNs() const { return m_startNs; }
    double now() const;

    void addInnocents(const std::vector<RequestEnd>& ends);
    /// Times since the storm's begin, when their engine starts.
    void addCulprits(const std::vector<RequestEnd>& ends);
    /// Of the innocents' engine (behaviour 0) or of the culprits' (behaviour 1), whose slots count from the storm.
    void add(const Interval& interval, std::uint16_t behaviour);
    void add(const WardenSample& sample);
    void add(const WatchedProcess& started);
    void add(const ProcessExit& exited);
    void add(const MemoryLimitHit& hit);
    void happened(double t, const std::string& kind, qint64 pid, const QString& detail);
    /// What the load processes took, of both engines.
    void add(const EngineReport& report);

    /// When the storm began, as the culprits' engine is to count from (CLOCK_MONOTONIC).
    /// `slowMs` is what innocents are slow by from now on.
    qint64 beginStorm(double slowMs);
    void endStorm();
    void endSending(double atS) { m_seen.sendingTo = atS; }
    void setListening(bool isListening) { m_seen.isListening = isListening; }
    bool mainSurvived() const { return m_seen.mainSurvived; }
    double stormFrom() const { return m_seen.stormFrom; }
    double stormTo() const { return m_seen.stormTo; }
    double sendingTo() const { return m_seen.sendingTo; }
    /// What the innocents saw before the storm.
    Baseline ownBaseline() const;

    /// All but what is known of the server and of the cell. `culpritTarget` is as in the journal.
    DurabilityResult result(const Baseline& baseline, const DurabilitySettings& settings, const DurabilityCell& cell,
        const QString& culpritTarget);
    Recording recording(const std::vector<RecordedBehaviour>& behaviours) const;

private:
    std::optional<double> detection(const QString& culpritTarget) const;
    std::optional<LeakMeasured> leak(const QString& culpritTarget) const;
    Recycling recycling(const QString& culpritTarget, double bytesPerCulprit) const;
    double timeOf(double unixTime) const;
    /// The processes that answered anybody, or began with a culprit.
    std::set<std::int64_t> workers(const QString& culpritTarget) const;
    std::uint64_t rssNear(double t) const;
    std::uint16_t phaseAt(double t) const;

    qint64 m_startNs = 0;
    qint64 m_startRealNs = 0;
    qint64 m_stormNs = 0;
    DurabilityObservation m_seen;
    std::vector<RequestEnd> m_culprits;
    std::vector<Interval> m_intervals;
    std::vector<TreeSample> m_samples;
    std::vector<Event> m_events;
    std::vector<WorkerSeen> m_workersBefore; ///< seen in replies before the storm
    std::vector<double> m_exits; ///< when processes ended
    std::vector<ProcessMoment> m_workerExits; ///< of others than the main one, from the storm on
    std::vector<std::int64_t> m_overCeiling; ///< whom the warden ended for the server's memory
    std::vector<std::int64_t> m_started; ///< processes, from the storm on
    EngineReport m_client;
    Journal m_journal { QString() };
};

}
