// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_bare PORT TARGET CONNECTIONS SECONDS: a loop of epoll that sends one fixed GET after another and looks at
// nothing that comes back: what this machine's kernel takes for a request, below which no client can come. For replies
// that arrive in one piece. Prints how many, and in how many seconds.

#include "core/file_descriptor.h"
#include "core/load/native/server_address.h"
#include "core/measure/clock.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace {

using namespace labour;

constexpr std::size_t bufferBytes = 64U << 10;

bool isConnected(int descriptor)
{
    pollfd writable { descriptor, POLLOUT, 0 };
    return poll(&writable, 1, 1000) == 1 && writable.revents == POLLOUT;
}

}

int main(int argc, char** argv)
{
    if (argc != 5)
        return 2;
    const ServerAddress address("127.0.0.1", static_cast<std::uint16_t>(std::atoi(argv[1])));
    const std::string request = std::string("GET ") + argv[2] + " HTTP/1.1\r\nHost: " + address.authority()
        + "\r\nX-Labour-Token: " + std::string(32, '0') + "\r\nX-Labour-Id: 00c0ffee-0000-000000000000\r\n\r\n";
    const FileDescriptor epoll(epoll_create1(EPOLL_CLOEXEC));
    std::vector<FileDescriptor> connections;
    for (int i = 0; i < std::atoi(argv[3]); ++i) {
        FileDescriptor& connection = connections.emplace_back(address.connect());
        epoll_event event {};
        event.events = EPOLLIN | EPOLLET;
        event.data.fd = connection.get();
        if (!connection || !isConnected(connection.get())
            || epoll_ctl(epoll.get(), EPOLL_CTL_ADD, connection.get(), &event) != 0)
            return 1;
    }
    const auto send = [&](int connection) {
        return ::send(connection, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
    };
    const std::int64_t startNs = monotonicNs();
    const std::int64_t endNs = startNs + static_cast<std::int64_t>(std::atof(argv[4]) * nsPerSecond);
    for (const FileDescriptor& connection : connections) {
        if (!send(connection.get()))
            return 1;
    }
    std::vector<char> buffer(bufferBytes);
    std::array<epoll_event, 256> events;
    unsigned long replies = 0;
    std::int64_t nowNs = startNs;
    while (nowNs < endNs) {
        const int count = epoll_wait(epoll.get(), events.data(), static_cast<int>(events.size()), 1000);
        for (int i = 0; i < count; ++i) {
            const int connection = events[static_cast<std::size_t>(i)].data.fd;
            if (recv(connection, buffer.data(), buffer.size(), 0) <= 0 || !send(connection))
                return 1;
            ++replies;
        }
        nowNs = monotonicNs();
    }
    std::printf("%lu %.6f\n", replies, static_cast<double>(nowNs - startNs) / nsPerSecond);
    return 0;
}
