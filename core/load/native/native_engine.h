// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/load/native/hammer_process.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace labour {

/// Sends from processes of its own, labour-hammer, each of which runs one epoll loop. A process that dies, hangs or
/// talks nonsense is an event, and ends the load. Never sends a request twice.
class NativeEngine : public Engine
{
    Q_OBJECT

public:
    explicit NativeEngine(QObject* parent = nullptr);
    ~NativeEngine() override;

    void prepare(const Load& load, const Target& target) override;
    void start(qint64 startNs) override;
    void stop() override;
    /// Not weights that do not fit the mix, or that are all zero.
    bool setWeights(const std::vector<double>& weights) override;
    bool setRate(double perSecond) override;
    /// Not more than file descriptors allow.
    bool setConnections(int connections) override;
    /// Before prepare(): requestsEnded() tells of every single request.
    void tellEachRequest() { m_tellsEach = true; }
    /// Sends nothing new, and finishes when what is under way has ended.
    void drain();
    bool resends() const override { return false; }

    /// The load processes, those that have ended included.
    std::vector<qint64> processIds() const;

signals:
    void requestsEnded(const std::vector<labour::RequestEnd>& ends);

private:
    enum class State : quint8 {
        New,
        Preparing,
        Prepared,
        Sending,
        Done,
    };

    /// A load process and how long it has kept quiet, in ticks.
    struct Member {
        std::unique_ptr<HammerProcess> process;
        int silentTicks = 0;
        int overdueTicks = 0;
    };

    void launch(const QString& program, const HammerSetup& setup);
    void becameReady();
    void ended(const HammerProcess& process, const QString& fault);
    void take(const HammerProcess& process);
    void fail(const QString& reason);
    void finishIfOver();
    void tick();
    void watch(Member& member);
    bool isOverdue() const;

    std::vector<Member> m_members;
    QTimer m_ticker;
    Load m_load;
    EngineReport m_report;
    qint64 m_dueNs = 0; ///< when sending should have ended; 0 where that is not known
    std::size_t m_ended = 0; ///< members whose end has been taken into the report
    State m_state = State::New;
    bool m_tellsEach = false;
};

}
