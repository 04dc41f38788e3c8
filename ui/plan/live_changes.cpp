// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/live_changes.h"

namespace labour {

std::optional<qsizetype> phaseAt(const LoadPlan& load, double elapsedS)
{
    if (load.phases.isEmpty())
        return std::nullopt;
    double endS = 0;
    for (qsizetype i = 0; i < load.phases.size(); ++i) {
        endS += load.phases.at(i).durationS;
        if (elapsedS < endS)
            return i;
    }
    return load.phases.size() - 1;
}

std::optional<RatePlan> rateIn(const LoadPlan& load, std::optional<qsizetype> phase)
{
    if (phase && *phase < load.phases.size() && load.phases.at(*phase).rate)
        return load.phases.at(*phase).rate;
    return load.rate;
}

std::vector<double> weightsIn(const Plan& plan, const QList<Role>& roles, std::optional<qsizetype> phase)
{
    const PhasePlan all;
    const bool isKnown = phase && *phase < plan.load.phases.size();
    const QList<double> weights = weightsIn(isKnown ? plan.load.phases.at(*phase) : all, plan.mix, roles);
    return { weights.begin(), weights.end() };
}

bool differInLiveValuesOnly(const Plan& a, const Plan& b)
{
    if (a.mix.size() != b.mix.size() || a.load.phases.size() != b.load.phases.size()
        || a.load.isOpen() != b.load.isOpen())
        return false;
    Plan like = a;
    like.test = b.test; // which follows from the weights
    like.load.connections = b.load.connections;
    like.load.rate = b.load.rate;
    for (qsizetype i = 0; i < b.mix.size(); ++i)
        like.mix[i].weight = b.mix.at(i).weight;
    for (qsizetype i = 0; i < b.load.phases.size(); ++i)
        like.load.phases[i].rate = b.load.phases.at(i).rate;
    return like == b;
}

}
