// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/open_load_thread.h"

#include "core/measure/clock.h"

#include <algorithm>

namespace labour {

OpenLoadThread::OpenLoadThread(const Load& load, const Target& target, const ThreadOrder& order)
    : LoadThread(load, target, order)
    , m_arrivals(load.phases, load.arrivals, order.index, order.threads, seedOfProcess(load.seed, order.index))
{
}

void OpenLoadThread::setRate(double perSecond)
{
    m_arrivals.setRate(perSecond, std::max<qint64>(monotonicNs() - startNs(), 0));
    armWake();
}

void OpenLoadThread::startSending()
{
    for (Seat& seat : seats())
        m_free.push_back(&seat);
}

OpenLoadThread::Seat* OpenLoadThread::freeSeat()
{
    if (m_busy >= connectionsWanted())
        return nullptr;
    if (m_free.empty())
        return addSeat();
    Seat* const seat = m_free.back();
    m_free.pop_back();
    return seat;
}

void OpenLoadThread::sendDue(qint64 nowNs)
{
    while (maySend() && nextDueNs() <= nowNs) {
        const qint64 dueNs = nextDueNs();
        m_arrivals.advance();
        Seat* const seat = freeSeat();
        if (!seat) {
            countNotSent();
            continue;
        }
        ++m_busy;
        counter().scheduleError((send(*seat, dueNs) - dueNs) / nsPerMicrosecond);
    }
}

qint64 OpenLoadThread::nextDueNs() const
{
    const qint64 sinceStart = m_arrivals.nextNs();
    return sinceStart == ArrivalSchedule::never || !maySend() ? DeadlineQueue::never : startNs() + sinceStart;
}

void OpenLoadThread::released(Seat& seat, Outcome /*outcome*/)
{
    --m_busy;
    m_free.push_back(&seat);
    if (m_free.size() + m_busy > connectionsWanted())
        leave(seat);
}

void OpenLoadThread::waitOver(Seat& /*seat*/) { }

void OpenLoadThread::connectionsChanged()
{
    const std::size_t all = m_free.size() + m_busy;
    const std::size_t tooMany = all > connectionsWanted() ? all - connectionsWanted() : 0;
    for (std::size_t i = 0; i < std::min(tooMany, m_free.size()); ++i)
        leave(*m_free[i]);
}

}
