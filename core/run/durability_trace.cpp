// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/durability_trace.h"

#include "core/measure/clock.h"
#include "core/run/client_limit.h"
#include "core/run/exit_text.h"
#include "core/verdict/slope.h"

#include <QThread>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double usPerSecond = 1e6;

double secondsBetween(qint64 fromNs, qint64 toNs)
{
    return static_cast<double>(toNs - fromNs) / static_cast<double>(nsPerSecond);
}

double dueS(const RequestEnd& end)
{
    return static_cast<double>(end.dueUs) / usPerSecond;
}

double endS(const RequestEnd& end)
{
    return static_cast<double>(end.endUs) / usPerSecond;
}

/// The server took no part in what its client gave up.
bool isReaction(const RequestEnd& end)
{
    return end.outcome != Outcome::Timeout && end.outcome != Outcome::ConnectTimeout && end.outcome != Outcome::NotSent
        && end.outcome != Outcome::ClientError;
}

}

void DurabilityTrace::begin(const QString& journalPath)
{
    m_journal = Journal(journalPath);
    m_journal.passOver();
    m_startNs = monotonicNs();
    m_startRealNs = realtimeNs();
    happened(0, events::phaseBegan, 0, QStringLiteral("the phase baseline began"));
}

double DurabilityTrace::now() const
{
    return secondsBetween(m_startNs, monotonicNs());
}

void DurabilityTrace::addInnocents(const std::vector<RequestEnd>& ends)
{
    m_seen.innocents.insert(m_seen.innocents.end(), ends.begin(), ends.end());
}

void DurabilityTrace::addCulprits(const std::vector<RequestEnd>& ends)
{
    const qint64 offsetUs = (m_stormNs - m_startNs) / nsPerMicrosecond;
    for (RequestEnd end : ends) {
        end.dueUs += offsetUs;
        end.endUs += offsetUs;
        m_culprits.push_back(end);
    }
}

void DurabilityTrace::add(const Interval& interval, std::uint16_t behaviour)
{
    Interval own = interval;
    const auto rename = [behaviour](auto& counts) {
        for (auto& count : counts)
            count.behaviour = behaviour;
    };
    rename(own.endings);
    rename(own.latencies);
    rename(own.services);
    if (behaviour == 1)
        own.slot += static_cast<std::uint32_t>((m_stormNs - m_startNs) / slotNs);
    if (m_seen.stormFrom == 0)
        m_workersBefore.insert(m_workersBefore.end(), own.workers.begin(), own.workers.end());
    m_intervals.push_back(std::move(own));
}

void DurabilityTrace::add(const WardenSample& sample)
{
    if (m_startNs != 0)
        m_samples.push_back({ std::max(0.0, secondsBetween(m_startNs, sample.atNs)), sample.cpuPercent,
            sample.listenQueue, sample.processes });
}

void DurabilityTrace::add(const WatchedProcess& started)
{
    if (m_startNs == 0)
        return;
    if (m_seen.stormFrom > 0)
        m_started.push_back(started.pid);
    happened(secondsBetween(m_startNs, started.atNs), events::workerStarted, started.pid,
        QStringLiteral("process %1 started").arg(started.pid));
}

void DurabilityTrace::add(const ProcessExit& exited)
{
    if (exited.process.isMain)
        m_seen.mainSurvived = false;
    if (m_startNs == 0)
        return;
    const double t = secondsBetween(m_startNs, exited.process.atNs);
    if (m_seen.stormFrom > 0) {
        m_exits.push_back(t);
        if (!exited.process.isMain)
            m_workerExits.push_back({ t, exited.process.pid });
    }
    happened(t, exited.process.isMain ? events::serverExited : events::workerExited, exited.process.pid,
        QStringLiteral("%1 %2 %3")
            .arg(exited.process.isMain ? QStringLiteral("the server's main process") : QStringLiteral("process"))
            .arg(exited.process.pid)
            .arg(exitText(exited.waitStatus)));
}

void DurabilityTrace::add(const MemoryLimitHit& hit)
{
    m_overCeiling.push_back(hit.pid);
    happened(secondsBetween(m_startNs, hit.atNs), events::memoryLimit, hit.pid,
        QStringLiteral("process %1 was killed: the server's memory was over its ceiling").arg(hit.pid));
}

void DurabilityTrace::happened(double t, const std::string& kind, qint64 pid, const QString& detail)
{
    m_events.push_back({ std::max(0.0, t), kind, pid, detail.toStdString() });
}

