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
    if (!isSending())
        return;
    const qint64 nowNs = monotonicNs();
    sendDue(nowNs);
    m_arrivals.setRate(perSecond, nowNs - startNs());
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
    std::vector<Seat*>& from = m_free.empty() ? m_retired : m_free;
    if (from.empty())
        return addSeat();
    Seat* const seat = from.back();
    from.pop_back();
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
    if (m_free.size() + m_busy < connectionsWanted())
        m_free.push_back(&seat);
    else
        retire(seat);
}

void OpenLoadThread::retire(Seat& seat)
{
    leave(seat);
    m_retired.push_back(&seat);
}

void OpenLoadThread::waitOver(Seat& /*seat*/) { }

void OpenLoadThread::connectionsChanged()
{
    while (m_free.size() + m_busy > connectionsWanted() && !m_free.empty()) {
        retire(*m_free.front());
        m_free.erase(m_free.begin());
    }
}

}
