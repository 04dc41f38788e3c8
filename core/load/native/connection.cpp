// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/connection.h"

#include <cerrno>
#include <utility>

#include <sys/epoll.h>

namespace labour {

namespace {

constexpr std::uint32_t endEvents = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
constexpr std::uint32_t inputEvents = EPOLLIN | endEvents;

}

Connection::Connection(ConnectionEnvironment& environment)
    : m_environment(environment)
{
}

std::optional<Outcome> Connection::begin(std::uint16_t behaviour, std::uint64_t number)
{
    m_behaviour = behaviour;
    m_number = number;
    m_written = 0;
    m_isWhollyWritten = false;
    m_wasReset = false;
    m_needsPause = false;
    const Request& request = m_environment.mix[behaviour];
    m_parser.begin(request.method == "HEAD", textOf(request.expectation));
    if (!request.manners.areDecent())
        return beginRudely();
    if (m_state == State::Closed)
        return open();
    m_state = State::Busy;
    return write();
}

std::optional<Outcome> Connection::beginRudely()
{
    close();
    if (!m_rude)
        m_rude = std::make_unique<RudeExchange>(m_environment, *this, m_transport, m_parser);
    m_rude->begin(m_behaviour, m_number);
    m_isRude = true;
    return open();
}

std::optional<Outcome> Connection::exchangeRudely(std::uint32_t events)
{
    m_state = State::Busy;
    if (events & EPOLLOUT) {
        if (const auto over = settle(m_rude->write()))
            return over;
    }
    return events & inputEvents ? settle(m_rude->read()) : std::nullopt;
}

std::optional<Outcome> Connection::settle(std::optional<Outcome> over)
{
    if (!over)
        return std::nullopt;
    if (m_rude->leavesByReset())
        m_transport.reset();
    return failed(*over, m_rude->error());
}

std::optional<Outcome> Connection::resume(const RudeExchange::Pace& pace)
{
    return settle(m_rude->resume(pace));
}

std::optional<Outcome> Connection::open()
{
    FileDescriptor socket = m_environment.address.connect(m_isRude ? m_rude->receiveBuffer() : 0);
    if (!socket)
        return connectFailed(errno);
    m_state = State::Connecting;
    if (!m_transport.open(std::move(socket), m_environment.tls))
        return failed(Outcome::ClientError, ENOMEM);
    // On the loopback interface the connection usually stands by now, so that writing works at once.
    if (!m_environment.address.mightMeetItself() && !m_isRude) {
        if (const auto over = m_transport.isTls() ? shakeHands() : write())
            return over;
    }
    if (!watch(!m_isWhollyWritten))
        return failed(Outcome::ClientError, errno);
    return std::nullopt;
}

/// For TLS: once that is done, writes.
std::optional<Outcome> Connection::shakeHands()
{
    if (m_transport.shakeHands() == 0) {
        m_state = State::Busy;
        return m_isRude ? std::nullopt : write();
    }
    if (errno == EAGAIN)
        return std::nullopt;
    m_needsPause = true;
    return failed(Outcome::TlsError);
}

std::optional<Outcome> Connection::handle(std::uint32_t events)
{
    m_transport.wake(events);
    switch (m_state) {
    case State::Closed:
        break;
    case State::Idle:
        // Closed by the server, or it says what nobody asked for (408 Request Timeout): no request is lost.
        if ((events & inputEvents) && !staysQuiet(events))
            close();
        break;
    case State::Connecting: {
        int error = 0;
        socklen_t length = sizeof error;
        getsockopt(m_transport.descriptor(), SOL_SOCKET, SO_ERROR, &error, &length);
        if (error == 0 && m_environment.address.mightMeetItself()
            && m_environment.address.isMetByItself(m_transport.descriptor()))
            error = ECONNREFUSED;
        if (error != 0)
            return connectFailed(error);
        if (!m_transport.isTls())
            return exchange(events);
        m_state = State::ShakingHands;
        [[fallthrough]];
    }
    case State::ShakingHands:
        if (const auto over = shakeHands())
            return over;
        return m_state == State::Busy ? exchange(events) : std::nullopt;
    case State::Busy:
        return exchange(events);
    }
    return std::nullopt;
}

std::optional<Outcome> Connection::exchange(std::uint32_t events)
{
    if (m_isRude)
        return exchangeRudely(events);
    if (!m_isWhollyWritten && (events & EPOLLOUT)) {
        if (const auto over = write())
            return over;
    }
    if (m_state == State::Busy && (events & inputEvents))
        return read(events);
    return std::nullopt;
}

/// An idle connection over TLS was told of something that is nobody's business but TLS's: a ticket, say.
bool Connection::staysQuiet(std::uint32_t events)
{
    if (!m_transport.isTls() || (events & endEvents))
        return false;
    return m_transport.receive(m_environment.buffer) < 0 && errno == EAGAIN;
}

std::optional<Outcome> Connection::write()
{
    do {
        const std::string_view rest = m_environment.templates.bytes(m_behaviour, m_number).substr(m_written);
        const ssize_t written = m_transport.send(rest);
        if (written < 0)
            return writeFailed(errno);
        m_state = State::Busy;
        m_written += static_cast<std::size_t>(written);
        m_isWhollyWritten = static_cast<std::size_t>(written) == rest.size();
    } while (!m_isWhollyWritten);
    return std::nullopt;
}

std::optional<Outcome> Connection::writeFailed(int error)
{
    if (error == EAGAIN) {
        if (!watch(true))
            return failed(Outcome::ClientError, errno);
        return std::nullopt;
    }
    if (m_state == State::Connecting)
        return connectFailed(error);
    if (error == EPROTO)
        return failed(Outcome::TlsError);
    if (isOwnShortage(error))
        return failed(Outcome::ClientError, error);
    if (error == ETIMEDOUT)
        return failed(Outcome::Timeout);
    m_wasReset = error != EPIPE;
    m_transport.wake(EPOLLRDHUP);
    return read(EPOLLRDHUP);
}

std::optional<Outcome> Connection::read(std::uint32_t events)
{
    const std::span<char> buffer = m_environment.buffer;
    for (;;) {
        const ssize_t result = m_transport.receive(buffer);
        if (result < 0)
            return readFailed(errno);
        if (result == 0)
            return m_transport.wasCutOff() ? ended(false) : endOfStream();
        const auto received = static_cast<std::size_t>(result);
        m_received += received;
        if (m_parser.feed({ buffer.data(), received }) == ReplyParser::State::Malformed)
            return failed(Outcome::Malformed);
        if (!m_transport.isEmptiedBy(received, buffer.size()))
            continue;
        if (m_parser.state() == ReplyParser::State::Whole)
            return whole((events & endEvents) == 0);
        if ((events & endEvents) == 0)
            return std::nullopt;
    }
}

std::optional<Outcome> Connection::readFailed(int error)
{
    switch (error) {
    case EPROTO:
        return failed(Outcome::TlsError);
    case EAGAIN:
        if (m_parser.state() == ReplyParser::State::Whole)
            return whole(true);
        return std::nullopt;
    case ETIMEDOUT:
        return failed(Outcome::Timeout);
    case ECONNRESET:
    case EPIPE:
    case ENOTCONN:
        return ended(true);
    default:
        return isOwnShortage(error) ? failed(Outcome::ClientError, error) : ended(true);
    }
}

bool Connection::watch(bool output)
{
    if (m_isWatched && (m_isOutputWatched || !output))
        return true;
    epoll_event event {};
    event.events = EPOLLIN | EPOLLRDHUP | EPOLLET | (output ? EPOLLOUT : 0U);
    event.data.ptr = this;
    if (epoll_ctl(m_environment.epoll, m_isWatched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, m_transport.descriptor(), &event)
        != 0)
        return false;
    m_isWatched = true;
    m_isOutputWatched = output;
    return true;
}

Outcome Connection::whole(bool mayContinue)
{
    if (reply().hasId() && !m_environment.templates.ids().matches(reply().id(), m_number))
        return failed(Outcome::Foreign);
    ++m_carried;
    const bool isWorn = m_environment.requestsPerConnection != 0 && m_carried >= m_environment.requestsPerConnection;
    if (mayContinue && m_isWhollyWritten && reply().keepsAlive && m_environment.keepAlive && !isWorn)
        m_state = State::Idle;
    else
        close();
    return Outcome::Replied;
}

Outcome Connection::endOfStream()
{
    return m_parser.endOfStream() == ReplyParser::State::Whole ? whole(false) : ended(false);
}

Outcome Connection::ended(bool byReset)
{
    if (m_parser.state() == ReplyParser::State::Whole)
        return whole(false);
    if (m_parser.state() == ReplyParser::State::Within)
        return failed(Outcome::Truncated);
    return failed(byReset || m_wasReset ? Outcome::Reset : Outcome::Closed);
}

Outcome Connection::connectFailed(int error)
{
    m_needsPause = true;
    return failed(outcomeOfConnect(error), error);
}

Outcome Connection::expire()
{
    if (m_isRude && m_state == State::Busy)
        return *settle(m_rude->expire());
    m_needsPause = m_state == State::Connecting;
    return failed(m_state == State::Connecting ? Outcome::ConnectTimeout : Outcome::Timeout);
}

Outcome Connection::failed(Outcome outcome, int error)
{
    m_error = error;
    m_needsPause = m_needsPause || outcome == Outcome::ClientError;
    close();
    return outcome;
}

void Connection::leave()
{
    if (!isUnderWay())
        close();
}

void Connection::close()
{
    if (m_isRude) {
        m_received += m_rude->received();
        m_rude->end();
        m_isRude = false;
    }
    m_carried = 0;
    m_transport.close();
    m_state = State::Closed;
    m_isWatched = m_isOutputWatched = false;
}

Ending Connection::ending(Outcome outcome) const
{
    if (outcome == Outcome::Replied)
        return endingOf(reply());
    Ending ending;
    ending.outcome = outcome;
    return ending;
}

std::uint64_t Connection::takeReceived()
{
    return std::exchange(m_received, 0);
}

}
