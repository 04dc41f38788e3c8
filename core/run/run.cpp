// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run.h"

#include "core/run/engine_named.h"
#include "core/run/machine.h"
#include "core/run/measurement.h"
#include "core/run/measuring_lock.h"
#include "core/run/started_server.h"
#include "labour_version.h"

#include <QDateTime>

#include <algorithm>

namespace labour {

QString nameOf(RunStage stage)
{
    switch (stage) {
    case RunStage::Waiting:
        return QStringLiteral("Waiting");
    case RunStage::LookingForServer:
        return QStringLiteral("Looking for the server");
    case RunStage::StartingServer:
        return QStringLiteral("Starting the server");
    case RunStage::Sending:
        return QStringLiteral("Sending");
    case RunStage::StoppingServer:
        return QStringLiteral("Stopping the server");
    case RunStage::Ended:
        break;
    }
    return QStringLiteral("Ended");
}

namespace {

/// What is known of a server that was not looked for.
ServerIdentity asChosen(const ServerChoice& choice)
{
    ServerIdentity identity;
    identity.name = (choice.url.isEmpty() ? choice.name : choice.url).toStdString();
    identity.variant = choice.variant.toStdString();
    for (const auto& [name, value] : choice.options)
        identity.options.emplace_back(name.toStdString(), value.toStdString());
    return identity;
}

}

/// A child of the Run, so that it moves to the Run's thread with it.
class Run::Private : public QObject
{
public:
    Private(Run& owner, Plan wantedPlan, ServerChoice wantedServer, std::shared_ptr<const Catalogue> known,
        RunSettings wanted)
        : QObject(&owner)
        , q(owner)
        , plan(std::move(wantedPlan))
        , choice(std::move(wantedServer))
        , catalogue(std::move(known))
        , settings(std::move(wanted))
    {
    }

    void enter(RunStage next);
    void begin();
    void measure();
    void stopServer();
    void serverStopped(const StopReport& report);
    void conclude();
    void end(RunEnd how, const QString& failure);
    RunRecord known() const;

    Run& q;
    Plan plan;
    ServerChoice choice;
    std::shared_ptr<const Catalogue> catalogue;
    RunSettings settings;
    RunStage stage = RunStage::Waiting;
    bool interrupted = false;
    std::vector<double> lastWeights; ///< as changed since the run was asked for; empty while they are the plan's
    std::optional<double> lastRate; ///< likewise
    std::optional<int> lastConnections;
    MeasuringLock lock;
    std::unique_ptr<StartedServer> server;
    std::unique_ptr<Measurement> measurement; ///< destroyed before the server
    std::optional<StopReport> stop;
};

Run::Run(
    Plan plan, ServerChoice server, std::shared_ptr<const Catalogue> catalogue, RunSettings settings, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(plan), std::move(server), std::move(catalogue), std::move(settings)))
{
}

Run::~Run() = default;

void Run::start()
{
    d->begin();
}

void Run::interrupt()
{
    if (d->stage == RunStage::Ended)
        return;
    if (d->interrupted || (d->stage == RunStage::StoppingServer && d->measurement)) {
        if (d->server)
            d->server->killNow();
        return;
    }
    d->interrupted = true;
    if (d->measurement)
        d->measurement->stop();
    else if (d->server)
        d->server->stop();
    else
        d->end(RunEnd::Interrupted, QStringLiteral("it was stopped before it began"));
}

void Run::setWeights(const std::vector<double>& weights)
{
    d->lastWeights = weights;
    if (d->measurement)
        d->measurement->setWeights(weights);
}

void Run::setRate(double perSecond)
{
    d->lastRate = perSecond;
    if (d->measurement)
        d->measurement->setRate(perSecond);
}

void Run::setConnections(int connections)
{
    d->lastConnections = connections;
    if (d->measurement)
        d->measurement->setConnections(connections);
}

void Run::addNote(double t, const QString& text)
{
    if (d->measurement)
        d->measurement->addNote(t, text);
}

RunProgress Run::progress() const
{
    RunProgress progress;
    progress.stage = d->stage;
    if (!d->measurement)
        return progress;
    progress.elapsedS = d->measurement->elapsedS();
    progress.share = d->measurement->share();
    if (progress.share && *progress.share > 0)
        progress.remainingS = std::max(0.0, progress.elapsedS * (1 / *progress.share - 1));
    return progress;
}

RunRecord Run::begun() const
{
    RunRecord record = d->known();
    record.recording = Recording(d->measurement->recording().behaviours(), d->measurement->recording().plannedPhases());
    return record;
}

