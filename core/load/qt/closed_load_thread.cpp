// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/closed_load_thread.h"

#include "core/measure/clock.h"

#include <algorithm>

namespace labour {

namespace {

/// After one failed connect, two, …; the last of them from then on.
constexpr qint64 waitsMs[] = { 10, 20, 40, 80, 100 };

bool connectFailed(Outcome outcome)
{
    return outcome == Outcome::Refused || outcome == Outcome::ConnectTimeout || outcome == Outcome::ClientError;
}

}

ClosedLoadThread::ClosedLoadThread(const Load& load, const Target& target, const ThreadOrder& order)
    : LoadThread(load, target, order)
    , m_thinkLane(deadlines().laneOf(std::max<qint64>(load.thinkNs, 0)))
{
    for (const qint64 ms : waitsMs)
        m_waitLanes.push_back(deadlines().laneOf(ms * nsPerMillisecond));
}

void ClosedLoadThread::setRate(double /*perSecond*/) { }

void ClosedLoadThread::startSending()
{
    connectionsChanged();
}

void ClosedLoadThread::connectionsChanged()
{
    // One that is to go does so when its request has ended; until then it is among the active ones.
    while (seats().size() < connectionsWanted() && addSeat()) { }
    for (Seat& seat : seats()) {
        if (m_active >= connectionsWanted() || !maySend())
            return;
        if (!seat.client->isBusy() && !seat.isQueued()) {
            ++m_active;
            next(seat);
        }
    }
}

void ClosedLoadThread::next(Seat& seat)
{
    if (!maySend())
        return;
    if (m_active > connectionsWanted()) {
        --m_active;
        leave(seat);
        return;
    }
    send(seat, 0);
}

void ClosedLoadThread::released(Seat& seat, Outcome outcome)
{
    if (!maySend())
        return;
    if (connectFailed(outcome)) {
        deadlines().add(seat, m_waitLanes[std::min(seat.failedConnects, m_waitLanes.size() - 1)], monotonicNs());
        ++seat.failedConnects;
        return;
    }
    seat.failedConnects = 0;
    if (load().thinkNs > 0)
        deadlines().add(seat, m_thinkLane, monotonicNs());
    else
        next(seat);
}

void ClosedLoadThread::waitOver(Seat& seat)
{
    next(seat);
}

void ClosedLoadThread::sendDue(qint64 /*nowNs*/) { }

qint64 ClosedLoadThread::nextDueNs() const
{
    return DeadlineQueue::never;
}

}
