// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/repetitions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace labour {

namespace {

constexpr double outside = 0.05;

/// How many of `n` values may be left off at either end, so that the others still have the median between them in all
/// but 5 % of cases: how many fall below it is binomial, with a half. Nothing where even all of them do not do.
std::optional<std::size_t> valuesLeftOff(std::size_t n)
{
    double probability = std::pow(0.5, static_cast<double>(n)); // P(X = 0)
    double below = probability;
    if (2 * below > outside)
        return std::nullopt;
    std::size_t left = 0;
    while (true) {
        probability *= static_cast<double>(n - left) / static_cast<double>(left + 1);
        below += probability;
        if (2 * below > outside)
            return left;
        ++left;
    }
}

RepetitionSummary summaryOf(const QList<DurabilityResult>& repetitions)
{
    RepetitionSummary summary;
    summary.cell = repetitions.first().cell;
    std::vector<double> collateral;
    std::vector<double> recovery;
    for (const DurabilityResult& result : repetitions) {
        if (!result.failure.isEmpty())
            continue;
        ++summary.runs;
        ++summary.grades[result.verdict.grade];
        collateral.push_back(result.verdict.collateral);
        if (result.verdict.recoveryS)
            recovery.push_back(*result.verdict.recoveryS);
        else
            ++summary.neverRecovered;
    }
    summary.medianCollateral = median(collateral);
    summary.collateralCi95 = medianInterval(collateral);
    summary.medianRecoveryS = median(recovery);
    return summary;
}

}

std::optional<double> median(std::vector<double> values)
{
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::optional<ConfidenceInterval> medianInterval(std::vector<double> values)
{
    const std::optional<std::size_t> left = valuesLeftOff(values.size());
    if (!left)
        return std::nullopt;
    std::sort(values.begin(), values.end());
    return ConfidenceInterval { values[*left], values[values.size() - 1 - *left] };
}

double RepetitionSummary::agreement() const
{
    int most = 0;
    for (const auto& [grade, count] : grades)
        most = std::max(most, count);
    return runs == 0 ? 0 : static_cast<double>(most) / runs;
}

bool areRepetitions(const DurabilityCell& a, const DurabilityCell& b)
{
    return a.server == b.server && culpritText(a.culprit) == culpritText(b.culprit) && a.dose == b.dose
        && a.isPool == b.isPool && a.isLeak == b.isLeak;
}

QList<RepetitionSummary> repetitionsOf(const QList<DurabilityResult>& results)
{
    QList<QList<DurabilityResult>> groups;
    for (const DurabilityResult& result : results) {
        if (result.cell.isLeak)
            continue;
        const auto group = std::find_if(groups.begin(), groups.end(),
            [&result](const QList<DurabilityResult>& each) { return areRepetitions(each.first().cell, result.cell); });
        if (group == groups.end())
            groups.append({ result });
        else
            group->append(result);
    }
    QList<RepetitionSummary> summaries;
    for (const QList<DurabilityResult>& group : groups)
        summaries.append(summaryOf(group));
    return summaries;
}

}
