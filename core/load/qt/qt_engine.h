// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/load/qt/client_cpu.h"
#include "core/load/qt/load_thread.h"
#include "core/load/qt/progress_watch.h"

#include <QThread>
#include <QTimer>

#include <optional>
#include <vector>

namespace labour {

/// The browser-like client: QNetworkAccessManager on threads of its own. What to know of its figures:
/// - The manager sends a request again by itself when the connection breaks before a reply began, up to three times
///   between two replies on one connection, and says nothing of it. A request keeps its id however often it is sent,
///   and carries X-Labour-Note, so that the journal shows it.
/// - A connection that is closed, one that is reset and a reply that is not HTTP are all Outcome::Closed. Within a
///   badly chunked reply the manager may wait for ever, which is Outcome::Timeout. See reply_classification.h.
/// - Deadlines are the engine's own and hard. The manager gives up connecting after 30 s, which is ConnectTimeout too.
/// - An id that is another's makes the outcome Foreign, whether or not the reply was whole.
/// - A latency includes two changes of threads; the first of each manager, the start of its thread. The floor that
///   this makes is in the README's table of the engines' agreement, which tests/bench/agreement makes.
/// - Under TLS, connections that are to end after some requests do so as the server wishes, which is asked to.
/// - `processes` are threads: at most as many as there are connections; more are ignored. At most
///   maximumQtConnections connections; with more than maximumManagers, several share a manager, which then opens a new
///   one in place of an old one now and then.
/// - A load thread that tells nothing for two seconds while others go on is an event, and so is its going on again.
/// - CPU seconds are those of the load threads and of the managers' own.
/// Can be prepared again once it has finished or failed. Deleting it ends the load: threads still under way then have a
/// moment to be gone, and otherwise go by themselves.
class QtEngine : public Engine
{
    Q_OBJECT

public:
    explicit QtEngine(QObject* parent = nullptr);
    ~QtEngine() override;

    void prepare(const Load& load, const Target& target) override;
    void start(qint64 startNs) override;
    void stop() override;
    /// As many as the mix has behaviours, none negative, not all zero.
    bool setWeights(const std::vector<double>& weights) override;
    bool setRate(double perSecond) override;
    /// From one for each thread to maximumQtConnections, as far as there are descriptors for them; anything else
    /// changes nothing.
    bool setConnections(int connections) override;
    bool resends() const override { return true; }

private:
    enum class State { Idle, Preparing, Prepared, Sending, Ending, Releasing };

    /// A load thread. The worker is deleted by the thread when that ends.
    struct Hand {
        QThread* thread = nullptr;
        LoadThread* worker = nullptr;
    };

    void refuse(const QString& reason);
    void hire(const Load& load, const Target& target, const ThreadOrder& order);
    void handleReady();
    void handleInterval(std::size_t hand, const Interval& interval);
    void handleShortage(qint64 atNs);
    void handleEnded(std::size_t hand, const ThreadReport& report);
    void handleThreadGone(QThread* thread);
    void handleSilence();
    void letGo();
    void tellHands(void (LoadThread::*what)());
    void showLife();
    void conclude();

    State m_state = State::Idle;
    std::vector<Hand> m_hands;
    std::size_t m_ready = 0;
    std::size_t m_ended = 0;
    std::size_t m_behaviours = 0;
    bool m_isOpen = false;
    int m_connections = 0;
    qint64 m_loadThreadsNs = 0;
    bool m_shortageSaid = false;
    std::optional<ClientCpu> m_cpu;
    EngineReport m_report;
    QTimer m_silence; ///< no thread has given a sign of life for long
    bool m_isSilent = false; ///< and that is being thought about a second time
    std::optional<ProgressWatch> m_progress; ///< of the threads, once they send
};

}
