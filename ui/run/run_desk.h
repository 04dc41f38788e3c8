// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "ui/models/server_model.h"
#include "ui/plan/plan_document.h"
#include "ui/run/run_controller.h"

#include <QObject>
#include <QTimer>

namespace labour {

/// Where the plan that is being composed becomes a run: knows whether it can, starts it, and hands weights on that are
/// moved meanwhile.
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

signals:
    void readinessChanged();
    void serversProbed();

private:
    void judge();
    void sendWeights();

    PlanDocument& m_document;
    ServerModel& m_servers;
    RunController& m_controller;
    RunSettings m_settings;
    QTimer m_weightsDelay;
    bool m_isReady = false;
    QString m_sentence;
};

}
