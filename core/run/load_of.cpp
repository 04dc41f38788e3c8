// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/load_of.h"

#include "core/plan/plan_check.h"
#include "core/run/client_behaviour.h"

#include <QUrl>

#include <cmath>

namespace labour {

namespace {

constexpr double microsecondsPerSecond = 1e6;
constexpr double nanosecondsPerSecond = 1e9;

const BehaviourManifest& manifestOf(const MixEntry& entry, const Catalogue& catalogue)
{
    const Result<const BehaviourManifest*> behaviour = catalogue.behaviour(entry.behaviour);
    Q_ASSERT(behaviour);
    return **behaviour;
}

}

QString targetOf(const MixEntry& entry, const Catalogue& catalogue)
{
    const BehaviourManifest& behaviour = manifestOf(entry, catalogue);
    if (behaviour.side == QLatin1String("client"))
        return clientTarget(behaviour.withDefaults(entry.values()));
    QString target = QLatin1Char('/') % entry.behaviour;
    QChar separator = QLatin1Char('?');
    for (const auto& [name, value] : entry.parameters) {
        target += separator % name % QLatin1Char('=') % QString::fromLatin1(QUrl::toPercentEncoding(value));
        separator = QLatin1Char('&');
    }
    return target;
}

namespace {

LoadPhase loadPhase(const PhasePlan& phase, const Plan& plan, const QList<Role>& roles)
{
    const QList<double> weights = weightsIn(phase, plan.mix, roles);
    const RatePlan rate = phase.rate ? *phase.rate : plan.load.rate.value_or(RatePlan());
    return { std::llround(phase.durationS * nanosecondsPerSecond), { weights.begin(), weights.end() }, rate.from,
        rate.to };
}

/// An open load has one at least.
std::vector<LoadPhase> loadPhases(const Plan& plan, const QList<Role>& roles)
{
    QList<PhasePlan> phases = plan.load.phases;
    if (phases.isEmpty() && plan.load.isOpen())
        phases.append({ QString(), plan.load.durationS.value_or(0) });
    std::vector<LoadPhase> load;
    for (const PhasePlan& phase : phases)
        load.push_back(loadPhase(phase, plan, roles));
    return load;
}

}

Load loadOf(const Plan& plan, const Catalogue& catalogue)
{
    Load load;
    for (const MixEntry& entry : plan.mix) {
        const BehaviourManifest& behaviour = manifestOf(entry, catalogue);
        Request request;
        request.target = targetOf(entry, catalogue).toStdString();
        request.weight = entry.weight;
        request.role = entry.role.value_or(behaviour.role);
        request.timeoutUs =
            std::llround(plan.load.timeoutS.value_or(behaviour.timeout(entry.values())) * microsecondsPerSecond);
        request.expectation = behaviour.expectation(entry.values());
        if (behaviour.side == QLatin1String("client"))
            takeClientBehaviour(entry.behaviour, behaviour.withDefaults(entry.values()), request);
        load.mix.push_back(std::move(request));
    }
    load.policy = plan.policy;
    load.seed = plan.seed.value_or(0);
    load.connections = plan.load.connections;
    load.processes = plan.load.processes;
    load.keepAlive = plan.load.keepAlive;
    if (plan.load.requests)
        load.requests = static_cast<quint64>(*plan.load.requests);
    if (plan.load.durationS)
        load.durationNs = std::llround(*plan.load.durationS * nanosecondsPerSecond);
    load.requestsPerConnection = static_cast<quint64>(plan.load.requestsPerConnection);
    load.thinkNs = std::llround(plan.load.thinkS * nanosecondsPerSecond);
    load.isOpen = plan.load.isOpen();
    load.arrivals = plan.load.arrivals;
    load.phases = loadPhases(plan, rolesIn(plan.mix, catalogue));
    return load;
}

std::vector<RecordedPhase> recordedPhases(const Plan& plan)
{
    std::vector<RecordedPhase> phases;
    double from = 0;
    for (const PhasePlan& phase : plan.load.phases) {
        phases.push_back({ phase.name.toStdString(), from, from + phase.durationS });
        from += phase.durationS;
    }
    return phases;
}

std::vector<RecordedBehaviour> recordedBehaviours(const Plan& plan, const Catalogue& catalogue)
{
    std::vector<RecordedBehaviour> behaviours;
    for (const MixEntry& entry : plan.mix) {
        RecordedBehaviour behaviour;
        behaviour.name = entry.behaviour.toStdString();
        for (const auto& [name, value] : entry.parameters)
            behaviour.parameters.emplace_back(name.toStdString(), value.toStdString());
        behaviour.weight = entry.weight;
        behaviour.role = entry.role.value_or(manifestOf(entry, catalogue).role);
        behaviours.push_back(std::move(behaviour));
    }
    return behaviours;
}

}
