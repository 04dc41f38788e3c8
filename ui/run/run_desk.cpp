// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_desk.h"

#include "core/server/availability.h"
#include "ui/plan/plan_sentence.h"

#include <chrono>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto weightsEvery = 100ms; // of a slider being dragged

}

RunDesk::RunDesk(PlanDocument& document, ServerModel& servers, RunController& controller, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_servers(servers)
    , m_controller(controller)
{
    m_weightsDelay.setSingleShot(true);
    m_weightsDelay.setInterval(weightsEvery);
    connect(&m_weightsDelay, &QTimer::timeout, this, &RunDesk::sendWeights);
    connect(&document, &PlanDocument::changed, this, &RunDesk::judge);
    connect(&document, &PlanDocument::weightsChanged, this, [this] {
        if (m_controller.isRunning() && !m_weightsDelay.isActive())
            m_weightsDelay.start();
    });
    connect(&servers, &QAbstractItemModel::dataChanged, this, &RunDesk::judge);
    judge();
}

void RunDesk::probeServers()
{
    probeAvailability(m_document.catalogue().servers(), m_settings.interpreters, this,
        [this](const QHash<QString, Availability>& found) {
            m_servers.setAvailability(found);
            emit serversProbed();
        });
}

void RunDesk::judge()
{
    const Result<Plan> plan = m_document.checked();
    m_isReady = false;
    if (!plan) {
        m_sentence = asSentence(plan.error());
    } else if (const QString reason =
                   m_servers.whyUnavailable(plan->servers.first().name, plan->servers.first().variant);
               !reason.isEmpty()) {
        m_sentence = reason;
    } else {
        m_isReady = true;
        m_sentence = planSentence(*plan, m_document.catalogue());
    }
    emit readinessChanged();
}

void RunDesk::run()
{
    const Result<Plan> plan = m_document.checked();
    if (plan && m_isReady && !m_controller.isRunning())
        m_controller.start(*plan, plan->servers.first(), m_settings);
}

void RunDesk::stop()
{
    m_controller.interrupt();
}

/// A mix that nothing can be drawn from is not handed on: the sentence says why, and the run goes on as it was.
void RunDesk::sendWeights()
{
    if (m_document.checked())
        m_controller.setWeights(m_document.weights());
}

}
