// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/listener.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace labour {

namespace {

// A refusal on loopback comes within microseconds; a listener whose queue is full never answers.
constexpr int refusalMs = 100;

struct Query {
    nlmsghdr header;
    inet_diag_req_v2 request;
};

template <typename T>
T copyOf(const char* bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

/// On loopback or on every address, as a server under test listens; one on another address of this machine is a
/// stranger.
bool isLocal(std::uint8_t family, const __be32 (&source)[4])
{
    if (family == AF_INET)
        return source[0] == htonl(INADDR_ANY) || (ntohl(source[0]) >> 24) == IN_LOOPBACKNET;
    in6_addr address {};
    std::memcpy(&address, source, sizeof address);
    return IN6_IS_ADDR_UNSPECIFIED(&address) || IN6_IS_ADDR_LOOPBACK(&address)
        || (IN6_IS_ADDR_V4MAPPED(&address) && (ntohl(source[3]) >> 24) == IN_LOOPBACKNET);
}

}

ListenerProbe::ListenerProbe(std::uint16_t port)
    : m_socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG))
    , m_port(port)
{
}

std::optional<ListenerProbe::Listeners> ListenerProbe::read() const
{
    Listeners listeners;
    // An IPv6 socket may serve IPv4 as well.
    if (!m_socket || !readFamily(AF_INET, listeners) || !readFamily(AF_INET6, listeners) || listeners.inodes.empty())
        return std::nullopt;
    return listeners;
}

bool ListenerProbe::readFamily(std::uint8_t family, Listeners& listeners) const
{
    Query query {};
    query.header.nlmsg_len = sizeof query;
    query.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    query.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    query.request.sdiag_family = family;
    query.request.sdiag_protocol = IPPROTO_TCP;
    query.request.idiag_states = 1U << TCP_LISTEN;
    query.request.id.idiag_sport = htons(m_port);
    if (::send(m_socket.get(), &query, sizeof query, 0) != static_cast<ssize_t>(sizeof query))
        return false;

    std::array<char, 16384> answer;
    for (;;) {
        // The kernel answers a dump within send(), so there is always something to read until its end has been read.
        const ssize_t received = ::recv(m_socket.get(), answer.data(), answer.size(), MSG_DONTWAIT);
        if (received <= 0)
            return false;
        std::size_t left = static_cast<std::size_t>(received);
        const char* at = answer.data();
        while (left >= sizeof(nlmsghdr)) {
            const auto header = copyOf<nlmsghdr>(at);
            if (header.nlmsg_type == NLMSG_DONE)
                return true;
            if (header.nlmsg_type == NLMSG_ERROR || header.nlmsg_len < sizeof header || header.nlmsg_len > left)
                return false;
            if (header.nlmsg_type == SOCK_DIAG_BY_FAMILY && header.nlmsg_len >= sizeof header + sizeof(inet_diag_msg)) {
                const auto socket = copyOf<inet_diag_msg>(at + sizeof header);
                if (socket.id.idiag_sport == htons(m_port) && isLocal(family, socket.id.idiag_src)) {
                    listeners.queue += socket.idiag_rqueue;
                    listeners.inodes.push_back(socket.idiag_inode);
                }
            }
            const std::size_t step = std::min<std::size_t>(NLMSG_ALIGN(header.nlmsg_len), left);
            at += step;
            left -= step;
        }
    }
}

bool isRefused(const std::string& host, std::uint16_t port)
{
    addrinfo hints {};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
        return true;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> address(found, &::freeaddrinfo);
    const FileDescriptor probe(::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    // Without a descriptor or a local port of our own, the kernel's list of listeners tells.
    if (!probe)
        return !ListenerProbe(port).read();
    if (::connect(probe.get(), address->ai_addr, address->ai_addrlen) == 0)
        return false;
    if (errno == EADDRNOTAVAIL)
        return !ListenerProbe(port).read();
    if (errno != EINPROGRESS)
        return errno == ECONNREFUSED;
    pollfd connecting { probe.get(), POLLOUT, 0 };
    int error = 0;
    socklen_t size = sizeof error;
    return ::poll(&connecting, 1, refusalMs) == 1 && ::getsockopt(probe.get(), SOL_SOCKET, SO_ERROR, &error, &size) == 0
        && error == ECONNREFUSED;
}

}