void DurabilityTrace::add(const EngineReport& report)
{
    m_client.cpuSeconds += report.cpuSeconds;
    m_client.waitedSeconds += report.waitedSeconds;
    m_client.largestRssBytes += report.largestRssBytes;
    m_client.endNs = std::max(m_client.endNs, report.endNs);
}

qint64 DurabilityTrace::beginStorm(double slowMs)
{
    m_seen.slowMs = slowMs;
    m_stormNs = monotonicNs();
    m_seen.stormFrom = secondsBetween(m_startNs, m_stormNs);
    m_seen.lastCulpritSent = m_seen.stormFrom;
    happened(m_seen.stormFrom, events::phaseBegan, 0, QStringLiteral("the phase storm began"));
    return m_stormNs;
}

void DurabilityTrace::endStorm()
{
    m_seen.stormTo = now();
    m_seen.culprits = m_culprits.size();
    for (const RequestEnd& culprit : m_culprits)
        m_seen.lastCulpritSent = std::max(m_seen.lastCulpritSent, dueS(culprit));
    happened(m_seen.stormTo, events::phaseBegan, 0, QStringLiteral("the phase recovery began"));
}

Baseline DurabilityTrace::ownBaseline() const
{
    std::vector<RequestEnd> before;
    std::copy_if(m_seen.innocents.begin(), m_seen.innocents.end(), std::back_inserter(before),
        [this](const RequestEnd& end) { return m_seen.stormFrom == 0 || endS(end) < m_seen.stormFrom; });
    return baselineOf(before);
}

std::uint64_t DurabilityTrace::rssNear(double t) const
{
    std::uint64_t rss = 0;
    for (const TreeSample& sample : m_samples) {
        if (sample.t > t && rss > 0)
            break;
        rss = sample.rssBytes();
    }
    return rss;
}

double DurabilityTrace::timeOf(double unixTime) const
{
    return unixTime - static_cast<double>(m_startRealNs) / static_cast<double>(nsPerSecond);
}

std::optional<double> DurabilityTrace::detection(const QString& culpritTarget) const
{
    const std::optional<JournalEntry> first = m_journal.firstOf(culpritTarget);
    if (!first)
        return std::nullopt;
    const double began = timeOf(first->unixTime);
    std::optional<double> reaction;
    const auto consider = [&reaction, began](double t) {
        if (t >= began && (!reaction || t < *reaction))
            reaction = t;
    };
    std::for_each(m_exits.begin(), m_exits.end(), consider);
    for (const RequestEnd& culprit : m_culprits) {
        if (isReaction(culprit))
            consider(endS(culprit));
    }
    return reaction ? std::optional(*reaction - began) : std::nullopt;
}

/// A culprit's own children are none.
std::set<std::int64_t> DurabilityTrace::workers(const QString& culpritTarget) const
{
    std::set<std::int64_t> workers;
    for (const JournalStart& start : m_journal.startsOf(culpritTarget))
        workers.insert(start.pid);
    for (const Interval& interval : m_intervals) {
        for (const WorkerSeen& worker : interval.workers)
            workers.insert(worker.pid);
    }
    return workers;
}

Recycling DurabilityTrace::recycling(const QString& culpritTarget, double bytesPerCulprit) const
{
    RecyclingObservation seen;
    seen.samples = m_samples;
    seen.innocents = m_seen.innocents;
    seen.from = m_seen.stormFrom;
    seen.to = m_seen.sendingTo;
    for (const JournalStart& start : m_journal.startsOf(culpritTarget))
        seen.culprits.push_back({ timeOf(start.unixTime), start.pid });
    const std::set<std::int64_t> workers = this->workers(culpritTarget);
    for (const ProcessMoment& exit : m_workerExits) {
        const bool isOurs = std::find(m_overCeiling.begin(), m_overCeiling.end(), exit.pid) != m_overCeiling.end();
        if (workers.contains(exit.pid) && !isOurs && m_seen.mainSurvived)
            seen.ends.push_back(exit);
    }
    return recyclingOf(seen, bytesPerCulprit);
}

std::optional<LeakMeasured> DurabilityTrace::leak(const QString& culpritTarget) const
{
    std::vector<double> begun;
    for (const RequestEnd& culprit : m_culprits)
        begun.push_back(dueS(culprit));
    std::sort(begun.begin(), begun.end());
    std::vector<Point> points;
    LeakMeasured leak;
    for (const TreeSample& sample : m_samples) {
        const std::uint64_t rss = sample.rssBytes();
        leak.peakRssBytes = std::max(leak.peakRssBytes, rss);
        if (sample.t < m_seen.stormFrom || begun.empty() || sample.t > begun.back())
            continue;
        const auto count = std::upper_bound(begun.begin(), begun.end(), sample.t) - begun.begin();
        points.push_back({ static_cast<double>(count), static_cast<double>(rss) });
    }
    const std::optional<double> slope = theilSenSlope(points);
    if (!slope)
        return std::nullopt;
    leak.bytesPerCulprit = *slope;
    leak.recycling = recycling(culpritTarget, *slope);
    return leak;
}

