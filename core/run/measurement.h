// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/load/engine.h"
#include "core/load/tsung/client_host.h"
#include "core/measure/recording.h"
#include "core/measure/request_end.h"
#include "core/plan/plan.h"
#include "core/run/journal.h"
#include "core/run/machine.h"
#include "core/server/server_life.h"

#include <QObject>
#include <QString>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace labour {

/// The sending part of a run: a plan's load sent to a server that is ready, with all that engine and server show
/// meanwhile put into a recording. Lives in the thread that created it and does not block it.
class Measurement : public QObject
{
    Q_OBJECT

public:
    /// `plan` has been through checkedPlan(), and has a seed. `server` is ready and outlives this; `runDirectory` is
    /// its; `clients` are whom the tsung engine sends from.
    Measurement(Plan plan, std::shared_ptr<const Catalogue> catalogue, ServerLife& server, const QString& journalPath,
        QList<ClientHost> clients = {}, QObject* parent = nullptr);
    ~Measurement() override;

    /// Once. began() follows unless it fails; finished() follows in any case.
    void start();
    /// Ends sending at once; finished() follows.
    void stop();
    /// The server is gone for good (ServerLife::stopped()): nothing more is asked of it.
    void serverIsGone();
    void setWeights(const std::vector<double>& weights);
    void setRate(double perSecond); ///< of open load
    void setConnections(int connections);
    void addNote(double t, const QString& text); ///< at that time since the first request, or now if that is to come

    const Plan& plan() const { return m_plan; }
    const Recording& recording() const { return m_recording; }
    const Machine& machine() const { return m_machine; }
    qint64 startedMs() const; ///< Unix time of the first request; 0 before it
    /// As the run's record has them.
    std::vector<RequestEnd> takeEnds() { return std::move(m_ends); }
    double innocentTimeoutS() const { return m_innocentTimeoutS; }
    /// A helper failed: a sentence. Empty while all is well.
    const QString& failure() const { return m_failure; }
    double elapsedS() const;
    std::optional<double> share() const; ///< of the sending that is done, 0 to 1

signals:
    void began(const labour::Recording& empty);
    void intervalRecorded(const labour::Interval& interval);
    void sampleRecorded(const labour::TreeSample& sample);
    void memoryRecorded(const labour::MemoryReading& reading);
    void eventRecorded(const labour::Event& event);
    void eventLogged(std::size_t event, const std::vector<std::string>& lines);
    void requestsEnded(const std::vector<labour::RequestEnd>& ends);
    void finished();

private:
    enum class State { New, Preparing, Sending, Reading, Finished };

    void connectEngine();
    void listenToEnds();
    void announcePhases();
    void connectServer();
    void startSending();
    void engineFinished(const EngineReport& report);
    void finish();
    void fail(const QString& reason);
    void processStarted(const WatchedProcess& process);
    void processExited(const ProcessExit& exit);
    void sampled(const WardenSample& sample);
    void memoryRead(const WardenMemory& memory);
    void happened(qint64 atNs, const std::string& kind, qint64 pid, const QString& detail);
    void wrote(const ServerOutput& output);
    void attachLogs();
    QString lastRequestOf(const ProcessExit& exit);
    double time(qint64 atNs) const;

    Plan m_plan;
    std::shared_ptr<const Catalogue> m_catalogue;
    ServerLife& m_server;
    Journal m_journal;
    QList<ClientHost> m_clients;
    std::unique_ptr<Engine> m_engine;
    State m_state = State::New;
    bool m_serverIsGone = false;
    std::vector<std::function<void()>> m_whilePreparing; ///< what happened to the server before the first request
    Recording m_recording;
    Machine m_machine;
    CpuTimes m_cpuBefore;
    std::optional<WardenMemory> m_firstReading;
    qint64 m_startNs = 0;
    qint64 m_startRealNs = 0;
    qint64 m_endNs = 0;
    quint64 m_requestsEnded = 0;
    std::vector<RequestEnd> m_ends;
    double m_innocentTimeoutS = 0;
    QString m_failure;
    struct Line {
        qint64 atNs;
        std::string text;
    };
    std::deque<Line> m_lines; ///< the last that the server wrote, and when they came
    std::vector<Event> m_crashes; ///< the first of the processes that ended badly
};

}
