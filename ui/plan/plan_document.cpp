// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_document.h"

#include "core/plan/plan_check.h"

#include <algorithm>

namespace labour {

PlanDocument::PlanDocument(std::shared_ptr<const Catalogue> catalogue, QObject* parent)
    : QObject(parent)
    , m_catalogue(std::move(catalogue))
{
}

Plan PlanDocument::firstPlan(const Catalogue& catalogue)
{
    Plan plan;
    plan.servers = { ServerChoice { QStringLiteral("wsgiref"), QStringLiteral("default"), {} } };
    plan.load.durationS = 10;
    if (const Result<const TestManifest*> basic = catalogue.test(QStringLiteral("Basic"))) {
        if (const Result<Plan> filled = withTest(plan, **basic))
            return *filled;
    }
    return plan;
}

Result<Plan> PlanDocument::checked() const
{
    return checkedPlan(m_plan, *m_catalogue);
}

void PlanDocument::setPlan(const Plan& plan)
{
    m_plan = plan;
    m_baseTest = plan.test;
    m_servers = plan.servers;
    noteOrigin();
    emit mixReset();
    emit changed();
}

void PlanDocument::setServer(const ServerChoice& choice)
{
    if (m_plan.servers == QList<ServerChoice> { choice })
        return;
    m_plan.servers = { choice };
    emit changed();
}

void PlanDocument::pickServer(const QString& name, const QString& variant)
{
    const auto isPicked = [&](const ServerChoice& each) { return each.name == name && each.variant == variant; };
    QList<ServerChoice>& servers = m_plan.servers;
    if (!servers.isEmpty() && isPicked(servers.first()))
        return;
    const auto planned = std::find_if(servers.begin(), servers.end(), isPicked);
    if (planned != servers.end()) {
        std::rotate(servers.begin(), planned, planned + 1);
    } else {
        const auto known = std::find_if(m_servers.cbegin(), m_servers.cend(), isPicked);
        servers = { known == m_servers.cend() ? ServerChoice { name, variant, {} } : *known };
    }
    emit changed();
}

Result<bool> PlanDocument::setTest(const QString& name)
{
    const Result<const TestManifest*> test = m_catalogue->test(name);
    if (!test)
        return Error { test.error() };
    const Result<Plan> filled = withTest(m_plan, **test);
    if (!filled)
        return Error { filled.error() };
    setPlan(*filled);
    return true;
}

void PlanDocument::setWeight(qsizetype entry, double weight)
{
    if (m_plan.mix.at(entry).weight == weight)
        return;
    m_plan.mix[entry].weight = weight;
    noteOrigin();
    emit weightsChanged();
    emit changed();
}

void PlanDocument::setParameters(qsizetype entry, const QList<std::pair<QString, QString>>& parameters)
{
    if (m_plan.mix.at(entry).parameters == parameters)
        return;
    m_plan.mix[entry].parameters = parameters;
    noteOrigin();
    emit changed();
}

void PlanDocument::setRole(qsizetype entry, Role role)
{
    const Result<const BehaviourManifest*> behaviour = m_catalogue->behaviour(m_plan.mix.at(entry).behaviour);
    const bool isManifests = behaviour && (*behaviour)->role == role;
    m_plan.mix[entry].role = isManifests ? std::nullopt : std::optional(role);
    noteOrigin();
    emit mixReset();
    emit changed();
}

void PlanDocument::addBehaviour(const QString& name)
{
    MixEntry entry;
    entry.behaviour = name;
    m_plan.mix.append(entry);
    mixChanged();
}

void PlanDocument::duplicate(qsizetype entry)
{
    const MixEntry copy = m_plan.mix.at(entry);
    m_plan.mix.insert(entry + 1, copy);
    mixChanged();
}

void PlanDocument::remove(qsizetype entry)
{
    m_plan.mix.removeAt(entry);
    mixChanged();
}

void PlanDocument::setEngine(const QString& engine)
{
    m_plan.engine = engine;
    emit changed();
}

void PlanDocument::setPolicy(Policy policy)
{
    m_plan.policy = policy;
    noteOrigin();
    emit changed();
}

void PlanDocument::setSeed(std::optional<quint64> seed)
{
    m_plan.seed = seed;
    emit changed();
}

void PlanDocument::setLoad(const LoadPlan& load)
{
    if (m_plan.load == load)
        return;
    m_plan.load = load;
    emit changed();
}

Role PlanDocument::roleOf(const MixEntry& entry) const
{
    if (entry.role)
        return *entry.role;
    const Result<const BehaviourManifest*> behaviour = m_catalogue->behaviour(entry.behaviour);
    return behaviour ? (*behaviour)->role : Role::Innocent;
}

double PlanDocument::shareOf(qsizetype entry) const
{
    double sum = 0;
    for (const MixEntry& each : m_plan.mix)
        sum += each.weight;
    return sum > 0 ? m_plan.mix.at(entry).weight / sum : 0;
}

std::vector<double> PlanDocument::weights() const
{
    std::vector<double> weights;
    for (const MixEntry& entry : m_plan.mix)
        weights.push_back(entry.weight);
    return weights;
}

void PlanDocument::mixChanged()
{
    noteOrigin();
    emit mixReset();
    emit changed();
}

/// A plan names its test only while its mix and policy are just the test's.
void PlanDocument::noteOrigin()
{
    m_plan.test.clear();
    const Result<const TestManifest*> test = m_catalogue->test(m_baseTest);
    if (!test) {
        m_baseTest.clear();
        return;
    }
    const Result<Plan> filled = withTest(m_plan, **test);
    if (filled && filled->mix == m_plan.mix && filled->policy == m_plan.policy)
        m_plan.test = m_baseTest;
}

}
