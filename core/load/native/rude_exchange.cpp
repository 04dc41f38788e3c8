// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/rude_exchange.h"

#include "core/measure/clock.h"

#include <algorithm>
#include <cerrno>

#include <sys/epoll.h>

namespace labour {

namespace {

// Of the request's number, so that each of those written at once has an id of its own.
constexpr unsigned pipelinedShift = 36;

constexpr int smallReceiveBuffer = 4096;

// After which the other connections get their turn.
constexpr int sendsAtOnce = 16;

const std::string& filler()
{
    static const std::string text(64U << 10, 'x');
    return text;
}

}

RudeExchange::RudeExchange(
    ConnectionEnvironment& environment, Connection& connection, Transport& transport, ReplyParser& parser)
    : m_environment(environment)
    , m_transport(transport)
    , m_parser(parser)
    , m_sendPace(connection)
    , m_readPace(connection)
{
}

void RudeExchange::begin(std::uint16_t behaviour, std::uint64_t number)
{
    m_behaviour = behaviour;
    m_number = number;
    m_sent = m_received = 0;
    m_replies = 0;
    m_error = 0;
    m_hasSentAll = m_isRefused = m_wasReset = m_leavesByReset = false;
    m_pipelined.clear();
    const Manners& does = manners();
    if (does.pipelined > 1) {
        for (std::uint64_t i = 0; i < does.pipelined; ++i)
            m_pipelined += m_environment.templates.bytes(behaviour, number | i << pipelinedShift);
    }
    m_ownBytes = own(0).size();
    const std::uint64_t limited = does.uploadBytes > 0 ? does.uploadBytes : m_ownBytes;
    m_toSend = std::min(limited, does.sendLimit) + (does.uploadBytes > 0 ? m_ownBytes : 0);
    m_isAbridged = does.sendLimit < limited;
    m_pieceEnd = does.uploadBytes > 0 ? m_ownBytes : std::min(does.sendChunk, m_toSend);
    if (does.sendChunk == 0)
        m_pieceEnd = m_toSend;
}

int RudeExchange::receiveBuffer() const
{
    return manners().readPauseUs > 0 ? smallReceiveBuffer : 0;
}

/// One that only says that it sends no more reads on.
std::uint64_t RudeExchange::readLimit() const
{
    if (manners().leaving == Manners::Leaving::HalfCloses)
        return Manners::everything;
    return std::max<std::uint64_t>(manners().readLimit, 1);
}

std::string_view RudeExchange::own(std::uint64_t offset)
{
    const std::string_view all =
        m_pipelined.empty() ? m_environment.templates.bytes(m_behaviour, m_number) : std::string_view(m_pipelined);
    return all.substr(offset);
}

std::string_view RudeExchange::next(std::uint64_t until)
{
    const std::string_view rest = m_sent < m_ownBytes ? own(m_sent) : std::string_view(filler());
    return rest.substr(0, until - m_sent);
}

std::optional<Outcome> RudeExchange::write()
{
    if (m_sendPace.isQueued() || m_hasSentAll)
        return std::nullopt;
    for (int sends = 0; m_sent < m_toSend; ++sends) {
        if (sends == sendsAtOnce) {
            wait(m_sendPace, 0);
            return std::nullopt;
        }
        const ssize_t sent = m_transport.send(next(m_pieceEnd));
        if (sent < 0)
            return writeFailed(errno);
        m_sent += static_cast<std::uint64_t>(sent);
        if (m_sent < m_pieceEnd || m_sent == m_toSend)
            continue;
        m_pieceEnd = std::min(m_toSend, m_pieceEnd + manners().sendChunk);
        wait(m_sendPace, manners().sendPauseUs);
        return std::nullopt;
    }
    return sentAll();
}

std::optional<Outcome> RudeExchange::sentAll()
{
    m_hasSentAll = true;
    const Manners& does = manners();
    if (does.leaving == Manners::Leaving::Stays || readLimit() != Manners::everything)
        return std::nullopt;
    if (does.leavesAfterUs <= 0)
        return leave();
    wait(m_sendPace, does.leavesAfterUs);
    return std::nullopt;
}

std::optional<Outcome> RudeExchange::leave()
{
    if (manners().leaving == Manners::Leaving::HalfCloses) {
        m_transport.closeForSending();
        return std::nullopt;
    }
    m_leavesByReset = manners().leaving == Manners::Leaving::Resets;
    return ownDoing();
}

std::optional<Outcome> RudeExchange::writeFailed(int error)
{
    if (error == EAGAIN)
        return std::nullopt;
    m_error = error;
    if (error == EPROTO)
        return Outcome::TlsError;
    if (isOwnShortage(error))
        return Outcome::ClientError;
    if (error == ETIMEDOUT)
        return Outcome::Timeout;
    m_wasReset = error != EPIPE;
    m_hasSentAll = m_isRefused = true;
    m_environment.paces.remove(m_readPace);
    m_transport.wake(EPOLLRDHUP);
    return read();
}

std::optional<Outcome> RudeExchange::read()
{
    const Manners& does = manners();
    while (!m_readPace.isQueued()) {
        std::uint64_t size = std::min<std::uint64_t>(m_environment.buffer.size(), readLimit() - m_received);
        if (does.readChunk > 0)
            size = std::min(size, does.readChunk);
        const std::span<char> into = m_environment.buffer.first(size);
        const ssize_t received = m_transport.receive(into);
        if (received < 0)
            return readFailed(errno);
        if (received == 0)
            return endOfStream();
        m_received += static_cast<std::uint64_t>(received);
        if (const auto over = take({ into.data(), static_cast<std::size_t>(received) }))
            return over;
        if (m_received >= readLimit())
            return leave();
        if (does.readPauseUs > 0 && !m_isRefused)
            wait(m_readPace, does.readPauseUs);
    }
    return std::nullopt;
}

std::optional<Outcome> RudeExchange::take(std::string_view piece)
{
    while (!piece.empty()) {
        const ReplyParser::State state = m_parser.feedOne(piece);
        if (state == ReplyParser::State::Malformed)
            return Outcome::Malformed;
        if (state != ReplyParser::State::Whole)
            break;
        if (const auto over = wholeReply(!piece.empty()))
            return over;
    }
    return std::nullopt;
}

/// Of several replies, the first that is not as expected is the one that is told.
std::optional<Outcome> RudeExchange::wholeReply(bool isFollowed)
{
    const Reply& reply = m_parser.reply();
    const std::uint64_t number = m_number | std::uint64_t { m_replies } << pipelinedShift;
    if (reply.hasId() && !m_environment.templates.ids().matches(reply.id(), number))
        return Outcome::Foreign;
    ++m_replies;
    if (m_replies >= manners().pipelined)
        return isFollowed ? Outcome::Malformed : Outcome::Replied;
    if (!judge(request().expectation, endingOf(reply)).asExpected)
        return Outcome::Replied;
    m_parser.begin(request().method == "HEAD", textOf(request().expectation));
    return std::nullopt;
}

std::optional<Outcome> RudeExchange::readFailed(int error)
{
    switch (error) {
    case EAGAIN:
        return std::nullopt;
    case EPROTO:
        return Outcome::TlsError;
    case ETIMEDOUT:
        return Outcome::Timeout;
    default:
        m_error = error;
        return isOwnShortage(error) ? Outcome::ClientError : ended(true);
    }
}

Outcome RudeExchange::endOfStream()
{
    if (m_transport.wasCutOff() || m_parser.endOfStream() != ReplyParser::State::Whole)
        return ended(false);
    return wholeReply(false).value_or(Outcome::Closed);
}

Outcome RudeExchange::ended(bool byReset) const
{
    if (m_parser.state() == ReplyParser::State::Within)
        return Outcome::Truncated;
    return byReset || m_wasReset ? Outcome::Reset : Outcome::Closed;
}

Outcome RudeExchange::ownDoing() const
{
    const Expectation& expectation = request().expectation;
    const bool isExpected = std::any_of(
        expectation.begin(), expectation.end(), [](const AcceptedEnding& accepted) { return accepted.closed; });
    return isExpected ? Outcome::Closed : Outcome::Timeout;
}

std::optional<Outcome> RudeExchange::resume(const Pace& pace)
{
    if (&pace == &m_readPace)
        return read();
    return m_hasSentAll ? leave() : write();
}

Outcome RudeExchange::expire()
{
    const bool isSendingSlowly = manners().sendChunk > 0 && !m_hasSentAll;
    const bool isReadingSlowly = manners().readPauseUs > 0 && m_received > 0;
    return isSendingSlowly || m_isAbridged || isReadingSlowly ? ownDoing() : Outcome::Timeout;
}

void RudeExchange::end()
{
    m_environment.paces.remove(m_sendPace);
    m_environment.paces.remove(m_readPace);
    m_pipelined.clear();
}

void RudeExchange::wait(Pace& pace, std::int64_t us)
{
    DeadlineQueue& paces = m_environment.paces;
    paces.add(pace, paces.laneOf(us * nsPerMicrosecond), monotonicNs());
}

}
