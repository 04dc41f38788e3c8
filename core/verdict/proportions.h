// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace labour {

/// So many of so many.
struct Proportion {
    std::uint64_t count = 0;
    std::uint64_t of = 0;

    double share() const { return of == 0 ? 0 : static_cast<double>(count) / static_cast<double>(of); }
};

struct ConfidenceInterval {
    double low = 0;
    double high = 0;

    bool covers(double value) const { return low <= value && value <= high; }
};

/// Wilson's score interval at 95 %; the whole of 0 to 1 for none of none.
/// E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
ConfidenceInterval wilsonInterval(const Proportion& proportion);

/// Of the first share less the second, at 95 %, for shares of independent samples: the hybrid score interval, method 10
/// of R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
/// (1998), 873-890.
ConfidenceInterval newcombeInterval(const Proportion& first, const Proportion& second);

}
