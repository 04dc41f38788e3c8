// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/tsung_engine.h"

#include "core/load/tsung/scenario.h"
#include "core/load/tsung/tsung_program.h"
#include "core/measure/clock.h"
#include "core/measure/event.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QTcpServer>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <numeric>
#include <utility>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace labour {

namespace {

using namespace std::chrono_literals;

constexpr auto tickLength = 100ms;
constexpr int preparingTicks = 60s / tickLength;
constexpr int lookTicks = 1s / tickLength;
constexpr int endingTicks = 10s / tickLength;
constexpr int overdueTicks = 10s / tickLength;
constexpr int silentTicks = 20s / tickLength;
constexpr char scenarioName[] = "labour.xml";
constexpr char beginName[] = "begin";
constexpr char stopName[] = "begin.stop";
constexpr char thisMachine[] = "127.0.0.1";
constexpr qsizetype longestReason = 400;
// Erlang makes a table for as many as it may have.
constexpr rlim_t mostFiles = 1 << 20;

QByteArray hexadecimal(quint64 number, int digits)
{
    return QByteArray::number(number, 16).rightJustified(digits, '0', true);
}

/// Nobody else's port mapper is used, nor left behind.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool writePrivate(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(bytes) == bytes.size()
        && file.flush();
}

/// Of Erlang's log: the last report of an error. Reports begin with a line like "=INFO REPORT==== 25-Nov-2026::05:23:30
/// ===", and go on over many.
QString lastError(const QString& log)
{
    const QStringList reports = log.split(QStringLiteral(" REPORT===="));
    const auto found = std::find_if(
        reports.rbegin(), reports.rend(), [](const QString& report) { return report.contains(QLatin1String("rror")); });
    return found == reports.rend() ? QString() : found->section(QLatin1Char('\n'), 1).simplified();
}

int ticksOf(qint64 us)
{
    return static_cast<int>(std::min<qint64>(us / std::chrono::microseconds(tickLength).count(), 1'000'000));
}

}

TsungEngine::TsungEngine(QList<ClientHost> clients, QObject* parent)
    : Engine(parent)
    , m_clients(std::move(clients))
{
    m_isLocal = std::all_of(
        m_clients.begin(), m_clients.end(), [](const ClientHost& client) { return isThisMachine(client.host); });
    m_ticker.setInterval(tickLength);
    connect(&m_ticker, &QTimer::timeout, this, &TsungEngine::tick);
    connect(&m_process, &QProcess::finished, this, &TsungEngine::exited);
}

TsungEngine::~TsungEngine()
{
    m_process.disconnect(this);
    end();
}

void TsungEngine::prepare(const Load& load, const Target& target)
{
    if (m_state != State::New && m_state != State::Done)
        return;
    m_state = State::Preparing;
    m_load = load;
    m_report = {};
    m_ticks = m_silentTicks = 0;
    m_startNs = m_stoppedNs = 0;
    m_shortageSaid = false;
    m_secret = hexadecimal(QRandomGenerator::system()->generate64(), 16);
    m_folder.emplace(QDir::tempPath() + QStringLiteral("/labour-tsung-XXXXXX"));
    m_processes.emplace(m_folder->path().toLocal8Bit());
    m_reader.emplace(load.mix, load.phases.size(), load.isOpen);
    qint64 longestUs = 0;
    for (const Request& request : load.mix)
        longestUs = std::max<qint64>(longestUs, request.timeoutUs);
    m_mostSilentTicks = silentTicks + ticksOf(longestUs);

    std::optional<QString> wrong = tsungMissing();
    if (!wrong)
        wrong = beyondTsung(load, target);
    if (!wrong)
        wrong = beyondReach(m_clients, target.host);
    if (!wrong && !(m_folder->isValid() && write(load, target)))
        wrong = tr("The scenario for Tsung cannot be written to %1.").arg(QDir::tempPath());
    if (wrong) {
        QMetaObject::invokeMethod(
            this, [this, reason = *wrong] { fail(reason); }, Qt::QueuedConnection);
        return;
    }
    run();
    m_ticker.start();
}

