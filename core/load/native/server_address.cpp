// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/server_address.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

namespace labour {

namespace {

bool isAmongClientsPorts(std::uint16_t port)
{
    // IPv6 shares IPv4's range. Where it cannot be read, any port might be in it.
    std::ifstream range("/proc/sys/net/ipv4/ip_local_port_range");
    unsigned first = 0;
    unsigned last = 0;
    return !(range >> first >> last) || (first <= port && port <= last);
}

}

ServerAddress::ServerAddress(const std::string& host, std::uint16_t port)
    : m_authority((host.find(':') == std::string::npos ? host : '[' + host.substr(0, host.find('%')) + ']') + ':'
        + std::to_string(port))
    , m_isClientsPort(isAmongClientsPorts(port))
{
    addrinfo hints {};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
        throw std::invalid_argument("'" + host + "' is not a numeric address");
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, freeaddrinfo);
    m_length = found->ai_addrlen;
    std::memcpy(&m_address, found->ai_addr, m_length);
}

FileDescriptor ServerAddress::connect(int receiveBuffer) const
{
    FileDescriptor descriptor(::socket(m_address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!descriptor)
        return {};
    const int on = 1;
    setsockopt(descriptor.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (receiveBuffer > 0)
        setsockopt(descriptor.get(), SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    if (::connect(descriptor.get(), reinterpret_cast<const sockaddr*>(&m_address), m_length) == 0
        || errno == EINPROGRESS)
        return descriptor;
    const int error = errno;
    descriptor.reset();
    errno = error;
    return {};
}

bool ServerAddress::isMetByItself(int descriptor) const
{
    if (!m_isClientsPort)
        return false;
    sockaddr_storage own {};
    sockaddr_storage peer {};
    socklen_t ownLength = sizeof own;
    socklen_t peerLength = sizeof peer;
    return getsockname(descriptor, reinterpret_cast<sockaddr*>(&own), &ownLength) == 0
        && getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &peerLength) == 0 && ownLength == peerLength
        && std::memcmp(&own, &peer, ownLength) == 0;
}

Outcome outcomeOfConnect(int error)
{
    switch (error) {
    case ECONNREFUSED:
    case EHOSTUNREACH:
    case ENETUNREACH:
    case EHOSTDOWN:
        return Outcome::Refused;
    case ETIMEDOUT:
        return Outcome::ConnectTimeout;
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
        return Outcome::Reset;
    default:
        return Outcome::ClientError;
    }
}

bool isOwnShortage(int error)
{
    switch (error) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case EADDRNOTAVAIL:
    case EADDRINUSE:
    case EAGAIN:
    case EACCES:
    case EPERM:
        return true;
    default:
        return false;
    }
}

}