DurabilityResult DurabilityTrace::result(const Baseline& baseline, const DurabilitySettings& settings,
    const DurabilityCell& cell, const QString& culpritTarget)
{
    m_journal.readOn();
    DurabilityResult result;
    result.cell = cell;
    result.verdict = durabilityVerdict(m_seen, baseline, settings.rules);
    result.seen = m_seen;
    result.seen.innocents.clear();
    for (const RequestEnd& culprit : m_culprits) {
        ++result.culpritOutcomes[std::string(nameOf(culprit.outcome))];
        if (culprit.status != 0)
            ++result.culpritStatuses[culprit.status];
        result.culpritsAsExpected += culprit.asExpected ? 1 : 0;
    }
    std::uint64_t newInReplies = 0;
    std::vector<WorkerSeen> known = m_workersBefore;
    for (const Interval& interval : m_intervals) {
        for (const WorkerSeen& worker : interval.workers) {
            if (std::find(known.begin(), known.end(), worker) != known.end())
                continue;
            known.push_back(worker);
            newInReplies += worker.start != 0
                    && std::none_of(m_samples.begin(), m_samples.end(),
                        [this, &worker](const TreeSample& sample) {
                            return sample.t < m_seen.stormFrom
                                && std::any_of(sample.processes.begin(), sample.processes.end(),
                                    [&worker](const ProcessReading& process) { return process.pid == worker.pid; });
                        })
                ? 1
                : 0;
        }
    }
    const std::set<std::int64_t> workers = this->workers(culpritTarget);
    result.workersExited = static_cast<std::uint64_t>(std::count_if(m_workerExits.begin(), m_workerExits.end(),
        [&workers](const ProcessMoment& exit) { return workers.contains(exit.pid); }));
    const auto started = static_cast<std::uint64_t>(std::count_if(
        m_started.begin(), m_started.end(), [&workers](std::int64_t pid) { return workers.contains(pid); }));
    result.workersStarted = std::max(started, newInReplies);
    const QHash<std::int64_t, quint64> startedBy = m_journal.startedBy(culpritTarget);
    for (auto each = startedBy.begin(); each != startedBy.end(); ++each)
        result.culpritWorkers[each.key()] = each.value();
    result.detectionS = detection(culpritTarget);
    result.rssBeforeBytes = rssNear(m_seen.stormFrom);
    result.rssAfterBytes = m_samples.empty() ? 0 : m_samples.back().rssBytes();
    for (const TreeSample& sample : m_samples)
        result.rssPeakBytes = std::max(result.rssPeakBytes, sample.rssBytes());
    if (cell.isLeak)
        result.leak = leak(culpritTarget);
    return result;
}

std::uint16_t DurabilityTrace::phaseAt(double t) const
{
    if (m_seen.stormFrom == 0 || t < m_seen.stormFrom)
        return 0;
    return m_seen.stormTo == 0 || t < m_seen.stormTo ? 1 : 2;
}

Recording DurabilityTrace::recording(const std::vector<RecordedBehaviour>& behaviours) const
{
    const double end = m_client.endNs > 0 ? secondsBetween(m_startNs, m_client.endNs) : now();
    const double stormFrom = m_seen.stormFrom > 0 ? m_seen.stormFrom : end;
    const double stormTo = m_seen.stormTo > 0 ? m_seen.stormTo : end;
    Recording recording(
        behaviours, { { "baseline", 0, stormFrom }, { "storm", stormFrom, stormTo }, { "recovery", stormTo, end } });
    for (Interval interval : m_intervals) {
        interval.phase = phaseAt(static_cast<double>(interval.slot) * static_cast<double>(slotNs) / 1e9);
        recording.add(interval);
    }
    for (const TreeSample& sample : m_samples)
        recording.add(sample);
    std::vector<Event> events = m_events;
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.t < b.t; });
    for (const Event& event : events)
        recording.add(event);
    recording.setDuration(end);
    recording.setClient(clientReport(m_client, end, QThread::idealThreadCount(), recording.scheduleError()));
    return recording;
}

}
