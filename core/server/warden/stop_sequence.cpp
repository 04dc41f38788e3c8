// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/stop_sequence.h"

#include "core/measure/clock.h"
#include "core/server/proc/listener.h"
#include "core/server/proc/pidfd.h"
#include "core/server/proc/proc_files.h"
#include "core/server/proc/signal_name.h"

#include <algorithm>
#include <csignal>

namespace labour {

namespace {

constexpr std::int64_t settlingNs = nsPerSecond;
constexpr std::int64_t killingNs = 3 * nsPerSecond;
constexpr std::int64_t lookNs = 20 * nsPerMillisecond;

}

StopSequence::StopSequence(std::vector<std::int32_t> signals, std::int64_t graceNs)
    : m_signals(std::move(signals))
    , m_graceNs(graceNs)
{
}

void StopSequence::begin()
{
    if (m_stage != Stage::Idle)
        return;
    m_beganNs = monotonicNs();
    enter(Stage::Signalling, m_beganNs, 0);
}

void StopSequence::kill()
{
    if (m_stage == Stage::Killing || m_stage == Stage::Over)
        return;
    const std::int64_t now = monotonicNs();
    if (m_stage == Stage::Idle)
        m_beganNs = now;
    if (m_stage != Stage::Settling)
        m_report.signal = signalName(SIGKILL);
    enter(Stage::Killing, now, killingNs);
}

void StopSequence::enter(Stage stage, std::int64_t now, std::int64_t patienceNs)
{
    m_stage = stage;
    m_deadlineNs = now + patienceNs;
    m_nextNs = now;
}

void StopSequence::step(const RunIdentity& run, const ProcessWatch& watch)
{
    const std::int64_t now = monotonicNs();
    if (m_stage == Stage::Signalling) {
        const std::optional<ProcessId> main = watch.main();
        if (!main) {
            enter(Stage::Settling, now, settlingNs);
        } else if (now >= m_deadlineNs) {
            if (m_sent < m_signals.size())
                sendNext(*main, watch);
            else
                kill();
        }
    }
    if (m_stage != Stage::Settling && m_stage != Stage::Killing)
        return;

    const std::vector<ProcessId> members = runMembers(run, watch.members());
    m_nextNs = now + lookNs;
    const bool gone = isGone(run, members);
    if (gone || (m_stage == Stage::Killing && now >= m_deadlineNs)) {
        noteLeftovers(members);
        m_report.listening = m_report.listening || !isRefused(run.host, run.port);
        m_report.seconds = static_cast<double>(monotonicNs() - m_beganNs) / static_cast<double>(nsPerSecond);
        m_stage = Stage::Over;
        return;
    }
    if (m_stage == Stage::Settling && now >= m_deadlineNs) {
        noteLeftovers(members);
        m_report.listening = !isRefused(run.host, run.port);
        enter(Stage::Killing, now, killingNs);
    }
    if (m_stage == Stage::Killing) {
        for (const ProcessId& member : members)
            sendSignal(member, SIGKILL);
    }
}

void StopSequence::sendNext(const ProcessId& main, const ProcessWatch& watch)
{
    const int signal = m_signals[m_sent++];
    m_report.signal = signalName(signal);
    sendSignal(main, signal);
    for (const ProcessId& member : watch.members())
        sendSignal(member, SIGCONT); // a stopped process does not act on anything gentler than SIGKILL
    m_deadlineNs = monotonicNs() + m_graceNs;
    m_nextNs = m_deadlineNs;
}

void StopSequence::noteLeftovers(const std::vector<ProcessId>& members)
{
    for (const ProcessId& member : members) {
        const auto isNoted = [&member](const Leftover& leftover) { return leftover.pid == member.pid; };
        if (std::none_of(m_report.leftovers.begin(), m_report.leftovers.end(), isNoted))
            m_report.leftovers.push_back({ member.pid, commandLine(member.pid) });
    }
}

}
