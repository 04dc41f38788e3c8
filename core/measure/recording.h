// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/event.h"
#include "core/measure/interval.h"
#include "core/measure/provenance.h"
#include "core/measure/role.h"
#include "core/measure/server_reading.h"
#include "core/measure/tally.h"
#include "core/measure/tree_samples.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace labour {

/// A behaviour as it stood in the run's mix.
struct RecordedBehaviour {
    std::string name;
    std::vector<std::pair<std::string, std::string>> parameters;
    double weight = 0;
    Role role = Role::Innocent;

    /// "Sleeping?sleep_duration=0.5"
    std::string label() const;
};

/// A stretch of the run with its own mix and load.
struct RecordedPhase {
    std::string name;
    double from = 0; ///< seconds since the start of sending
    double to = 0;

    friend bool operator==(const RecordedPhase&, const RecordedPhase&) = default;
};

/// All that ended within one slot (100 ms) of the run, of all load processes together.
struct Slot {
    std::vector<EndingCount> endings;
    std::vector<PackedLatencyCount> latencies;
    std::uint32_t inFlight = 0;
};

/// Requests of one behaviour that ended alike, over all of the run.
struct EndingTotal {
    EndingCount ending; ///< the first of them
    std::uint64_t count = 0;
};

/// All that a run measured, in time order: the one structure that charts, reports, history and comparison read.
/// It grows by add(); equal additions give equal recordings. A value; not thread-safe.
class Recording
{
public:
    Recording() = default;
    /// `phases` as they were planned; none for a run that has no phases.
    explicit Recording(std::vector<RecordedBehaviour> behaviours, std::vector<RecordedPhase> phases = {});

    void add(const Interval& interval);
    void add(const TreeSample& sample);
    void add(const MemoryReading& reading);
    void add(const Event& event);
    /// The lines around the event of that index in events().
    void setEventLog(std::size_t event, std::vector<std::string> lines);
    void addUnfinished(std::size_t behaviour, std::uint64_t count);
    void setResent(std::size_t behaviour, std::uint64_t count);
    void setResentUnknown() { m_isResentKnown = false; }
    void setStop(const StopReport& stop) { m_stop = stop; }
    void setClient(const ClientReport& client) { m_client = client; }
    /// From the first request to the end of sending: there is a slot for all of it, with or without endings.
    void setDuration(double seconds);
    void setInterrupted(bool interrupted) { m_interrupted = interrupted; }

    const std::vector<RecordedBehaviour>& behaviours() const { return m_behaviours; }
    const std::vector<RecordedPhase>& plannedPhases() const { return m_phases; }
    /// As they were: those that the run did not come to are left out, and the last one ends with it.
    std::vector<RecordedPhase> phases() const;
    const std::vector<Slot>& timeSlots() const { return m_slots; }
    const TreeSamples& samples() const { return m_samples; }
    const std::vector<MemoryReading>& memory() const { return m_memory; }
    const std::vector<Event>& events() const { return m_events; }
    const std::vector<WorkerSeen>& workers() const { return m_workers; }
    const std::optional<StopReport>& stop() const { return m_stop; }
    const ClientReport& client() const { return m_client; }
    /// Seconds from the first request to the end of sending; until that is known, what has been recorded so far.
    double durationS() const;
    bool interrupted() const { return m_interrupted; }
    bool isResentKnown() const { return m_isResentKnown; }

    Tally tally(std::size_t behaviour) const;
    Tally totals() const;
    Tally totals(Role role) const;
    /// Of the requests that were due in a phase of phases(); unfinished and resent ones are not told apart by phase.
    const Tally& tally(std::size_t phase, std::size_t behaviour) const { return m_tallies.at(phase).at(behaviour); }
    Tally phaseTotals(std::size_t phase) const;
    Tally phaseTotals(std::size_t phase, Role role) const;
    /// How late the client itself was, in µs after a request was due; empty under closed load.
    const Histogram& scheduleError() const { return m_scheduleError; }
    bool has(Role role) const;
    /// How requests ended, each behaviour and each way once.
    const std::vector<EndingTotal>& endings() const { return m_endings; }

private:
    std::vector<RecordedBehaviour> m_behaviours;
    std::vector<RecordedPhase> m_phases;
    std::vector<std::vector<Tally>> m_tallies; ///< by phase, at least one, and behaviour
    std::vector<EndingTotal> m_endings;
    std::vector<std::uint64_t> m_unfinished; ///< by behaviour, as the next
    std::vector<std::uint64_t> m_resent;
    bool m_isResentKnown = true;
    Histogram m_scheduleError;
    std::vector<Slot> m_slots;
    TreeSamples m_samples;
    std::vector<MemoryReading> m_memory;
    std::vector<Event> m_events;
    std::vector<WorkerSeen> m_workers;
    std::optional<StopReport> m_stop;
    ClientReport m_client;
    std::optional<double> m_durationS;
    bool m_interrupted = false;
};

}
