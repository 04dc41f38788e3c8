// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/deadline_queue.h"
#include "core/load/native/connection.h"
#include "core/load/native/request_template.h"
#include "core/load/native/server_address.h"
#include "core/load/slot_counter.h"
#include "core/plan/policy.h"
#include "core/wire/hammer_messages.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// The load of one process: connections, the mix that is drawn from, phases, deadlines and counts. When a connection
/// sends is for closed and open load to say. Reads no clock but to stamp what it sends; times are CLOCK_MONOTONIC.
class HammerLoad
{
public:
    /// Open or closed, as the setup has it. Connections are watched by `epoll`, with their address as the event's data.
    /// Throws std::invalid_argument for a setup that cannot be sent.
    static std::unique_ptr<HammerLoad> of(const HammerSetup& setup, int epoll);

    HammerLoad(const HammerLoad&) = delete;
    HammerLoad& operator=(const HammerLoad&) = delete;
    virtual ~HammerLoad();

    /// Sending begins. Slots, phases and arrivals count from `startNs`.
    void start(std::int64_t startNs);
    void handle(void* connection, std::uint32_t events, std::int64_t nowNs);
    /// Does what is due: phases begin, requests are sent, or end because their time is over.
    void advance(std::int64_t nowNs);
    /// False, and nothing changes, for weights that do not fit the mix.
    bool setWeights(const std::vector<double>& weights);
    /// False, and nothing changes, under closed load.
    virtual bool setRate(double perSecond, std::int64_t nowNs) = 0;
    /// False, and nothing changes, for none.
    bool setConnections(std::uint32_t connections);
    /// Nothing new is sent; it is over when what is under way has ended.
    void drain();

    /// The time is up, or every request has ended.
    bool isOver(std::int64_t nowNs) const;
    /// When advance(), isOver() or takeIntervals() has to be asked again at the latest.
    std::int64_t nextWakeNs() const;
    /// What ended in the current slot, if that is over at `nowNs`.
    std::vector<Interval> takeIntervals(std::int64_t nowNs);
    /// The same, though the slot is not over: the end of the load.
    std::vector<Interval> takeLastIntervals();
    /// How each request has ended since the last time; none unless the setup asks for it.
    std::vector<RequestEnd> takeEnds();
    std::optional<HammerShortage> takeShortage();
    /// Requests under way, by behaviour.
    std::vector<std::uint64_t> unfinished() const;

protected:
    HammerLoad(const HammerSetup& setup, int epoll);

    virtual void startSending() = 0;
    /// The connection's request has ended.
    virtual void released(Connection& connection) = 0;
    /// The pause that was asked for is over.
    virtual void pauseOver(Connection& connection) = 0;
    virtual void sendDue(std::int64_t nowNs) = 0;
    virtual std::int64_t nextDueNs() const = 0;
    virtual void connectionsChanged() = 0;

    const HammerSetup& setup() const { return m_setup; }
    std::int64_t startNs() const { return m_startNs; }
    std::uint32_t connectionsWanted() const { return m_wanted; }
    std::deque<Connection>& connections() { return m_connections; }
    Connection& addConnection() { return m_connections.emplace_back(m_environment); }
    bool hasRequestsLeft() const { return !m_setup.requests || m_begun < *m_setup.requests; }
    DeadlineQueue& deadlines() { return m_deadlines; }
    SlotCounter& counter() { return m_counter; }

    /// Draws a behaviour and sends its request, which was due at `dueNs`. False if it ended at once: released() was not
    /// called for it.
    bool send(Connection& connection, std::int64_t dueNs);
    /// A request that was due and could not be sent, since every connection is busy.
    void countNotSent(std::int64_t dueNs);

private:
    void enterNextPhase();
    void settle(Connection& connection, std::optional<Outcome> outcome, std::int64_t nowNs);
    void end(Connection& connection, Outcome outcome, std::int64_t nowNs);
    void tell(std::uint16_t behaviour, const Ending& ending, bool asExpected, std::int64_t dueNs, std::int64_t endNs);
    void noteShortage(int error, std::int64_t nowNs);
    std::vector<Interval> currentIntervals();
    std::int64_t slotEndNs() const;

    HammerSetup m_setup;
    ServerAddress m_address;
    RequestTemplates m_templates;
    Draw m_draw;
    std::vector<char> m_buffer;
    std::unique_ptr<TlsClient> m_tls; ///< null for plain TCP
    DeadlineQueue m_paces; ///< of requests with bad manners
    ConnectionEnvironment m_environment;
    std::deque<Connection> m_connections;
    std::uint32_t m_wanted = 0;
    DeadlineQueue m_deadlines;
    std::vector<std::size_t> m_timeoutLanes; ///< by behaviour
    SlotCounter m_counter;
    std::vector<RequestEnd> m_ends;
    std::optional<HammerShortage> m_shortage;
    bool m_hasShortageInSlot = false;
    std::uint64_t m_begun = 0;
    std::uint64_t m_ended = 0;
    std::int64_t m_startNs = 0;
    std::int64_t m_endNs = DeadlineQueue::never;
    std::int64_t m_phaseEndNs = DeadlineQueue::never;
    std::uint16_t m_phase = 0;
    std::uint32_t m_slot = 0;
};

}
