// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/parent_link.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace labour {

namespace {

constexpr std::size_t mostWaiting = 64U << 20;
constexpr std::size_t pieceBytes = 64U << 10;

}

ParentLink::ParentLink(int input, int output)
    : m_input(input)
    , m_output(output)
{
    fcntl(output, F_SETFL, fcntl(output, F_GETFL) | O_NONBLOCK);
}

void ParentLink::receive()
{
    std::array<char, pieceBytes> piece;
    const ssize_t received = ::read(m_input, piece.data(), piece.size());
    if (received > 0)
        m_reader.feed({ piece.data(), static_cast<std::size_t>(received) });
    else if (received == 0 || (errno != EINTR && errno != EAGAIN))
        m_isGone = true;
}

std::optional<Frame> ParentLink::next()
{
    std::optional<Frame> frame = m_reader.next();
    m_isGone = m_isGone || !m_reader.error().empty();
    return frame;
}

void ParentLink::send(std::string_view frame)
{
    if (m_isGone)
        return;
    m_waiting.erase(0, m_written);
    m_written = 0;
    m_waiting += frame;
    flush();
    if (m_waiting.size() - m_written > mostWaiting)
        m_isGone = true;
}

void ParentLink::flush()
{
    while (m_written < m_waiting.size()) {
        const ssize_t written = ::write(m_output, m_waiting.data() + m_written, m_waiting.size() - m_written);
        if (written >= 0) {
            m_written += static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            m_isGone = m_isGone || errno != EAGAIN;
            return;
        }
    }
    m_waiting.clear();
    m_written = 0;
}

void ParentLink::drain()
{
    flush();
    while (!m_isGone && m_written < m_waiting.size()) {
        std::array<pollfd, 2> waited { pollfd { m_output, POLLOUT, 0 }, pollfd { m_input, POLLIN, 0 } };
        if (poll(waited.data(), waited.size(), -1) < 0 && errno != EINTR)
            return;
        if (waited[1].revents != 0)
            receive();
        flush();
    }
}

}
