// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/frame.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace labour {

/// The pipes between a helper and Labour, from the helper's side. Writing never blocks: what the pipe does not take
/// waits here, up to a bound; a parent that lets more than that wait counts as gone. SIGPIPE has to be ignored.
class ParentLink
{
public:
    /// Does not own the descriptors.
    ParentLink(int input, int output);

    int input() const { return m_input; }
    int output() const { return m_output; }

    /// Reads once; call it when there is something to read, since it waits otherwise.
    void receive();
    /// The next whole frame received.
    std::optional<Frame> next();

    void send(std::string_view frame);
    /// Writes what waits, as far as the pipe takes it.
    void flush();
    /// Waits until everything is written or the parent is gone.
    void drain();

    /// The parent has closed a pipe, talks nonsense, or reads nothing any more.
    bool isGone() const { return m_isGone; }

private:
    int m_input;
    int m_output;
    FrameReader m_reader;
    std::string m_waiting;
    std::size_t m_written = 0; ///< of what waits
    bool m_isGone = false;
};

}
