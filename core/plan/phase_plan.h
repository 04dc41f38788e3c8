// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/phase.h"
#include "core/result.h"

#include <QList>
#include <QString>

#include <optional>
#include <string_view>

namespace labour {

/// Requests a second, in all, that are due; it may change evenly from one figure to another.
struct RatePlan {
    double from = 0;
    double to = 0;

    friend bool operator==(const RatePlan&, const RatePlan&) = default;
};

/// A stretch of a run, as written: NAME:DURATION[@RATE[..RATE]][(WEIGHT,WEIGHT,…)].
struct PhasePlan {
    QString name;
    double durationS = 0;
    std::optional<RatePlan> rate {}; ///< none: the load's
    QList<double> weights {}; ///< in the mix's order; none: the mix's, in a calm phase those of its innocents alone

    /// By its name: baseline and recovery are for the innocents alone.
    bool isCalm() const;
    friend bool operator==(const PhasePlan&, const PhasePlan&) = default;
};

/// "50", "100..500".
Result<RatePlan> rateFromText(const QString& text);
QString textOf(const RatePlan& rate);
/// Phases separated by spaces. Reads the form only.
Result<QList<PhasePlan>> phasesFromText(const QString& text);
QString textOf(const QList<PhasePlan>& phases);

std::string_view nameOf(Arrivals arrivals);
std::optional<Arrivals> arrivalsNamed(std::string_view name);

}
