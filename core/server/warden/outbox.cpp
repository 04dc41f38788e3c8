// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/outbox.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace labour {

namespace {

constexpr std::size_t roomForDroppable = 1U << 20;
constexpr std::size_t hopeless = 64U << 20;

}

Outbox::Outbox(int fd)
    : m_fd(fd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

bool Outbox::send(std::string frame, Keep keep)
{
    if (m_broken || (keep == Keep::IfRoom && m_bytes + frame.size() > roomForDroppable))
        return false;
    m_bytes += frame.size();
    m_frames.push_back(std::move(frame));
    flush();
    if (m_bytes > hopeless)
        m_broken = true;
    return true;
}

void Outbox::flush()
{
    while (!m_broken && !m_frames.empty()) {
        const std::string& frame = m_frames.front();
        const ssize_t count = ::write(m_fd, frame.data() + m_written, frame.size() - m_written);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            m_broken = errno != EAGAIN;
            break;
        }
        m_written += static_cast<std::size_t>(count);
        m_bytes -= static_cast<std::size_t>(count);
        if (m_written == frame.size()) {
            m_frames.pop_front();
            m_written = 0;
        }
    }
}

}
