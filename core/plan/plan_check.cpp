// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_check.h"

#include "core/catalogue/nearest.h"
#include "core/catalogue/unit_text.h"
#include "core/plan/get_parameters.h"
#include "core/plan/tsung_check.h"
#include "core/plan/url_target.h"

#include <sys/resource.h>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr int descriptorsKeptBack = 32;
constexpr double longestRunS = 86400;
constexpr int mostProcesses = 256;

rlimit descriptorLimits()
{
    rlimit limit {};
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}

/// At most: a connection that is being replaced exists twice, six share a manager with two of its own, and a thread
/// has two; the program itself holds some.
rlim_t qtDescriptors(const LoadPlan& load)
{
    return static_cast<rlim_t>(descriptorsKeptBack + 2 * load.processes + 3 * load.connections);
}

std::optional<QString> wrongLoad(const Plan& plan)
{
    const LoadPlan& load = plan.load;
    if (load.connections < 1)
        return QStringLiteral("connections have to be 1 or more, not %1").arg(load.connections);
    if (load.processes < 1)
        return QStringLiteral("processes have to be 1 or more, not %1").arg(load.processes);
    if (load.processes > mostProcesses)
        return QStringLiteral("processes have to be at most %1, not %2").arg(mostProcesses).arg(load.processes);
    if (load.processes > load.connections)
        return QStringLiteral("%1 processes cannot share %2 connections: give each at least one")
            .arg(load.processes)
            .arg(load.connections);
    const int most = connectionsPerProcess();
    const int each = (load.connections - 1) / load.processes + 1;
    if (plan.engine != QLatin1String("qt") && each > most)
        return QStringLiteral(
            "%1 connections are more than file descriptors allow: %2 processes can hold %3 (see ulimit -n)")
            .arg(load.connections)
            .arg(load.processes)
            .arg(qint64 { most } * load.processes);
    if (plan.engine == QLatin1String("qt") && load.connections > qtConnections)
        return QStringLiteral("the qt engine holds at most %1 connections, not %2; choose the native engine")
            .arg(qtConnections)
            .arg(load.connections);
    const rlim_t needed = qtDescriptors(load);
    if (plan.engine == QLatin1String("qt") && needed > descriptorLimits().rlim_cur)
        return QStringLiteral("%1 connections need some %2 file descriptors with the qt engine, and %3 are allowed "
                              "(see ulimit -n); use fewer")
            .arg(load.connections)
            .arg(qint64(needed))
            .arg(qint64(descriptorLimits().rlim_cur));
    if (load.requests && *load.requests < 1)
        return QStringLiteral("requests have to be 1 or more, not %1").arg(*load.requests);
    if (load.durationS && !(*load.durationS > 0 && *load.durationS <= longestRunS))
        return QStringLiteral("a duration has to be more than 0 and at most a day, not %1 s")
            .arg(numberText(*load.durationS));
    if (load.requests && load.durationS)
        return QStringLiteral("a run is for a number of requests or for a duration, not for both");
    if (load.timeoutS && !(*load.timeoutS > 0 && *load.timeoutS <= 3600))
        return QStringLiteral("a timeout has to be more than 0 and at most an hour, not %1 s")
            .arg(numberText(*load.timeoutS));
    return std::nullopt;
}

constexpr double highestRate = 10'000'000;
constexpr int mostPhases = 100;
// A wait longer than the run is no load.
constexpr double longestThinkS = 3600;

std::optional<QString> wrongRate(const RatePlan& rate, const QString& what)
{
    if (std::max(rate.from, rate.to) > highestRate)
        return QStringLiteral("%1 has to be at most %2 requests a second, not %3")
            .arg(what, numberText(highestRate), textOf(rate));
    if (!(rate.from >= 0 && rate.to >= 0))
        return QStringLiteral("%1 has to be 0 or more, not %2").arg(what, textOf(rate));
    return std::nullopt;
}

