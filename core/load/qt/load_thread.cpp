// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/load_thread.h"

#include "core/load/qt/client_cpu.h"
#include "core/load/qt/closed_load_thread.h"
#include "core/load/qt/open_load_thread.h"
#include "core/measure/clock.h"

#include <QNetworkProxy>
#include <QThread>

#include <algorithm>
#include <numeric>

#include <unistd.h>

namespace labour {

namespace {

std::vector<OutgoingRequest> outgoingRequests(const Load& load, const Target& target)
{
    std::vector<OutgoingRequest> requests;
    for (const Request& request : load.mix)
        requests.emplace_back(target, request);
    return requests;
}

std::vector<double> firstWeights(const Load& load)
{
    if (!load.phases.empty())
        return load.phases.front().weights;
    std::vector<double> weights;
    for (const Request& request : load.mix)
        weights.push_back(request.weight);
    return weights;
}

/// Managers that this thread may have, so that all of them together have few.
std::size_t mostManagers(quint32 threads)
{
    return (static_cast<std::size_t>(maximumManagers) + threads - 1) / threads;
}

}

std::unique_ptr<LoadThread> LoadThread::of(const Load& load, const Target& target, const ThreadOrder& order)
{
    if (load.isOpen)
        return std::make_unique<OpenLoadThread>(load, target, order);
    return std::make_unique<ClosedLoadThread>(load, target, order);
}

LoadThread::LoadThread(const Load& load, const Target& target, const ThreadOrder& order)
    : m_load(load)
    , m_order(order)
    , m_requests(outgoingRequests(load, target))
    , m_draw(load.policy, firstWeights(load), seedOfProcess(load.seed, order.index), order.share)
    , m_wanted(static_cast<std::size_t>(std::accumulate(order.managers.begin(), order.managers.end(), 0)))
    , m_toSend(order.requests)
    , m_counter(load.mix.size(), std::max<std::size_t>(load.phases.size(), 1))
{
    for (const Request& request : m_load.mix)
        m_timeoutLanes.push_back(m_deadlines.laneOf(request.timeoutUs * nsPerMicrosecond));
}

LoadThread::~LoadThread() = default;

void LoadThread::prepare()
{
    for (const int connections : m_order.managers) {
        Manager& manager = addManager();
        for (int connection = 0; connection < connections; ++connection)
            addSeat(manager);
    }
    m_wakeNotifier = std::make_unique<QSocketNotifier>(m_wake.descriptor(), QSocketNotifier::Read);
    connect(m_wakeNotifier.get(), &QSocketNotifier::activated, this, &LoadThread::handleWake);
    emit ready();
}

LoadThread::Manager& LoadThread::addManager()
{
    Manager& manager = m_managers.emplace_back();
    manager.access.setProxy(QNetworkProxy::NoProxy);
    return manager;
}

LoadThread::Seat& LoadThread::addSeat(Manager& manager)
{
    ++manager.seats;
    Seat& seat = m_seats.emplace_back();
    seat.manager = &manager;
    seat.client = std::make_unique<VirtualClient>(
        manager.access, [this, &seat](const ClientEnding& ended) { handleEnding(seat, ended); });
    return seat;
}

LoadThread::Seat* LoadThread::addSeat()
{
    if (m_managers.size() < mostManagers(m_order.threads))
        return &addSeat(addManager());
    const auto emptiest = std::min_element(
        m_managers.begin(), m_managers.end(), [](const Manager& a, const Manager& b) { return a.seats < b.seats; });
    return emptiest->seats < connectionsPerManager ? &addSeat(*emptiest) : nullptr;
}

void LoadThread::begin(qint64 startNs)
{
    if (m_state != State::New)
        return;
    m_state = State::Sending;
    m_startNs = startNs;
    m_cpuAtStartNs = threadCpuNs();
    m_slot = slotAt(monotonicNs());
    if (m_load.durationNs)
        m_endNs = startNs + *m_load.durationNs;
    if (!m_load.phases.empty() && m_load.phases.front().durationNs > 0)
        m_phaseEndNs = startNs + m_load.phases.front().durationNs;
    if (m_toSend == 0)
        return end();
    startSending();
    armWake();
}

void LoadThread::end()
{
    if (m_state == State::Ended)
        return;
    const bool wasSending = m_state == State::Sending;
    m_state = State::Ended;
    if (m_wakeNotifier)
        m_wakeNotifier->setEnabled(false);
    ThreadReport report;
    report.endNs = monotonicNs();
    report.unfinished.resize(m_load.mix.size());
    for (Seat& seat : m_seats) {
        m_deadlines.remove(seat);
        if (!seat.client->isBusy())
            continue;
        ++report.unfinished.at(seat.cell.behaviour);
        seat.client->drop();
    }
    m_inFlight = 0;
    if (wasSending) {
        flush(report.endNs);
        report.cpuNs = threadCpuNs() - m_cpuAtStartNs + m_endedThreadsNs;
    }
    emit ended(report);
}

void LoadThread::release()
{
    end();
    m_wakeNotifier.reset();
    m_seats.clear();
    m_managers.clear();
    thread()->quit();
}

void LoadThread::setWeights(const std::vector<double>& weights)
{
    m_draw.setWeights(weights);
}

void LoadThread::setConnections(int connections)
{
    if (connections < 1)
        return;
    m_wanted = static_cast<std::size_t>(connections);
    if (m_state != State::Sending)
        return;
    connectionsChanged();
    armWake();
}

void LoadThread::leave(Seat& seat)
{
    // Not within the call that told of the reply's end.
    QMetaObject::invokeMethod(
        this,
        [this, manager = seat.manager] {
            const bool isAtWork = std::any_of(m_seats.begin(), m_seats.end(),
                [manager](const Seat& other) { return other.manager == manager && other.client->isBusy(); });
            if (!isAtWork && m_state == State::Sending)
                m_endedThreadsNs += cpuOfThreadsEndedBy([manager] { manager->access.clearConnectionCache(); });
        },
        Qt::QueuedConnection);
}

OutgoingRequest::Connection LoadThread::nextConnection(Seat& seat)
{
    const quint64 most = m_load.keepAlive ? m_load.requestsPerConnection : 1;
    if (most == 0)
        return {};
    OutgoingRequest::Connection connection;
    const auto index = std::find_if(m_seats.begin(), m_seats.end(), [&seat](const Seat& s) { return &s == &seat; });
    connection.name = QStringLiteral("%1-%2").arg(index - m_seats.begin()).arg(seat.connection);
    connection.isLast = ++seat.requestsOnConnection >= most;
    if (connection.isLast) {
        seat.requestsOnConnection = 0;
        ++seat.connection;
    }
    return connection;
}

qint64 LoadThread::send(Seat& seat, qint64 dueNs)
{
    if (m_toSend)
        --*m_toSend;
    seat.cell = { static_cast<std::uint16_t>(m_draw.next()), m_phase };
    seat.client->send(m_requests[seat.cell.behaviour], newId(), nextConnection(seat));
    const qint64 sentNs = seat.client->sentNs();
    seat.dueNs = dueNs == 0 ? sentNs : dueNs;
    ++m_inFlight;
    m_deadlines.add(seat, m_timeoutLanes[seat.cell.behaviour], sentNs);
    return sentNs;
}

void LoadThread::countNotSent()
{
    if (m_toSend)
        --*m_toSend;
    const CounterCell cell { static_cast<std::uint16_t>(m_draw.next()), m_phase };
    Ending ending;
    ending.outcome = Outcome::NotSent;
    m_counter.ended(cell, ending, judge(m_load.mix[cell.behaviour].expectation, ending));
}

void LoadThread::handleEnding(Seat& seat, const ClientEnding& ended)
{
    m_deadlines.remove(seat);
    --m_inFlight;
    count(seat, ended);
    released(seat, ended.ending.outcome);
    if (m_toSend == 0 && m_inFlight == 0)
        end();
    armWake();
}

void LoadThread::handleWake()
{
    std::uint64_t times = 0;
    [[maybe_unused]] const ssize_t size = read(m_wake.descriptor(), &times, sizeof times);
    m_wake.fired();
    if (m_state != State::Sending)
        return;
    const qint64 nowNs = monotonicNs();
    if (slotAt(nowNs) != m_slot)
        flush(nowNs);
    handleDeadlines(nowNs);
    while (nowNs >= m_phaseEndNs) {
        sendDue(m_phaseEndNs - 1);
        enterNextPhase();
    }
    sendDue(nowNs);
    if (nowNs >= m_endNs || (m_toSend == 0 && m_inFlight == 0))
        end();
    armWake();
}

void LoadThread::handleDeadlines(qint64 nowNs)
{
    while (m_state == State::Sending) {
        Deadline* const expired = m_deadlines.takeExpired(nowNs);
        if (!expired)
            break;
        Seat& seat = static_cast<Seat&>(*expired);
        if (seat.client->isBusy())
            handleEnding(seat, seat.client->giveUp());
        else
            waitOver(seat);
    }
}

void LoadThread::enterNextPhase()
{
    if (m_phase + 1U >= m_load.phases.size()) {
        m_phaseEndNs = DeadlineQueue::never;
        return;
    }
    const LoadPhase& next = m_load.phases[++m_phase];
    m_draw.setWeights(next.weights);
    m_phaseEndNs = next.durationNs > 0 ? m_phaseEndNs + next.durationNs : DeadlineQueue::never;
}

void LoadThread::count(const Seat& seat, const ClientEnding& ended)
{
    if (slotAt(ended.endNs) != m_slot)
        flush(ended.endNs);
    m_counter.ended(seat.cell, ended.ending, judge(m_load.mix[seat.cell.behaviour].expectation, ended.ending));
    if (ended.ending.outcome == Outcome::Replied) {
        m_counter.latency(seat.cell, (ended.endNs - seat.dueNs) / nsPerMicrosecond);
        if (m_load.isOpen)
            m_counter.service(seat.cell, (ended.endNs - ended.sentNs) / nsPerMicrosecond);
    }
    m_counter.received(seat.cell, ended.bytesReceived);
    if (ended.worker)
        m_counter.worker(*ended.worker);
    if (ended.ending.outcome == Outcome::ClientError && !m_shortageSaid) {
        m_shortageSaid = true;
        emit shortage(ended.endNs);
    }
}

void LoadThread::flush(qint64 nowNs)
{
    for (const Interval& counted : m_counter.take(m_slot, m_inFlight))
        emit interval(counted);
    m_slot = slotAt(nowNs);
}

void LoadThread::armWake()
{
    if (m_state != State::Sending)
        return;
    m_wake.wakeAt(std::min<qint64>({ m_deadlines.earliestNs(), nextDueNs(), m_phaseEndNs, m_endNs, slotEndNs() }));
}

quint32 LoadThread::slotAt(qint64 ns) const
{
    return static_cast<quint32>(std::max<qint64>(0, ns - m_startNs) / slotNs);
}

qint64 LoadThread::slotEndNs() const
{
    return m_startNs + (qint64 { m_slot } + 1) * slotNs;
}

QByteArray LoadThread::newId()
{
    return m_order.idPrefix + QByteArray::number(++m_sent, 16);
}

}
