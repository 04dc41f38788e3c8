// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "ui/models/server_model.h"
#include "ui/plan/plan_document.h"
#include "ui/run/run_controller.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace labour {

/// Where the plan that is being composed becomes a run: knows whether it can, starts it, and hands weights, rate and
/// connections on that are changed meanwhile.
class RunDesk : public QObject
{
    Q_OBJECT

public:
    RunDesk(PlanDocument& document, ServerModel& servers, RunController& controller, QObject* parent = nullptr);

    bool isReady() const { return m_isReady; }
    /// What will happen, or why nothing can.
    const QString& sentence() const { return m_sentence; }
    /// Looks anew which servers can be started here.
    void probeServers();
    void run();
    void stop();
    /// Of the run that goes on; nothing if it has no phases.
    std::optional<qsizetype> phaseUnderWay() const { return m_phase; }

signals:
    void readinessChanged();
    void phaseChanged(); ///< phaseUnderWay() did
    void serversProbed();

private:
    void judge();
    void follow(std::optional<qsizetype> phase);
    void sendChanges();

    PlanDocument& m_document;
    ServerModel& m_servers;
    RunController& m_controller;
    RunSettings m_settings;
    QTimer m_changesDelay;
    Plan m_sent; ///< what the run goes by
    std::optional<qsizetype> m_phase;
    bool m_isReady = false;
    QString m_sentence;
};

}
