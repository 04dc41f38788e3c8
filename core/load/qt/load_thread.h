// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/deadline_queue.h"
#include "core/load/engine.h"
#include "core/load/qt/connection_layout.h"
#include "core/load/qt/outgoing_request.h"
#include "core/load/slot_counter.h"

#include "core/load/qt/virtual_client.h"
#include "core/measure/interval.h"
#include "core/plan/policy.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// One load thread's part of a load.
struct ThreadOrder {
    quint32 index = 0;
    double share = 0; ///< 0 to 1: where in the sequence of Policy::Repeat it begins
    ManagerConnections managers;
    std::optional<quint64> requests;
    QByteArray idPrefix; ///< no other thread of any run has it
};

/// What one load thread came to.
struct ThreadReport {
    qint64 endNs = 0; ///< CLOCK_MONOTONIC
    qint64 cpuNs = 0; ///< this thread's own, the managers' hidden ones not included
    std::vector<quint64> unfinished; ///< a behaviour
};

/// Keeps the connections of one thread busy, and counts. Made anywhere, then moved to its thread; everything but the
/// constructor is called there, through its event loop, in the order prepare(), begin(), end(), release().
class LoadThread : public QObject
{
    Q_OBJECT

public:
    LoadThread(const Load& load, const Target& target, const ThreadOrder& order);
    ~LoadThread() override;

    void prepare();
    /// Sends until the order's requests have ended, the load's time is up, or end().
    void begin(qint64 startNs);
    /// Aborts what is under way. ended() follows, once.
    void end();
    /// Lets go of the managers and quits the thread.
    void release();
    void setWeights(const std::vector<double>& weights);

signals:
    void ready();
    void interval(const labour::Interval& interval);
    /// For the first request that failed for want of the client's own resources.
    void shortage(qint64 atNs);
    void ended(const labour::ThreadReport& report);

private:
    /// One connection and what it is at. Its deadline is the request's while it is busy, else the end of its wait.
    struct Seat : Deadline {
        std::unique_ptr<VirtualClient> client;
        std::size_t behaviour = 0;
        std::size_t failedConnects = 0; ///< since it last connected
    };

    enum class State { New, Sending, Ended };

    void next(Seat& seat);
    void handleEnding(Seat& seat, const ClientEnding& ended);
    void handleDeadlines();
    void handleTick();
    void count(std::size_t behaviour, const ClientEnding& ended);
    void flush(qint64 nowNs);
    void setDeadline(Seat& seat, std::size_t lane);
    void armDeadlineTimer();
    quint32 slotAt(qint64 ns) const;
    QByteArray newId();

    const Load m_load;
    const ThreadOrder m_order;
    const std::vector<OutgoingRequest> m_requests;
    Draw m_draw;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    std::deque<Seat> m_seats; ///< whose elements never move

    State m_state = State::New;
    std::optional<quint64> m_toSend;
    quint64 m_sent = 0;
    quint32 m_inFlight = 0;
    qint64 m_startNs = 0;
    qint64 m_cpuAtStartNs = 0;

    SlotCounter m_counts;
    quint32 m_slot = 0;
    bool m_shortageSaid = false;

    DeadlineQueue m_deadlines;
    std::vector<std::size_t> m_timeoutLanes; ///< a behaviour
    std::vector<std::size_t> m_waitLanes; ///< after one failed connect, two, …
    qint64 m_deadlineTimerNs = 0; ///< what it is set to
    QTimer m_deadlineTimer;
    QTimer m_tickTimer;
    QTimer m_endTimer;
};

}
