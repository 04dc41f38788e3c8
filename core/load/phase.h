// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace labour {

/// How the moments at which requests are due follow each other under open load.
enum class Arrivals : std::uint8_t {
    Constant, ///< evenly spaced
    Poisson, ///< at random, independent of each other: the spacing is exponential
};

/// A stretch of a load with a mix and a rate of its own.
struct LoadPhase {
    std::int64_t durationNs = 0; ///< 0: until the load ends, for the last phase alone
    std::vector<double> weights; ///< one for each behaviour of the mix
    double rateFrom =
        0; ///< requests a second of all load processes together, as the phase begins; unused under closed load
    double rateTo = 0; ///< and as it ends; in between it changes evenly

    friend bool operator==(const LoadPhase&, const LoadPhase&) = default;
};

}
