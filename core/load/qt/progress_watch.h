// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace labour {

/// Tells who of several that give a sign of life in every slot has fallen silent while others go on. It knows no time
/// but theirs, so that a pause of the one who listens makes nobody silent.
class ProgressWatch
{
public:
    struct News {
        std::size_t member = 0;
        bool isSilent = false; ///< else it goes on again
        std::uint32_t silentSlots = 0; ///< for how long it has been silent

        friend bool operator==(const News&, const News&) = default;
    };

    ProgressWatch(std::size_t members, std::uint32_t patience);

    /// A sign of a member in that slot of its own: what is new by it.
    std::vector<News> sign(std::size_t member, std::uint32_t slot);
    /// It has ended, and gives no more.
    void ended(std::size_t member) { m_members[member].hasEnded = true; }

private:
    struct Member {
        std::uint32_t last = 0;
        bool isSilent = false;
        bool hasEnded = false;
    };

    std::vector<Member> m_members;
    std::uint32_t m_patience;
    std::uint32_t m_now = 0; ///< the last slot that any of them was in
};

}