bool TsungEngine::write(const Load& load, const Target& target)
{
    ScenarioFrame frame;
    frame.run = hexadecimal(QRandomGenerator::system()->generate(), 8);
    frame.clients = m_clients;
    if (m_isLocal) {
        const int machines = std::accumulate(m_clients.begin(), m_clients.end(), 0,
            [](int sum, const ClientHost& client) { return sum + client.machines; });
        frame.clients = { { QLatin1String(thisMachine), m_clients.isEmpty() ? load.processes : machines } };
    }
    frame.beginFile = file(beginName);
    frame.parent = getpid();
    m_report.cpuIsKnown = m_isLocal;
    m_report.threads = 1
        + std::accumulate(frame.clients.begin(), frame.clients.end(), 0,
            [](int sum, const ClientHost& client) { return sum + client.machines; });
    return QDir(m_folder->path()).mkdir(QStringLiteral("log"))
        && writePrivate(file(scenarioName), tsungScenario(load, target, frame));
}

void TsungEngine::run()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(TsungProcesses::variable), m_folder->path());
    environment.insert(QStringLiteral("HOME"), m_folder->path()); // Tsung makes a folder there
    QStringList arguments { QStringLiteral("-f"), file(scenarioName), QStringLiteral("-l"), file("log"),
        QStringLiteral("-i"), QString::fromLatin1(m_secret), QStringLiteral("-w"), QStringLiteral("0"),
        QStringLiteral("-n") };
    if (m_isLocal) {
        environment.insert(QStringLiteral("ERL_EPMD_PORT"), QString::number(freePort()));
        environment.insert(QStringLiteral("ERL_EPMD_ADDRESS"), QLatin1String(thisMachine));
        environment.insert(QStringLiteral("ERL_ZFLAGS"), QStringLiteral("-kernel inet_dist_use_interface {127,0,0,1}"));
        arguments += { QStringLiteral("-I"), QLatin1String(thisMachine) };
    }
    arguments += QStringLiteral("start");
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(m_folder->path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] {
        umask(077);
        setpgid(0, 0); // an interrupt from the terminal is ours to deal with
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        rlimit files {}; // a connection each
        if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
            files.rlim_cur = std::min<rlim_t>(files.rlim_max, mostFiles);
            setrlimit(RLIMIT_NOFILE, &files);
        }
    });
    m_process.start(tsungProgram(), arguments);
}

void TsungEngine::start(qint64 startNs)
{
    if (m_state != State::Prepared)
        return;
    m_state = State::Sending;
    m_ticks = m_silentTicks = 0;
    m_startNs = startNs;
    m_processes->look();
    m_cpuAtStart = m_processes->cpuSeconds();
    const qint64 startUs = (realtimeNs() - (monotonicNs() - startNs)) / nsPerMicrosecond;
    QSaveFile begin(file(beginName));
    if (!begin.open(QIODevice::WriteOnly) || begin.write(QByteArray::number(startUs)) < 0 || !begin.commit())
        helperFailed(tr("Tsung could not be told to begin."));
}

void TsungEngine::stop()
{
    if (m_state == State::Preparing || m_state == State::Prepared) {
        conclude();
        return;
    }
    if (m_state != State::Sending)
        return;
    m_state = State::Ending;
    m_ticks = 0;
    m_stoppedNs = monotonicNs();
    writePrivate(file(stopName), {});
}

void TsungEngine::tick()
{
    ++m_ticks;
    ++m_silentTicks;
    readDump();
    if (m_state == State::Preparing)
        watchPreparing();
    else if (m_state == State::Sending || m_state == State::Ending)
        watchSending();
}

