// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/measurement.h"

#include "core/catalogue/unit_text.h"
#include "core/load/native/native_engine.h"
#include "core/measure/clock.h"
#include "core/plan/plan_check.h"
#include "core/run/client_limit.h"
#include "core/run/engine_named.h"
#include "core/run/exit_text.h"
#include "core/run/load_of.h"
#include "core/run/server_target.h"
#include "core/verdict/mix_durability.h"

#include <QSet>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

#include <sys/wait.h>

namespace labour {

namespace {

using namespace std::chrono_literals;

constexpr auto sendingAfterDeath = 1s;
constexpr auto memoryReadingLimit = 2s;
// A process whose end cut the last connection is not yet gone when its client learns of it.
constexpr auto afterglow = 100ms;
// Of the server's log, what is kept for the events of processes that ended badly.
constexpr std::size_t mostLines = 500;
constexpr qsizetype longestLine = 500;
constexpr std::size_t mostAttached = 12;
constexpr std::size_t mostCrashes = 100;
constexpr qint64 aroundNs = 500 * nsPerMillisecond;
const std::string firstReading = "start";
const std::string lastReading = "end";

bool endedWell(const ProcessExit& exit)
{
    return exit.waitStatus && WIFEXITED(*exit.waitStatus) && WEXITSTATUS(*exit.waitStatus) == 0;
}

double seconds(qint64 ns)
{
    return static_cast<double>(ns) / static_cast<double>(nsPerSecond);
}

}

Measurement::Measurement(Plan plan, std::shared_ptr<const Catalogue> catalogue, ServerLife& server,
    const QString& journalPath, QList<ClientHost> clients, QObject* parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_catalogue(std::move(catalogue))
    , m_server(server)
    , m_journal(journalPath)
    , m_clients(std::move(clients))
    , m_recording(recordedBehaviours(m_plan, *m_catalogue), recordedPhases(m_plan))
{
    connectServer();
}

Measurement::~Measurement() = default;

void Measurement::start()
{
    m_state = State::Preparing;
    m_journal.passOver();
    m_engine = engineNamed(m_plan.engine, m_clients);
    connectEngine();
    const Load load = loadOf(m_plan, *m_catalogue);
    for (const Request& request : load.mix) {
        if (request.role == Role::Innocent)
            m_innocentTimeoutS =
                std::max(m_innocentTimeoutS, seconds(std::int64_t { request.timeoutUs } * nsPerMicrosecond));
    }
    m_engine->prepare(load, serverTarget(m_server.spec(), m_plan.load.insecure));
}

void Measurement::stop()
{
    if (m_state == State::Preparing)
        finish();
    else if (m_state == State::Sending)
        m_engine->stop();
}

void Measurement::serverIsGone()
{
    m_serverIsGone = true;
    if (m_state == State::Reading)
        finish();
    else
        stop();
}

void Measurement::setWeights(const std::vector<double>& weights)
{
    if (m_state != State::Sending || !m_engine->setWeights(weights))
        return;
    QStringList parts;
    for (std::size_t i = 0; i < weights.size(); ++i)
        parts.append(m_plan.mix.at(static_cast<qsizetype>(i)).behaviour % QLatin1Char('=') % numberText(weights[i]));
    happened(monotonicNs(), events::weightsChanged, 0,
        QStringLiteral("weights are now ") % parts.join(QStringLiteral(", ")));
}

void Measurement::setRate(double perSecond)
{
    if (m_state != State::Sending || !m_engine->setRate(perSecond))
        return;
    happened(monotonicNs(), events::rateChanged, 0,
        QStringLiteral("the rate is now %1 requests a second").arg(numberText(perSecond)));
}

void Measurement::setConnections(int connections)
{
    if (m_state != State::Sending || !m_engine->setConnections(connections))
        return;
    happened(monotonicNs(), events::connectionsChanged, 0,
        QStringLiteral("there are now %1 connections in all").arg(connections));
}

void Measurement::addNote(double t, const QString& text)
{
    const qint64 atNs = m_startNs + std::llround(t * static_cast<double>(nsPerSecond));
    happened(std::min<qint64>(atNs, monotonicNs()), events::note, 0, text);
}

/// And has memory read where one phase gives way to the next.
void Measurement::announcePhases()
{
    const std::vector<RecordedPhase> phases = recordedPhases(m_plan);
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const QString name = QString::fromStdString(phases[i].name);
        const qint64 atNs = m_startNs + std::llround(phases[i].from * static_cast<double>(nsPerSecond));
        const auto announce = [this, i, name, atNs] {
            if (m_state != State::Sending)
                return;
            happened(atNs, events::phaseBegan, 0, QStringLiteral("the phase %1 began").arg(name));
            if (i > 0 && !m_serverIsGone)
                m_server.readMemory(name);
        };
        QTimer::singleShot(std::chrono::milliseconds(std::max<qint64>(atNs - monotonicNs(), 0) / nsPerMillisecond),
            Qt::PreciseTimer, this, announce);
    }
}

qint64 Measurement::startedMs() const
{
    return m_startRealNs / nsPerMillisecond;
}

double Measurement::elapsedS() const
{
    return m_startNs == 0 ? 0 : time(m_endNs != 0 ? m_endNs : monotonicNs());
}

std::optional<double> Measurement::share() const
{
    if (m_startNs == 0)
        return std::nullopt;
    const double done = m_plan.load.durationS
        ? elapsedS() / *m_plan.load.durationS
        : static_cast<double>(m_requestsEnded) / static_cast<double>(*m_plan.load.requests);
    return std::clamp(done, 0.0, 1.0);
}

void Measurement::connectEngine()
{
    connect(m_engine.get(), &Engine::prepared, this, [this] {
        // Before the first request, which may change or end what is read.
        m_server.readMemory(QString::fromStdString(firstReading));
        QTimer::singleShot(memoryReadingLimit, this, &Measurement::startSending);
    });
    connect(m_engine.get(), &Engine::failed, this, &Measurement::fail);
    connect(m_engine.get(), &Engine::interval, this, [this](const Interval& interval) {
        for (const EndingCount& ending : interval.endings)
            m_requestsEnded += ending.count;
        m_recording.add(interval);
        emit intervalRecorded(interval);
    });
    listenToEnds();
    connect(m_engine.get(), &Engine::happened, this, &Measurement::happened);
    connect(m_engine.get(), &Engine::finished, this, &Measurement::engineFinished);
}

/// Where durability is to be graded: of other runs, counts are enough, and cheaper.
void Measurement::listenToEnds()
{
    auto* native = qobject_cast<NativeEngine*>(m_engine.get());
    if (!native || !stormOf(m_plan, rolesIn(m_plan.mix, *m_catalogue)))
        return;
    native->tellEachRequest();
    connect(native, &NativeEngine::requestsEnded, this, [this](const std::vector<RequestEnd>& ends) {
        m_ends.insert(m_ends.end(), ends.begin(), ends.end());
        emit requestsEnded(ends);
    });
}

void Measurement::connectServer()
{
    connect(&m_server, &ServerLife::sampled, this, &Measurement::sampled);
    connect(&m_server, &ServerLife::memoryRead, this, &Measurement::memoryRead);
    connect(&m_server, &ServerLife::processExited, this, &Measurement::processExited);
    connect(&m_server, &ServerLife::processStarted, this, &Measurement::processStarted);
    connect(&m_server, &ServerLife::output, this, &Measurement::wrote);
    connect(&m_server, &ServerLife::memoryLimitHit, this, [this](const MemoryLimitHit& hit) {
        happened(hit.atNs, events::memoryLimit, hit.pid,
            QStringLiteral("the server's memory reached %1, over the ceiling of %2; process %3 was killed for it")
                .arg(bytesForPeople(static_cast<double>(hit.treeBytes)),
                    bytesForPeople(static_cast<double>(m_server.spec().memoryCeilingBytes)))
                .arg(hit.pid));
    });
    connect(&m_server, &ServerLife::wardenFailed, this, [this](const QString& reason) {
        if (m_failure.isEmpty())
            m_failure = reason;
        happened(monotonicNs(), events::helperFailed, 0, reason);
    });
}

void Measurement::startSending()
{
    if (m_state != State::Preparing)
        return;
    m_machine = thisMachine();
    m_cpuBefore = cpuTimes();
    m_startNs = monotonicNs();
    m_startRealNs = realtimeNs();
    m_state = State::Sending;
    emit began(m_recording);
    if (m_firstReading)
        memoryRead(*m_firstReading);
    if (std::optional<WardenSample> before = m_server.lastSample()) {
        before->atNs = m_startNs;
        sampled(*before);
    }
    for (const std::function<void()>& happening : std::exchange(m_whilePreparing, {}))
        happening();
    m_engine->start(m_startNs);
    announcePhases();
}

void Measurement::engineFinished(const EngineReport& report)
{
    if (m_state != State::Sending)
        return;
    m_endNs = std::max(report.endNs, m_startNs);
    const double duration = time(m_endNs);
    m_recording.setDuration(duration);
    for (std::size_t i = 0; i < std::min(report.unfinished.size(), m_recording.behaviours().size()); ++i)
        m_recording.addUnfinished(i, report.unfinished[i]);
    m_recording.setClient(clientReport(report, duration, QThread::idealThreadCount(), m_recording.scheduleError()));
    m_machine.stealPercent = stealPercent(m_cpuBefore, cpuTimes());
    if (report.helperFailed && m_failure.isEmpty())
        m_failure = QStringLiteral(
            "a load process failed, so that the figures are what it had told by then and what the others measured");
    m_state = State::Reading;
    if (m_serverIsGone) {
        finish();
        return;
    }
    QTimer::singleShot(afterglow, this, [this] {
        if (m_state == State::Reading && !m_serverIsGone)
            m_server.readMemory(QString::fromStdString(lastReading));
    });
    QTimer::singleShot(memoryReadingLimit, this, &Measurement::finish);
}

void Measurement::fail(const QString& reason)
{
    if (m_failure.isEmpty())
        m_failure = reason;
    finish();
}

void Measurement::finish()
{
    if (m_state == State::Finished)
        return;
    m_state = State::Finished;
    m_journal.readOn();
    attachLogs();
    if (m_engine && m_engine->resends() && !m_journal.isThere())
        m_recording.setResentUnknown();
    QSet<QString> counted;
    for (qsizetype i = 0; i < m_plan.mix.size(); ++i) {
        const QString target = targetOf(m_plan.mix.at(i), *m_catalogue).mid(1);
        if (!counted.contains(target))
            m_recording.setResent(static_cast<std::size_t>(i), m_journal.resent(target));
        counted.insert(target);
    }
    emit finished();
}

void Measurement::wrote(const ServerOutput& output)
{
    const qint64 now = monotonicNs();
    for (const QByteArray& line : QByteArray::fromStdString(output.text).split('\n')) {
        if (!line.trimmed().isEmpty())
            m_lines.push_back({ now, line.left(longestLine).toStdString() });
    }
    while (m_lines.size() > mostLines)
        m_lines.pop_front();
    attachLogs();
}

/// To the crashes, for as long as what is written may be about them.
void Measurement::attachLogs()
{
    for (Event& crash : m_crashes) {
        const qint64 atNs = m_startNs + std::llround(crash.t * static_cast<double>(nsPerSecond));
        if (m_lines.empty() || m_lines.back().atNs > atNs + 2 * aroundNs)
            continue;
        std::vector<std::string> lines;
        for (const Line& line : m_lines) {
            if (line.atNs >= atNs - aroundNs && line.atNs <= atNs + aroundNs)
                lines.push_back(line.text);
        }
        if (lines.size() > mostAttached)
            lines.erase(lines.begin(), lines.end() - mostAttached);
        const auto& recorded = m_recording.events();
        const auto found = std::find_if(recorded.begin(), recorded.end(), [&crash](const Event& event) {
            return event.pid == crash.pid && event.t == crash.t && event.kind == crash.kind;
        });
        if (found == recorded.end() || found->log == lines)
            continue;
        const auto place = static_cast<std::size_t>(found - recorded.begin());
        m_recording.setEventLog(place, std::move(lines));
        emit eventLogged(place, recorded[place].log);
    }
}

double Measurement::time(qint64 atNs) const
{
    return seconds(atNs - m_startNs);
}

void Measurement::happened(qint64 atNs, const std::string& kind, qint64 pid, const QString& detail)
{
    if (m_state != State::Sending && m_state != State::Reading)
        return;
    const Event event { std::max(0.0, time(atNs)), kind, pid, detail.toStdString() };
    m_recording.add(event);
    emit eventRecorded(event);
}

void Measurement::processStarted(const WatchedProcess& process)
{
    if (m_state == State::Preparing)
        m_whilePreparing.emplace_back([this, process] { processStarted(process); });
    else
        happened(
            process.atNs, events::workerStarted, process.pid, QStringLiteral("process %1 started").arg(process.pid));
}

void Measurement::processExited(const ProcessExit& exit)
{
    if (m_state == State::Preparing)
        m_whilePreparing.emplace_back([this, exit] { processExited(exit); });
    if (m_state != State::Sending && m_state != State::Reading)
        return;
    const QString what = exitText(exit.waitStatus) % lastRequestOf(exit);
    const qint64 pid = exit.process.pid;
    if (!endedWell(exit) && m_crashes.size() < mostCrashes)
        m_crashes.push_back({ std::max(0.0, time(exit.process.atNs)),
            exit.process.isMain ? events::serverExited : events::workerExited, pid, {} });
    if (!exit.process.isMain) {
        happened(exit.process.atNs, events::workerExited, pid, QStringLiteral("process %1 %2").arg(pid).arg(what));
        return;
    }
    happened(exit.process.atNs, events::serverExited, pid,
        QStringLiteral("the server's main process %1 %2").arg(pid).arg(what));
    if (m_plan.load.durationS)
        QTimer::singleShot(sendingAfterDeath, this, &Measurement::stop);
}

QString Measurement::lastRequestOf(const ProcessExit& exit)
{
    m_journal.readOn();
    const std::optional<JournalEntry> last = m_journal.lastOf(exit.process.pid);
    if (!last)
        return {};
    const double exitedAt = seconds(exit.process.atNs - m_startNs + m_startRealNs);
    return QStringLiteral(", %1 after it began the %2 %3 (request %4)")
        .arg(durationForPeople(std::max(0.0, exitedAt - last->unixTime)), ordinal(last->ordinal), last->target,
            last->id);
}

void Measurement::sampled(const WardenSample& sample)
{
    if (m_state != State::Sending || sample.atNs < m_startNs)
        return;
    const TreeSample reading { time(sample.atNs), sample.cpuPercent, sample.listenQueue, sample.processes };
    m_recording.add(reading);
    emit sampleRecorded(reading);
}

void Measurement::memoryRead(const WardenMemory& memory)
{
    if (m_state == State::Preparing && memory.label == firstReading) {
        m_firstReading = memory;
        startSending();
        return;
    }
    if (m_state != State::Sending && m_state != State::Reading)
        return;
    const MemoryReading reading { std::max(0.0, time(memory.atNs)), memory.label, memory.processes };
    m_recording.add(reading);
    emit memoryRecorded(reading);
    if (m_state == State::Reading && memory.label == lastReading)
        finish();
}

}
