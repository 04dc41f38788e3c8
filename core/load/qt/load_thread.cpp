// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/load_thread.h"

#include "core/load/qt/client_cpu.h"
#include "core/measure/clock.h"

#include <QNetworkProxy>
#include <QThread>

#include <algorithm>
#include <limits>

namespace labour {

namespace {

/// After one failed connect, two, …; the last of them from then on.
constexpr qint64 waitsMs[] = { 10, 20, 40, 80, 100 };

std::vector<OutgoingRequest> outgoingRequests(const Load& load, const Target& target)
{
    std::vector<OutgoingRequest> requests;
    for (const Request& request : load.mix)
        requests.emplace_back(target, request, load.keepAlive);
    return requests;
}

std::vector<double> weightsOf(const Load& load)
{
    std::vector<double> weights;
    for (const Request& request : load.mix)
        weights.push_back(request.weight);
    return weights;
}

/// Not earlier than `atNs`.
int millisecondsUntil(qint64 atNs)
{
    const qint64 ms = (atNs - monotonicNs() + nsPerMillisecond - 1) / nsPerMillisecond;
    return static_cast<int>(std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max()));
}

bool connectFailed(Outcome outcome)
{
    return outcome == Outcome::Refused || outcome == Outcome::ConnectTimeout || outcome == Outcome::ClientError;
}

}

LoadThread::LoadThread(const Load& load, const Target& target, const ThreadOrder& order)
    : m_load(load)
    , m_order(order)
    , m_requests(outgoingRequests(load, target))
    , m_draw(load.policy, weightsOf(load), seedOfProcess(load.seed, order.index), order.share)
    , m_toSend(order.requests)
    , m_counts(load.mix.size())
    , m_deadlineTimer(this)
    , m_tickTimer(this)
    , m_endTimer(this)
{
    for (QTimer* timer : { &m_deadlineTimer, &m_tickTimer, &m_endTimer }) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    for (const Request& request : m_load.mix)
        m_timeoutLanes.push_back(m_deadlines.laneOf(request.timeoutUs * nsPerMicrosecond));
    for (const qint64 ms : waitsMs)
        m_waitLanes.push_back(m_deadlines.laneOf(ms * nsPerMillisecond));
    connect(&m_deadlineTimer, &QTimer::timeout, this, &LoadThread::handleDeadlines);
    connect(&m_tickTimer, &QTimer::timeout, this, &LoadThread::handleTick);
    connect(&m_endTimer, &QTimer::timeout, this, &LoadThread::end);
}

LoadThread::~LoadThread() = default;

void LoadThread::prepare()
{
    for (const int connections : m_order.managers) {
        m_managers.push_back(std::make_unique<QNetworkAccessManager>());
        QNetworkAccessManager& manager = *m_managers.back();
        manager.setProxy(QNetworkProxy::NoProxy);
        for (int connection = 0; connection < connections; ++connection) {
            Seat& seat = m_seats.emplace_back();
            seat.client = std::make_unique<VirtualClient>(
                manager, [this, &seat](const ClientEnding& ended) { handleEnding(seat, ended); });
        }
    }
    emit ready();
}

void LoadThread::begin(qint64 startNs)
{
    if (m_state != State::New)
        return;
    m_state = State::Sending;
    m_startNs = startNs;
    m_cpuAtStartNs = threadCpuNs();
    m_slot = slotAt(monotonicNs());
    handleTick();
    if (m_load.durationNs)
        m_endTimer.start(millisecondsUntil(startNs + *m_load.durationNs));
    if (m_toSend == 0)
        end();
    for (Seat& seat : m_seats)
        next(seat);
}

void LoadThread::end()
{
    if (m_state == State::Ended)
        return;
    const bool wasSending = m_state == State::Sending;
    m_state = State::Ended;
    for (QTimer* timer : { &m_deadlineTimer, &m_tickTimer, &m_endTimer })
        timer->stop();
    ThreadReport report;
    report.endNs = monotonicNs();
    report.unfinished.resize(m_load.mix.size());
    for (Seat& seat : m_seats) {
        m_deadlines.remove(seat);
        if (!seat.client->isBusy())
            continue;
        ++report.unfinished.at(seat.behaviour);
        seat.client->drop();
    }
    m_inFlight = 0;
    if (wasSending) {
        flush(report.endNs);
        report.cpuNs = threadCpuNs() - m_cpuAtStartNs;
    }
    emit ended(report);
}

