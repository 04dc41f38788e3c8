// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// What of a run can be drawn over its time beside other runs. Innocents are all requests where a run has none.
enum class CurveFigure : std::uint8_t {
    Throughput, ///< complete replies a second, of all requests
    Goodput, ///< the innocents' replies that were as expected, a second
    Failed, ///< innocents that did not end as expected, in per cent of those that ended
    Median, ///< latency of the innocents' complete replies in ms, as the next two
    Percentile99,
    Maximum,
    Memory, ///< resident memory of the server's processes in MiB, the largest sample of a bin
    Processes, ///< the fewest in a sample of a bin, so that a worker that was lost shows
    Cpu, ///< of the server's processes in per cent of one core, the mean of a bin's samples
};

inline constexpr std::size_t curveFigureCount = 9;
const std::array<CurveFigure, curveFigureCount>& allCurveFigures();

/// Bins of equal width along a run's slots of 100 ms. Bin 0 begins at `originSlot`, so that bins of several runs can be
/// laid over each other by their number.
struct CurveBins {
    std::int64_t originSlot = 0;
    std::int64_t slotsABin = 1; ///< at least 1
    std::int64_t first = 0; ///< may be negative: before the origin
    std::int64_t last = 0; ///< exclusive

    double widthS() const;
};

/// The bins that hold all of a run.
CurveBins wholeRun(const Recording& recording, std::int64_t originSlot, std::int64_t slotsABin);

/// The slot in which the run's first phase of that name began, of an empty name 0; nothing where it came to no such
/// phase.
std::optional<std::int64_t> slotOfPhase(const Recording& recording, const std::string& phase);

/// A value a bin, from `first` on. NaN: no data, as where no reply came or no sample was taken yet. A percentile is one
/// of all the replies in the bin, not a mean of percentiles. Of a bin that is only partly within the run, that part
/// counts. Takes time in proportion to the slots in the bins.
struct RunCurve {
    std::int64_t first = 0;
    std::vector<double> values;

    /// NaN outside.
    double at(std::int64_t bin) const;
};

RunCurve runCurve(const Recording& recording, CurveFigure figure, const CurveBins& bins);

}
