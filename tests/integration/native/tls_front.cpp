// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/tls_front.h"

#include "tests/integration/native/loopback.h"

#include <array>
#include <stdexcept>
#include <string_view>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Buffer = std::array<char, 16384>;

}

TlsFront::TlsFront(const TestIdentity& identity, std::uint16_t plainPort, Ending ending)
    : m_context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free)
    , m_plainPort(plainPort)
    , m_ending(ending)
    , m_listener(listenerOnLoopback(1024, m_port))
{
    if (SSL_CTX_use_certificate(m_context.get(), identity.certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(m_context.get(), identity.key.get()) != 1)
        throw std::runtime_error("OpenSSL does not take the server's certificate");
    m_acceptor = std::thread([this] { accept(); });
}

TlsFront::~TlsFront()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    for (const int socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
    for (std::thread& thread : m_threads)
        thread.join();
    for (const int socket : m_sockets)
        ::close(socket);
    ::close(m_listener);
}

std::string TlsFront::nameAskedFor() const
{
    const std::scoped_lock lock(m_mutex);
    return m_name;
}

void TlsFront::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::scoped_lock lock(m_mutex);
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket] { serve(socket); });
    }
}

void TlsFront::serve(int socket)
{
    const std::unique_ptr<SSL, void (*)(SSL*)> tls(SSL_new(m_context.get()), SSL_free);
    SSL_set_fd(tls.get(), socket);
    const int plain = SSL_accept(tls.get()) == 1 ? connectedToLoopback(m_plainPort) : -1;
    if (plain >= 0) {
        ++m_handshakes;
        const char* const name = SSL_get_servername(tls.get(), TLSEXT_NAMETYPE_host_name);
        {
            const std::scoped_lock lock(m_mutex);
            m_name = name == nullptr ? "" : name;
        }
        relay(tls.get(), socket, plain);
        if (m_ending == Ending::Said)
            SSL_shutdown(tls.get());
        ::close(plain);
    }
    ::shutdown(socket, SHUT_RDWR);
}

/// Until either side has ended.
void TlsFront::relay(SSL* tls, int socket, int plain) const
{
    Buffer buffer;
    for (;;) {
        std::array<pollfd, 2> both { { { socket, POLLIN, 0 }, { plain, POLLIN, 0 } } };
        if (SSL_pending(tls) == 0 && ::poll(both.data(), both.size(), -1) < 0)
            return;
        if (SSL_pending(tls) > 0 || both[0].revents != 0) {
            const int size = SSL_read(tls, buffer.data(), static_cast<int>(buffer.size()));
            if (size <= 0 || !sendAll(plain, { buffer.data(), static_cast<std::size_t>(size) }))
                return;
        }
        if (both[1].revents != 0) {
            const ssize_t size = ::recv(plain, buffer.data(), buffer.size(), 0);
            if (size <= 0 || SSL_write(tls, buffer.data(), static_cast<int>(size)) <= 0)
                return;
        }
    }
}
