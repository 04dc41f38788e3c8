// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "ui/models/server_model.h"
#include "ui/plan/plan_document.h"
#include "ui/run/run_controller.h"
#include "ui/run/run_sequence.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace labour {

/// Where the plan that is being composed becomes runs: knows whether it can, starts them, and hands weights, rate and
/// connections on that are changed meanwhile.
class RunDesk : public QObject
{
    Q_OBJECT

public:
    RunDesk(PlanDocument& document, ServerModel& servers, RunController& controller, const LiveRun& view,
        QObject* parent = nullptr);

    bool isReady() const { return m_isReady; }
    /// From the first run of the plan to the end of its last.
    bool isRunning() const { return m_sequence.isRunning(); }
    /// What will happen, or why nothing can.
    const QString& sentence() const { return m_sentence; }
    const RunSequence& sequence() const { return m_sequence; }
    /// Servers of a plan are measured all at once, and not one after the other.
    bool isAtOnce() const { return m_isAtOnce; }
    void setAtOnce(bool isAtOnce);
    /// Which interpreters there are, and what else is the user's and no plan's; of the runs to come.
    void setRunSettings(const RunSettings& settings);
    /// Looks anew which servers can be started here.
    void probeServers();
    void run();
    void stop();
    /// Kills at once what runs.
    void abandon();
    /// Of the run that goes on; nothing if it has no phases.
    std::optional<qsizetype> phaseUnderWay() const { return m_phase; }

signals:
    void readinessChanged();
    void phaseChanged(); ///< phaseUnderWay() did
    void serversProbed();
    void started(); ///< isRunning() now
    void stopping();
    void ended(); ///< not isRunning() any more

private:
    void judge();
    QString whyNot(const ServerChoice& server) const;
    void follow(std::optional<qsizetype> phase);
    void sendChanges();

    PlanDocument& m_document;
    ServerModel& m_servers;
    RunController& m_controller;
    RunSequence m_sequence;
    RunSettings m_settings;
    QTimer m_changesDelay;
    Plan m_sent; ///< what the run goes by
    std::optional<qsizetype> m_phase;
    bool m_isReady = false;
    bool m_isAtOnce = false;
    QString m_sentence;
};

}
