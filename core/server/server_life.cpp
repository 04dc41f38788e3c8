// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/server_life.h"

#include "core/server/helper_path.h"
#include "core/server/output_log.h"
#include "core/server/proc/proc_files.h"
#include "core/server/proc/signal_name.h"
#include "core/server/proc/successor.h"
#include "core/server/sweep.h"
#include "core/server/warden_link.h"
#include "core/server/warm_up.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <map>
#include <optional>

#include <sys/wait.h>

namespace labour {

namespace {

constexpr int destructionMs = 2000;

std::string bytesOf(const QString& text)
{
    return QFile::encodeName(text).toStdString();
}

WardenSetup setupOf(const LaunchSpec& spec)
{
    WardenSetup setup;
    for (const QString& argument : spec.command)
        setup.command.push_back(bytesOf(argument));
    const QStringList variables = spec.environment.toStringList();
    for (const QString& variable : variables)
        setup.environment.push_back(bytesOf(variable));
    setup.workingDirectory = bytesOf(spec.runDirectory);
    setup.runMarker = spec.runMarker.toStdString();
    setup.host = spec.host.toStdString();
    setup.port = spec.port;
    setup.memoryCeilingBytes = spec.memoryCeilingBytes;
    setup.stopSignals.assign(spec.stopSignals.begin(), spec.stopSignals.end());
    setup.graceNs = spec.grace.count();
    if (spec.observedPid)
        setup.observedPid = *spec.observedPid;
    return setup;
}

bool endedWell(const std::optional<std::int32_t>& waitStatus)
{
    return waitStatus && WIFEXITED(*waitStatus) && WEXITSTATUS(*waitStatus) == 0;
}

QString describe(const std::optional<std::int32_t>& waitStatus)
{
    if (waitStatus && WIFEXITED(*waitStatus))
        return ServerLife::tr("with exit code %1").arg(WEXITSTATUS(*waitStatus));
    if (waitStatus && WIFSIGNALED(*waitStatus))
        return ServerLife::tr("killed by %1").arg(QString::fromStdString(signalName(WTERMSIG(*waitStatus))));
    return ServerLife::tr("for an unknown reason");
}

}

class ServerLife::Private
{
public:
    Private(ServerLife* life, LaunchSpec launchSpec);

    void launched(const WatchedProcess& process);
    void exited(const ProcessExit& exit);
    bool adoptSuccessor();
    void answered();
    void failLaunch(const QString& reason);
    void wardenEnded(const QString& trouble);
    void conclude();
    std::vector<ProcessId> knownProcesses() const;

