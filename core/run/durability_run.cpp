// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/durability_run.h"

#include "core/measure/clock.h"
#include "core/plan/variant_limits.h"
#include "core/run/load_of.h"
#include "core/run/machine.h"
#include "core/run/server_target.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace labour {

namespace {

using namespace std::chrono_literals;

constexpr auto tickLength = 50ms;
constexpr double longestRunS = 3600;
constexpr double warmUpS = 1; ///< where the baseline is an earlier cell's
constexpr double sendingAfterDeathS = 1;
constexpr double graceAfterLimitS = 0.5; ///< of the server's own limit, with its three seconds, for its timer's steps
constexpr double afterHangLimitS = 3;
constexpr auto freshSampleLimit = 1s;
constexpr int leakCulprits = 50;
constexpr double leakRate = 10;
constexpr double usPerSecond = 1e6;

MixEntry innocentEntry()
{
    MixEntry entry;
    entry.behaviour = QStringLiteral("PlainResponse");
    entry.role = Role::Innocent;
    return entry;
}

/// Each on a connection of its own.
Plan innocentsPlan(const DurabilitySettings& settings)
{
    Plan plan;
    plan.mix = { innocentEntry() };
    plan.seed = 0;
    plan.load.rate = RatePlan { settings.rate, settings.rate };
    plan.load.processes = 1;
    plan.load.connections = static_cast<int>(std::ceil(settings.rate * settings.innocentTimeoutS)) + 28;
    plan.load.keepAlive = false;
    plan.load.timeoutS = settings.innocentTimeoutS;
    plan.load.durationS = longestRunS;
    return plan;
}

/// What a culprit is asked to leak: its first size, if it has one.
std::optional<std::uint64_t> askedBytes(const MixEntry& culprit, const Catalogue& catalogue)
{
    const BehaviourManifest& behaviour = **catalogue.behaviour(culprit.behaviour);
    const SettingValues values = behaviour.withDefaults(culprit.values());
    for (const Setting& parameter : behaviour.parameters) {
        if (parameter.type == SettingType::Bytes)
            return values.value(parameter.name).toULongLong();
    }
    return std::nullopt;
}

Plan culpritsPlan(const DurabilityCell& cell, double timeoutS)
{
    Plan plan;
    plan.mix = { cell.culprit };
    plan.mix.first().weight = 1;
    plan.mix.first().role = Role::Culprit;
    plan.seed = 0;
    plan.load.processes = 1;
    plan.load.connections = cell.isLeak ? leakCulprits : cell.dose;
    plan.load.requests = cell.isLeak ? leakCulprits : cell.dose;
    plan.load.keepAlive = false;
    plan.load.timeoutS = timeoutS;
    if (cell.isLeak)
        plan.load.rate = RatePlan { leakRate, leakRate };
    return plan;
}

}

DurabilityRun::DurabilityRun(DurabilityCell cell, Baseline known, DurabilitySettings settings,
    std::shared_ptr<const Catalogue> catalogue, RunSettings runSettings, QObject* parent)
    : QObject(parent)
    , m_cell(std::move(cell))
    , m_known(std::move(known))
    , m_settings(settings)
    , m_catalogue(std::move(catalogue))
    , m_runSettings(std::move(runSettings))
    , m_innocentsPlan(innocentsPlan(settings))
    , m_culpritsPlan(culpritsPlan(m_cell, culpritTimeoutS()))
{
    m_ticker.setInterval(tickLength);
    connect(&m_ticker, &QTimer::timeout, this, &DurabilityRun::tick);
}

DurabilityRun::~DurabilityRun() = default;

double DurabilityRun::culpritTimeoutS() const
{
    const std::optional<double> limit = limitsOf(m_cell.server, *m_catalogue).hangLimitS;
    const double own = limit ? *limit + afterHangLimitS + graceAfterLimitS : 0;
    return std::min(m_settings.longestCulpritTimeoutS, std::max(m_settings.culpritTimeoutS, own));
}

QString DurabilityRun::stageName() const
{
    switch (m_stage) {
    case Stage::New:
    case Stage::Starting:
    case Stage::Preparing:
        return QStringLiteral("starting the server");
    case Stage::Baseline:
        return QStringLiteral("baseline");
    case Stage::Storm:
        return QStringLiteral("storm");
    case Stage::Recovery:
    case Stage::Draining:
    case Stage::Checking:
        return QStringLiteral("recovery");
    case Stage::Stopping:
    case Stage::Done:
        break;
    }
    return QStringLiteral("stopping the server");
}

void DurabilityRun::enter(Stage stage)
{
    m_stage = stage;
    emit stageChanged();
}

void DurabilityRun::start()
{
    if (m_stage != Stage::New)
        return;
    m_took.start();
    m_server = std::make_unique<StartedServer>(m_cell.server, m_catalogue, m_runSettings);
    connect(m_server.get(), &StartedServer::ready, this, &DurabilityRun::prepare);
    connect(m_server.get(), &StartedServer::failed, this, [this](RunEnd how, const QString& reason) {
        m_isServerMissing = how == RunEnd::NotInstalled || how == RunEnd::NotStarted;
        if (m_failure.isEmpty())
            m_failure = reason;
        conclude();
    });
    connect(m_server.get(), &StartedServer::stopped, this, &DurabilityRun::serverStopped);
    enter(Stage::Starting);
    m_server->start();
}

