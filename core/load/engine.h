// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/phase.h"
#include "core/load/request.h"
#include "core/measure/event.h"
#include "core/measure/interval.h"
#include "core/plan/policy.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

/// How a connection to the server is encrypted.
struct TlsTarget {
    std::string name; ///< asked for (SNI), and what the certificate has to be for
    bool verifies = true; ///< the certificate, against the system's authorities
};

/// Where the load goes: a listening server.
struct Target {
    QString host; ///< a numeric address
    quint16 port = 0;
    QByteArray token; ///< of the run; empty where the server has no application of ours
    QByteArray authority {}; ///< for the Host header; empty: the address itself
    std::optional<TlsTarget> tls {}; ///< nothing for plain HTTP
};

/// How hard, and what. Closed load: N connections in all, each waiting for its reply before it sends again. Open load:
/// requests are due at moments that do not depend on the server, and N connections at most wait for replies at once.
struct Load {
    std::vector<Request> mix; ///< whose weights are those of the first phase
    Policy policy = Policy::Random;
    quint64 seed = 0;
    int connections = 16; ///< in all
    int processes = 1; ///< or threads, as the engine has it
    bool keepAlive = true;
    quint64 requestsPerConnection = 0; ///< after which the client closes it; 0: as many as the server allows
    qint64 thinkNs = 0; ///< closed load: between a reply and the connection's next request
    std::optional<quint64> requests {}; ///< in all; one of the two is set
    std::optional<qint64> durationNs {};
    bool isOpen = false;
    Arrivals arrivals = Arrivals::Constant;
    /// What is sent when; together as long as `durationNs`. None: the mix's weights throughout, under closed load.
    std::vector<LoadPhase> phases {};
};

/// What an engine says when it has ended.
struct EngineReport {
    qint64 endNs = 0; ///< CLOCK_MONOTONIC: when sending ended
    double cpuSeconds = 0; ///< taken by the load processes or threads while sending
    quint64 largestRssBytes = 0; ///< of the load processes together; 0 where they are threads of our own
    double waitedSeconds = 0; ///< that the load processes were ready to run and had no CPU; 0 where it is not known
    bool cpuIsKnown = true; ///< not so where others send from their own machines
    int threads = 1; ///< that could take it at once: how much CPU the engine could have used at most
    std::vector<quint64> unfinished; ///< a behaviour of the mix: under way when the time was up
    bool helperFailed = false; ///< a load process died, hung or talked nonsense: figures are incomplete
};

/// Who sends the requests. Lives in the thread that created it and never blocks it; every signal comes from that
/// thread. Life: prepare() → prepared() → start() → interval()… → finished(). failed() in place of prepared() when it
/// cannot begin.
class Engine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void prepare(const Load& load, const Target& target) = 0;
    /// Sending begins now; slots of intervals count from `startNs` (CLOCK_MONOTONIC, not later than now).
    virtual void start(qint64 startNs) = 0;
    /// Ends sending at once; requests under way count as unfinished. finished() follows.
    virtual void stop() = 0;
    /// Changes the weights of the mix while it is being sent: until the next phase, which has its own. False, here and
    /// below, where it cannot be done, and nothing changes: not by this engine, not now, or not to that value.
    virtual bool setWeights(const std::vector<double>& weights) = 0;
    /// Changes an open load's rate, in requests a second of all processes together: until the next phase. What was due
    /// by then stays due.
    virtual bool setRate(double perSecond) = 0;
    /// Changes the number of connections in all, at least one for each load process.
    virtual bool setConnections(int connections) = 0;
    /// The journal has to note the innocents too, since this client may send a request more than once by itself.
    virtual bool resends() const = 0;

signals:
    void prepared();
    void failed(const QString& reason);
    void interval(const labour::Interval& interval);
    /// `atNs` is CLOCK_MONOTONIC; the kind is one of labour::events.
    void happened(qint64 atNs, const std::string& kind, qint64 pid, const QString& detail);
    void finished(const labour::EngineReport& report);
};

}
