// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/output_relay.h"

#include "core/wire/warden_messages.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace labour {

namespace {

constexpr std::size_t mostAtOnce = 64U << 10;
constexpr int readsAtOnce = 8;

}

OutputRelay::OutputRelay(int fd, Outbox& outbox)
    : m_fd(fd)
    , m_outbox(outbox)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

bool OutputRelay::drain()
{
    std::array<char, mostAtOnce> piece;
    for (int i = 0; i < readsAtOnce; ++i) {
        const ssize_t count = ::read(m_fd, piece.data(), piece.size());
        if (count == 0)
            return false;
        if (count < 0)
            return errno == EAGAIN || errno == EINTR;
        m_kept.append(piece.data(), static_cast<std::size_t>(count));
        trim(2 * mostAtOnce);
    }
    return true;
}

void OutputRelay::flush()
{
    if (!isWaiting())
        return;
    trim(mostAtOnce);
    if (m_outbox.send(encode(ServerOutput { m_dropped, m_kept }), Outbox::Keep::IfRoom))
        m_dropped = 0;
    else
        m_dropped += m_kept.size();
    m_kept.clear();
}

void OutputRelay::trim(std::size_t most)
{
    if (m_kept.size() <= most)
        return;
    const std::size_t excess = m_kept.size() - mostAtOnce;
    m_kept.erase(0, excess);
    m_dropped += excess;
}

}
