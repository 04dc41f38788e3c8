// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/native/test_authority.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <openssl/ssl.h>

/// Speaks TLS on a loopback port of its own, and hands what it hears to a plain server: a thread a connection.
class TlsFront
{
public:
    /// How a connection ends whose plain side has ended.
    enum class Ending {
        Said, ///< by TLS's own word
        Cut, ///< by TCP's end alone
    };

    TlsFront(const TestIdentity& identity, std::uint16_t plainPort, Ending ending = Ending::Said);
    ~TlsFront();
    TlsFront(const TlsFront&) = delete;
    TlsFront& operator=(const TlsFront&) = delete;

    std::uint16_t port() const { return m_port; }
    /// Handshakes that were finished.
    int handshakes() const { return m_handshakes; }
    /// The name that the last client asked for (SNI).
    std::string nameAskedFor() const;

private:
    void accept();
    void serve(int socket);
    void relay(SSL* tls, int socket, int plain) const;

    std::shared_ptr<SSL_CTX> m_context;
    std::uint16_t m_plainPort;
    Ending m_ending;
    std::uint16_t m_port = 0;
    int m_listener = -1;
    std::atomic<int> m_handshakes = 0;
    mutable std::mutex m_mutex;
    std::string m_name;
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};
