// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/recycling.h"

#include "core/verdict/slope.h"

#include <algorithm>
#include <cstddef>
#include <map>

namespace labour {

namespace {

constexpr double usPerSecond = 1e6;
constexpr double aroundS = 1;
constexpr double page = 4096;
constexpr double plateauShare = 0.5;
constexpr std::ptrdiff_t fewestReplaced = 2; ///< after one, memory has only fallen once

std::optional<double> slopeInALife(const RecyclingObservation& seen)
{
    if (seen.culprits.empty())
        return std::nullopt;
    std::map<std::int64_t, std::vector<double>> begun;
    for (const ProcessMoment& culprit : seen.culprits)
        begun[culprit.pid].push_back(culprit.t);
    std::map<std::int64_t, std::vector<Point>> lives;
    for (const TreeSample& sample : seen.samples) {
        if (sample.t > seen.culprits.back().t)
            break;
        for (const ProcessReading& process : sample.processes) {
            const auto own = begun.find(process.pid);
            const bool hasEnded = process.rssBytes == 0; // and has not been waited for yet
            if (own == begun.end() || hasEnded || sample.t < own->second.front())
                continue;
            const auto count = std::upper_bound(own->second.begin(), own->second.end(), sample.t) - own->second.begin();
            lives[process.pid].push_back({ static_cast<double>(count), static_cast<double>(process.rssBytes) });
        }
    }
    std::vector<std::vector<Point>> groups;
    groups.reserve(lives.size());
    for (auto& [pid, points] : lives)
        groups.push_back(std::move(points));
    return theilSenSlope(groups);
}

std::optional<std::uint64_t> medianMemory(const RecyclingObservation& seen, double from, double to)
{
    std::vector<std::uint64_t> memory;
    for (const TreeSample& sample : seen.samples) {
        if (sample.t >= from && sample.t <= to)
            memory.push_back(sample.rssBytes());
    }
    if (memory.empty())
        return std::nullopt;
    const auto middle = memory.begin() + static_cast<std::ptrdiff_t>(memory.size() / 2);
    std::nth_element(memory.begin(), middle, memory.end());
    return *middle;
}

std::uint64_t lost(const RecyclingObservation& seen, const std::vector<double>& replacements)
{
    return static_cast<std::uint64_t>(
        std::count_if(seen.innocents.begin(), seen.innocents.end(), [&](const RequestEnd& innocent) {
            const double due = static_cast<double>(innocent.dueUs) / usPerSecond;
            const double ended = static_cast<double>(innocent.endUs) / usPerSecond;
            return !innocent.asExpected && !isOurFailure(innocent.outcome) && ended >= seen.from && due < seen.to
                && std::any_of(replacements.begin(), replacements.end(),
                    [&](double t) { return due <= t + aroundS && ended >= t - aroundS; });
        }));
}

}

Recycling recyclingOf(const RecyclingObservation& seen, double bytesPerCulprit)
{
    std::vector<double> replacements;
    for (const ProcessMoment& end : seen.ends) {
        if (end.t >= seen.from)
            replacements.push_back(end.t);
    }
    Recycling recycling;
    recycling.workersReplaced = replacements.size();
    recycling.requestsLost = lost(seen, replacements);
    recycling.bytesPerCulpritInALife = slopeInALife(seen);
    if (!recycling.bytesPerCulpritInALife || *recycling.bytesPerCulpritInALife < page)
        return recycling;
    const double last = seen.culprits.back().t;
    const auto meanwhile =
        std::count_if(replacements.begin(), replacements.end(), [last](double t) { return t <= last; });
    recycling.plateaus =
        meanwhile >= fewestReplaced && bytesPerCulprit < plateauShare * *recycling.bytesPerCulpritInALife;
    if (*recycling.plateaus)
        recycling.plateauRssBytes =
            medianMemory(seen, *std::min_element(replacements.begin(), replacements.end()), last);
    return recycling;
}

}
