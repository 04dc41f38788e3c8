// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace labour {

/// Fewer values than this have no interval of 95 %: all of them fall on one side of the median once in 2^(n-1) times.
inline constexpr int fewestRuns = 6;

/// The middle value, or the mean of the two in the middle; nothing of none.
std::optional<double> median(std::vector<double> values);
/// Of the median of what the values are drawn from, at 95 % at least: the values of a rank from below and from above.
/// It supposes nothing about their distribution, as one has to of shares that pile up at 0 and jump when a worker takes
/// its queue along; Student's interval would suppose a normal one, and resampling needs more values than anybody
/// measures. Nothing of fewer than fewestRuns. W. R. Thompson, On confidence ranges for the median and other
/// expectation distributions for populations of unknown distribution form, Annals of Mathematical Statistics 7 (1936),
/// 122-128.
std::optional<ConfidenceInterval> medianInterval(std::vector<double> values);

/// What the repetitions of one server, culprit and dose came to together.
struct RepetitionSummary {
    DurabilityCell cell; ///< the first of them
    int runs = 0; ///< that could be measured
    std::map<Grade, int> grades;
    std::optional<double> medianCollateral; ///< nothing without a run
    std::optional<ConfidenceInterval> collateralCi95; ///< over the repetitions; nothing: not enough runs
    std::optional<double> medianRecoveryS; ///< of the runs that recovered
    int neverRecovered = 0; ///< a value of its own, which is averaged with nothing

    /// The share of runs that have the grade that most have.
    double agreement() const;
};

/// Whether two results are repetitions of the same measurement.
bool areRepetitions(const DurabilityCell& a, const DurabilityCell& b);
/// One for each dose of each culprit on each server, in the order of the results. Leaks are measured once.
QList<RepetitionSummary> repetitionsOf(const QList<DurabilityResult>& results);

}