    ServerLife* q;
    LaunchSpec spec;
    WardenLink link;
    WarmUp warmUp;
    QTimer warmUpLimit;
    OutputLog log;
    Sweep sweep;
    RunIdentity run;
    std::map<std::int64_t, WatchedProcess> known; ///< seen to start, and not seen to end
    std::int64_t daemonPid = 0; ///< of the main process, where it is not the launched one
    std::optional<StopReport> report;
    std::optional<WardenSample> lastSample;
    QString launchFailure;
    QString wardenTrouble;
    bool isBegun = false;
    bool isReady = false;
    bool isStopAsked = false;
    bool isOver = false;
};

ServerLife::Private::Private(ServerLife* life, LaunchSpec launchSpec)
    : q(life)
    , spec(std::move(launchSpec))
    , warmUp(spec.host, spec.port, spec.warmUpTarget, spec.token, spec.observedPid.has_value(), spec.tlsName)
{
    run.marker = spec.runMarker.toStdString();
    run.host = spec.host.toStdString();
    run.port = spec.port;
    warmUpLimit.setSingleShot(true);
    warmUpLimit.setInterval(spec.warmUpLimit);

    connect(&link, &WardenLink::launched, q, [this](const WatchedProcess& process) { launched(process); });
    connect(&link, &WardenLink::launchFailed, q, [this](const QString& reason) { launchFailure = reason; });
    connect(&link, &WardenLink::processStarted, q, [this](const WatchedProcess& process) {
        known.insert_or_assign(process.pid, process);
        emit q->processStarted(process);
    });
    connect(&link, &WardenLink::processExited, q, [this](const ProcessExit& exit) { exited(exit); });
    connect(&link, &WardenLink::sampled, q, [this](const WardenSample& sample) {
        lastSample = sample;
        emit q->sampled(sample);
    });
    connect(&link, &WardenLink::memoryRead, q, &ServerLife::memoryRead);
    connect(&link, &WardenLink::memoryLimitHit, q, &ServerLife::memoryLimitHit);
    connect(&link, &WardenLink::output, q, [this](const ServerOutput& output) {
        log.append(output);
        emit q->output(output);
    });
    connect(&link, &WardenLink::stopped, q, [this](const StopReport& stopReport) { report = stopReport; });
    connect(&link, &WardenLink::ended, q, [this](const QString& trouble) { wardenEnded(trouble); });
    connect(&warmUp, &WarmUp::answered, q, [this] { answered(); });
    connect(&warmUpLimit, &QTimer::timeout, q, [this] {
        failLaunch(
            (daemonPid > 0 ? tr("The server became a daemon and did not answer within %1 s: %2.")
                           : tr("The server did not answer within %1 s: %2."))
                .arg(std::chrono::duration<double>(spec.warmUpLimit).count())
                .arg(warmUp.trouble().isEmpty() ? tr("it accepts connections and does not reply") : warmUp.trouble()));
    });
    connect(&sweep, &Sweep::done, q, [this] { conclude(); });
}

void ServerLife::Private::launched(const WatchedProcess& process)
{
    run.main = { static_cast<pid_t>(process.pid), process.start };
    if (!isStopAsked && !isOver) {
        warmUp.begin();
        warmUpLimit.start();
    }
    if (process.pid == 0)
        return;
    known.insert_or_assign(process.pid, process);
    emit q->processStarted(process);
}

void ServerLife::Private::exited(const ProcessExit& exit)
{
    known.erase(exit.process.pid);
    const bool isMain = exit.process.isMain || (daemonPid > 0 && exit.process.pid == daemonPid);
    if (isMain && !isReady && !isStopAsked && !(endedWell(exit.waitStatus) && adoptSuccessor()))
        failLaunch(tr("The server ended before it was ready, %1.").arg(describe(exit.waitStatus)));
    emit q->processExited(exit);
}

bool ServerLife::Private::adoptSuccessor()
{
    if (spec.observedPid)
        return false;
    const std::optional<ProcessId> successor = successorAmong(runMembers(run, knownProcesses()), run.port);
    if (!successor)
        return false;
    daemonPid = successor->pid;
    WatchedProcess process;
    process.pid = successor->pid;
    process.start = successor->start;
    link.send(encodeAdopt(process));
    return true;
}

void ServerLife::Private::answered()
{
    warmUpLimit.stop();
    if (daemonPid > 0)
        adoptSuccessor(); // now that it is seen which one listens
    isReady = true;
    emit q->ready();
}

void ServerLife::Private::failLaunch(const QString& reason)
{
    warmUp.end();
    warmUpLimit.stop();
    if (launchFailure.isEmpty())
        launchFailure = reason;
    link.closeControl();
}

void ServerLife::Private::wardenEnded(const QString& trouble)
{
    warmUp.end();
    warmUpLimit.stop();
    const bool isWanted = isStopAsked || !launchFailure.isEmpty();
    if (isWanted && (report || run.main.pid == 0)) {
        conclude();
        return;
    }
    wardenTrouble = !trouble.isEmpty() ? trouble
        : report                       ? tr("labour-warden ended the server, and itself, without being asked to.")
                                       : tr("labour-warden ended without a report.");
    emit q->wardenFailed(wardenTrouble);
    if (report || spec.observedPid)
        conclude();
    else
        sweep.begin(run, knownProcesses());
}

void ServerLife::Private::conclude()
{
    isOver = true;
    if (!report) {
        report.emplace();
        if (!spec.observedPid)
            report->signal = "SIGKILL";
        report->seconds = sweep.seconds();
        report->listening = sweep.isListening();
        for (const ProcessId& survivor : sweep.survivors())
            report->leftovers.push_back({ survivor.pid, commandLine(survivor.pid) });
    }
    report->daemonPid = daemonPid;
    // From the event loop, so that the one who hears it may delete us.
    QMetaObject::invokeMethod(
        q,
        [this] {
            if (isReady || (isStopAsked && launchFailure.isEmpty()))
                emit q->stopped(*report);
            else
                emit q->launchFailed(launchFailure.isEmpty() ? wardenTrouble : launchFailure, log.tail(20));
        },
        Qt::QueuedConnection);
}

std::vector<ProcessId> ServerLife::Private::knownProcesses() const
{
    std::vector<ProcessId> ids;
    for (const auto& [pid, process] : known)
        ids.push_back({ static_cast<pid_t>(pid), process.start });
    return ids;
}

ServerLife::ServerLife(LaunchSpec spec, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(spec)))
{
}

ServerLife::~ServerLife()
{
    if (!d->isBegun || d->isOver)
        return;
    blockSignals(true);
    QObject::disconnect(&d->link, &WardenLink::ended, this, nullptr);
    d->warmUp.end();
    d->link.closeAndWait(destructionMs);
    d->link.disconnect(this);
    if (!d->report && !d->spec.observedPid)
        d->sweep.runBlocking(d->run, d->knownProcesses());
}

void ServerLife::launch()
{
    if (std::exchange(d->isBegun, true))
        return;
    const QString warden = helperPath(QStringLiteral("labour-warden"));
    if (!warden.isEmpty()) {
        d->link.start(warden, setupOf(d->spec));
        return;
    }
    d->launchFailure = tr("labour-warden is not beside %1.").arg(QCoreApplication::applicationFilePath());
    d->conclude();
}

bool ServerLife::adoptSuccessor()
{
    return d->adoptSuccessor();
}

void ServerLife::readMemory(const QString& label)
{
    d->link.send(encodeReadMemory(label.toStdString()));
}

void ServerLife::stop()
{
    if (!d->isBegun || d->isOver || std::exchange(d->isStopAsked, true))
        return;
    d->warmUp.end();
    d->warmUpLimit.stop();
    d->link.send(encodeStopServer());
}

void ServerLife::killNow()
{
    if (!d->isBegun || d->isOver)
        return;
    d->isStopAsked = true;
    d->warmUp.end();
    d->warmUpLimit.stop();
    d->link.closeControl();
}

const LaunchSpec& ServerLife::spec() const
{
    return d->spec;
}

std::optional<WardenSample> ServerLife::lastSample() const
{
    return d->lastSample;
}

QString ServerLife::outputTail(int lines) const
{
    return d->log.tail(lines);
}

QByteArray ServerLife::log() const
{
    return d->log.bytes();
}

}
