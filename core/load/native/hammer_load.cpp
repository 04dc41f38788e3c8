// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/hammer_load.h"

#include "core/load/native/closed_load.h"
#include "core/load/native/open_load.h"
#include "core/measure/clock.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace labour {

namespace {

constexpr std::size_t bufferBytes = 64U << 10;

bool areUsable(const std::vector<double>& weights, std::size_t behaviours)
{
    const bool valid = std::all_of(weights.begin(), weights.end(), [](double w) { return std::isfinite(w) && w >= 0; });
    return valid && weights.size() == behaviours && std::accumulate(weights.begin(), weights.end(), 0.0) > 0;
}

std::vector<double> firstWeights(const HammerSetup& setup)
{
    if (!setup.phases.empty())
        return setup.phases.front().weights;
    std::vector<double> weights;
    for (const Request& request : setup.mix)
        weights.push_back(request.weight);
    return weights;
}

bool isRate(double perSecond)
{
    return std::isfinite(perSecond) && perSecond >= 0;
}

HammerSetup checked(const HammerSetup& setup)
{
    if (setup.connections == 0)
        throw std::invalid_argument("a load without connections");
    if (setup.processes == 0 || setup.process >= setup.processes)
        throw std::invalid_argument("a process that is none of those that share the load");
    if (!areUsable(firstWeights(setup), setup.mix.size()))
        throw std::invalid_argument("a mix without weight");
    for (const Request& request : setup.mix) {
        if (request.manners.pipelined < 1 || request.manners.pipelined > Manners::mostPipelined)
            throw std::invalid_argument("a number of requests at once that is none");
    }
    if (setup.isOpen && setup.phases.empty())
        throw std::invalid_argument("an open load without a rate");
    for (const LoadPhase& phase : setup.phases) {
        if (!areUsable(phase.weights, setup.mix.size()))
            throw std::invalid_argument("a phase without weight");
        if (!isRate(phase.rateFrom) || !isRate(phase.rateTo))
            throw std::invalid_argument("a rate that is none");
        if (phase.durationNs <= 0 && &phase != &setup.phases.back())
            throw std::invalid_argument("a phase without end before another");
    }
    return setup;
}

}

std::unique_ptr<HammerLoad> HammerLoad::of(const HammerSetup& setup, int epoll)
{
    if (setup.isOpen)
        return std::make_unique<OpenLoad>(setup, epoll);
    return std::make_unique<ClosedLoad>(setup, epoll);
}

HammerLoad::HammerLoad(const HammerSetup& setup, int epoll)
    : m_setup(checked(setup))
    , m_address(setup.host, setup.port)
    , m_templates(setup, setup.authority.empty() ? m_address.authority() : setup.authority)
    , m_draw(setup.policy, firstWeights(setup), setup.seed,
          static_cast<double>(setup.process) / static_cast<double>(setup.processes))
    , m_buffer(bufferBytes)
    , m_tls(setup.isTls ? std::make_unique<TlsClient>(setup.tlsName, setup.verifiesTls) : nullptr)
    , m_environment { m_address, m_tls.get(), m_templates, m_setup.mix, m_paces, setup.keepAlive,
        setup.requestsPerConnection, epoll, m_buffer }
    , m_wanted(setup.connections)
    , m_counter(setup.mix.size(), std::max<std::size_t>(setup.phases.size(), 1))
{
    for (const Request& request : setup.mix)
        m_timeoutLanes.push_back(m_deadlines.laneOf(request.timeoutUs * nsPerMicrosecond));
}

HammerLoad::~HammerLoad() = default;

bool HammerLoad::setWeights(const std::vector<double>& weights)
{
    if (!areUsable(weights, m_setup.mix.size()))
        return false;
    m_draw.setWeights(weights);
    return true;
}

bool HammerLoad::setConnections(std::uint32_t connections)
{
    if (connections == 0)
        return false;
    m_wanted = connections;
    if (m_startNs != 0)
        connectionsChanged();
    return true;
}

void HammerLoad::drain()
{
    m_setup.requests = m_begun;
}

void HammerLoad::start(std::int64_t startNs)
{
    m_startNs = startNs;
    m_slot = static_cast<std::uint32_t>(std::max<std::int64_t>(monotonicNs() - startNs, 0) / slotNs);
    if (m_setup.durationNs)
        m_endNs = startNs + *m_setup.durationNs;
    if (!m_setup.phases.empty() && m_setup.phases.front().durationNs > 0)
        m_phaseEndNs = startNs + m_setup.phases.front().durationNs;
    startSending();
}

void HammerLoad::enterNextPhase()
{
    if (m_phase + 1U >= m_setup.phases.size()) {
        m_phaseEndNs = DeadlineQueue::never;
        return;
    }
    const LoadPhase& next = m_setup.phases[++m_phase];
    m_draw.setWeights(next.weights);
    m_phaseEndNs = next.durationNs > 0 ? m_phaseEndNs + next.durationNs : DeadlineQueue::never;
}

bool HammerLoad::send(Connection& connection, std::int64_t dueNs)
{
    const auto behaviour = static_cast<std::uint16_t>(m_draw.next());
    const std::int64_t nowNs = monotonicNs();
    connection.phase = m_phase;
    connection.dueNs = dueNs == 0 ? nowNs : dueNs;
    connection.sentNs = nowNs;
    if (const auto outcome = connection.begin(behaviour, m_begun++)) {
        end(connection, *outcome, nowNs);
        return false;
    }
    m_deadlines.add(connection, m_timeoutLanes[behaviour], nowNs);
    return true;
}

