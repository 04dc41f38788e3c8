// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace labour {

/// The smallest of …, 1, 2, 5, 10, 20, 50, … that covers `span` in at most `steps` steps. 1 where `span` is not
/// positive.
double niceStep(double span, int steps);

/// The smallest multiple of a nice step that is not below `value`, so that an axis from 0 has at most `steps` steps.
double niceEnd(double value, int steps);

/// Multiples of a nice step from `from` to `to`, both included where they are such.
std::vector<double> niceTicks(double from, double to, int steps);

/// Steps of a time axis in seconds: as people divide minutes and hours.
double timeStep(double span, int steps);

/// Where a time axis that begins at 0 ends, moved in steps rather than with every sample: the planned end if there is
/// one and nothing lies beyond it.
double timeAxisEnd(double recorded, std::optional<double> planned);

/// The end of a value axis: it grows at once and shrinks only after the values have been well below it for a while.
class StickyEnd
{
public:
    /// `needed` is the largest value to be shown, `now` seconds on any clock. The end to use from now on.
    double update(double needed, double now);
    void reset() { *this = StickyEnd(); }

    static constexpr double patienceS = 5;
    static constexpr int steps = 4;

private:
    double m_end = 0;
    std::optional<double> m_belowSince;
};

}
