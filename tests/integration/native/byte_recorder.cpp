// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/byte_recorder.h"

#include "core/measure/clock.h"
#include "tests/integration/native/loopback.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>

#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::string_view idHeader = "\r\nX-Labour-Id: ";

std::vector<std::string> idsIn(const std::string& bytes)
{
    std::vector<std::string> ids;
    for (std::size_t at = bytes.find(idHeader); at != std::string::npos; at = bytes.find(idHeader, at + 1)) {
        const std::size_t begin = at + idHeader.size();
        ids.push_back(bytes.substr(begin, bytes.find("\r\n", begin) - begin));
    }
    return ids;
}

void replaceAll(std::string& text, const std::string& what, const std::string& by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

int headsIn(const std::string& bytes)
{
    int heads = 0;
    for (std::size_t at = bytes.find("\r\n\r\n"); at != std::string::npos; at = bytes.find("\r\n\r\n", at + 4))
        ++heads;
    return heads;
}

}

ByteRecorder::ByteRecorder(Script script)
    : m_script(std::move(script))
    , m_listener(listenerOnLoopback(1024, m_port))
    , m_acceptor([this] { accept(); })
{
}

ByteRecorder::ByteRecorder()
    : ByteRecorder(Script {})
{
}

ByteRecorder::~ByteRecorder()
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

std::vector<ByteRecorder::Heard> ByteRecorder::heard() const
{
    const std::scoped_lock lock(m_mutex);
    return m_heard;
}

std::vector<ByteRecorder::Heard> ByteRecorder::heardOnceEnded(std::size_t connections) const
{
    static_cast<void>(QTest::qWaitFor(
        [&] {
            const auto all = heard();
            const auto ended = std::count_if(
                all.begin(), all.end(), [](const Heard& one) { return one.end != ByteRecorder::End::None; });
            return static_cast<std::size_t>(ended) >= connections;
        },
        10'000));
    return heard();
}

ByteRecorder::Heard ByteRecorder::at(std::size_t index) const
{
    const std::scoped_lock lock(m_mutex);
    return m_heard[index];
}

void ByteRecorder::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::scoped_lock lock(m_mutex);
        const std::size_t index = m_heard.size();
        m_heard.emplace_back().openedNs = labour::monotonicNs();
        m_sockets.push_back(socket);
        m_threads.emplace_back([this, socket, index] { serve(socket, index); });
    }
}

void ByteRecorder::serve(int socket, std::size_t index)
{
    std::array<char, 65536> piece;
    bool hasAnswered = false;
    for (;;) {
        const ssize_t size = ::recv(socket, piece.data(), piece.size(), 0);
        {
            const std::scoped_lock lock(m_mutex);
            Heard& heard = m_heard[index];
            if (size > 0) {
                heard.bytes.append(piece.data(), static_cast<std::size_t>(size));
                heard.timesNs.push_back(labour::monotonicNs());
            } else {
                heard.end = size == 0 ? End::Fin : End::Reset;
                heard.endedNs = labour::monotonicNs();
            }
        }
        const bool isDue = size > 0 ? m_script.when == Answers::AfterHeads && headsIn(at(index).bytes) >= m_script.heads
                                    : m_script.when == Answers::AtTheEnd && size == 0;
        if (isDue && !hasAnswered) {
            hasAnswered = true;
            answer(socket, index);
        }
        if (size <= 0 || (hasAnswered && m_script.closes))
            break;
    }
    ::shutdown(socket, SHUT_RDWR);
}

void ByteRecorder::answer(int socket, std::size_t index)
{
    std::string text = m_script.answer;
    const std::vector<std::string> ids = idsIn(at(index).bytes);
    for (std::size_t i = 0; i < ids.size(); ++i)
        replaceAll(text, "{id" + std::to_string(i + 1) + '}', ids[i]);
    replaceAll(text, "{id}", ids.empty() ? "" : ids.back());
    for (std::size_t sent = 0; sent < text.size();) {
        const ssize_t size = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
        if (size <= 0)
            return;
        sent += static_cast<std::size_t>(size);
        const std::scoped_lock lock(m_mutex);
        m_heard[index].answered = sent;
    }
}
