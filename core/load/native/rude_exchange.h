// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/deadline_queue.h"
#include "core/load/manners.h"
#include "core/load/native/connection_environment.h"
#include "core/load/native/reply_parser.h"
#include "core/load/native/transport.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace labour {

class Connection;

/// One request with bad manners, on a connection of its own that carries nothing else: paces what is sent and read,
/// sends less or more than the request, and leaves when it likes. The connection's, whose transport and parser it uses;
/// the calls are the connection's too, and return how the request ended, if it has. What the client did itself (it
/// left, or let the time pass without having sent or read all) comes to Closed where an early end is expected, and to
/// Timeout where not.
class RudeExchange
{
public:
    /// A moment that is awaited in the environment's queue of paces.
    struct Pace : Deadline {
        explicit Pace(Connection& whose)
            : connection(whose)
        {
        }

        Connection& connection;
    };

    RudeExchange(ConnectionEnvironment& environment, Connection& connection, Transport& transport, ReplyParser& parser);

    /// Before the connection is made.
    void begin(std::uint16_t behaviour, std::uint64_t number);
    /// Of the socket's buffer for replies, in bytes, so that the server feels how slowly they are read; 0: as usual.
    int receiveBuffer() const;

    std::optional<Outcome> write();
    std::optional<Outcome> read();
    std::optional<Outcome> resume(const Pace& pace);
    Outcome expire();
    /// Nothing is awaited any more.
    void end();

    /// It has ended, and the connection is to end by RST.
    bool leavesByReset() const { return m_leavesByReset; }
    /// The errno of a ClientError.
    int error() const { return m_error; }
    /// Bytes received since begin().
    std::uint64_t received() const { return m_received; }

private:
    const Request& request() const { return m_environment.mix[m_behaviour]; }
    const Manners& manners() const { return request().manners; }
    std::uint64_t readLimit() const;
    std::string_view own(std::uint64_t offset);
    std::string_view next(std::uint64_t until);
    std::optional<Outcome> sentAll();
    std::optional<Outcome> writeFailed(int error);
    std::optional<Outcome> readFailed(int error);
    std::optional<Outcome> take(std::string_view piece);
    std::optional<Outcome> wholeReply(bool isFollowed);
    std::optional<Outcome> leave();
    Outcome endOfStream();
    Outcome ended(bool byReset) const;
    Outcome ownDoing() const;
    void wait(Pace& pace, std::int64_t us);

    ConnectionEnvironment& m_environment;
    Transport& m_transport;
    ReplyParser& m_parser;
    Pace m_sendPace; ///< between two pieces, and until leaving
    Pace m_readPace;
    std::string m_pipelined; ///< the requests that are written at once, where there are several
    std::uint64_t m_number = 0;
    std::uint64_t m_ownBytes = 0; ///< of the requests; the upload follows
    std::uint64_t m_toSend = 0; ///< bytes in all
    std::uint64_t m_pieceEnd = 0; ///< where the piece ends that is being sent
    std::uint64_t m_sent = 0;
    std::uint64_t m_received = 0;
    std::uint32_t m_replies = 0; ///< whole ones
    int m_error = 0;
    std::uint16_t m_behaviour = 0;
    bool m_hasSentAll = false;
    bool m_isAbridged = false; ///< less than the whole request is sent
    bool m_isRefused = false; ///< the server takes nothing more: what it said is read without pauses
    bool m_wasReset = false;
    bool m_leavesByReset = false;
};

}
