// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A server for measuring load generators: as little work as can be, but every reply is what Labour's application would
// say, with the request's id, the worker and the body's length and CRC. Prints its port, and ends when its standard
// input does.

#include "core/file_descriptor.h"
#include "core/measure/expectation.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <string>
#include <string_view>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

using labour::FileDescriptor;

namespace {

constexpr std::string_view body = "Labour's bench server says hello.\n";
constexpr std::string_view idHeader = "X-Labour-Id: ";

class Server
{
public:
    Server()
        : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_reply(replyBegin())
        , m_fixed(m_reply.size())
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        m_isListening = ::bind(m_listener.get(), generic, length) == 0 && ::listen(m_listener.get(), SOMAXCONN) == 0
            && getsockname(m_listener.get(), generic, &length) == 0;
        m_port = ntohs(address.sin_port);
        watch(m_listener.get());
        watch(STDIN_FILENO);
    }

    bool isListening() const { return m_isListening; }
    unsigned port() const { return m_port; }

    void run()
    {
        std::array<epoll_event, 256> events;
        for (;;) {
            const int count = epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
                if (descriptor == STDIN_FILENO)
                    return;
                if (descriptor == m_listener.get())
                    accept();
                else
                    serve(descriptor);
            }
        }
    }

private:
    static std::string replyBegin()
    {
        std::array<char, 256> text {};
        std::snprintf(text.data(), text.size(),
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\nX-Labour-Worker: %d 1 1\r\n"
            "X-Labour-Body: %zu %08x\r\n",
            body.size(), getpid(), body.size(), labour::digestOf(body).crc);
        return text.data();
    }

    void watch(int descriptor)
    {
        epoll_event event {};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, descriptor, &event);
    }

    void accept()
    {
        for (;;) {
            const int accepted = accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (accepted < 0)
                return;
            const int on = 1;
            setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            watch(accepted);
        }
    }

    // Requests are small and come one at a time, so that each is there whole.
    void serve(int descriptor)
    {
        const ssize_t received = ::recv(descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (received <= 0) {
            ::close(descriptor);
            return;
        }
        const std::string_view request(m_buffer.data(), static_cast<std::size_t>(received));
        m_reply.resize(m_fixed);
        if (const std::size_t at = request.find(idHeader); at != std::string_view::npos) {
            m_reply += request.substr(at, request.find("\r\n", at) + 2 - at);
        }
        // HTTP/1.0 (ab) keeps a connection only if both sides say so.
        const bool isOld = request.find(" HTTP/1.0\r\n") != std::string_view::npos;
        const bool closes = isOld ? request.find("Connection: Keep-Alive\r\n") == std::string_view::npos
                                  : request.find("\r\nConnection: close\r\n") != std::string_view::npos;
        m_reply += closes ? "Connection: close\r\n\r\n" : isOld ? "Connection: keep-alive\r\n\r\n" : "\r\n";
        m_reply += body;
        if (::send(descriptor, m_reply.data(), m_reply.size(), MSG_NOSIGNAL) < 0 || closes)
            ::close(descriptor);
    }

    FileDescriptor m_listener;
    FileDescriptor m_epoll;
    std::string m_reply;
    std::size_t m_fixed;
    std::array<char, 16384> m_buffer;
    unsigned m_port = 0;
    bool m_isListening = false;
};

}

int main()
{
    std::signal(SIGINT, SIG_IGN);
    Server server;
    if (!server.isListening()) {
        std::perror("bench_server");
        return 1;
    }
    std::printf("%u\n", server.port());
    std::fflush(stdout);
    server.run();
    return 0;
}
