// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/proportions.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

/// The standard normal distribution's quantile of 0.975.
constexpr double z = 1.959963984540054;

double square(double value)
{
    return value * value;
}

}

ConfidenceInterval wilsonInterval(const Proportion& proportion)
{
    if (proportion.of == 0)
        return { 0, 1 };
    const auto n = static_cast<double>(proportion.of);
    const double p = proportion.share();
    const double middle = (p + square(z) / (2 * n)) / (1 + square(z) / n);
    const double half = z / (1 + square(z) / n) * std::sqrt(p * (1 - p) / n + square(z) / (4 * square(n)));
    return { proportion.count == 0 ? 0 : std::max(0.0, middle - half),
        proportion.count == proportion.of ? 1 : std::min(1.0, middle + half) };
}

ConfidenceInterval newcombeInterval(const Proportion& first, const Proportion& second)
{
    const ConfidenceInterval a = wilsonInterval(first);
    const ConfidenceInterval b = wilsonInterval(second);
    const double p = first.share();
    const double q = second.share();
    return { p - q - std::sqrt(square(p - a.low) + square(b.high - q)),
        p - q + std::sqrt(square(a.high - p) + square(q - b.low)) };
}

}
