// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"
#include "core/plan/plan.h"
#include "core/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// Fewer innocents than this as expected, and the mix is beyond the tipping point.
inline constexpr double wellShare = 0.99;
/// Culprits that a point of a sweep needs at least.
inline constexpr int fewestCulprits = 30;

/// "share=0.1,1,2,5": the shares of culprits in per cent, as shares from 0 to 1 in rising order.
Result<QList<double>> sharesFromText(const QString& text);

/// The plan with culprits weighing so much of its mix, as they weigh among themselves, and with as many requests, or as
/// long, as it takes to send thirty culprits with all but certainty. `roles` are those of the mix.
Result<Plan> planAtShare(const Plan& plan, const QList<Role>& roles, double share);

/// What one point of a sweep came to.
struct SweepPoint {
    double share = 0; ///< asked for
    Tally innocents;
    Tally culprits;

    /// Not so where its run was cut short, or random numbers would have it.
    bool hasEnoughCulprits() const { return culprits.requests >= fewestCulprits; }
    double asExpectedShare() const { return innocents.requests == 0 ? 1 : 1 - innocents.failedShare(); }
};

SweepPoint sweepPoint(double share, const Recording& recording);

/// The smallest share at which fewer than 99 % of the innocents ended as expected; nothing where there was none.
std::optional<double> tippingPoint(const QList<SweepPoint>& points);

}
