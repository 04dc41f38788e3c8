// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/proc/listener.h"
#include "core/server/proc/run_members.h"
#include "core/server/warden/launch.h"
#include "core/server/warden/memory_ceiling.h"
#include "core/server/warden/outbox.h"
#include "core/server/warden/output_relay.h"
#include "core/server/warden/process_watch.h"
#include "core/server/warden/stop_sequence.h"
#include "core/wire/warden_messages.h"

#include <cstdint>
#include <string>

namespace labour {

/// The server in the warden's charge, from its launch until nothing of it is left; reports all that happens to the
/// outbox.
class Charge
{
public:
    /// What epoll says of the server's output; a process of the server is its pid.
    static constexpr std::uint64_t outputSource = std::uint64_t { 1 } << 32;

    /// Of a successful launch, or of a server that is only observed. The epoll descriptor and the outbox are not owned.
    Charge(const WardenSetup& setup, Launch launched, int epoll, Outbox& outbox);
    Charge(const Charge&) = delete;
    Charge& operator=(const Charge&) = delete;

    void readOutput();
    void processNoticed(pid_t pid);
    void childrenEnded();

    void readMemory(const std::string& label);
    /// The server has become a daemon, and this process is the main one in place of that which was launched.
    void adopt(const ProcessId& successor) { m_watch.adopt(successor); }
    /// What is only observed is let go, and goes on.
    void stop() { m_observes ? finish() : m_stop.begin(); }
    void kill() { m_observes ? finish() : m_stop.kill(); }

    /// Does what is due.
    void tick();
    /// When something is due next, CLOCK_MONOTONIC.
    std::int64_t nextNs() const;
    /// The server is gone, and the last report is in the outbox.
    bool isOver() const { return m_over; }

private:
    void look();
    void enforceCeiling(const std::vector<MemoryCeiling::Process>& processes);
    void exited(const ProcessExit& exit);
    void finish();

    const bool m_observes;
    int m_epoll;
    Outbox& m_outbox;
    std::int64_t m_sampleNs;
    FileDescriptor m_outputPipe;
    OutputRelay m_output;
    ProcessWatch m_watch;
    ListenerProbe m_listener;
    MemoryCeiling m_ceiling;
    StopSequence m_stop;
    RunIdentity m_run;
    std::int64_t m_nextLookNs;
    std::int64_t m_nextFlushNs;
    std::int64_t m_nextDiscoveryNs;
    std::int64_t m_nextThoroughNs = 0;
    bool m_isSuccessionDue = false; ///< a process has ended: its successor may come before the next look
    bool m_stopIsDue = false;
    bool m_over = false;
};

}
