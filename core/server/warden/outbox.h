// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <string>

namespace labour {

/// Frames on their way to a reader who may be slow, stuck or gone. Never blocks, and never takes more than a bounded
/// amount of memory.
class Outbox
{
public:
    /// Makes the descriptor non-blocking; it is not owned.
    explicit Outbox(int fd);

    enum class Keep {
        IfRoom, ///< may be dropped when the reader is behind
        Always,
    };
    /// False if the frame was dropped.
    bool send(std::string frame, Keep keep = Keep::Always);
    /// Writes what the reader takes now.
    void flush();

    bool isEmpty() const { return m_frames.empty(); }
    /// The reader is gone, or so far behind that it might as well be.
    bool isBroken() const { return m_broken; }

private:
    int m_fd;
    std::deque<std::string> m_frames;
    std::size_t m_written = 0; ///< of the first frame
    std::size_t m_bytes = 0;
    bool m_broken = false;
};

}
