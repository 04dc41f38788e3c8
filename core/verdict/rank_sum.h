// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/proportions.h"

#include <optional>
#include <vector>

namespace labour {

/// Fewer values a side than this show no difference at the level of 5 %, however large it is: three and three fall
/// apart by chance once in ten times.
inline constexpr int fewestASide = 4;

/// How often values that are drawn from one distribution fall apart as far as these, two-sided: the rank-sum test of
/// Wilcoxon, and of H. B. Mann and D. R. Whitney, On a test of whether one of two random variables is stochastically
/// larger than the other, Annals of Mathematical Statistics 18 (1947), 50-60. Exact for up to 60 values in all, ties
/// included (the permutation distribution of the midranks' sum); beyond that by the normal approximation with its
/// corrections for ties and continuity. Infinite values rank above all others, and tie. 1 where a side is empty.
double rankSumP(const std::vector<double>& a, const std::vector<double>& b);

/// By how much the second side lies above the first.
struct Shift {
    double estimate = 0;
    ConfidenceInterval ci95;
};

/// The median of all differences, and the interval of 95 % at least that goes with the test above: J. L. Hodges and
/// E. L. Lehmann, Estimates of location based on rank tests, Annals of Mathematical Statistics 34 (1963), 598-611.
/// Nothing of fewer than fewestASide values, or where one is infinite: that is averaged with nothing.
std::optional<Shift> shiftBetween(const std::vector<double>& a, const std::vector<double>& b);

/// The same p-values such that the chance of any false alarm among them is no larger than that of one: S. Holm, A
/// simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65-70.
std::vector<double> holmCorrected(const std::vector<double>& p);

}
