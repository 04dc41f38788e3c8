// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/measure/outcome.h"

#include <cstdint>
#include <string>

#include <sys/socket.h>

namespace labour {

/// Where a server listens, and how connections to it are made: TCP, never blocking, without Nagle's delay.
class ServerAddress
{
public:
    /// Throws std::invalid_argument unless `host` is a numeric IPv4 or IPv6 address.
    ServerAddress(const std::string& host, std::uint16_t port);

    /// What a Host header says: "127.0.0.1:8080", "[::1]:8080".
    const std::string& authority() const { return m_authority; }
    /// Begins to connect. Without a descriptor errno says what went wrong; with one the connection may be there
    /// already. The socket's buffer for what is received has `receiveBuffer` bytes, or as many as usual for 0.
    FileDescriptor connect(int receiveBuffer = 0) const;
    /// The port is among those that the kernel gives to clients: where nobody listens, a socket may come to be
    /// connected to itself.
    bool mightMeetItself() const { return m_isClientsPort; }
    bool isMetByItself(int descriptor) const;

private:
    sockaddr_storage m_address {};
    socklen_t m_length = 0;
    std::string m_authority;
    bool m_isClientsPort = false;
};

/// What an attempt to connect came to that failed with this errno.
Outcome outcomeOfConnect(int error);

/// Descriptors, ports, memory or permissions of our own: nothing that the server did.
bool isOwnShortage(int error);

}
