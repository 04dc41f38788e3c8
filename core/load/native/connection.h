// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/deadline_queue.h"
#include "core/load/native/connection_environment.h"
#include "core/load/native/reply_parser.h"
#include "core/load/native/rude_exchange.h"
#include "core/load/native/transport.h"
#include "core/measure/expectation.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace labour {

/// One connection to the server, with at most one request under way. Sends each request once: what was written and went
/// unanswered has failed, even if the server had closed the connection at the same moment. An end that is known before
/// the request is written costs nothing but a new connection. A request with bad manners has a connection of its own.
class Connection : public Deadline
{
public:
    explicit Connection(ConnectionEnvironment& environment);

    /// Sends a request, connecting first if need be. Like the others, returns how it ended, if it has.
    std::optional<Outcome> begin(std::uint16_t behaviour, std::uint64_t number);
    /// `events` as of epoll, edge-triggered.
    std::optional<Outcome> handle(std::uint32_t events);
    /// A moment has come that a request with bad manners has awaited.
    std::optional<Outcome> resume(const RudeExchange::Pace& pace);
    /// The request's time is over.
    Outcome expire();
    /// Closes a connection that has no request under way.
    void leave();

    bool isUnderWay() const { return m_state > State::Idle; }
    std::uint16_t behaviour() const { return m_behaviour; }
    /// The last request ended before there was a connection, or for want of something of our own.
    bool needsPause() const { return m_needsPause; }
    /// The errno of a ClientError.
    int error() const { return m_error; }
    /// All that is known of the last request's end.
    Ending ending(Outcome outcome) const;
    const Reply& reply() const { return m_parser.reply(); }
    /// Bytes received since the last time.
    std::uint64_t takeReceived();

    std::int64_t dueNs = 0; ///< when the request should have been sent
    std::int64_t sentNs = 0; ///< when it was
    std::uint16_t phase = 0; ///< of the load, in which it was due
    std::uint32_t pauses = 0; ///< in a row

private:
    enum class State : std::uint8_t {
        Closed,
        Idle,
        Connecting,
        ShakingHands,
        Busy,
    };

    std::optional<Outcome> beginRudely();
    std::optional<Outcome> exchangeRudely(std::uint32_t events);
    std::optional<Outcome> settle(std::optional<Outcome> over);
    std::optional<Outcome> open();
    std::optional<Outcome> shakeHands();
    std::optional<Outcome> exchange(std::uint32_t events);
    std::optional<Outcome> write();
    std::optional<Outcome> writeFailed(int error);
    std::optional<Outcome> read(std::uint32_t events);
    std::optional<Outcome> readFailed(int error);
    bool staysQuiet(std::uint32_t events);
    bool watch(bool output);
    Outcome whole(bool mayContinue);
    Outcome endOfStream();
    Outcome ended(bool byReset);
    Outcome connectFailed(int error);
    Outcome failed(Outcome outcome, int error = 0);
    void close();

    ConnectionEnvironment& m_environment;
    Transport m_transport;
    ReplyParser m_parser;
    std::unique_ptr<RudeExchange> m_rude; ///< from the first request with bad manners on
    std::uint64_t m_number = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_carried = 0; ///< requests that this connection has had replies to
    std::size_t m_written = 0;
    int m_error = 0;
    std::uint16_t m_behaviour = 0;
    State m_state = State::Closed;
    bool m_isRude = false; ///< the request under way is
    bool m_isWhollyWritten = false;
    bool m_wasReset = false;
    bool m_isWatched = false;
    bool m_isOutputWatched = false;
    bool m_needsPause = false;
};

}
