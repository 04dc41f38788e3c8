// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>

namespace labour {

/// What waits in a DeadlineQueue: a part of whatever has the deadline, so that queueing allocates nothing.
struct Deadline {
    Deadline* previous = nullptr; ///< both null while it is not queued
    Deadline* next = nullptr;
    std::int64_t atNs = 0;

    bool isQueued() const { return next != nullptr; }
};

/// Deadlines of which only a few lengths exist: a list ("lane") for each length, in order by itself since time only
/// goes forward. Adding and removing is O(1), finding the earliest O(lengths). Owns no deadline: they stay where they
/// are while queued.
class DeadlineQueue
{
public:
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

    DeadlineQueue() = default;
    DeadlineQueue(const DeadlineQueue&) = delete;
    DeadlineQueue& operator=(const DeadlineQueue&) = delete;

    /// The lane of deadlines that are `lengthNs` away when they are added.
    std::size_t laneOf(std::int64_t lengthNs)
    {
        const auto same = std::find_if(
            m_lanes.begin(), m_lanes.end(), [lengthNs](const Lane& lane) { return lane.lengthNs == lengthNs; });
        if (same != m_lanes.end())
            return static_cast<std::size_t>(same - m_lanes.begin());
        Lane& lane = m_lanes.emplace_back();
        lane.lengthNs = lengthNs;
        lane.ends.previous = lane.ends.next = &lane.ends;
        return m_lanes.size() - 1;
    }

    /// `nowNs` is not before that of an earlier call. A deadline that is queued already is moved.
    void add(Deadline& deadline, std::size_t lane, std::int64_t nowNs)
    {
        remove(deadline);
        Lane& to = m_lanes[lane];
        deadline.atNs = nowNs > never - to.lengthNs ? never : nowNs + to.lengthNs;
        deadline.previous = to.ends.previous;
        deadline.next = &to.ends;
        deadline.previous->next = &deadline;
        to.ends.previous = &deadline;
    }

    void remove(Deadline& deadline)
    {
        if (!deadline.isQueued())
            return;
        deadline.previous->next = deadline.next;
        deadline.next->previous = deadline.previous;
        deadline.previous = deadline.next = nullptr;
    }

    std::int64_t earliestNs() const
    {
        std::int64_t earliest = never;
        for (const Lane& lane : m_lanes) {
            if (!lane.isEmpty())
                earliest = std::min(earliest, lane.ends.next->atNs);
        }
        return earliest;
    }

    /// Takes out one that is over at `nowNs`; null if there is none.
    Deadline* takeExpired(std::int64_t nowNs)
    {
        for (const Lane& lane : m_lanes) {
            if (!lane.isEmpty() && lane.ends.next->atNs <= nowNs) {
                Deadline* expired = lane.ends.next;
                remove(*expired);
                return expired;
            }
        }
        return nullptr;
    }

private:
    struct Lane {
        std::int64_t lengthNs = 0;
        Deadline ends; ///< joins the list's last to its first

        bool isEmpty() const { return ends.next == &ends; }
    };

    std::deque<Lane> m_lanes; ///< whose elements never move
};

}
