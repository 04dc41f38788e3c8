// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/proc/run_members.h"
#include "core/server/warden/process_watch.h"
#include "core/wire/warden_messages.h"

#include <cstdint>
#include <vector>

namespace labour {

/// Ends a server and proves that it is gone, step by step, without ever waiting: the manifest's signals to the main
/// process, each with its grace; then a moment for the others to follow it; then SIGKILL to whatever is left, until
/// nothing is.
class StopSequence
{
public:
    StopSequence(std::vector<std::int32_t> signals, std::int64_t graceNs);

    /// As the manifest says. Nothing happens if a stop is under way.
    void begin();
    /// SIGKILL at once, also in the midst of a gentler stop.
    void kill();

    bool isUnderWay() const { return m_stage != Stage::Idle && m_stage != Stage::Over; }
    bool isOver() const { return m_stage == Stage::Over; }
    /// When step() is to be called, CLOCK_MONOTONIC; also whenever the main process has ended.
    std::int64_t nextNs() const { return m_nextNs; }
    void step(const RunIdentity& run, const ProcessWatch& watch);

    /// Once it is over.
    const StopReport& report() const { return m_report; }

private:
    enum class Stage { Idle, Signalling, Settling, Killing, Over };

    void enter(Stage stage, std::int64_t now, std::int64_t patienceNs);
    void sendNext(const ProcessId& main, const ProcessWatch& watch);
    void noteLeftovers(const std::vector<ProcessId>& members);

    std::vector<std::int32_t> m_signals;
    std::int64_t m_graceNs;
    Stage m_stage = Stage::Idle;
    std::size_t m_sent = 0;
    std::int64_t m_beganNs = 0;
    std::int64_t m_deadlineNs = 0;
    std::int64_t m_nextNs = 0;
    StopReport m_report;
};

}