void DurabilityRun::interrupt()
{
    if (m_stage == Stage::Stopping && m_server)
        m_server->killNow();
    else
        fail(QStringLiteral("it was stopped before its time"));
}

void DurabilityRun::connectServer()
{
    ServerLife& life = m_server->life();
    connect(&life, &ServerLife::sampled, this, [this](const WardenSample& sample) {
        if (m_stage != Stage::Stopping)
            m_trace.add(sample);
    });
    connect(&life, &ServerLife::processStarted, this, [this](const WatchedProcess& process) {
        if (m_stage != Stage::Stopping)
            m_trace.add(process);
    });
    connect(&life, &ServerLife::processExited, this, [this](const ProcessExit& exit) {
        if (m_stage != Stage::Stopping)
            m_trace.add(exit);
    });
    connect(&life, &ServerLife::memoryLimitHit, this, [this](const MemoryLimitHit& hit) { m_trace.add(hit); });
    connect(&life, &ServerLife::wardenFailed, this, &DurabilityRun::fail);
}

void DurabilityRun::prepare()
{
    if (m_stage != Stage::Starting)
        return;
    connectServer();
    m_innocents = std::make_unique<NativeEngine>();
    if (hasCulprits())
        m_culprits = std::make_unique<NativeEngine>();
    for (NativeEngine* engine : { m_innocents.get(), m_culprits.get() }) {
        if (!engine)
            continue;
        engine->tellEachRequest();
        const std::uint16_t behaviour = engine == m_innocents.get() ? 0 : 1;
        connect(engine, &Engine::prepared, this, &DurabilityRun::enginePrepared);
        connect(engine, &Engine::failed, this, &DurabilityRun::fail);
        connect(engine, &Engine::interval, this,
            [this, behaviour](const Interval& interval) { m_trace.add(interval, behaviour); });
        connect(engine, &Engine::happened, this,
            [this](qint64, const std::string& kind, qint64 pid, const QString& detail) {
                m_trace.happened(m_trace.now(), kind, pid, detail);
            });
    }
    connect(m_innocents.get(), &NativeEngine::requestsEnded, this, &DurabilityRun::takeInnocents);
    connect(m_innocents.get(), &Engine::finished, this, [this](const EngineReport& report) {
        m_trace.add(report);
        if (report.helperFailed)
            fail(QStringLiteral("the process that sent the innocents failed"));
        else
            innocentsEnded();
    });
    enter(Stage::Preparing);
    const Target target = serverTarget(m_server->life().spec());
    m_innocents->prepare(loadOf(m_innocentsPlan, *m_catalogue), target);
    if (!m_culprits)
        return;
    connect(m_culprits.get(), &NativeEngine::requestsEnded, this,
        [this](const std::vector<RequestEnd>& ends) { m_trace.addCulprits(ends); });
    connect(m_culprits.get(), &Engine::finished, this, [this](const EngineReport& report) {
        m_trace.add(report);
        if (report.helperFailed)
            fail(QStringLiteral("the process that sent the culprits failed"));
        else
            stormEnded();
    });
    m_culprits->prepare(loadOf(m_culpritsPlan, *m_catalogue), target);
}

bool DurabilityRun::hasCulprits() const
{
    return m_cell.isLeak || m_cell.dose > 0;
}

void DurabilityRun::enginePrepared()
{
    if (++m_prepared < (m_culprits ? 2 : 1) || m_stage != Stage::Preparing)
        return;
    m_trace.begin(m_server->journalPath());
    if (const std::optional<WardenSample> sample = m_server->life().lastSample())
        m_trace.add(*sample);
    enter(Stage::Baseline);
    m_innocents->start(m_trace.startNs());
    m_ticker.start();
}

void DurabilityRun::tick()
{
    const double t = m_trace.now();
    const bool needsBaseline = !m_settings.onlyFirstBaseline || m_known.sent == 0;
    if (m_stage == Stage::Baseline && t >= (needsBaseline ? m_settings.baselineS : warmUpS))
        beginStorm();
    else if (m_stage == Stage::Recovery && !m_trace.mainSurvived())
        endSending(t + sendingAfterDeathS);
    else if (m_stage == Stage::Recovery && t >= m_trace.stormTo() + m_settings.recoveryS)
        endSending(m_trace.stormTo() + m_settings.recoveryS);
    else if (m_stage == Stage::Recovery && isCalm())
        endSending(std::max(m_trace.stormTo(), m_lastHurt) + m_settings.rules.calmS);
    else if (m_stage == Stage::Draining && t >= m_trace.sendingTo())
        m_innocents->drain();
}

