// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// A server on a loopback port of its own that writes down, byte for byte, what each connection says and how it ends;
/// and answers when it is told to.
class ByteRecorder
{
public:
    /// When it sends its answer, once a connection. {id} in it becomes the X-Labour-Id of the last request that came,
    /// {id1} {id2} … those of each of them.
    enum class Answers {
        Never,
        AfterHeads, ///< so many ends of a request's head have come
        AtTheEnd, ///< of what the client sends
    };
    struct Script {
        Answers when = Answers::Never;
        std::string answer {};
        int heads = 1;
        bool closes = false; ///< after its answer
    };
    enum class End {
        None, ///< so far
        Fin,
        Reset,
    };
    struct Heard {
        std::string bytes;
        std::vector<std::int64_t> timesNs; ///< of each piece's coming
        std::int64_t openedNs = 0;
        std::int64_t endedNs = 0;
        std::uint64_t answered = 0; ///< bytes of the answer that the system has taken
        End end = End::None;
    };

    explicit ByteRecorder(Script script);
    ByteRecorder();
    ~ByteRecorder();
    ByteRecorder(const ByteRecorder&) = delete;
    ByteRecorder& operator=(const ByteRecorder&) = delete;

    std::uint16_t port() const { return m_port; }
    /// A connection each, in the order in which they came.
    std::vector<Heard> heard() const;
    /// The same, once each of so many connections has ended; or as it is after ten seconds.
    std::vector<Heard> heardOnceEnded(std::size_t connections) const;

private:
    void accept();
    void serve(int socket, std::size_t index);
    void answer(int socket, std::size_t index);
    Heard at(std::size_t index) const;

    Script m_script;
    std::uint16_t m_port = 0;
    int m_listener = -1;
    mutable std::mutex m_mutex;
    std::vector<Heard> m_heard;
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};
