// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/sequence_length.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

/// To look for a server, start it, warm it up and stop it: what servers take here, more or less.
constexpr double aroundARunS = 3;

}

std::optional<double> SequenceProgress::share() const
{
    if (!remainingS || elapsedS + *remainingS <= 0)
        return std::nullopt;
    return elapsedS / (elapsedS + *remainingS);
}

SequenceLength::SequenceLength(const LoadPlan& load)
{
    if (!load.requests && load.durationS)
        m_sendingS = load.durationS;
}

std::optional<double> SequenceLength::ofARun() const
{
    if (m_sendingS)
        return *m_sendingS + (m_count > 0 ? m_sumS / m_count : aroundARunS);
    return m_count > 0 ? std::optional(m_sumS / m_count) : std::nullopt;
}

void SequenceLength::learn(double tookS)
{
    const double aroundS = tookS - m_sendingS.value_or(0);
    if (aroundS < 0)
        return;
    m_sumS += aroundS;
    ++m_count;
}

SequenceProgress SequenceLength::progress(int round, int rounds, double elapsedS, double roundElapsedS) const
{
    SequenceProgress progress { round, rounds, elapsedS, std::nullopt };
    if (const std::optional<double> each = ofARun())
        progress.remainingS = std::max(0.0, *each - roundElapsedS) + *each * std::max(0, rounds - round);
    return progress;
}

std::optional<double> expectedLengthS(const LoadPlan& load, int rounds)
{
    const std::optional<double> each = SequenceLength(load).ofARun();
    if (!each)
        return std::nullopt;
    const double allS = *each * rounds;
    const double step = allS < 60 ? 1 : allS < 3600 ? 5 : 60;
    return std::round(allS / step) * step;
}

}
