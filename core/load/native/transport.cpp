// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/transport.h"

#include <utility>

#include <sys/epoll.h>

namespace labour {

bool Transport::open(FileDescriptor socket, const TlsClient* tls)
{
    m_socket = std::move(socket);
    if (tls != nullptr)
        m_tls = tls->begin(m_socket.get());
    return tls == nullptr || m_tls;
}

void Transport::close()
{
    if (m_tls) {
        m_tls->sayEnd();
        m_tls.reset();
    }
    m_socket.reset();
}

void Transport::reset()
{
    const linger none { 1, 0 };
    setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    m_tls.reset();
    m_socket.reset();
}

void Transport::closeForSending()
{
    if (m_tls)
        m_tls->sayEnd();
    ::shutdown(m_socket.get(), SHUT_WR);
}

void Transport::wake(std::uint32_t events)
{
    if (m_tls)
        m_tls->wake((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0);
}

}
