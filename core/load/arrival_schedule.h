// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/phase.h"

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace labour {

/// When the requests of one of several processes that share an open load are due. What all of them send by a moment is
/// the integral of the rate up to it; constant arrivals are the moments at which that passes a whole number, dealt to
/// the processes in turn, and Poisson arrivals those at which it has grown by an exponentially distributed amount (the
/// time-rescaling theorem). Times are nanoseconds since the start of the load.
class ArrivalSchedule
{
public:
    static constexpr std::int64_t never = INT64_MAX;

    /// Phases as in a Load: the last may be without end. Process number `process` of `processes`, with its own seed,
    /// which may be that of its Draw.
    ArrivalSchedule(const std::vector<LoadPhase>& phases, Arrivals arrivals, std::uint32_t process,
        std::uint32_t processes, std::uint64_t seed);

    /// When the next request is due; never after the last phase.
    std::int64_t nextNs() const { return m_nextNs; }
    /// Goes on to the one after it.
    void advance();
    /// From `atNs` to the end of the phase that it is in, the rate is `perSecond`.
    void setRate(double perSecond, std::int64_t atNs);

private:
    struct Stretch {
        std::int64_t fromNs = 0;
        std::int64_t toNs = never;
        double rateFrom = 0;
        double rateTo = 0;
        double countFrom = 0; ///< what all processes have sent as it begins
    };

    static double countWithin(const Stretch& stretch, std::int64_t ns);
    double step();
    void find();
    void recount(std::size_t first);

    std::vector<Stretch> m_stretches;
    std::size_t m_stretch = 0;
    Arrivals m_arrivals;
    double m_processes;
    std::mt19937_64 m_generator;
    double m_count = 0; ///< of all processes, at which the next request of this one is due
    std::int64_t m_nextNs = never;
};

}
