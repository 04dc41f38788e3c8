// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/qt_engine.h"

#include "core/load/qt/connection_layout.h"
#include "core/measure/clock.h"
#include "core/measure/event.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

#include <sys/resource.h>

namespace labour {

namespace {

using namespace std::chrono_literals;

constexpr auto longestSilence = 5s;
constexpr auto secondThought = 500ms;
constexpr auto moment = 300ms;
constexpr quint32 patience = 20; // slots, in each of which every thread tells what it counted

/// A connection that is being replaced exists twice for a while; a manager's thread needs one to be woken by, and Qt
/// aborts the process when it cannot have it.
int descriptorsNeeded(const std::vector<ManagerConnections>& layout)
{
    int needed = 16;
    for (const ManagerConnections& managers : layout) {
        needed += 2 + 2 * static_cast<int>(managers.size());
        needed += 2 * std::accumulate(managers.begin(), managers.end(), 0);
    }
    return needed;
}

int descriptorsFree()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > 1'000'000)
        return 1'000'000;
    const qsizetype open = QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System).size();
    return static_cast<int>(limit.rlim_cur) - static_cast<int>(open);
}

QByteArray newRunId()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

bool areWeights(const std::vector<double>& weights, std::size_t behaviours)
{
    return weights.size() == behaviours && std::none_of(weights.begin(), weights.end(), [](double w) { return w < 0; })
        && std::any_of(weights.begin(), weights.end(), [](double w) { return w > 0; });
}

/// The first `connections` of `ofConnections` send this many of all `requests`.
quint64 requestsUpTo(quint64 requests, int connections, int ofConnections)
{
    const auto some = static_cast<quint64>(connections);
    const auto all = static_cast<quint64>(ofConnections);
    return requests / all * some + requests % all * some / all;
}

}

QtEngine::QtEngine(QObject* parent)
    : Engine(parent)
{
    qRegisterMetaType<labour::Interval>();
    qRegisterMetaType<labour::ThreadReport>();
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &QtEngine::handleSilence);
}

QtEngine::~QtEngine()
{
    const std::vector<Hand> hands = m_hands;
    letGo();
    const QDeadlineTimer deadline(moment);
    for (const Hand& hand : hands) {
        if (hand.thread->wait(deadline))
            delete hand.thread;
    }
}

void QtEngine::prepare(const Load& load, const Target& target)
{
    if (m_state != State::Idle)
        return;
    if (load.mix.empty() || load.connections < 1 || (load.isOpen && load.phases.empty()))
        return refuse(tr("There is nothing to send, or no connection to send it on."));
    if (load.connections > maximumQtConnections) {
        return refuse(tr("The qt engine opens at most %1 connections, not %2: choose the native engine for more.")
                          .arg(maximumQtConnections)
                          .arg(load.connections));
    }
    const int threads = std::max(1, load.processes);
    const std::vector<ManagerConnections> layout = connectionLayout(load.connections, threads);
    if (descriptorsNeeded(layout) > descriptorsFree()) {
        return refuse(tr("%1 connections need %2 file descriptors, and %3 are free: raise the limit (ulimit -n) or "
                         "use fewer connections.")
                          .arg(load.connections)
                          .arg(descriptorsNeeded(layout))
                          .arg(descriptorsFree()));
    }
    m_state = State::Preparing;
    m_ready = 0;
    m_ended = 0;
    m_loadThreadsNs = 0;
    m_shortageSaid = false;
    m_behaviours = load.mix.size();
    m_isOpen = load.isOpen;
    m_connections = load.connections;
    m_report = {};
    m_report.unfinished.resize(m_behaviours);
    m_cpu.emplace();

    const QByteArray runId = newRunId();
    int connections = 0;
    for (std::size_t index = 0; index < layout.size(); ++index) {
        ThreadOrder order;
        order.index = static_cast<quint32>(index);
        order.threads = static_cast<quint32>(layout.size());
        order.share = static_cast<double>(index) / static_cast<double>(layout.size());
        order.managers = layout[index];
        order.idPrefix = runId + '.' + QByteArray::number(order.index, 16) + '.';
        const int upTo = std::accumulate(order.managers.begin(), order.managers.end(), connections);
        if (load.requests) {
            order.requests = requestsUpTo(*load.requests, upTo, load.connections)
                - requestsUpTo(*load.requests, connections, load.connections);
        }
        connections = upTo;
        hire(load, target, order);
    }
    tellHands(&LoadThread::prepare);
    showLife();
}

