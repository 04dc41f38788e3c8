// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

/// A server on a loopback port of its own, a thread a connection, whose paths each stand for one fault (or none). To a
/// HEAD it sends the reply's head alone:
///
///     /ok /ok/MORE               a whole reply that verifies itself; MORE is only there to tell requests apart
///     /upload                    the same, once the request's body has been read
///     /status/NNN                the same with this status
///     /large/BYTES               the same with a body this long; /large-chunks/BYTES in chunks of 1000
///     /bodiless/NNN              a reply of a status (204, 304) that has no body
///     /chunked                   the same body in chunks
///     /until-close               the same body, ended by the connection's end
///     /http10                    an HTTP/1.0 reply; the client has to know by itself that the connection is over
///     /says-close                a reply with "Connection: close" that leaves the connection open
///     /continue                  100 and 103 before the reply
///     /dripped                   a whole reply, one byte at a time
///     /close-idle                a keep-alive reply, and the connection's end together with its last byte
///     /closed /reset             nothing, then the end by FIN or RST
///     /truncated /truncated-head /reset-within /chunked-truncated
///                                half a reply, then the end
///     /garbage                   bytes that are not HTTP
///     /extra                     a whole reply and bytes after it
///     /hang /hang-within         nothing, or half a reply, then silence until the client has gone
///     /drip /drip-head           half a reply, and one more byte now and then until the client has gone
///     /wrong-id /no-id           a reply to somebody else, or to nobody
///     /wrong-claim /wrong-body   a body that is not the one it says, or not the usual one
class ScriptedServer
{
public:
    struct Seen {
        std::string path;
        std::string id; ///< X-Labour-Id
        std::string head; ///< the whole request
        int connection = 0; ///< counted from 0
    };

    explicit ScriptedServer(bool ipv6 = false);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    std::uint16_t port() const { return m_port; }
    /// The requests so far, in the order in which they were read.
    std::vector<Seen> seen() const;
    int connections() const;

    static constexpr std::string_view body = "hello, world\n";
    static constexpr int workerPid = 4321;

private:
    void accept();
    void serve(int socket, int connection);
    bool answer(int socket, const Seen& request);

    std::uint16_t m_port = 0;
    int m_listener = -1;
    mutable std::mutex m_mutex;
    std::vector<Seen> m_seen;
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

/// A loopback port that nobody listens on.
std::uint16_t silentPort();

/// A listener that accepts nobody and whose queue is full: connecting to it takes for ever.
class FullListener
{
public:
    FullListener();
    ~FullListener();
    FullListener(const FullListener&) = delete;
    FullListener& operator=(const FullListener&) = delete;

    std::uint16_t port() const { return m_port; }

private:
    std::uint16_t m_port = 0;
    std::vector<int> m_sockets;
};
