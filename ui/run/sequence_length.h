// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <optional>

namespace labour {

/// How far a sequence of runs is.
struct SequenceProgress {
    int round = 0; ///< the runs that go on at the same time, counted from 1; 0: none
    int rounds = 0;
    double elapsedS = 0;
    std::optional<double> remainingS; ///< an estimate; nothing while nobody can know
    /// 0 to 1
    std::optional<double> share() const;
};

/// What a run takes: the sending, and what is around it. Learns from each that is over.
class SequenceLength
{
public:
    SequenceLength() = default;
    explicit SequenceLength(const LoadPlan& load);

    /// In s, from start to stop of the server; nothing for a number of requests as long as none has been sent.
    std::optional<double> ofARun() const;
    /// A run took so long, from start to stop of its server. One that ended before its time says nothing of the others.
    void learn(double tookS);
    /// With one round under way for so long, and so many to come.
    SequenceProgress progress(int round, int rounds, double elapsedS, double roundElapsedS) const;

private:
    std::optional<double> m_sendingS; ///< where it is known beforehand
    double m_sumS = 0; ///< of what is around the sending, or of all where that is not known
    int m_count = 0;
};

/// How long so many runs with this load take one after the other, rounded as one says it; nothing for a number of
/// requests.
std::optional<double> expectedLengthS(const LoadPlan& load, int rounds);

}