void QtEngine::refuse(const QString& reason)
{
    QMetaObject::invokeMethod(
        this, [this, reason] { emit failed(reason); }, Qt::QueuedConnection);
}

void QtEngine::hire(const Load& load, const Target& target, const ThreadOrder& order)
{
    const Hand hand { new QThread, LoadThread::of(load, target, order).release() };
    hand.thread->setObjectName(QStringLiteral("labour-load-%1").arg(order.index));
    hand.worker->moveToThread(hand.thread);
    connect(hand.worker, &LoadThread::ready, this, &QtEngine::handleReady);
    const std::size_t index = m_hands.size();
    connect(hand.worker, &LoadThread::interval, this,
        [this, index](const Interval& counted) { handleInterval(index, counted); });
    connect(hand.worker, &LoadThread::shortage, this, &QtEngine::handleShortage);
    connect(hand.worker, &LoadThread::ended, this,
        [this, index](const ThreadReport& report) { handleEnded(index, report); });
    connect(hand.thread, &QThread::finished, hand.worker, &QObject::deleteLater);
    connect(hand.thread, &QThread::finished, this, [this, thread = hand.thread] { handleThreadGone(thread); });
    m_hands.push_back(hand);
    hand.thread->start();
}

void QtEngine::start(qint64 startNs)
{
    if (m_state != State::Prepared)
        return;
    m_state = State::Sending;
    m_progress.emplace(m_hands.size(), patience);
    showLife();
    for (const Hand& hand : m_hands) {
        QMetaObject::invokeMethod(
            hand.worker, [worker = hand.worker, startNs] { worker->begin(startNs); }, Qt::QueuedConnection);
    }
}

void QtEngine::stop()
{
    if (m_state != State::Preparing && m_state != State::Prepared && m_state != State::Sending)
        return;
    m_state = State::Ending;
    showLife();
    tellHands(&LoadThread::end);
}

bool QtEngine::setWeights(const std::vector<double>& weights)
{
    if (m_state == State::Idle || m_state == State::Releasing || !areWeights(weights, m_behaviours))
        return false;
    for (const Hand& hand : m_hands) {
        QMetaObject::invokeMethod(
            hand.worker, [worker = hand.worker, weights] { worker->setWeights(weights); }, Qt::QueuedConnection);
    }
    return true;
}

bool QtEngine::setRate(double perSecond)
{
    if (m_state != State::Sending || !m_isOpen || !std::isfinite(perSecond) || perSecond <= 0)
        return false;
    for (const Hand& hand : m_hands) {
        QMetaObject::invokeMethod(
            hand.worker, [worker = hand.worker, perSecond] { worker->setRate(perSecond); }, Qt::QueuedConnection);
    }
    return true;
}

bool QtEngine::setConnections(int connections)
{
    const auto threads = static_cast<int>(m_hands.size());
    if (m_state != State::Sending || connections < threads || connections > maximumQtConnections)
        return false;
    if (descriptorsNeeded({ ManagerConnections(static_cast<std::size_t>(maximumManagers), 0) })
            + 2 * (connections - m_connections)
        > descriptorsFree())
        return false;
    m_connections = connections;
    const std::vector<ManagerConnections> layout = connectionLayout(connections, threads);
    for (std::size_t i = 0; i < m_hands.size(); ++i) {
        const int share = std::accumulate(layout[i].begin(), layout[i].end(), 0);
        LoadThread* const worker = m_hands[i].worker;
        QMetaObject::invokeMethod(
            worker, [worker, share] { worker->setConnections(share); }, Qt::QueuedConnection);
    }
    return true;
}

