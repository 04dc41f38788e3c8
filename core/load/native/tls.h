// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace labour {

/// TLS of one connection, over a socket that stays the caller's and does not block. Results are those of recv and
/// send: the number of bytes, 0 for the end, -1 with errno, which is EAGAIN where an event of the socket has to be
/// awaited and EPROTO where the peer or its certificate broke the rules.
class TlsSession
{
public:
    ~TlsSession();
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;

    /// 0 once hands are shaken, else -1.
    int shakeHands();
    ssize_t send(std::string_view bytes);
    ssize_t receive(std::span<char> buffer);
    /// epoll told something of the socket; `mayHaveEnded` is that its end may be behind the bytes that are there.
    void wake(bool mayHaveEnded);
    /// The stream ended without the peer's word that it was meant to: it may have been cut.
    bool wasCutOff() const;
    /// Tells the peer that nothing more is sent.
    void sayEnd();

private:
    friend class TlsClient;
    class Private;

    explicit TlsSession(std::unique_ptr<Private> shared);

    std::unique_ptr<Private> d;
};

/// What all TLS connections of a load process share: whom they want to meet, and whom they trust.
class TlsClient
{
public:
    /// `name` is asked for, and what the certificate has to be for: a host's name or a numeric address. Certificates
    /// are verified against the system's authorities (or SSL_CERT_FILE and SSL_CERT_DIR, as everywhere with OpenSSL)
    /// unless `verifies` is false. Throws std::invalid_argument for what is no name.
    TlsClient(const std::string& name, bool verifies);
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    /// Null if memory ran out.
    std::unique_ptr<TlsSession> begin(int socket) const;

private:
    class Private;

    std::unique_ptr<Private> d;
};

}
