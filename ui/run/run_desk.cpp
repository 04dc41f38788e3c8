// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_desk.h"

#include "core/server/availability.h"
#include "ui/plan/live_changes.h"
#include "ui/plan/plan_sentence.h"

#include <chrono>
#include <utility>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto changesEvery = 100ms; // of a slider being dragged

}

RunDesk::RunDesk(PlanDocument& document, ServerModel& servers, RunController& controller, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_servers(servers)
    , m_controller(controller)
{
    m_changesDelay.setSingleShot(true);
    m_changesDelay.setInterval(changesEvery);
    connect(&m_changesDelay, &QTimer::timeout, this, &RunDesk::sendChanges);
    connect(&document, &PlanDocument::changed, this, [this] {
        judge();
        if (m_controller.isRunning() && !m_changesDelay.isActive())
            m_changesDelay.start();
    });
    connect(&controller, &RunController::progressed, this,
        [this](const RunProgress& progress) { follow(phaseAt(m_sent.load, progress.elapsedS)); });
    connect(&controller, &RunController::ended, this, [this] { follow(std::nullopt); });
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
    if (!plan || !m_isReady || m_controller.isRunning())
        return;
    m_sent = *plan;
    follow(phaseAt(m_sent.load, 0));
    m_controller.start(*plan, plan->servers.first(), m_settings);
}

void RunDesk::stop()
{
    m_controller.interrupt();
}

void RunDesk::follow(std::optional<qsizetype> phase)
{
    if (phase == m_phase)
        return;
    m_phase = phase;
    emit phaseChanged();
}

/// A plan that cannot be run is not handed on: the sentence says why, and the run goes on as it was.
void RunDesk::sendChanges()
{
    if (!m_controller.isRunning() || !m_document.checked())
        return;
    const Plan before = std::exchange(m_sent, m_document.plan());
    const QList<Role> roles = m_document.roles();
    const std::vector<double> weights = weightsIn(m_sent, roles, m_phase);
    if (weights != weightsIn(before, roles, m_phase))
        m_controller.setWeights(weights);
    const std::optional<RatePlan> rate = rateIn(m_sent.load, m_phase);
    if (rate && rate != rateIn(before.load, m_phase))
        m_controller.setRate(rate->from);
    if (m_sent.load.connections != before.load.connections)
        m_controller.setConnections(m_sent.load.connections);
}

}
