// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/scripted_server.h"

#include "core/measure/expectation.h"
#include "tests/integration/native/loopback.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using labour::digestOf;

namespace {

enum class End {
    Keep,
    Fin, ///< after the last byte
    FinWithLastByte, ///< in the same segment
    Reset,
    Hang,
    Drip, ///< one more byte now and then, until the client has gone
};

struct Script {
    std::string bytes;
    End end = End::Keep;
    bool bytewise = false;
};

std::string claimOf(std::string_view body)
{
    std::array<char, 48> text {};
    std::snprintf(text.data(), text.size(), "%zu %08x", body.size(), digestOf(body).crc);
    return text.data();
}

std::string identity(const std::string& id, std::string_view claimed)
{
    return "X-Labour-Id: " + id + "\r\nX-Labour-Worker: " + std::to_string(ScriptedServer::workerPid)
        + " 77 1\r\nX-Labour-Body: " + claimOf(claimed) + "\r\n";
}

std::string framed(std::string_view body)
{
    return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string chunked(std::string_view body, std::size_t chunk)
{
    std::string bytes = "Transfer-Encoding: chunked\r\n\r\n";
    for (std::size_t at = 0; at < body.size(); at += chunk) {
        std::array<char, 24> size {};
        const std::string_view piece = body.substr(at, chunk);
        std::snprintf(size.data(), size.size(), "%zx\r\n", piece.size());
        bytes += size.data() + std::string(piece) + "\r\n";
    }
    return bytes + "0\r\n\r\n";
}

std::string numberAfter(const std::string& path, std::string_view prefix)
{
    return path.substr(prefix.size());
}

std::optional<Script> wholeReply(const std::string& path, const std::string& id)
{
    const std::string body(ScriptedServer::body);
    const std::string ok = "HTTP/1.1 200 OK\r\n" + identity(id, body);
    if (path == "/ok" || path.starts_with("/ok/") || path == "/upload")
        return Script { ok + framed(body) };
    if (path.starts_with("/status/"))
        return Script { "HTTP/1.1 " + numberAfter(path, "/status/") + " Any\r\n" + identity(id, body) + framed(body) };
    if (path.starts_with("/large/") || path.starts_with("/large-chunks/")) {
        const std::string large(std::stoul(path.substr(path.rfind('/') + 1)), 'x');
        const std::string head = "HTTP/1.1 200 OK\r\n" + identity(id, large);
        return Script { head + (path.starts_with("/large/") ? framed(large) : chunked(large, 1000)) };
    }
    if (path.starts_with("/bodiless/")) {
        const std::string status = numberAfter(path, "/bodiless/");
        return Script { "HTTP/1.1 " + status + " Any\r\n" + identity(id, body)
            + (status == "304" ? "Content-Length: 13\r\n\r\n" : "\r\n") };
    }
    if (path == "/chunked")
        return Script { ok + chunked(body, 5) };
    if (path == "/until-close")
        return Script { ok + "\r\n" + body, End::Fin };
    if (path == "/http10")
        return Script { "HTTP/1.0 200 OK\r\n" + identity(id, body) + framed(body), End::Hang };
    if (path == "/says-close")
        return Script { ok + "Connection: close\r\n" + framed(body), End::Hang };
    if (path == "/continue")
        return Script { "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" + ok
            + framed(body) };
    if (path == "/dripped")
        return Script { ok + framed(body), End::Keep, true };
    if (path == "/close-idle")
        return Script { ok + framed(body), End::FinWithLastByte };
    return std::nullopt;
}

std::optional<Script> brokenReply(const std::string& path, const std::string& id)
{
    const std::string body(ScriptedServer::body);
    const std::string ok = "HTTP/1.1 200 OK\r\n" + identity(id, body);
    if (path == "/closed")
        return Script { "", End::Fin };
    if (path == "/reset")
        return Script { "", End::Reset };
    if (path == "/truncated")
        return Script { ok + "Content-Length: 1000\r\n\r\n" + body, End::Fin };
    if (path == "/truncated-head")
        return Script { ok, End::Fin };
    if (path == "/reset-within")
        return Script { ok + "Content-Length: 1000\r\n\r\n" + body, End::Reset };
    if (path == "/chunked-truncated")
        return Script { ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", End::Fin };
    if (path == "/garbage")
        return Script { "220 mail.example.org ESMTP\r\n" };
    if (path == "/extra")
        return Script { ok + framed(body) + "and more" };
    if (path == "/hang")
        return Script { "", End::Hang };
    if (path == "/hang-within")
        return Script { ok + "Content-Length: 1000\r\n\r\n" + body, End::Hang };
    if (path == "/drip")
        return Script { ok + "Content-Length: 1000000\r\n\r\n", End::Drip };
    if (path == "/drip-head")
        return Script { ok + "X-Drip: ", End::Drip };
    return std::nullopt;
}

std::optional<Script> wrongReply(const std::string& path, const std::string& id)
{
    const std::string body(ScriptedServer::body);
    if (path == "/wrong-id")
        return Script { "HTTP/1.1 200 OK\r\n" + identity(id + "0", body) + framed(body) };
    if (path == "/no-id")
        return Script { "HTTP/1.1 200 OK\r\n" + framed(body) };
    if (path == "/wrong-claim")
        return Script { "HTTP/1.1 200 OK\r\n" + identity(id, "something else") + framed(body) };
    if (path == "/wrong-body")
        return Script { "HTTP/1.1 200 OK\r\n" + identity(id, "HELLO, WORLD\n") + framed("HELLO, WORLD\n") };
    return std::nullopt;
}

Script scriptFor(const std::string& path, const std::string& id)
{
    for (const auto& family : { wholeReply, brokenReply, wrongReply }) {
        if (const auto script = family(path, id))
            return *script;
    }
    return { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" };
}

std::string headerOf(const std::string& head, const std::string& name)
{
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

void drip(int socket)
{
    constexpr int pauseMs = 10;
    pollfd watched { socket, POLLIN, 0 };
    while (::poll(&watched, 1, pauseMs) == 0 && sendAll(socket, "x")) { }
}

void awaitTheOther(int socket)
{
    std::array<char, 256> ignored;
    while (::recv(socket, ignored.data(), ignored.size(), 0) > 0) { }
}

}

ScriptedServer::ScriptedServer(bool ipv6)
    : m_listener(listenerOnLoopback(1024, m_port, ipv6))
    , m_acceptor([this] { accept(); })
{
}

ScriptedServer::~ScriptedServer()
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

std::vector<ScriptedServer::Seen> ScriptedServer::seen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_seen;
}

int ScriptedServer::connections() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_sockets.size());
}

void ScriptedServer::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::scoped_lock lock(m_mutex);
        const auto number = static_cast<int>(m_sockets.size());
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket, number] { serve(socket, number); });
    }
}

