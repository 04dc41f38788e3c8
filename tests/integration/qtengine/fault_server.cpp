// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/qtengine/fault_server.h"

#include "core/measure/expectation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::chrono::milliseconds dripInterval { 20 };

int checked(int result, const char* what)
{
    if (result < 0)
        throw std::system_error(errno, std::generic_category(), what);
    return result;
}

int listeningSocket(int backlog, std::uint16_t& port)
{
    const int socket = checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), "socket");
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    checked(::bind(socket, reinterpret_cast<sockaddr*>(&address), size), "bind");
    checked(::listen(socket, backlog), "listen");
    checked(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), "getsockname");
    port = ntohs(address.sin_port);
    return socket;
}

void watch(int epoll, int socket)
{
    epoll_event event {};
    event.events = EPOLLIN;
    event.data.fd = socket;
    checked(::epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event), "epoll_ctl");
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::map<std::string, std::string> headersOf(std::string_view head)
{
    std::map<std::string, std::string> headers;
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos;) {
        const std::size_t end = head.find("\r\n", at + 2);
        const std::string_view line = head.substr(at + 2, end == std::string_view::npos ? end : end - at - 2);
        if (const std::size_t colon = line.find(": "); colon != std::string_view::npos)
            headers[lower(line.substr(0, colon))] = line.substr(colon + 2);
        at = end;
    }
    return headers;
}

std::string claimFor(std::string_view body)
{
    std::array<char, 40> text {};
    std::snprintf(text.data(), text.size(), "%zu %08x", body.size(), labour::digestOf(body).crc);
    return text.data();
}

}

FaultServer::FaultServer()
    : m_listener(listeningSocket(1024, m_port))
    , m_epoll(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1"))
    , m_wake(checked(::eventfd(0, EFD_CLOEXEC), "eventfd"))
{
    watch(m_epoll, m_listener);
    watch(m_epoll, m_wake);
    m_thread = std::thread([this] { serve(); });
}

FaultServer::~FaultServer()
{
    const std::uint64_t one = 1;
    while (::write(m_wake, &one, sizeof one) < 0 && errno == EINTR) { }
    m_thread.join();
    for (const auto& [socket, connection] : m_connections)
        ::close(socket);
    for (const int descriptor : { m_listener, m_epoll, m_wake })
        ::close(descriptor);
}

FaultServer::Log FaultServer::log() const
{
    const std::scoped_lock lock(m_mutex);
    return m_log;
}

int FaultServer::unanswered() const
{
    const std::scoped_lock lock(m_mutex);
    return m_unanswered;
}

int FaultServer::open() const
{
    const std::scoped_lock lock(m_mutex);
    return m_open;
}

void FaultServer::serve()
{
    for (;;) {
        const bool dripping =
            std::any_of(m_connections.begin(), m_connections.end(), [](const auto& c) { return c.second.drips; });
        std::array<epoll_event, 64> events;
        const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()),
            dripping ? static_cast<int>(dripInterval.count()) : -1);
        for (int i = 0; i < count; ++i) {
            const int socket = events.at(static_cast<std::size_t>(i)).data.fd;
            if (socket == m_wake)
                return;
            if (socket == m_listener)
                accept();
            else
                read(socket);
        }
        if (dripping && std::chrono::steady_clock::now() >= m_nextDrip)
            drip();
    }
}

void FaultServer::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (socket < 0)
            return;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_connections[socket] = {};
        watch(m_epoll, socket);
        const std::scoped_lock lock(m_mutex);
        ++m_log.connections;
        ++m_open;
    }
}

void FaultServer::read(int socket)
{
    std::array<char, 4096> part;
    const ssize_t size = ::read(socket, part.data(), part.size());
    if (size < 0 && errno == EAGAIN)
        return;
    if (size <= 0)
        return drop(socket, false);
    Connection& connection = m_connections[socket];
    connection.in.append(part.data(), static_cast<std::size_t>(size));
    const std::size_t end = connection.in.find("\r\n\r\n");
    if (end == std::string::npos)
        return;
    const std::string_view head = std::string_view(connection.in).substr(0, end);
    Request request;
    request.headers = headersOf(head);
    const std::size_t length = std::strtoul(request.headers["content-length"].c_str(), nullptr, 10);
    if (connection.in.size() < end + 4 + length)
        return;
    const std::size_t begin = head.find(' ') + 1;
    const std::string_view target = head.substr(begin, head.find(' ', begin) - begin);
    request.method = head.substr(0, begin - 1);
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    request.body = connection.in.substr(end + 4, length);
    connection.in.erase(0, end + 4 + length);
    answer(socket, std::move(request));
}