void QtEngine::handleReady()
{
    if (++m_ready < m_hands.size() || m_state != State::Preparing)
        return;
    m_state = State::Prepared;
    m_silence.stop();
    emit prepared();
}

void QtEngine::handleInterval(std::size_t hand, const Interval& counted)
{
    showLife();
    if (m_state == State::Sending) {
        for (const ProgressWatch::News& news : m_progress->sign(hand, counted.slot)) {
            const QString thread = tr("Load thread %1 of the qt engine").arg(news.member + 1);
            const double seconds = static_cast<double>(news.silentSlots) * static_cast<double>(slotNs) / nsPerSecond;
            emit happened(monotonicNs(), news.isSilent ? events::helperFailed : events::helperResumed, 0,
                news.isSilent ? tr("%1 has not moved for %2 s while others go on.").arg(thread).arg(seconds)
                              : tr("%1 goes on again after %2 s.").arg(thread).arg(seconds));
        }
    }
    emit interval(counted);
}

void QtEngine::handleShortage(qint64 atNs)
{
    if (std::exchange(m_shortageSaid, true))
        return;
    emit happened(atNs, events::clientShortage, 0,
        tr("The client could not open a connection: its own descriptors, ports or memory ran out."));
}

void QtEngine::handleEnded(std::size_t hand, const ThreadReport& report)
{
    if (m_hands.empty())
        return;
    if (m_progress)
        m_progress->ended(hand);
    showLife();
    m_report.endNs = std::max(m_report.endNs, report.endNs);
    m_loadThreadsNs += report.cpuNs;
    for (std::size_t behaviour = 0; behaviour < report.unfinished.size(); ++behaviour)
        m_report.unfinished[behaviour] += report.unfinished[behaviour];
    if (++m_ended < m_hands.size())
        return;
    m_report.cpuSeconds = m_cpu->seconds(m_loadThreadsNs);
    m_report.threads = QThread::idealThreadCount(); // each manager's hidden thread computes beside the load threads
    m_state = State::Releasing;
    tellHands(&LoadThread::release);
}

void QtEngine::handleThreadGone(QThread* thread)
{
    thread->wait();
    delete thread;
    const auto gone = std::erase_if(m_hands, [thread](const Hand& hand) { return hand.thread == thread; });
    if (gone > 0 && m_hands.empty())
        conclude();
}

void QtEngine::handleSilence()
{
    // If it was our own thread that stood still, what the others said meanwhile is heard before the second time.
    if (!std::exchange(m_isSilent, true)) {
        m_silence.start(secondThought);
        return;
    }
    if (m_state == State::Preparing || m_state == State::Prepared) {
        letGo();
        m_state = State::Idle;
        emit failed(tr("A load thread of the qt engine does not get ready."));
        return;
    }
    emit happened(monotonicNs(), events::helperFailed, 0, tr("A load thread of the qt engine does not answer."));
    m_report.helperFailed = true;
    letGo();
    conclude();
}

void QtEngine::letGo()
{
    for (const Hand& hand : m_hands) {
        hand.thread->disconnect(this);
        connect(hand.thread, &QThread::finished, hand.thread, &QObject::deleteLater);
        if (m_state == State::Releasing)
            continue;
        hand.worker->disconnect(this);
        QMetaObject::invokeMethod(hand.worker, &LoadThread::release, Qt::QueuedConnection);
    }
    m_hands.clear();
}

void QtEngine::tellHands(void (LoadThread::*what)())
{
    for (const Hand& hand : m_hands)
        QMetaObject::invokeMethod(hand.worker, what, Qt::QueuedConnection);
}

void QtEngine::showLife()
{
    m_isSilent = false;
    m_silence.start(longestSilence);
}

void QtEngine::conclude()
{
    m_silence.stop();
    m_state = State::Idle;
    if (m_report.endNs == 0)
        m_report.endNs = monotonicNs();
    emit finished(m_report);
}

}
