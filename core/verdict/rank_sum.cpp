// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/rank_sum.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace labour {

namespace {

constexpr std::size_t mostExact = 60;

/// Twice the midrank of each value of `all`, so that it is whole.
std::vector<std::size_t> doubledMidranks(const std::vector<double>& all)
{
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return all[i] < all[j]; });
    std::vector<std::size_t> ranks(all.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && all[order[last + 1]] == all[order[first]])
            ++last;
        for (std::size_t i = first; i <= last; ++i)
            ranks[order[i]] = first + last + 2;
        first = last + 1;
    }
    return ranks;
}

/// How many ways there are to choose `chosen` of these whole numbers, by their sum.
std::vector<double> waysBySum(const std::vector<std::size_t>& numbers, std::size_t chosen)
{
    const std::size_t largest = std::accumulate(numbers.begin(), numbers.end(), std::size_t { 0 });
    std::vector<std::vector<double>> ways(chosen + 1, std::vector<double>(largest + 1));
    ways[0][0] = 1;
    for (const std::size_t number : numbers) {
        for (std::size_t count = chosen; count > 0; --count) {
            for (std::size_t sum = largest; sum >= number; --sum)
                ways[count][sum] += ways[count - 1][sum - number];
        }
    }
    return ways[chosen];
}

double exactP(const std::vector<std::size_t>& ranks, std::size_t first)
{
    const std::vector<double> ways = waysBySum(ranks, first);
    const auto seen = static_cast<double>(
        std::accumulate(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(first), std::size_t { 0 }));
    const double mean = static_cast<double>(first * (ranks.size() + 1));
    double all = 0;
    double asFar = 0;
    for (std::size_t sum = 0; sum < ways.size(); ++sum) {
        all += ways[sum];
        if (std::abs(static_cast<double>(sum) - mean) >= std::abs(seen - mean))
            asFar += ways[sum];
    }
    return asFar / all;
}

double approximateP(const std::vector<std::size_t>& ranks, std::size_t first)
{
    const auto n = static_cast<double>(first);
    const auto m = static_cast<double>(ranks.size() - first);
    const double all = n + m;
    const auto sum = static_cast<double>(std::accumulate(
                         ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(first), std::size_t { 0 }))
        / 2;
    std::vector<std::size_t> sorted = ranks;
    std::sort(sorted.begin(), sorted.end());
    double ties = 0;
    for (auto from = sorted.begin(); from != sorted.end();) {
        const auto to = std::upper_bound(from, sorted.end(), *from);
        const auto count = static_cast<double>(to - from);
        ties += count * count * count - count;
        from = to;
    }
    const double variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));
    if (variance <= 0)
        return 1;
    const double distance = std::max(std::abs(sum - n * (all + 1) / 2) - 0.5, 0.0);
    return std::erfc(distance / std::sqrt(2 * variance));
}

/// The largest k for which the k smallest differences and the k largest may be left out of an interval of 95 %: that U,
/// of values that do not tie, is below k has at most a chance of 2.5 %.
std::size_t leftOut(std::size_t n, std::size_t m)
{
    const auto all = static_cast<double>(n + m);
    if (n + m > mostExact) {
        constexpr double quantile = 1.959963984540054; // of the standard normal distribution at 97.5 %
        const double mean = static_cast<double>(n * m) / 2;
        const double k = mean - quantile * std::sqrt(static_cast<double>(n * m) * (all + 1) / 12);
        return static_cast<std::size_t>(std::max(k, 0.0));
    }
    std::vector<std::size_t> ranks(n + m);
    std::iota(ranks.begin(), ranks.end(), std::size_t { 1 });
    const std::vector<double> ways = waysBySum(ranks, n);
    const double total = std::accumulate(ways.begin(), ways.end(), 0.0);
    const std::size_t smallest = n * (n + 1) / 2;
    double below = 0;
    std::size_t k = 0;
    while ((below += ways[smallest + k]) <= 0.025 * total)
        ++k;
    return k;
}

}

double rankSumP(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.empty() || b.empty())
        return 1;
    std::vector<double> all = a;
    all.insert(all.end(), b.begin(), b.end());
    const std::vector<std::size_t> ranks = doubledMidranks(all);
    return all.size() <= mostExact ? exactP(ranks, a.size()) : approximateP(ranks, a.size());
}

std::optional<Shift> shiftBetween(const std::vector<double>& a, const std::vector<double>& b)
{
    const auto isFinite = [](double value) { return std::isfinite(value); };
    if (a.size() < fewestASide || b.size() < fewestASide || !std::all_of(a.begin(), a.end(), isFinite)
        || !std::all_of(b.begin(), b.end(), isFinite))
        return std::nullopt;
    std::vector<double> differences;
    for (const double from : a) {
        for (const double to : b)
            differences.push_back(to - from);
    }
    std::sort(differences.begin(), differences.end());
    const std::size_t half = differences.size() / 2;
    Shift shift;
    shift.estimate = differences.size() % 2 == 1 ? differences[half] : (differences[half - 1] + differences[half]) / 2;
    const std::size_t k = std::max<std::size_t>(leftOut(a.size(), b.size()), 1);
    shift.ci95 = { differences[k - 1], differences[differences.size() - k] };
    return shift;
}

std::vector<double> holmCorrected(const std::vector<double>& p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return p[i] < p[j]; });
    std::vector<double> corrected(p.size());
    double least = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        least = std::max(least, std::min(p[order[i]] * static_cast<double>(order.size() - i), 1.0));
        corrected[order[i]] = least;
    }
    return corrected;
}

}