std::optional<QString> wrongPhase(const Plan& plan, const PhasePlan& phase, const QList<Role>& roles)
{
    if (!(phase.durationS > 0))
        return QStringLiteral("the phase %1 has to last longer than 0 s").arg(phase.name);
    if (plan.load.isOpen() && !phase.rate && !plan.load.rate)
        return QStringLiteral("the phase %1 has no rate, while others have: give it one, or --rate for all")
            .arg(phase.name);
    if (phase.rate) {
        if (const auto wrong = wrongRate(*phase.rate, QStringLiteral("the rate of the phase %1").arg(phase.name)))
            return wrong;
    }
    if (!phase.weights.isEmpty() && phase.weights.size() != plan.mix.size())
        return QStringLiteral("the phase %1 has %2 weights for a mix of %3 behaviours")
            .arg(phase.name)
            .arg(phase.weights.size())
            .arg(plan.mix.size());
    double sum = 0;
    for (const double weight : weightsIn(phase, plan.mix, roles)) {
        if (!(weight >= 0) || (plan.policy == Policy::Repeat && weight != std::floor(weight)))
            return QStringLiteral("the phase %1: %2 is no weight%3")
                .arg(phase.name, numberText(weight),
                    plan.policy == Policy::Repeat ? QStringLiteral(" for the policy repeat") : QString());
        sum += weight;
    }
    if (!(sum > 0))
        return QStringLiteral("the phase %1 has nothing to send: %2")
            .arg(phase.name,
                phase.weights.isEmpty() && phase.isCalm()
                    ? QStringLiteral("it is for the innocents alone, and the mix has none")
                    : QStringLiteral("all its weights are 0"));
    return std::nullopt;
}

std::optional<QString> wrongArrivals(const Plan& plan, const QList<Role>& roles)
{
    const LoadPlan& load = plan.load;
    if (load.rate) {
        if (const auto wrong = wrongRate(*load.rate, QStringLiteral("the rate")))
            return wrong;
        if (!(load.rate->from + load.rate->to > 0))
            return QStringLiteral("the rate has to be above 0");
        if (load.rate->from != load.rate->to && load.requests)
            return QStringLiteral("a rate that changes from %1 to %2 needs a duration, not a number of requests")
                .arg(numberText(load.rate->from), numberText(load.rate->to));
    }
    if (!(load.thinkS >= 0 && load.thinkS <= longestThinkS))
        return QStringLiteral("a time to think has to be from 0 s to an hour, not %1 s").arg(numberText(load.thinkS));
    if (load.thinkS > 0 && load.isOpen())
        return QStringLiteral(
            "a time to think is for closed load: under open load the rate says when requests are due");
    if (load.arrivals == Arrivals::Poisson && !load.isOpen())
        return QStringLiteral("arrivals are those of open load: give a rate too");
    if (load.requestsPerConnection < 0)
        return QStringLiteral("requests for each connection have to be 0 (no limit) or more, not %1")
            .arg(load.requestsPerConnection);
    if (load.phases.size() > mostPhases)
        return QStringLiteral("a run has at most %1 phases, not %2").arg(mostPhases).arg(load.phases.size());
    for (const PhasePlan& phase : load.phases) {
        if (const auto wrong = wrongPhase(plan, phase, roles))
            return wrong;
    }
    return std::nullopt;
}

/// Clients of the qt engine have the manners of QNetworkAccessManager.
std::optional<QString> wrongForQt(const Plan& plan, const Catalogue& catalogue)
{
    if (plan.engine != QLatin1String("qt"))
        return std::nullopt;
    for (const MixEntry& entry : plan.mix) {
        const Result<const BehaviourManifest*> behaviour = catalogue.behaviour(entry.behaviour);
        if (entry.behaviour != getBehaviour && (*behaviour)->side == QLatin1String("client"))
            return QString(entry.behaviour
                % QStringLiteral(": the qt engine's clients cannot misbehave; choose the native engine"));
        if (entry.behaviour != getBehaviour)
            continue;
        const Result<GetParameters> get = getParameters(entry.values());
        if (get && !keepsTarget(get->path))
            return QStringLiteral("Get: the qt engine would not send the path %1 as it is; choose the native engine")
                .arg(get->path);
    }
    return std::nullopt;
}