/// All but what was recorded.
RunRecord Run::Private::known() const
{
    RunRecord record;
    record.plan = plan;
    record.labour = QString::fromLatin1(version);
    record.group = settings.group;
    if (server)
        record.server = server->identity();
    else
        record.server = asChosen(choice);
    if (measurement) {
        record.machine = measurement->machine();
        record.startedMs = measurement->startedMs();
        record.innocentTimeoutS = measurement->innocentTimeoutS();
        record.machine.isShared = settings.isBesideOthers || !lock.isHeld();
    }
    return record;
}

void Run::Private::enter(RunStage next)
{
    stage = next;
    emit q.stageChanged(next);
}

void Run::Private::begin()
{
    if (stage != RunStage::Waiting)
        return;
    if (!plan.seed)
        plan.seed = drawnSeed();
    if (!lock.isHeld() && !settings.shareMachine) {
        end(RunEnd::Refused,
            QStringLiteral(
                "%1 is measuring on this machine, and two measurements at once disturb each other; wait until "
                "it is done")
                .arg(lock.holder()));
        return;
    }
    if (const std::optional<QString> missing = engineMissing(plan.engine)) {
        end(RunEnd::NotInstalled, *missing);
        return;
    }
    server = std::make_unique<StartedServer>(choice, catalogue, settings);
    connect(server.get(), &StartedServer::starting, this, [this] { enter(RunStage::StartingServer); });
    connect(server.get(), &StartedServer::ready, this, &Private::measure);
    connect(server.get(), &StartedServer::failed, this, &Private::end);
    connect(server.get(), &StartedServer::output, &q, &Run::outputReceived);
    connect(server.get(), &StartedServer::stopped, this, &Private::serverStopped);
    enter(RunStage::LookingForServer);
    server->start();
}

void Run::Private::measure()
{
    if (interrupted || stage != RunStage::StartingServer)
        return;
    measurement =
        std::make_unique<Measurement>(plan, catalogue, server->life(), server->journalPath(), settings.clients);
    Measurement* measuring = measurement.get();
    connect(measuring, &Measurement::began, this, [this](const Recording& empty) {
        enter(RunStage::Sending);
        emit q.began(empty, server->identity());
        if (!lastWeights.empty())
            measurement->setWeights(lastWeights);
        if (lastRate)
            measurement->setRate(*lastRate);
        if (lastConnections)
            measurement->setConnections(*lastConnections);
    });
    connect(measuring, &Measurement::intervalRecorded, &q, &Run::intervalRecorded);
    connect(measuring, &Measurement::sampleRecorded, &q, &Run::sampleRecorded);
    connect(measuring, &Measurement::memoryRecorded, &q, &Run::memoryRecorded);
    connect(measuring, &Measurement::eventRecorded, &q, &Run::eventRecorded);
    connect(measuring, &Measurement::eventLogged, &q, &Run::eventLogged);
    connect(measuring, &Measurement::requestsEnded, &q, &Run::requestsEnded);
    connect(measuring, &Measurement::finished, this, [this] {
        if (stop) {
            conclude();
            return;
        }
        stopServer();
        // Nothing is measured any more, and what a helper's end has left half done is not to linger.
        if (!measurement->failure().isEmpty())
            server->killNow();
    });
    measurement->start();
}

void Run::Private::stopServer()
{
    enter(RunStage::StoppingServer);
    server->stop();
}

void Run::Private::serverStopped(const StopReport& report)
{
    stop = report;
    if (stage == RunStage::StoppingServer || !measurement)
        conclude();
    else
        measurement->serverIsGone();
}

void Run::Private::conclude()
{
    QString failure = measurement ? measurement->failure() : QString();
    if (failure.isEmpty())
        failure = server->trouble();
    if (interrupted)
        end(RunEnd::Interrupted, QStringLiteral("it was stopped before its time"));
    else
        end(failure.isEmpty() ? RunEnd::Done : RunEnd::HelperFailed, failure);
}

void Run::Private::end(RunEnd how, const QString& failure)
{
    RunRecord record = known();
    record.end = how;
    record.failure = failure;
    if (server)
        record.log = server->log();
    if (measurement) {
        record.recording = measurement->recording();
        record.ends = measurement->takeEnds();
    }
    if (record.startedMs == 0) {
        record.startedMs = QDateTime::currentMSecsSinceEpoch();
        record.machine = thisMachine();
    }
    if (stop)
        record.recording.setStop(*stop);
    record.recording.setInterrupted(how == RunEnd::Interrupted);
    lock.release();
    enter(RunStage::Ended);
    emit q.finished(std::make_shared<const RunRecord>(std::move(record)));
}

}
