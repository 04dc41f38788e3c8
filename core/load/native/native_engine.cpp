// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/native_engine.h"

#include "core/load/native/load_split.h"
#include "core/measure/clock.h"
#include "core/plan/plan_check.h"
#include "core/server/helper_path.h"

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace labour {

namespace {

using namespace std::chrono_literals;

constexpr auto tickLength = 100ms;
constexpr int preparingTicks = 10s / tickLength;
constexpr int overdueTicks = 2s / tickLength;
constexpr int silentTicks = 5s / tickLength; // a process has something to say for every slot

QByteArray freshRun()
{
    return QByteArray::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, '0');
}

}

// Time is counted in ticks of a timer, not read from a clock: when the whole of Labour was stopped for a while, nobody
// hangs.

NativeEngine::NativeEngine(QObject* parent)
    : Engine(parent)
{
    m_ticker.setInterval(tickLength);
    connect(&m_ticker, &QTimer::timeout, this, &NativeEngine::tick);
}

NativeEngine::~NativeEngine()
{
    for (const Member& member : m_members) {
        member.process->disconnect(this);
        member.process->giveUp(QString());
    }
}

void NativeEngine::prepare(const Load& load, const Target& target)
{
    m_load = load;
    m_report.unfinished.assign(load.mix.size(), 0);
    m_state = State::Preparing;
    const QString program = helperPath(QStringLiteral("labour-hammer"));
    if (program.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { fail(tr("labour-hammer is not where Labour's helpers are.")); }, Qt::QueuedConnection);
        return;
    }
    m_ticker.start();
    std::vector<HammerSetup> setups = split(load, target, freshRun());
    for (HammerSetup& setup : setups) {
        setup.tellsEach = m_tellsEach;
        launch(program, setup);
    }
}

void NativeEngine::launch(const QString& program, const HammerSetup& setup)
{
    HammerProcess* process = m_members.emplace_back(Member { std::make_unique<HammerProcess>() }).process.get();
    const std::size_t index = m_members.size() - 1;
    connect(process, &HammerProcess::ready, this, &NativeEngine::becameReady);
    connect(process, &HammerProcess::heard, this, [this, index] { m_members[index].silentTicks = 0; });
    connect(process, &HammerProcess::interval, this, &Engine::interval);
    connect(process, &HammerProcess::requestsEnded, this, &NativeEngine::requestsEnded);
    connect(process, &HammerProcess::shortage, this, [this, process](const HammerShortage& shortage) {
        emit happened(shortage.atNs, events::clientShortage, process->pid(), QString::fromStdString(shortage.reason));
    });
    connect(
        process, &HammerProcess::ended, this, [this, process](const QString& fault) { ended(*process, fault); },
        Qt::QueuedConnection);
    process->launch(program, setup);
}

void NativeEngine::becameReady()
{
    const bool all =
        std::all_of(m_members.begin(), m_members.end(), [](const Member& m) { return m.process->isReady(); });
    if (m_state != State::Preparing || !all)
        return;
    m_state = State::Prepared;
    emit prepared();
}

void NativeEngine::start(qint64 startNs)
{
    if (m_state != State::Prepared)
        return;
    m_state = State::Sending;
    if (m_load.durationNs)
        m_dueNs = startNs + *m_load.durationNs;
    for (Member& member : m_members) {
        member.silentTicks = 0;
        member.process->start(startNs);
    }
    QMetaObject::invokeMethod(this, &NativeEngine::finishIfOver, Qt::QueuedConnection);
}

void NativeEngine::stop()
{
    if (m_state == State::New || m_state == State::Done)
        return;
    m_state = State::Sending;
    m_dueNs = monotonicNs();
    for (const Member& member : m_members)
        member.process->stop();
}

void NativeEngine::drain()
{
    if (m_state != State::Sending)
        return;
    for (const Member& member : m_members)
        member.process->drain();
}

bool NativeEngine::setWeights(const std::vector<double>& weights)
{
    const bool valid = std::all_of(weights.begin(), weights.end(), [](double w) { return std::isfinite(w) && w >= 0; });
    if (!valid || weights.size() != m_load.mix.size() || std::accumulate(weights.begin(), weights.end(), 0.0) <= 0)
        return false;
    for (const Member& member : m_members)
        member.process->setWeights(weights);
    return true;
}

bool NativeEngine::setRate(double perSecond)
{
    if (!m_load.isOpen || !std::isfinite(perSecond) || perSecond <= 0)
        return false;
    for (const Member& member : m_members)
        member.process->setRate(perSecond);
    return true;
}

bool NativeEngine::setConnections(int connections)
{
    const auto processes = static_cast<int>(m_members.size());
    if (processes == 0 || connections < processes || (connections - 1) / processes + 1 > connectionsPerProcess())
        return false;
    for (std::size_t i = 0; i < m_members.size(); ++i)
        m_members[i].process->setConnections(shareOf(static_cast<quint32>(connections), i, m_members.size()));
    return true;
}

std::vector<qint64> NativeEngine::processIds() const
{
    std::vector<qint64> ids;
    for (const Member& member : m_members)
        ids.push_back(member.process->pid());
    return ids;
}

void NativeEngine::ended(const HammerProcess& process, const QString& fault)
{
    if (m_state == State::Done)
        return;
    if (m_state == State::Preparing || m_state == State::Prepared) {
        fail(tr("A load process failed. %1").arg(fault));
        return;
    }
    ++m_ended;
    take(process);
    if (!process.report()) {
        m_report.helperFailed = true;
        emit happened(monotonicNs(), events::helperFailed, process.pid(),
            tr("A load process failed. %1 What it had not told yet is lost.").arg(fault));
        stop();
    }
    finishIfOver();
}

void NativeEngine::take(const HammerProcess& process)
{
    if (!process.report()) {
        m_report.endNs = std::max<qint64>(m_report.endNs, monotonicNs());
        return;
    }
    const HammerFinished& told = *process.report();
    m_report.endNs = std::max<qint64>(m_report.endNs, told.endNs);
    m_report.cpuSeconds += told.cpuSeconds;
    m_report.waitedSeconds += told.waitedSeconds;
    m_report.largestRssBytes += told.largestRssBytes;
    for (std::size_t i = 0; i < m_report.unfinished.size(); ++i)
        m_report.unfinished[i] += told.unfinished[i];
}

void NativeEngine::finishIfOver()
{
    if (m_state != State::Sending || m_ended < m_members.size())
        return;
    m_state = State::Done;
    m_ticker.stop();
    m_report.threads = static_cast<int>(m_members.size());
    emit finished(m_report);
}

void NativeEngine::fail(const QString& reason)
{
    m_state = State::Done;
    m_ticker.stop();
    for (const Member& member : m_members)
        member.process->giveUp(reason);
    emit failed(reason);
}

void NativeEngine::tick()
{
    for (Member& member : m_members) {
        if (!member.process->hasEnded())
            watch(member);
    }
}

void NativeEngine::watch(Member& member)
{
    ++member.silentTicks;
    if (m_state == State::Preparing && member.silentTicks > preparingTicks)
        member.process->giveUp(tr("It does not get ready."));
    else if (isOverdue() && ++member.overdueTicks > overdueTicks)
        member.process->giveUp(tr("It did not finish in time."));
    else if (m_state == State::Sending && member.silentTicks > silentTicks)
        member.process->giveUp(tr("It has said nothing for too long."));
}

bool NativeEngine::isOverdue() const
{
    return m_state == State::Sending && m_dueNs != 0 && monotonicNs() > m_dueNs;
}

}
