// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/load/native/tls.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include <sys/socket.h>
#include <sys/types.h>

namespace labour {

/// The bytes between a connection and the server: TCP, or TLS over it. Owns the socket, and never blocks. send() and
/// receive() return what the system's calls do; with TLS errno may be EPROTO as well. Plain TCP pays nothing for TLS
/// but a test of a pointer.
class Transport
{
public:
    /// A socket whose connecting has begun. False for want of memory.
    bool open(FileDescriptor socket, const TlsClient* tls);
    void close();
    /// Ends the connection by RST.
    void reset();
    /// Says that there is no more to send.
    void closeForSending();

    int descriptor() const { return m_socket.get(); }
    bool isTls() const { return m_tls != nullptr; }

    /// epoll's events of the socket, before anything is done about them.
    void wake(std::uint32_t events);
    /// For TLS, until it returns 0: hands are shaken before anything is sent or received.
    int shakeHands() { return m_tls->shakeHands(); }

    ssize_t send(std::string_view bytes)
    {
        if (m_tls)
            return m_tls->send(bytes);
        return ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }
    ssize_t receive(std::span<char> buffer)
    {
        if (m_tls)
            return m_tls->receive(buffer);
        return ::recv(m_socket.get(), buffer.data(), buffer.size(), 0);
    }
    /// Receiving `received` bytes of `asked` has emptied the socket: but for its end, the next bytes are a new event.
    /// Not known of TLS, where receiving once more says it without a call of the system.
    bool isEmptiedBy(std::size_t received, std::size_t asked) const { return received < asked && !m_tls; }
    /// The stream ended, but not because the peer said so: of TLS alone can that be known.
    bool wasCutOff() const { return m_tls && m_tls->wasCutOff(); }

private:
    FileDescriptor m_socket;
    std::unique_ptr<TlsSession> m_tls;
};

}
