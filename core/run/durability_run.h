// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/load/native/native_engine.h"
#include "core/measure/request_end.h"
#include "core/plan/run_record.h"
#include "core/run/durability_trace.h"
#include "core/run/run_settings.h"
#include "core/run/started_server.h"
#include "core/verdict/durability_result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// One cell of a durability table: a fresh server, innocents at a constant rate, the culprits among them, and the time
/// that it takes until all is well again, or is not going to be. Two native engines send, one each for innocents and
/// culprits. Lives in the thread that created it and does not block it; destroyed in mid-run it leaves nothing running.
/// Whoever runs cells holds the MeasuringLock.
class DurabilityRun : public QObject
{
    Q_OBJECT

public:
    /// `known` is what earlier cells saw of the same server in peace; with one, and settings that want only the first
    /// baseline, this cell measures none of its own.
    DurabilityRun(DurabilityCell cell, Baseline known, DurabilitySettings settings,
        std::shared_ptr<const Catalogue> catalogue, RunSettings runSettings, QObject* parent = nullptr);
    ~DurabilityRun() override;

    /// Once. finished() follows, whatever happens.
    void start();
    /// Ends it; finished() follows, with a failure. When all has been measured and the server is only being stopped, it
    /// is killed, and the result is whole; so is it killed when asked again.
    void interrupt();

    QString label() const { return m_cell.label(); }
    /// The server is not installed or did not start: unless it has before, it would be no other for another culprit.
    bool isServerMissing() const { return m_isServerMissing; }
    /// "baseline", "storm" and so on: what it is doing.
    QString stageName() const;

signals:
    void stageChanged();
    /// The record is of the run behind the cell, for charts; null where nothing was sent.
    void finished(const labour::DurabilityResult& result, const std::shared_ptr<const labour::RunRecord>& record);

private:
    enum class Stage { New, Starting, Preparing, Baseline, Storm, Recovery, Draining, Checking, Stopping, Done };

    void enter(Stage stage);
    void prepare();
    void connectServer();
    bool hasCulprits() const; ///< a storm of none is the check of the measurement itself
    void enginePrepared();
    void beginStorm();
    void stormEnded();
    void tick();
    void takeInnocents(const std::vector<RequestEnd>& ends);
    bool isCalm();
    void endSending(double atS);
    void innocentsEnded();
    void check();
    void stopServer();
    void serverStopped(const StopReport& report);
    void fail(const QString& reason);
    void conclude();
    double culpritTimeoutS() const;

    DurabilityCell m_cell;
    Baseline m_known;
    DurabilitySettings m_settings;
    std::shared_ptr<const Catalogue> m_catalogue;
    RunSettings m_runSettings;
    Plan m_innocentsPlan;
    Plan m_culpritsPlan;
    Stage m_stage = Stage::New;
    std::unique_ptr<StartedServer> m_server;
    std::unique_ptr<NativeEngine> m_innocents; ///< destroyed before the server
    std::unique_ptr<NativeEngine> m_culprits;
    int m_prepared = 0;
    DurabilityTrace m_trace;
    double m_slowMs = 0; ///< from the storm on: what an innocent is slow by
    std::vector<bool> m_ended; ///< by the innocent's number
    std::size_t m_firstUnderWay = 0; ///< all before this one have ended
    double m_lastHurt = 0; ///< when the last innocent was due that was hurt
    QTimer m_ticker;
    QElapsedTimer m_took;
    QString m_failure;
    bool m_isServerMissing = false;
    StopReport m_stop;
};

}