void HammerLoad::countNotSent(std::int64_t dueNs)
{
    ++m_begun;
    ++m_ended;
    const auto behaviour = static_cast<std::uint16_t>(m_draw.next());
    Ending ending;
    ending.outcome = Outcome::NotSent;
    const Judgement judgement = judge(m_setup.mix[behaviour].expectation, ending);
    m_counter.ended({ behaviour, m_phase }, ending, judgement);
    tell(behaviour, ending, judgement.asExpected, dueNs, dueNs);
}

void HammerLoad::handle(void* connection, std::uint32_t events, std::int64_t nowNs)
{
    Connection& of = *static_cast<Connection*>(connection);
    settle(of, of.handle(events), nowNs);
}

void HammerLoad::settle(Connection& connection, std::optional<Outcome> outcome, std::int64_t nowNs)
{
    if (!outcome) {
        if (const std::uint64_t bytes = connection.takeReceived())
            m_counter.received({ connection.behaviour(), connection.phase }, bytes);
        return;
    }
    m_deadlines.remove(connection);
    end(connection, *outcome, nowNs);
    released(connection);
}

void HammerLoad::advance(std::int64_t nowNs)
{
    while (Deadline* expired = m_deadlines.takeExpired(nowNs)) {
        auto& connection = static_cast<Connection&>(*expired);
        if (connection.isUnderWay()) {
            end(connection, connection.expire(), nowNs);
            released(connection);
        } else {
            pauseOver(connection);
        }
    }
    while (Deadline* come = m_paces.takeExpired(nowNs)) {
        const auto& pace = static_cast<RudeExchange::Pace&>(*come);
        settle(pace.connection, pace.connection.resume(pace), nowNs);
    }
    while (nowNs >= m_phaseEndNs) {
        sendDue(m_phaseEndNs - 1);
        enterNextPhase();
    }
    sendDue(nowNs);
}

void HammerLoad::end(Connection& connection, Outcome outcome, std::int64_t nowNs)
{
    ++m_ended;
    const CounterCell cell { connection.behaviour(), connection.phase };
    const Ending ending = connection.ending(outcome);
    const Judgement judgement = judge(m_setup.mix[cell.behaviour].expectation, ending);
    m_counter.ended(cell, ending, judgement);
    tell(cell.behaviour, ending, judgement.asExpected, connection.dueNs, nowNs);
    if (const std::uint64_t bytes = connection.takeReceived())
        m_counter.received(cell, bytes);
    if (!connection.needsPause())
        connection.pauses = 0;
    if (outcome == Outcome::Replied) {
        m_counter.latency(cell, (nowNs - connection.dueNs) / nsPerMicrosecond);
        if (m_setup.isOpen)
            m_counter.service(cell, (nowNs - connection.sentNs) / nsPerMicrosecond);
        if (connection.reply().worker)
            m_counter.worker(*connection.reply().worker);
    } else if (outcome == Outcome::ClientError) {
        noteShortage(connection.error(), nowNs);
    }
}

void HammerLoad::tell(
    std::uint16_t behaviour, const Ending& ending, bool asExpected, std::int64_t dueNs, std::int64_t endNs)
{
    if (!m_setup.tellsEach)
        return;
    m_ends.push_back({ behaviour, (dueNs - m_startNs) / nsPerMicrosecond, (endNs - m_startNs) / nsPerMicrosecond,
        ending.outcome, ending.status, asExpected });
}

void HammerLoad::noteShortage(int error, std::int64_t nowNs)
{
    if (std::exchange(m_hasShortageInSlot, true))
        return;
    m_shortage = HammerShortage { nowNs, std::strerror(error) };
}

bool HammerLoad::isOver(std::int64_t nowNs) const
{
    return nowNs >= m_endNs || (m_setup.requests && m_ended == *m_setup.requests);
}

std::int64_t HammerLoad::slotEndNs() const
{
    return m_startNs + (std::int64_t { m_slot } + 1) * slotNs;
}

std::int64_t HammerLoad::nextWakeNs() const
{
    return std::min(
        { m_deadlines.earliestNs(), m_paces.earliestNs(), nextDueNs(), m_phaseEndNs, m_endNs, slotEndNs() });
}

std::vector<Interval> HammerLoad::takeIntervals(std::int64_t nowNs)
{
    if (nowNs < slotEndNs())
        return {};
    std::vector<Interval> intervals = currentIntervals();
    m_slot = static_cast<std::uint32_t>((nowNs - m_startNs) / slotNs);
    m_hasShortageInSlot = false;
    return intervals;
}

std::vector<Interval> HammerLoad::takeLastIntervals()
{
    if (m_counter.isEmpty())
        return {};
    return currentIntervals();
}

std::vector<Interval> HammerLoad::currentIntervals()
{
    return m_counter.take(m_slot, static_cast<std::uint32_t>(m_begun - m_ended));
}

std::vector<RequestEnd> HammerLoad::takeEnds()
{
    return std::exchange(m_ends, {});
}

std::optional<HammerShortage> HammerLoad::takeShortage()
{
    return std::exchange(m_shortage, std::nullopt);
}

std::vector<std::uint64_t> HammerLoad::unfinished() const
{
    std::vector<std::uint64_t> counts(m_setup.mix.size());
    for (const Connection& connection : m_connections) {
        if (connection.isUnderWay())
            ++counts[connection.behaviour()];
    }
    return counts;
}

}