void ScriptedServer::serve(int socket, int connection)
{
    std::string received;
    std::array<char, 4096> piece;
    for (;;) {
        const std::size_t end = received.find("\r\n\r\n");
        if (end == std::string::npos) {
            const ssize_t size = ::recv(socket, piece.data(), piece.size(), 0);
            if (size <= 0)
                return static_cast<void>(::shutdown(socket, SHUT_RDWR));
            received.append(piece.data(), static_cast<std::size_t>(size));
            continue;
        }
        Seen request;
        request.head = received.substr(0, end + 4);
        const std::size_t target = request.head.find(' ') + 1;
        request.path = request.head.substr(target, request.head.find(' ', target) - target);
        request.id = headerOf(request.head, "X-Labour-Id");
        request.connection = connection;
        received.erase(0, end + 4);
        const std::string length = headerOf(request.head, "Content-Length");
        for (std::size_t left = length.empty() ? 0 : std::stoul(length); left > 0;) {
            const std::size_t taken = std::min(left, received.size());
            received.erase(0, taken);
            left -= taken;
            const ssize_t size = left == 0 ? 0 : ::recv(socket, piece.data(), piece.size(), 0);
            if (size < 0 || (size == 0 && left > 0))
                return static_cast<void>(::shutdown(socket, SHUT_RDWR));
            received.append(piece.data(), static_cast<std::size_t>(size));
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_seen.push_back(request);
        }
        if (!answer(socket, request))
            return;
    }
}

bool ScriptedServer::answer(int socket, const Seen& request)
{
    Script script = scriptFor(request.path, request.id);
    if (request.head.starts_with("HEAD "))
        script.bytes.erase(script.bytes.find("\r\n\r\n") + 4);
    const int flags = script.end == End::FinWithLastByte ? MSG_MORE : 0;
    if (script.bytewise) {
        for (const char& byte : script.bytes)
            sendAll(socket, { &byte, 1 });
    } else {
        sendAll(socket, script.bytes, flags);
    }
    switch (script.end) {
    case End::Keep:
        return true;
    case End::Hang:
        awaitTheOther(socket);
        break;
    case End::Drip:
        drip(socket);
        break;
    case End::Reset: {
        // Connecting a socket to nobody ends it by RST and leaves the descriptor for the destructor.
        sockaddr nobody {};
        nobody.sa_family = AF_UNSPEC;
        ::connect(socket, &nobody, sizeof nobody);
        return false;
    }
    case End::Fin:
    case End::FinWithLastByte:
        break;
    }
    ::shutdown(socket, SHUT_RDWR);
    return false;
}

std::uint16_t silentPort()
{
    std::uint16_t port = 0;
    ::close(listenerOnLoopback(1, port));
    return port;
}

FullListener::FullListener()
{
    m_sockets.push_back(listenerOnLoopback(0, m_port));
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    for (int i = 0; i < 3; ++i) {
        m_sockets.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        ::connect(m_sockets.back(), reinterpret_cast<sockaddr*>(&address), sizeof address);
    }
}

FullListener::~FullListener()
{
    for (const int socket : m_sockets)
        ::close(socket);
}
