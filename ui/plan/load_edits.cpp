// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/load_edits.h"

#include <algorithm>

namespace labour {

namespace {

constexpr double firstDurationS = 10;
constexpr double firstRate = 50;

/// "storm", or "storm-2" where that is taken.
QString freeName(const QString& wanted, const QList<PhasePlan>& phases)
{
    const auto isTaken = [&](const QString& name) {
        return std::any_of(phases.begin(), phases.end(), [&](const PhasePlan& each) { return each.name == name; });
    };
    const QString stem = wanted.section(QLatin1Char('-'), 0, 0);
    QString name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = QStringLiteral("%1-%2").arg(stem).arg(number);
    return name;
}

}

LoadPlan asClosedLoad(LoadPlan load)
{
    load.rate.reset();
    load.arrivals = Arrivals::Constant;
    for (PhasePlan& phase : load.phases)
        phase.rate.reset();
    return load;
}

LoadPlan asOpenLoad(LoadPlan load)
{
    if (!load.isOpen())
        load.rate = RatePlan { firstRate, firstRate };
    load.thinkS = 0;
    return load;
}

LoadPlan withPhases(LoadPlan load, const QList<PhasePlan>& phases)
{
    load.phases = phases;
    if (phases.isEmpty())
        return load;
    load.requests.reset();
    double sum = 0;
    for (const PhasePlan& phase : phases)
        sum += phase.durationS;
    load.durationS = sum;
    return load;
}

LoadPlan withPhaseAfter(const LoadPlan& load, qsizetype phase)
{
    QList<PhasePlan> phases = load.phases;
    if (phases.isEmpty())
        return withPhases(load, { { QStringLiteral("steady"), load.durationS.value_or(firstDurationS) } });
    PhasePlan next = phases.at(std::clamp<qsizetype>(phase, 0, phases.size() - 1));
    next.name = freeName(next.name, phases);
    if (next.rate)
        next.rate->from = next.rate->to; // it goes on where that one ended
    phases.insert(std::clamp<qsizetype>(phase, 0, phases.size() - 1) + 1, next);
    return withPhases(load, phases);
}

LoadPlan withoutPhase(const LoadPlan& load, qsizetype phase)
{
    LoadPlan rest = load;
    rest.phases.removeAt(phase);
    // An open load stays one, also without the last phase that had a rate.
    if (load.isOpen() && !rest.isOpen())
        rest.rate = load.phases.at(phase).rate;
    return withPhases(rest, rest.phases);
}

LoadPlan withPhaseMoved(const LoadPlan& load, qsizetype from, qsizetype to)
{
    QList<PhasePlan> phases = load.phases;
    phases.move(from, to);
    return withPhases(load, phases);
}

LoadPlan withStorm(const LoadPlan& load)
{
    LoadPlan base = load;
    if (load.isOpen() && !load.rate) // which only phases had that go
        base.rate = RatePlan { firstRate, firstRate };
    return withPhases(base,
        { { QStringLiteral("baseline"), firstDurationS / 2 }, { QStringLiteral("storm"), firstDurationS },
            { QStringLiteral("recovery"), firstDurationS } });
}

}
