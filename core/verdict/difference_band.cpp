// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/difference_band.h"

#include "core/verdict/repetitions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

using Curves = std::vector<RunCurve>;

std::int64_t beginOf(const Curves& curves)
{
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    for (const RunCurve& curve : curves)
        first = std::min(first, curve.first);
    return first;
}

std::int64_t endOf(const Curves& curves)
{
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const RunCurve& curve : curves)
        last = std::max(last, curve.first + static_cast<std::int64_t>(curve.values.size()));
    return last;
}

/// In ascending order.
std::vector<double> valuesAt(const Curves& curves, std::int64_t bin)
{
    std::vector<double> values;
    for (const RunCurve& curve : curves) {
        if (const double value = curve.at(bin); !std::isnan(value))
            values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    return values;
}

}

DifferenceBand differenceBand(const Curves& first, const Curves& second)
{
    DifferenceBand band;
    if (first.empty() || second.empty())
        return band;
    band.first = std::max(beginOf(first), beginOf(second));
    const std::int64_t end = std::min(endOf(first), endOf(second));
    for (std::int64_t bin = band.first; bin < end; ++bin) {
        const std::vector<double> a = valuesAt(first, bin);
        const std::vector<double> b = valuesAt(second, bin);
        const bool isKnown = !a.empty() && !b.empty();
        band.low.push_back(isKnown ? b.front() - a.back() : missing);
        band.middle.push_back(isKnown ? *median(b) - *median(a) : missing);
        band.high.push_back(isKnown ? b.back() - a.front() : missing);
    }
    return band;
}

}