/// A run with phases lasts as long as they do.
std::optional<QString> takeDurationOfPhases(LoadPlan& load)
{
    if (load.phases.isEmpty())
        return std::nullopt;
    if (load.requests)
        return QStringLiteral("a run with phases lasts as long as they do, and is not for a number of requests");
    double sum = 0;
    for (const PhasePlan& phase : load.phases)
        sum += phase.durationS;
    if (load.durationS && std::abs(*load.durationS - sum) > 1e-6)
        return QStringLiteral("the phases last %1 s together, so that the run cannot last %2 s: leave the duration out")
            .arg(numberText(sum), numberText(*load.durationS));
    load.durationS = sum;
    return std::nullopt;
}

std::optional<QString> wrongWeights(const Plan& plan)
{
    double sum = 0;
    for (const MixEntry& entry : plan.mix) {
        if (std::isnan(entry.weight))
            return QStringLiteral("the weight of %1 is not a number").arg(entry.behaviour);
        if (entry.weight < 0)
            return QStringLiteral("the weight of %1 is negative (%2); weights are 0 or more")
                .arg(entry.behaviour, numberText(entry.weight));
        if (plan.policy == Policy::Repeat && entry.weight != std::floor(entry.weight))
            return QStringLiteral("the policy repeat needs whole weights, not %1 for %2")
                .arg(numberText(entry.weight), entry.behaviour);
        sum += entry.weight;
    }
    if (plan.mix.isEmpty())
        return QStringLiteral("the mix is empty: choose a test or a behaviour");
    if (sum <= 0)
        return QStringLiteral(
            "all weights are 0, so that there is nothing to send; give one behaviour a weight above 0");
    if (sum > 1e9)
        return QStringLiteral("the weights add up to more than 1000000000");
    return std::nullopt;
}

/// The values in canonical spelling, in the manifest's order; the first of two of the same name is refused.
Result<QList<std::pair<QString, QString>>> checkedValues(const QList<std::pair<QString, QString>>& given,
    const QList<Setting>& settings, const QString& what, const QString& owner)
{
    SettingValues values;
    for (const auto& [name, text] : given) {
        const Setting* setting = settingNamed(settings, name);
        if (!setting)
            return Error { owner % QStringLiteral(": ") % unknownName(what, name, namesOf(settings)) };
        if (values.contains(name))
            return Error { QStringLiteral("%1: %2 is given twice").arg(owner, name) };
        const Result<QString> value = setting->canonical(text);
        if (!value)
            return Error { owner % QStringLiteral(": ") % value.error() };
        values.insert(name, *value);
    }
    QList<std::pair<QString, QString>> ordered;
    for (const Setting& setting : settings) {
        if (values.contains(setting.name))
            ordered.append({ setting.name, values.value(setting.name) });
    }
    return ordered;
}

}

int connectionsPerProcess()
{
    const rlim_t most = std::min<rlim_t>(descriptorLimits().rlim_max, 1'000'000);
    return std::max(1, static_cast<int>(most) - descriptorsKeptBack);
}

Result<Mix> checkedMix(const Mix& mix, const Catalogue& catalogue)
{
    Mix checked;
    for (MixEntry entry : mix) {
        const Result<const BehaviourManifest*> behaviour = catalogue.behaviour(entry.behaviour);
        if (!behaviour)
            return Error { behaviour.error() };
        auto values =
            checkedValues(entry.parameters, (*behaviour)->parameters, QStringLiteral("parameter"), entry.behaviour);
        if (!values)
            return Error { values.error() };
        entry.parameters = *values;
        if ((*behaviour)->side == QLatin1String("client")) {
            const Result<GetParameters> get = getParameters(entry.values());
            if (!get)
                return Error { entry.behaviour % QStringLiteral(": ") % get.error() };
        }
        checked.append(entry);
    }
    return checked;
}

