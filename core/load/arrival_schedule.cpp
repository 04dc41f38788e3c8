// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/arrival_schedule.h"

#include "core/plan/policy.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double nsPerS = 1e9;

/// Of the process's seed, so that arrivals are not drawn from the numbers that behaviours are.
constexpr std::uint32_t arrivalsStream = 0x41;

double secondsOf(std::int64_t ns)
{
    return static_cast<double>(ns) / nsPerS;
}

}

ArrivalSchedule::ArrivalSchedule(const std::vector<LoadPhase>& phases, Arrivals arrivals, std::uint32_t process,
    std::uint32_t processes, std::uint64_t seed)
    : m_arrivals(arrivals)
    , m_processes(processes)
    , m_generator(seedOfProcess(seed, arrivalsStream))
{
    std::int64_t fromNs = 0;
    for (const LoadPhase& phase : phases) {
        const std::int64_t toNs = phase.durationNs > 0 ? fromNs + phase.durationNs : never;
        m_stretches.push_back({ fromNs, toNs, phase.rateFrom, phase.rateTo, 0 });
        fromNs = toNs;
    }
    recount(0);
    m_count = arrivals == Arrivals::Poisson ? step() : static_cast<double>(process);
    find();
}

double ArrivalSchedule::countWithin(const Stretch& stretch, std::int64_t ns)
{
    const double t = secondsOf(ns);
    if (stretch.toNs == never)
        return stretch.rateFrom * t;
    const double length = secondsOf(stretch.toNs - stretch.fromNs);
    return stretch.rateFrom * t + (stretch.rateTo - stretch.rateFrom) * t * t / (2 * length);
}

void ArrivalSchedule::recount(std::size_t first)
{
    for (std::size_t i = std::max<std::size_t>(first, 1); i < m_stretches.size(); ++i) {
        const Stretch& before = m_stretches[i - 1];
        m_stretches[i].countFrom = before.countFrom + countWithin(before, before.toNs - before.fromNs);
    }
}

double ArrivalSchedule::step()
{
    if (m_arrivals == Arrivals::Constant)
        return m_processes;
    // 53 random bits, above 0 and at most 1: equal on every machine, unlike the standard's distribution.
    const double uniform = (static_cast<double>(m_generator() >> 11) + 1) / 9007199254740992.0;
    return -std::log(uniform) * m_processes;
}

void ArrivalSchedule::advance()
{
    m_count += step();
    find();
}

void ArrivalSchedule::find()
{
    for (; m_stretch < m_stretches.size(); ++m_stretch) {
        const Stretch& stretch = m_stretches[m_stretch];
        const double wanted = std::max(0.0, m_count - stretch.countFrom);
        if (stretch.toNs == never) {
            m_nextNs = stretch.rateFrom > 0 ? stretch.fromNs + std::llround(wanted / stretch.rateFrom * nsPerS) : never;
            return;
        }
        if (wanted >= countWithin(stretch, stretch.toNs - stretch.fromNs))
            continue;
        // The root of  slope/2 t² + rate t = wanted,  in the form that does not cancel.
        const double slope = (stretch.rateTo - stretch.rateFrom) / secondsOf(stretch.toNs - stretch.fromNs);
        const double root = std::sqrt(std::max(0.0, stretch.rateFrom * stretch.rateFrom + 2 * slope * wanted));
        const double t = wanted == 0 ? 0 : 2 * wanted / (stretch.rateFrom + root);
        m_nextNs = std::min<std::int64_t>(stretch.fromNs + std::llround(t * nsPerS), stretch.toNs);
        return;
    }
    m_nextNs = never;
}

void ArrivalSchedule::setRate(double perSecond, std::int64_t atNs)
{
    const auto current = std::find_if(
        m_stretches.begin(), m_stretches.end(), [atNs](const Stretch& stretch) { return atNs < stretch.toNs; });
    if (current == m_stretches.end() || atNs < current->fromNs)
        return;
    const double countNow = current->countFrom + countWithin(*current, atNs - current->fromNs);
    // What was due before stays due; the next one keeps its place in the count.
    *current = { atNs, current->toNs, perSecond, perSecond, countNow };
    recount(static_cast<std::size_t>(current - m_stretches.begin()) + 1);
    m_stretch = static_cast<std::size_t>(current - m_stretches.begin());
    m_count = std::max(m_count, countNow);
    find();
}

}
