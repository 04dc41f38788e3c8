// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/durability.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace labour {

namespace {

constexpr double usPerSecond = 1e6;
constexpr double usPerMillisecond = 1e3;

/// An innocent as the verdict sees it.
struct Innocent {
    double due = 0; ///< seconds
    double latencyMs = 0;
    bool failed = false;
    bool hasReply = false;
    bool slow = false;

    bool isHurt() const { return failed || slow; }
};

/// The smallest value that at least `share` of all are not above; infinity for what never came.
std::optional<double> percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return std::nullopt;
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
    std::nth_element(values.begin(), at, values.end());
    if (std::isinf(*at))
        return std::nullopt;
    return *at;
}

std::vector<Innocent> innocentsOf(const DurabilityObservation& seen, double slowMs)
{
    std::vector<Innocent> innocents;
    for (const RequestEnd& end : seen.innocents) {
        Innocent innocent;
        innocent.due = static_cast<double>(end.dueUs) / usPerSecond;
        if (static_cast<double>(end.endUs) / usPerSecond < seen.stormFrom || innocent.due >= seen.sendingTo
            || isOurFailure(end.outcome))
            continue;
        innocent.latencyMs = static_cast<double>(end.endUs - end.dueUs) / usPerMillisecond;
        innocent.failed = !end.asExpected;
        innocent.hasReply = end.outcome == Outcome::Replied;
        innocent.slow = end.asExpected && innocent.latencyMs > slowMs;
        innocents.push_back(innocent);
    }
    std::sort(innocents.begin(), innocents.end(), [](const Innocent& a, const Innocent& b) { return a.due < b.due; });
    return innocents;
}

std::optional<double> p99Of(const std::vector<Innocent>& innocents, double from, double to)
{
    std::vector<double> latencies;
    for (const Innocent& innocent : innocents) {
        if (innocent.due >= from && innocent.due < to)
            latencies.push_back(innocent.hasReply ? innocent.latencyMs : std::numeric_limits<double>::infinity());
    }
    return percentile(std::move(latencies), 0.99);
}

double outage(const std::vector<Innocent>& innocents, double sendingTo)
{
    double sum = 0;
    std::optional<double> since;
    for (const Innocent& innocent : innocents) {
        if (innocent.failed && !since) {
            since = innocent.due;
        } else if (!innocent.failed && since) {
            sum += innocent.due - *since;
            since.reset();
        }
    }
    return since ? sum + std::max(0.0, sendingTo - *since) : sum;
}

std::vector<double> hurtTimes(const std::vector<Innocent>& innocents)
{
    std::vector<double> times;
    for (const Innocent& innocent : innocents) {
        if (innocent.isHurt())
            times.push_back(innocent.due);
    }
    return times;
}

/// The start of the first stretch of `calmS` after `from` and after the first of `hurt` that holds none of them. They
/// are in order, and there is one.
std::optional<double> firstCalm(const std::vector<double>& hurt, double from, double to, double calmS)
{
    double candidate = std::max(from, hurt.front());
    for (const double time : hurt) {
        if (time >= candidate + calmS)
            break;
        candidate = std::max(candidate, time);
    }
    return candidate + calmS <= to ? std::optional(candidate) : std::nullopt;
}

}

void Baseline::add(const Baseline& more)
{
    latenciesMs.insert(latenciesMs.end(), more.latenciesMs.begin(), more.latenciesMs.end());
    sent += more.sent;
    failed += more.failed;
}

std::optional<double> Baseline::p99Ms() const
{
    return percentile(latenciesMs, 0.99);
}

double slowLimitMs(const Baseline& baseline, const DurabilityRules& rules)
{
    return std::max(rules.slowMs, rules.slowTimesP99 * baseline.p99Ms().value_or(0));
}

Baseline baselineOf(const std::vector<RequestEnd>& innocents)
{
    Baseline baseline;
    for (const RequestEnd& end : innocents) {
        if (isOurFailure(end.outcome))
            continue;
        ++baseline.sent;
        if (end.asExpected)
            baseline.latenciesMs.push_back(static_cast<double>(end.endUs - end.dueUs) / usPerMillisecond);
        else
            ++baseline.failed;
    }
    return baseline;
}

DurabilityVerdict durabilityVerdict(
    const DurabilityObservation& seen, const Baseline& baseline, const DurabilityRules& rules)
{
    const double slowMs = seen.slowMs.value_or(slowLimitMs(baseline, rules));
    const std::vector<Innocent> innocents = innocentsOf(seen, slowMs);
    const std::vector<double> hurt = hurtTimes(innocents);
    DurabilityVerdict verdict;
    verdict.sent = innocents.size();
    for (const Innocent& innocent : innocents) {
        verdict.failed += innocent.failed ? 1 : 0;
        verdict.slow += innocent.slow ? 1 : 0;
        ++(innocent.due < seen.stormTo ? verdict.sentInStorm : verdict.sentInRecovery);
    }
    verdict.notCounted = static_cast<std::uint64_t>(std::count_if(
        seen.innocents.begin(), seen.innocents.end(), [](const RequestEnd& end) { return isOurFailure(end.outcome); }));
    if (seen.culprits > 0)
        verdict.hurtPerCulprit = static_cast<double>(hurt.size()) / static_cast<double>(seen.culprits);
    verdict.outageS = outage(innocents, seen.sendingTo);
    verdict.p99Ms = p99Of(innocents, -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity());
    verdict.stormP99Ms = p99Of(innocents, -std::numeric_limits<double>::infinity(), seen.stormTo);
    verdict.recoveryP99Ms = p99Of(innocents, seen.stormTo, std::numeric_limits<double>::infinity());

    const bool isWell = hurt.empty() || hurt.back() + rules.calmS <= seen.sendingTo;
    if (!seen.mainSurvived || !seen.isListening)
        verdict.grade = Grade::Died;
    else if (!isWell)
        verdict.grade = Grade::Wedged;
    else if (verdict.failed > 0)
        verdict.grade = Grade::Recovered;
    gradeBy(verdict, baseline, slowMs, rules);
    if (hurt.empty() && verdict.grade != Grade::Died)
        verdict.recoveryS = 0;
    else if (isWell && verdict.grade != Grade::Died) {
        if (const auto calm = firstCalm(hurt, seen.lastCulpritSent, seen.sendingTo, rules.calmS))
            verdict.recoveryS = *calm - seen.lastCulpritSent;
    }
    return verdict;
}

void gradeBy(DurabilityVerdict& verdict, const Baseline& baseline, double slowMs, const DurabilityRules& rules)
{
    const Proportion failed { verdict.failed, verdict.sent };
    verdict.before = { baseline.failed, baseline.sent };
    verdict.collateral = failed.share() - verdict.before.share();
    verdict.collateralCi95 = newcombeInterval(failed, verdict.before);
    verdict.baselineP99Ms = baseline.p99Ms();
    if (verdict.grade > Grade::Degraded)
        return;
    const auto slowBefore = static_cast<std::uint64_t>(std::count_if(baseline.latenciesMs.begin(),
        baseline.latenciesMs.end(), [slowMs](double latencyMs) { return latencyMs > slowMs; }));
    const bool isSlower = newcombeInterval({ verdict.slow, verdict.sent }, { slowBefore, baseline.sent }).low > 0;
    verdict.grade = verdict.slow >= rules.fewestSlow && isSlower ? Grade::Degraded : Grade::Unharmed;
}

}