void LoadThread::release()
{
    end();
    m_seats.clear();
    m_managers.clear();
    thread()->quit();
}

void LoadThread::setWeights(const std::vector<double>& weights)
{
    m_draw.setWeights(weights);
}

void LoadThread::next(Seat& seat)
{
    if (m_state != State::Sending || m_toSend == 0)
        return;
    if (m_toSend)
        --*m_toSend;
    seat.behaviour = m_draw.next();
    const QByteArray id = newId();
    seat.client->send(m_requests[seat.behaviour].withId(id), id);
    ++m_inFlight;
    setDeadline(seat, m_timeoutLanes[seat.behaviour]);
}

void LoadThread::handleEnding(Seat& seat, const ClientEnding& ended)
{
    m_deadlines.remove(seat);
    --m_inFlight;
    count(seat.behaviour, ended);
    if (m_toSend == 0 && m_inFlight == 0) {
        end();
    } else if (connectFailed(ended.ending.outcome)) {
        setDeadline(seat, m_waitLanes[std::min(seat.failedConnects, m_waitLanes.size() - 1)]);
        ++seat.failedConnects;
    } else {
        seat.failedConnects = 0;
        next(seat);
    }
}

void LoadThread::handleDeadlines()
{
    const qint64 nowNs = monotonicNs();
    while (m_state == State::Sending) {
        Deadline* const expired = m_deadlines.takeExpired(nowNs);
        if (!expired)
            break;
        Seat& seat = static_cast<Seat&>(*expired);
        if (seat.client->isBusy())
            handleEnding(seat, seat.client->giveUp());
        else
            next(seat);
    }
    armDeadlineTimer();
}

void LoadThread::handleTick()
{
    const qint64 nowNs = monotonicNs();
    if (slotAt(nowNs) != m_slot)
        flush(nowNs);
    m_tickTimer.start(millisecondsUntil(m_startNs + (qint64 { m_slot } + 1) * slotNs));
}

void LoadThread::count(std::size_t behaviour, const ClientEnding& ended)
{
    if (slotAt(ended.endNs) != m_slot)
        flush(ended.endNs);
    const Judgement judgement = judge(m_load.mix[behaviour].expectation, ended.ending);
    const CounterCell index { static_cast<std::uint16_t>(behaviour), 0 };
    m_counts.ended(index, ended.ending, judgement);
    if (ended.ending.outcome == Outcome::Replied)
        m_counts.latency(index, ended.latencyUs);
    m_counts.received(index, ended.bytesReceived);
    if (ended.worker)
        m_counts.worker(*ended.worker);
    if (ended.ending.outcome == Outcome::ClientError && !m_shortageSaid) {
        m_shortageSaid = true;
        emit shortage(ended.endNs);
    }
}

void LoadThread::flush(qint64 nowNs)
{
    for (const Interval& counted : m_counts.take(m_slot, m_inFlight))
        emit interval(counted);
    m_slot = slotAt(nowNs);
}

void LoadThread::setDeadline(Seat& seat, std::size_t lane)
{
    m_deadlines.add(seat, lane, monotonicNs());
    armDeadlineTimer();
}

void LoadThread::armDeadlineTimer()
{
    const qint64 earliestNs = m_deadlines.earliestNs();
    if (earliestNs == DeadlineQueue::never || m_state != State::Sending)
        return;
    // Deadlines mostly move on: a timer that fires too early costs less than one that is set anew for every request.
    if (m_deadlineTimer.isActive() && m_deadlineTimerNs <= earliestNs)
        return;
    m_deadlineTimerNs = earliestNs;
    m_deadlineTimer.start(millisecondsUntil(earliestNs));
}

quint32 LoadThread::slotAt(qint64 ns) const
{
    return static_cast<quint32>(std::max<qint64>(0, ns - m_startNs) / slotNs);
}

QByteArray LoadThread::newId()
{
    return m_order.idPrefix + QByteArray::number(++m_sent, 16);
}

}
