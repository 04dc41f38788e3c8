// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

namespace labour {

bool LoadPlan::isOpen() const
{
    return rate
        || std::any_of(phases.begin(), phases.end(), [](const PhasePlan& phase) { return phase.rate.has_value(); });
}

int LoadPlan::defaultProcesses()
{
    return std::max(1, QThread::idealThreadCount() - 1);
}

QList<double> weightsIn(const PhasePlan& phase, const Mix& mix, const QList<Role>& roles)
{
    if (!phase.weights.isEmpty())
        return phase.weights;
    QList<double> weights;
    for (qsizetype i = 0; i < mix.size(); ++i)
        weights.append(phase.isCalm() && roles.at(i) == Role::Culprit ? 0 : mix.at(i).weight);
    return weights;
}

quint64 drawnSeed()
{
    return QRandomGenerator::system()->generate64() % seedLimit;
}

QStringList engineNames()
{
    return { QStringLiteral("native"), QStringLiteral("qt"), QStringLiteral("tsung") };
}

}
