// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

/// A small HTTP server on a thread of its own, on a free port of 127.0.0.1, that does to its clients what the path
/// says:
///
///     /plain            200, "hello", with all of X-Labour-*; to HEAD without the body, as all of these
///     /status/NNN       the same with another status, without a body for 204 and 304, with a Location for 3xx
///     /cookie           /plain that sets a cookie
///     /stay             /plain that leaves the connection open, even when asked to close it
///     /noid, /foreign   /plain without an id, with another's
///     /lie              /plain with a body that is not the one it claims
///     /until-close      a body that ends with the connection
///     /chunked          a body in chunks; /chunked-short: without the last, /chunked-broken: the second is none
///     /truncated        five bytes of a thousand, then the end
///     /close, /reset    the end before a byte of reply, by FIN or by RST
///     /close-once       /close for an id that it has not seen, /plain for one it has
///     /garbage          something that is not HTTP, then the end
///     /drip             a head, and a byte of body now and then, without end
///     /hang             nothing, ever
class FaultServer
{
public:
    /// What it has seen so far.
    struct Log {
        std::map<std::string, int> hits; ///< by path, without the query
        std::map<std::string, int> ids; ///< how often each X-Labour-Id came
        std::map<std::string, std::string> lastHeaders; ///< of the last request, names in lower case
        std::string lastMethod;
        std::string lastTarget;
        std::string lastBody;
        int connections = 0; ///< accepted
        int mostUnanswered = 0; ///< the most requests that waited for a reply at one time
    };

    FaultServer();
    ~FaultServer();
    FaultServer(const FaultServer&) = delete;
    FaultServer& operator=(const FaultServer&) = delete;

    std::uint16_t port() const { return m_port; }
    Log log() const;
    /// Requests that wait for their replies now.
    int unanswered() const;
    /// Connections that are open now.
    int open() const;

    static constexpr int workerPid = 4711;
    static constexpr std::string_view body = "hello";

private:
    struct Connection {
        std::string in;
        bool waits = false; ///< has an unanswered request
        bool drips = false;
    };

    struct Request {
        std::string method;
        std::string target;
        std::string path; ///< without the query
        std::string body;
        std::map<std::string, std::string> headers;
        int timesSeen = 0;
    };

    enum class Afterwards { Keep, Close, Reset, Wait, Drip };

    struct Reply {
        std::string bytes;
        Afterwards afterwards = Afterwards::Keep;
    };

    void serve();
    void accept();
    void read(int socket);
    void answer(int socket, Request request);
    void drip();
    void drop(int socket, bool reset);
    void note(Request& request);
    Reply replyTo(const Request& request) const;

    std::uint16_t m_port = 0;
    int m_listener = -1;
    int m_epoll = -1;
    int m_wake = -1;
    std::map<int, Connection> m_connections;
    mutable std::mutex m_mutex;
    Log m_log;
    int m_unanswered = 0;
    int m_open = 0;
    std::chrono::steady_clock::time_point m_nextDrip {};
    std::thread m_thread;
};

/// A listening socket of 127.0.0.1 whose queue is full: connecting to it neither succeeds nor fails.
class DeafListener
{
public:
    DeafListener();
    ~DeafListener();
    DeafListener(const DeafListener&) = delete;
    DeafListener& operator=(const DeafListener&) = delete;

    std::uint16_t port() const { return m_port; }

private:
    std::vector<int> m_sockets;
    std::uint16_t m_port = 0;
};

/// A port of 127.0.0.1 that was free a moment ago.
std::uint16_t deadPort();