Result<ServerChoice> checkedServer(const ServerChoice& choice, const Catalogue& catalogue)
{
    if (!choice.url.isEmpty()) {
        const Result<ServerAddressChoice> address = addressOf(choice.url);
        if (!address)
            return Error { address.error() };
        if (!choice.options.isEmpty())
            return Error { QStringLiteral("%1 is running already, and takes no options").arg(choice.url) };
        return choice;
    }
    const Result<const ServerManifest*> server = catalogue.server(choice.name);
    if (!server)
        return Error { server.error() };
    if (!(*server)->variant(choice.variant))
        return Error { choice.name % QStringLiteral(": ")
            % unknownName(QStringLiteral("variant"), choice.variant, (*server)->variantNames()) };
    auto values = checkedValues(choice.options, (*server)->options, QStringLiteral("option"), choice.name);
    if (!values)
        return Error { values.error() };
    ServerChoice checked = choice;
    checked.options = *values;
    return checked;
}

Result<Plan> checkedPlan(const Plan& plan, const Catalogue& catalogue)
{
    Plan checked = plan;
    if (!engineNames().contains(plan.engine))
        return Error { unknownName(QStringLiteral("engine"), plan.engine, engineNames()) };
    if (plan.servers.isEmpty())
        return Error { QStringLiteral("no server was chosen") };
    for (ServerChoice& choice : checked.servers) {
        Result<ServerChoice> server = checkedServer(choice, catalogue);
        if (!server)
            return Error { server.error() };
        choice = *server;
        if (plan.engine == QLatin1String("tsung") && !choice.url.isEmpty() && addressOf(choice.url)->isTls)
            return Error {
                QStringLiteral("%1: the tsung engine speaks plain http only; choose the native engine").arg(choice.url)
            };
    }
    Result<Mix> mix = checkedMix(plan.mix, catalogue);
    if (!mix)
        return Error { mix.error() };
    checked.mix = *mix;
    if (const std::optional<QString> wrong = takeDurationOfPhases(checked.load))
        return Error { *wrong };
    if (!checked.load.requests && !checked.load.durationS)
        checked.load.durationS = 10;
    if (plan.seed && *plan.seed >= seedLimit)
        return Error { QStringLiteral("a seed has to be below %1").arg(seedLimit) };
    if (plan.repetitions < 1 || plan.repetitions > 1000)
        return Error { QStringLiteral("repetitions have to be from 1 to 1000, not %1").arg(plan.repetitions) };
    if (const std::optional<QString> wrong = wrongWeights(checked))
        return Error { *wrong };
    if (const std::optional<QString> wrong = wrongArrivals(checked, rolesIn(checked.mix, catalogue)))
        return Error { *wrong };
    if (const std::optional<QString> wrong = wrongForQt(checked, catalogue))
        return Error { *wrong };
    if (const std::optional<QString> wrong = wrongForTsung(checked, catalogue))
        return Error { *wrong };
    if (const std::optional<QString> wrong = wrongLoad(checked))
        return Error { *wrong };
    return checked;
}

QList<Role> rolesIn(const Mix& mix, const Catalogue& catalogue)
{
    QList<Role> roles;
    for (const MixEntry& entry : mix) {
        const Result<const BehaviourManifest*> behaviour = catalogue.behaviour(entry.behaviour);
        Q_ASSERT(behaviour);
        roles.append(entry.role.value_or((*behaviour)->role));
    }
    return roles;
}

Result<Plan> withTest(Plan plan, const TestManifest& test)
{
    Result<Mix> mix = mixFromTexts(test.mix);
    if (!mix)
        return Error { test.file % QStringLiteral(": ") % mix.error() };
    plan.test = test.name;
    plan.mix = *mix;
    const QByteArray policy = test.policy.toLatin1();
    plan.policy = policyNamed({ policy.constData(), static_cast<std::size_t>(policy.size()) }).value_or(Policy::Random);
    return plan;
}

}
