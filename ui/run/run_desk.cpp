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

RunDesk::RunDesk(
    PlanDocument& document, ServerModel& servers, RunController& controller, const LiveRun& view, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_servers(servers)
    , m_controller(controller)
    , m_sequence(document.sharedCatalogue(), controller, view)
{
    m_changesDelay.setSingleShot(true);
    m_changesDelay.setInterval(changesEvery);
    connect(&m_changesDelay, &QTimer::timeout, this, &RunDesk::sendChanges);
    connect(&document, &PlanDocument::changed, this, [this] {
        judge();
        if (isRunning() && !m_changesDelay.isActive())
            m_changesDelay.start();
    });
    connect(&controller, &RunController::progressed, this,
        [this](const RunProgress& progress) { follow(phaseAt(m_sent.load, progress.elapsedS)); });
    connect(&controller, &RunController::started, this, [this] { follow(phaseAt(m_sent.load, 0)); });
    connect(&controller, &RunController::ended, this, [this] { follow(std::nullopt); });
    connect(&m_sequence, &RunSequence::started, this, &RunDesk::started);
    connect(&m_sequence, &RunSequence::stopping, this, &RunDesk::stopping);
    connect(&m_sequence, &RunSequence::ended, this, &RunDesk::ended);
    connect(&servers, &QAbstractItemModel::dataChanged, this, &RunDesk::judge);
    judge();
}

void RunDesk::setAtOnce(bool isAtOnce)
{
    m_isAtOnce = isAtOnce;
    judge();
}

void RunDesk::setRunSettings(const RunSettings& settings)
{
    m_settings = settings;
}

void RunDesk::probeServers()
{
    probeAvailability(m_document.catalogue().servers(), m_settings.interpreters, this,
        [this](const QHash<QString, Availability>& found) {
            m_servers.setAvailability(found);
            emit serversProbed();
        });
}

QString RunDesk::whyNot(const ServerChoice& server) const
{
    return m_servers.whyUnavailable(server.name, server.variant);
}

/// A plan can be run if one of its servers can.
void RunDesk::judge()
{
    const Result<Plan> plan = m_document.checked();
    m_isReady = false;
    if (plan) {
        Plan possible = *plan;
        possible.servers.removeIf([this](const ServerChoice& server) { return !whyNot(server).isEmpty(); });
        m_isReady = !possible.servers.isEmpty();
        if (m_isReady)
            m_sentence = planSentence(possible, m_document.catalogue(), m_isAtOnce);
        else
            m_sentence = whyNot(plan->servers.first());
        QStringList leftOut;
        for (const ServerChoice& server : plan->servers) {
            if (!possible.servers.contains(server))
                leftOut.append(textOf(server));
        }
        if (m_isReady && !leftOut.isEmpty())
            m_sentence += QLatin1Char(' ') + tr("Left out, since not installed: %1.").arg(leftOut.join(tr(", ")));
    } else {
        m_sentence = asSentence(plan.error());
    }
    emit readinessChanged();
}

void RunDesk::run()
{
    const Result<Plan> plan = m_document.checked();
    if (!plan || !m_isReady || isRunning())
        return;
    m_sent = *plan;
    m_sequence.start(*plan, m_settings, m_isAtOnce, [this](const ServerChoice& server) { return whyNot(server); });
}

void RunDesk::stop()
{
    m_sequence.stop();
}

void RunDesk::abandon()
{
    m_sequence.abandon();
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
    if (!isRunning() || !m_document.checked())
        return;
    const Plan before = std::exchange(m_sent, m_document.plan());
    const QList<Role> roles = m_document.roles();
    const std::vector<double> weights = weightsIn(m_sent, roles, m_phase);
    if (weights != weightsIn(before, roles, m_phase))
        m_sequence.setWeights(weights);
    const std::optional<RatePlan> rate = rateIn(m_sent.load, m_phase);
    if (rate && rate != rateIn(before.load, m_phase))
        m_sequence.setRate(rate->from);
    if (m_sent.load.connections != before.load.connections)
        m_sequence.setConnections(m_sent.load.connections);
}

}
