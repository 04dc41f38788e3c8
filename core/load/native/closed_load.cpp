// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/closed_load.h"

#include "core/measure/clock.h"

#include <algorithm>

namespace labour {

namespace {

constexpr std::array<std::int64_t, 5> pausesMs { 10, 20, 40, 80, 100 };

}

ClosedLoad::ClosedLoad(const HammerSetup& setup, int epoll)
    : HammerLoad(setup, epoll)
{
    static_assert(pausesMs.size() == pauseLengths);
    for (std::size_t i = 0; i < pausesMs.size(); ++i)
        m_pauseLanes[i] = deadlines().laneOf(pausesMs[i] * nsPerMillisecond);
    m_retryLane = deadlines().laneOf(0);
    m_thinkLane = deadlines().laneOf(std::max<std::int64_t>(setup.thinkNs, 0));
    for (std::uint32_t i = 0; i < setup.connections; ++i)
        addConnection();
}

bool ClosedLoad::setRate(double /*perSecond*/, std::int64_t /*nowNs*/)
{
    return false;
}

void ClosedLoad::startSending()
{
    connectionsChanged();
}

void ClosedLoad::connectionsChanged()
{
    // One that is to go does so when its request has ended; until then it is among the active ones.
    while (connections().size() < connectionsWanted())
        addConnection();
    for (Connection& connection : connections()) {
        if (m_active >= connectionsWanted())
            return;
        if (!connection.isUnderWay() && !connection.isQueued()) {
            ++m_active;
            next(connection);
        }
    }
}

void ClosedLoad::next(Connection& connection)
{
    if (!hasRequestsLeft())
        return;
    if (m_active > connectionsWanted()) {
        --m_active;
        connection.leave();
        return;
    }
    if (!send(connection, 0))
        pause(connection);
}

void ClosedLoad::released(Connection& connection)
{
    if (connection.needsPause())
        pause(connection);
    else if (setup().thinkNs > 0)
        deadlines().add(connection, m_thinkLane, monotonicNs());
    else
        next(connection);
}

void ClosedLoad::pauseOver(Connection& connection)
{
    next(connection);
}

void ClosedLoad::pause(Connection& connection)
{
    // A request that ended as soon as it was begun gives the others a turn before its connection goes on.
    std::size_t lane = m_retryLane;
    if (connection.needsPause()) {
        lane = m_pauseLanes[std::min<std::size_t>(connection.pauses, pauseLengths - 1)];
        ++connection.pauses;
    }
    deadlines().add(connection, lane, monotonicNs());
}

void ClosedLoad::sendDue(std::int64_t /*nowNs*/) { }

std::int64_t ClosedLoad::nextDueNs() const
{
    return DeadlineQueue::never;
}

}
