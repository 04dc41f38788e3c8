// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/sweep.h"

#include "core/catalogue/unit_text.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr qsizetype mostPoints = 50;

/// So many draws that fewer than `fewestCulprits` among them are three standard deviations below what is expected,
/// which deviates by its root at most: expected - 3 * sqrt(expected) = fewestCulprits.
double drawsFor(double share)
{
    constexpr double deviations = 3;
    const double root = (deviations + std::sqrt(deviations * deviations + 4.0 * fewestCulprits)) / 2;
    return std::ceil(root * root / share);
}

double slowestRate(const LoadPlan& load)
{
    return std::min(load.rate->from, load.rate->to);
}

}

Result<QList<double>> sharesFromText(const QString& text)
{
    const QString prefix = QStringLiteral("share=");
    QList<double> shares;
    for (const QString& part :
        text.startsWith(prefix) ? text.mid(prefix.size()).split(QLatin1Char(',')) : QStringList()) {
        bool isNumber = false;
        const double percent = part.toDouble(&isNumber);
        if (!isNumber || !(percent > 0 && percent < 100))
            return Error { QStringLiteral("a share is above 0 and below 100 per cent, not “%1”").arg(part) };
        shares.append(percent / 100);
    }
    if (shares.isEmpty() || shares.size() > mostPoints)
        return Error { QStringLiteral(
            "share= and 1 to %1 shares in per cent are expected, as in share=0.1,1,10, not “%2”")
                           .arg(mostPoints)
                           .arg(text) };
    std::sort(shares.begin(), shares.end());
    shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
    return shares;
}

Result<Plan> planAtShare(const Plan& plan, const QList<Role>& roles, double share)
{
    double innocents = 0;
    double culprits = 0;
    for (qsizetype i = 0; i < plan.mix.size(); ++i)
        (roles.at(i) == Role::Culprit ? culprits : innocents) += plan.mix.at(i).weight;
    if (!(innocents > 0) || !(culprits > 0))
        return Error { QStringLiteral("a sweep needs innocents and culprits in the mix") };
    if (plan.policy == Policy::Repeat)
        return Error { QStringLiteral("a sweep draws at random: the policy repeat has whole weights only") };
    if (!plan.load.phases.isEmpty())
        return Error { QStringLiteral("a sweep has no phases") };
    Plan at = plan;
    for (qsizetype i = 0; i < plan.mix.size(); ++i)
        at.mix[i].weight *= roles.at(i) == Role::Culprit ? share / culprits : (1 - share) / innocents;
    if (!at.load.isOpen() && (at.load.durationS || !at.load.requests))
        return Error { QStringLiteral("a sweep under closed load is for a number of requests, not for a duration") };
    if (at.load.isOpen() && !(slowestRate(at.load) > 0))
        return Error { QStringLiteral("a sweep needs a rate that is above 0 throughout") };
    // Whichever comes first ends a run.
    if (at.load.requests)
        at.load.requests = std::max(*at.load.requests, static_cast<qint64>(drawsFor(share)));
    if (at.load.durationS || !at.load.requests)
        at.load.durationS = std::max(at.load.durationS.value_or(0), drawsFor(share) / slowestRate(at.load));
    return at;
}

SweepPoint sweepPoint(double share, const Recording& recording)
{
    return { share, recording.totals(Role::Innocent), recording.totals(Role::Culprit) };
}

std::optional<double> tippingPoint(const QList<SweepPoint>& points)
{
    std::optional<double> share;
    for (const SweepPoint& point : points) {
        if (point.asExpectedShare() < wellShare)
            share = std::min(share.value_or(point.share), point.share);
    }
    return share;
}

}
