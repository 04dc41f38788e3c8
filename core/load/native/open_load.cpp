// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/open_load.h"

#include "core/measure/clock.h"

#include <algorithm>

namespace labour {

OpenLoad::OpenLoad(const HammerSetup& setup, int epoll)
    : HammerLoad(setup, epoll)
    , m_arrivals(setup.phases, setup.arrivals, setup.process, setup.processes, setup.seed)
{
    m_free.reserve(setup.connections);
}

bool OpenLoad::setRate(double perSecond, std::int64_t nowNs)
{
    if (startNs() != 0)
        sendDue(nowNs);
    m_arrivals.setRate(perSecond, std::max<std::int64_t>(nowNs - startNs(), 0));
    return true;
}

void OpenLoad::startSending() { }

Connection* OpenLoad::freeConnection()
{
    if (m_busy >= connectionsWanted())
        return nullptr;
    std::vector<Connection*>& from = m_free.empty() ? m_retired : m_free;
    if (from.empty())
        return &addConnection();
    Connection* connection = from.back();
    from.pop_back();
    return connection;
}

void OpenLoad::sendDue(std::int64_t nowNs)
{
    while (hasRequestsLeft() && nextDueNs() <= nowNs) {
        const std::int64_t dueNs = nextDueNs();
        m_arrivals.advance();
        Connection* connection = freeConnection();
        if (connection == nullptr) {
            countNotSent(dueNs);
            continue;
        }
        const bool isUnderWay = send(*connection, dueNs);
        counter().scheduleError((connection->sentNs - dueNs) / nsPerMicrosecond);
        if (isUnderWay)
            ++m_busy;
        else
            putAway(*connection);
    }
}

std::int64_t OpenLoad::nextDueNs() const
{
    const std::int64_t sinceStart = m_arrivals.nextNs();
    return sinceStart == ArrivalSchedule::never || !hasRequestsLeft() ? DeadlineQueue::never : startNs() + sinceStart;
}

void OpenLoad::released(Connection& connection)
{
    --m_busy;
    putAway(connection);
}

/// To wait for its next request, unless there are too many.
void OpenLoad::putAway(Connection& connection)
{
    if (m_free.size() + m_busy < connectionsWanted()) {
        m_free.push_back(&connection);
        return;
    }
    connection.leave();
    m_retired.push_back(&connection);
}

void OpenLoad::pauseOver(Connection& /*connection*/) { }

void OpenLoad::connectionsChanged()
{
    while (m_free.size() + m_busy > connectionsWanted() && !m_free.empty()) {
        m_free.front()->leave();
        m_retired.push_back(m_free.front());
        m_free.erase(m_free.begin());
    }
}

}
