// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/event.h"
#include "core/measure/server_reading.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// A process of the server, as far as samples and events have shown it.
struct SeenProcess {
    ProcessReading last; ///< the last that was read of it
    bool isMain = false;
    double from = 0; ///< seconds since the first request; 0 for those that were there before
    std::optional<double> to; ///< when it ended; nothing while it lives
    std::string end {}; ///< how, where that is known: "was ended by SIGSEGV"
    int depth = 0; ///< how many of its ancestors are in the list

    bool isSame(const SeenProcess& other) const { return last.pid == other.last.pid && last.start == other.last.start; }
    friend bool operator==(const SeenProcess&, const SeenProcess&) = default;
};

/// The processes of a server over a run: those that live, and the last `keptEnded` of those that have ended. What it
/// takes costs by the number of those that live. A value; not thread-safe.
class ProcessList
{
public:
    static constexpr std::size_t keptEnded = 200;

    void take(const TreeSample& sample);
    /// A worker's or the server's exit; all else is ignored.
    void take(const Event& event);

    /// In the order of a tree: each followed by its children, those that live before those that have ended.
    std::vector<SeenProcess> tree() const;
    std::size_t forgotten() const { return m_forgotten; } ///< how many ended ones are not kept any more

private:
    void end(std::vector<SeenProcess>::iterator process, double t);

    std::vector<SeenProcess> m_living;
    std::deque<SeenProcess> m_ended; ///< as they ended
    std::size_t m_forgotten = 0;
    bool m_hasSample = false;
};

}
