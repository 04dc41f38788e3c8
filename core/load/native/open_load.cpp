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
    m_arrivals.setRate(perSecond, std::max<std::int64_t>(nowNs - startNs(), 0));
    return true;
}

void OpenLoad::startSending() { }

Connection* OpenLoad::freeConnection()
{
    if (m_busy >= connectionsWanted())
        return nullptr;
    if (m_free.empty())
        return &addConnection();
    Connection* connection = m_free.back();
    m_free.pop_back();
    return connection;
}

void OpenLoad::sendDue(std::int64_t nowNs)
{
    while (hasRequestsLeft() && nextDueNs() <= nowNs) {
        const std::int64_t dueNs = nextDueNs();
        m_arrivals.advance();
        Connection* connection = freeConnection();
        if (connection == nullptr) {
            countNotSent();
            continue;
        }
        const bool isUnderWay = send(*connection, dueNs);
        counter().scheduleError((connection->sentNs - dueNs) / nsPerMicrosecond);
        if (isUnderWay)
            ++m_busy;
        else
            m_free.push_back(connection);
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
    m_free.push_back(&connection);
}

void OpenLoad::pauseOver(Connection& /*connection*/) { }

void OpenLoad::connectionsChanged()
{
    while (m_free.size() + m_busy > connectionsWanted() && !m_free.empty()) {
        m_free.back()->leave();
        m_free.pop_back();
    }
}

}