void FaultServer::answer(int socket, Request request)
{
    m_connections[socket].waits = true;
    note(request);
    Reply reply = replyTo(request);
    if (request.method == "HEAD")
        reply.bytes.resize(std::min(reply.bytes.size(), reply.bytes.find("\r\n\r\n") + 4));
    // The replies are small enough for the socket's buffer.
    if (!reply.bytes.empty() && ::send(socket, reply.bytes.data(), reply.bytes.size(), MSG_NOSIGNAL) < 0)
        return drop(socket, false);
    const bool asked = request.headers["connection"] == "close" && request.path != "/stay";
    if (reply.afterwards == Afterwards::Drip)
        m_connections[socket].drips = true;
    else if (reply.afterwards == Afterwards::Keep && !asked) {
        m_connections[socket].waits = false;
        const std::scoped_lock lock(m_mutex);
        --m_unanswered;
    } else if (reply.afterwards != Afterwards::Wait)
        drop(socket, reply.afterwards == Afterwards::Reset);
}

void FaultServer::drip()
{
    m_nextDrip = std::chrono::steady_clock::now() + dripInterval;
    std::vector<int> gone;
    for (const auto& [socket, connection] : m_connections) {
        if (connection.drips && ::send(socket, ".", 1, MSG_NOSIGNAL) < 0)
            gone.push_back(socket);
    }
    for (const int socket : gone)
        drop(socket, false);
}

void FaultServer::drop(int socket, bool reset)
{
    if (reset) {
        const linger now { 1, 0 };
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    const auto found = m_connections.find(socket);
    const bool waits = found->second.waits;
    m_connections.erase(found);
    ::close(socket);
    const std::scoped_lock lock(m_mutex);
    --m_open;
    if (waits)
        --m_unanswered;
}

void FaultServer::note(Request& request)
{
    const std::scoped_lock lock(m_mutex);
    ++m_log.hits[request.path];
    request.timesSeen = ++m_log.ids[request.headers["x-labour-id"]];
    m_log.lastHeaders = request.headers;
    m_log.lastMethod = request.method;
    m_log.lastTarget = request.target;
    m_log.lastBody = request.body;
    m_log.mostUnanswered = std::max(m_log.mostUnanswered, ++m_unanswered);
}

FaultServer::Reply FaultServer::replyTo(const Request& request) const
{
    const std::string& path = request.path;
    const auto begin = [&](int status, std::string_view id) {
        return "HTTP/1.1 " + std::to_string(status) + " Said\r\nX-Labour-Id: " + std::string(id)
            + "\r\nX-Labour-Worker: " + std::to_string(workerPid) + " 99 1\r\nX-Labour-Body: " + claimFor(body)
            + "\r\n";
    };
    const auto sized = [](std::string_view content) {
        return "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + std::string(content);
    };
    const std::string id = request.headers.at("x-labour-id");

    if (path == "/close" || (path == "/close-once" && request.timesSeen == 1))
        return { "", Afterwards::Close };
    if (path == "/reset")
        return { "", Afterwards::Reset };
    if (path == "/garbage")
        return { "Mind the gap\r\n\r\n", Afterwards::Close };
    if (path == "/hang")
        return { "", Afterwards::Wait };
    if (path == "/drip")
        return { begin(200, id) + "Content-Length: 1000000\r\n\r\n", Afterwards::Drip };
    if (path == "/truncated")
        return { begin(200, id) + "Content-Length: 1000\r\n\r\nhello", Afterwards::Close };
    if (path == "/until-close")
        return { begin(200, id) + "Connection: close\r\n\r\nhello", Afterwards::Close };
    if (path == "/chunked")
        return { begin(200, id) + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n" };
    if (path == "/chunked-short")
        return { begin(200, id) + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n", Afterwards::Close };
    if (path == "/chunked-broken")
        return { begin(200, id) + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\nzzz\r\n", Afterwards::Close };
    if (path == "/foreign")
        return { begin(200, "0000000000000000.f") + sized(body) };
    if (path == "/noid")
        return { "HTTP/1.1 200 OK\r\n" + sized(body) };
    if (path == "/lie")
        return { begin(200, id) + sized("jello") };
    if (path == "/cookie")
        return { begin(200, id) + "Set-Cookie: crumb=1; Path=/\r\n" + sized(body) };
    if (path.starts_with("/status/")) {
        const int status = std::atoi(path.c_str() + 8);
        const bool bodiless = status == 204 || status == 304;
        const std::string location = status / 100 == 3 ? "Location: /plain\r\n" : "";
        return { begin(status, id) + location + (bodiless ? "\r\n" : sized(body)) };
    }
    return { begin(200, id) + sized(body) };
}

DeafListener::DeafListener()
{
    m_sockets.push_back(listeningSocket(0, m_port));
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    // A backlog of nothing still takes a connection or two; those after them fill what the kernel keeps beside it.
    for (int i = 0; i < 4; ++i) {
        m_sockets.push_back(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), "socket"));
        if (::connect(m_sockets.back(), reinterpret_cast<sockaddr*>(&address), sizeof address) < 0
            && errno != EINPROGRESS)
            checked(-1, "connect");
    }
}

DeafListener::~DeafListener()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

std::uint16_t deadPort()
{
    std::uint16_t port = 0;
    ::close(listeningSocket(1, port));
    return port;
}
