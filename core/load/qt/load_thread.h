// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/deadline_queue.h"
#include "core/load/engine.h"
#include "core/load/qt/connection_layout.h"
#include "core/load/qt/outgoing_request.h"
#include "core/load/qt/virtual_client.h"
#include "core/load/slot_counter.h"
#include "core/load/wake_timer.h"
#include "core/measure/interval.h"
#include "core/plan/policy.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSocketNotifier>

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// One load thread's part of a load.
struct ThreadOrder {
    quint32 index = 0;
    quint32 threads = 1; ///< that share the load
    double share = 0; ///< 0 to 1: where in the sequence of Policy::Repeat it begins
    ManagerConnections managers;
    std::optional<quint64> requests;
    QByteArray idPrefix; ///< no other thread of any run has it
};

/// What one load thread came to.
struct ThreadReport {
    qint64 endNs = 0; ///< CLOCK_MONOTONIC
    qint64 cpuNs = 0; ///< this thread's own, and that of hidden ones that have ended before it
    std::vector<quint64> unfinished; ///< a behaviour
};

/// The load of one thread: virtual clients, the mix that is drawn from, phases, deadlines and counts. When a client
/// sends is for closed and open load to say. Made anywhere, then moved to its thread; everything but the constructor is
/// called there, through its event loop, in the order prepare(), begin(), end(), release().
class LoadThread : public QObject
{
    Q_OBJECT

public:
    /// Open or closed, as the load has it.
    static std::unique_ptr<LoadThread> of(const Load& load, const Target& target, const ThreadOrder& order);
    ~LoadThread() override;

    void prepare();
    /// Sends until the order's requests have ended, the load's time is up, or end().
    void begin(qint64 startNs);
    /// Aborts what is under way. ended() follows, once.
    void end();
    /// Lets go of the managers and quits the thread.
    void release();
    void setWeights(const std::vector<double>& weights);
    /// The rate of all threads together; nothing under closed load.
    virtual void setRate(double perSecond) = 0;
    /// Of this thread, at least one; as far as its managers can have them.
    void setConnections(int connections);

signals:
    void ready();
    void interval(const labour::Interval& interval);
    /// For the first request that failed for want of the client's own resources.
    void shortage(qint64 atNs);
    void ended(const labour::ThreadReport& report);

protected:
    struct Manager {
        QNetworkAccessManager access;
        int seats = 0;
    };

    /// One connection and what it is at. Its deadline is the request's while it is busy, else the end of its wait.
    struct Seat : Deadline {
        Manager* manager = nullptr;
        std::unique_ptr<VirtualClient> client;
        CounterCell cell;
        qint64 dueNs = 0; ///< when its request was to be sent
        std::size_t failedConnects = 0; ///< since it last connected
        quint64 connection = 0; ///< how many it has had before
        quint64 requestsOnConnection = 0;
    };

    LoadThread(const Load& load, const Target& target, const ThreadOrder& order);

    virtual void startSending() = 0;
    /// The seat's request has ended.
    virtual void released(Seat& seat, Outcome outcome) = 0;
    /// The wait that was asked for is over.
    virtual void waitOver(Seat& seat) = 0;
    virtual void sendDue(qint64 nowNs) = 0;
    /// CLOCK_MONOTONIC; DeadlineQueue::never if nothing is due by itself.
    virtual qint64 nextDueNs() const = 0;
    virtual void connectionsChanged() = 0;

    const Load& load() const { return m_load; }
    qint64 startNs() const { return m_startNs; }
    std::size_t connectionsWanted() const { return m_wanted; }
    std::deque<Seat>& seats() { return m_seats; }
    /// Null when no manager can have one more connection.
    Seat* addSeat();
    /// Its connection is closed, if its manager has no other at work.
    void leave(Seat& seat);
    bool maySend() const { return m_state == State::Sending && m_toSend != 0; }
    bool isSending() const { return m_state == State::Sending; }
    DeadlineQueue& deadlines() { return m_deadlines; }
    SlotCounter& counter() { return m_counter; }

    /// Draws a behaviour and sends its request, which was due at `dueNs`; 0 for now. The moment of sending.
    qint64 send(Seat& seat, qint64 dueNs);
    /// A request that was due and could not be sent, since every connection is busy.
    void countNotSent();
    /// Wakes when the next thing is due, which has changed.
    void armWake();

private:
    enum class State { New, Sending, Ended };

    Manager& addManager();
    Seat& addSeat(Manager& manager);
    OutgoingRequest::Connection nextConnection(Seat& seat);
    void handleEnding(Seat& seat, const ClientEnding& ended);
    void handleWake();
    void handleDeadlines(qint64 nowNs);
    void enterNextPhase();
    void count(const Seat& seat, const ClientEnding& ended);
    void flush(qint64 nowNs);
    quint32 slotAt(qint64 ns) const;
    qint64 slotEndNs() const;
    QByteArray newId();

    const Load m_load;
    const ThreadOrder m_order;
    const std::vector<OutgoingRequest> m_requests;
    Draw m_draw;
    std::deque<Manager> m_managers; ///< whose elements never move, as those of the seats
    std::deque<Seat> m_seats;
    std::size_t m_wanted = 0;

    State m_state = State::New;
    std::optional<quint64> m_toSend;
    quint64 m_sent = 0;
    quint32 m_inFlight = 0;
    qint64 m_startNs = 0;
    qint64 m_endNs = DeadlineQueue::never;
    qint64 m_phaseEndNs = DeadlineQueue::never;
    std::uint16_t m_phase = 0;
    qint64 m_cpuAtStartNs = 0;
    qint64 m_endedThreadsNs = 0; ///< CPU time of the managers' hidden threads that have ended

    SlotCounter m_counter;
    quint32 m_slot = 0;
    bool m_shortageSaid = false;

    DeadlineQueue m_deadlines;
    std::vector<std::size_t> m_timeoutLanes; ///< a behaviour
    WakeTimer m_wake;
    std::unique_ptr<QSocketNotifier> m_wakeNotifier;
};

}