void TsungEngine::readDump()
{
    if (!m_dump.isOpen()) {
        const QDir log(file("log"));
        const QStringList folders = log.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (folders.isEmpty())
            return;
        m_dump.setFileName(log.filePath(folders.first()) + QStringLiteral("/tsung.dump"));
        if (!m_dump.open(QIODevice::ReadOnly))
            return;
    }
    const QByteArray bytes = m_dump.readAll();
    if (bytes.isEmpty())
        return;
    m_silentTicks = 0;
    m_reader->read({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
    for (const Interval& each : m_reader->take())
        emit interval(each);
    if (m_reader->shortages() > 0 && !std::exchange(m_shortageSaid, true))
        emit happened(monotonicNs(), events::clientShortage, 0,
            tr("Tsung could not open a connection: its own descriptors, ports or memory ran out."));
}

void TsungEngine::watchPreparing()
{
    if (m_reader->isReady()) {
        m_state = State::Prepared;
        emit prepared();
    } else if (m_ticks > preparingTicks) {
        fail(tr("Tsung does not get ready: %1").arg(reasonOfEnd()));
    }
}

void TsungEngine::watchSending()
{
    if (m_ticks % lookTicks == 0)
        m_processes->look();
    const bool isOverdue = m_state == State::Ending
        ? m_ticks > endingTicks
        : m_load.durationNs && m_ticks > ticksOf(*m_load.durationNs / nsPerMicrosecond) + overdueTicks;
    if (m_reader->isOver())
        conclude();
    else if (isOverdue)
        helperFailed(tr("Tsung did not end when the load did."));
    else if (m_silentTicks > m_mostSilentTicks && m_load.requests)
        helperFailed(tr("Tsung has been silent for %1 s.").arg(m_silentTicks / lookTicks));
}

void TsungEngine::exited()
{
    readDump();
    if (m_state == State::Preparing || m_state == State::Prepared)
        fail(tr("Tsung did not start: %1").arg(reasonOfEnd()));
    else if (m_state == State::Sending || m_state == State::Ending)
        m_reader->isOver() ? conclude() : helperFailed(tr("Tsung ended by itself: %1").arg(reasonOfEnd()));
}

/// The last that it said, or its log did.
QString TsungEngine::reasonOfEnd()
{
    QString said = QString::fromLocal8Bit(m_process.readAll()).simplified();
    QString logged;
    const QDir log(file("log"));
    for (const QString& folder : log.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir inside(log.filePath(folder));
        for (const QString& name : inside.entryList({ QStringLiteral("tsung_controller*.log") }, QDir::Files)) {
            QFile file(inside.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                logged = lastError(QString::fromLocal8Bit(file.readAll()));
        }
    }
    if (!logged.isEmpty())
        said = logged;
    if (said.isEmpty())
        return tr("it said nothing");
    return said.size() > longestReason ? said.left(longestReason) + QStringLiteral(" …") : said;
}

void TsungEngine::fail(const QString& reason)
{
    m_state = State::Done;
    end();
    emit failed(reason);
}

void TsungEngine::helperFailed(const QString& reason)
{
    emit happened(monotonicNs(), events::helperFailed, m_process.processId(), reason);
    m_report.helperFailed = true;
    conclude();
}

void TsungEngine::conclude()
{
    m_state = State::Done;
    m_processes->look();
    m_report.cpuSeconds = std::max(0.0, m_processes->cpuSeconds() - m_cpuAtStart);
    m_report.largestRssBytes = m_processes->largestRssBytes();
    m_report.unfinished.assign(m_reader->unfinished().begin(), m_reader->unfinished().end());
    if (m_stoppedNs > 0)
        m_report.endNs = m_stoppedNs;
    else if (m_load.durationNs && m_startNs > 0)
        m_report.endNs = std::min<qint64>(m_startNs + *m_load.durationNs, monotonicNs());
    else if (m_reader->startUs() && m_reader->lastUs() > 0)
        m_report.endNs = m_startNs + (m_reader->lastUs() - *m_reader->startUs()) * nsPerMicrosecond;
    else
        m_report.endNs = monotonicNs();
    end();
    emit finished(m_report);
}

/// Leaves nothing of Tsung, nor of its files.
void TsungEngine::end()
{
    m_ticker.stop();
    if (m_processes)
        m_processes->kill(m_process.processId());
    if (m_process.state() != QProcess::NotRunning) {
        m_process.disconnect(this);
        m_process.kill();
        m_process.waitForFinished(1000);
        connect(&m_process, &QProcess::finished, this, &TsungEngine::exited);
    }
    m_dump.close();
    m_folder.reset();
}

QString TsungEngine::file(const char* name) const
{
    return m_folder->filePath(QString::fromLatin1(name));
}

}