void DurabilityRun::beginStorm()
{
    const Baseline own = m_trace.ownBaseline();
    if (!m_trace.mainSurvived() || own.latenciesMs.empty()) {
        fail(QStringLiteral("the server did not serve the innocents before any culprit came"));
        return;
    }
    Baseline baseline = m_known;
    baseline.add(own);
    m_slowMs = slowLimitMs(baseline, m_settings.rules);
    const qint64 stormNs = m_trace.beginStorm(m_slowMs);
    enter(Stage::Storm);
    if (m_culprits)
        m_culprits->start(stormNs);
    else
        stormEnded();
}

void DurabilityRun::stormEnded()
{
    if (m_stage != Stage::Storm)
        return;
    m_trace.endStorm();
    enter(Stage::Recovery);
}

void DurabilityRun::takeInnocents(const std::vector<RequestEnd>& ends)
{
    m_trace.addInnocents(ends);
    for (const RequestEnd& end : ends) {
        const double due = static_cast<double>(end.dueUs) / usPerSecond;
        const auto number = static_cast<std::size_t>(std::llround(due * m_settings.rate));
        if (number >= m_ended.size())
            m_ended.resize(number + 1);
        m_ended[number] = true;
        const bool isSlow = m_slowMs > 0 && static_cast<double>(end.endUs - end.dueUs) / 1000 > m_slowMs;
        if ((!end.asExpected || isSlow) && !isOurFailure(end.outcome))
            m_lastHurt = std::max(m_lastHurt, due);
    }
    while (m_firstUnderWay < m_ended.size() && m_ended[m_firstUnderWay])
        ++m_firstUnderWay;
}

/// For long enough no innocent that was due has been hurt, and all of them have ended.
bool DurabilityRun::isCalm()
{
    const double knownTo = static_cast<double>(m_firstUnderWay) / m_settings.rate;
    return knownTo >= std::max(m_trace.stormTo(), m_lastHurt) + m_settings.rules.calmS;
}

void DurabilityRun::endSending(double atS)
{
    m_trace.endSending(atS);
    enter(Stage::Draining);
}

void DurabilityRun::innocentsEnded()
{
    if (m_stage != Stage::Draining)
        return;
    m_ticker.stop();
    enter(Stage::Checking);
    connect(&m_server->life(), &ServerLife::sampled, this, &DurabilityRun::check);
    QTimer::singleShot(freshSampleLimit, this, &DurabilityRun::check);
}

void DurabilityRun::check()
{
    if (m_stage != Stage::Checking)
        return;
    const std::optional<WardenSample> sample = m_server->life().lastSample();
    m_trace.setListening(sample && sample->listenQueue);
    stopServer();
}

void DurabilityRun::stopServer()
{
    m_ticker.stop();
    enter(Stage::Stopping);
    if (m_server->hasEnded())
        conclude();
    else
        m_server->stop();
}

void DurabilityRun::serverStopped(const StopReport& report)
{
    m_stop = report;
    if (m_stage == Stage::Stopping)
        conclude();
    else
        fail(QStringLiteral("the server's warden ended before the measurement did"));
}

void DurabilityRun::fail(const QString& reason)
{
    if (m_failure.isEmpty())
        m_failure = reason;
    if (m_stage == Stage::Stopping || m_stage == Stage::Done)
        return;
    if (m_stage == Stage::New) {
        conclude();
        return;
    }
    m_stage = Stage::Stopping;
    if (m_innocents)
        m_innocents->stop();
    if (m_culprits)
        m_culprits->stop();
    stopServer();
}

void DurabilityRun::conclude()
{
    if (m_stage == Stage::Done)
        return;
    DurabilityResult result;
    std::shared_ptr<RunRecord> record;
    if (m_trace.startNs() != 0) {
        const Baseline own = m_trace.ownBaseline();
        Baseline baseline = m_known;
        baseline.add(own);
        result = m_trace.result(
            baseline, m_settings, m_cell, labour::targetOf(m_culpritsPlan.mix.first(), *m_catalogue).mid(1));
        result.baseline = own;
        if (result.leak)
            result.leak->askedBytes = askedBytes(m_cell.culprit, *m_catalogue);
        record = std::make_shared<RunRecord>();
        record->plan = m_innocentsPlan;
        record->plan.servers = { m_cell.server };
        record->plan.mix.append(m_culpritsPlan.mix);
        record->recording = m_trace.recording(recordedBehaviours(record->plan, *m_catalogue));
        record->recording.setStop(m_stop);
        record->machine = thisMachine();
        record->startedMs = (realtimeNs() - (monotonicNs() - m_trace.startNs())) / nsPerMillisecond;
        record->log = m_server->log();
        record->failure = m_failure;
        record->server = m_server->identity();
    }
    result.cell = m_cell;
    result.failure = m_failure;
    result.culpritTimeoutS = culpritTimeoutS();
    result.stop = m_stop;
    result.tookS = static_cast<double>(m_took.isValid() ? m_took.elapsed() : 0) / 1000;
    if (m_server)
        result.server = m_server->identity();
    enter(Stage::Done);
    emit finished(result, record);
}

}
