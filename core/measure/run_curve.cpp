// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/run_curve.h"

#include "core/measure/clock.h"
#include "core/measure/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr double slotSeconds = static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);
constexpr double mebibyte = 1024.0 * 1024.0;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::int64_t floorDivided(std::int64_t value, std::int64_t by)
{
    const std::int64_t quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

std::int64_t slotsOf(const Recording& recording)
{
    return static_cast<std::int64_t>(recording.timeSlots().size());
}

/// Slots from `from` (inclusive) to `to` (exclusive), all of them recorded.
struct Stretch {
    std::size_t from = 0;
    std::size_t to = 0;

    double seconds() const { return static_cast<double>(to - from) * slotSeconds; }
};

class Reader
{
public:
    Reader(const Recording& recording, CurveFigure figure)
        : m_recording(recording)
        , m_figure(figure)
        , m_hasInnocents(recording.has(Role::Innocent))
    {
    }

    double valueIn(const Stretch& stretch) const
    {
        switch (m_figure) {
        case CurveFigure::Throughput:
        case CurveFigure::Goodput:
        case CurveFigure::Failed:
            return countIn(stretch);
        case CurveFigure::Median:
        case CurveFigure::Percentile99:
        case CurveFigure::Maximum:
            return latencyIn(stretch);
        case CurveFigure::Memory:
        case CurveFigure::Processes:
        case CurveFigure::Cpu:
            break;
        }
        return samplesIn(stretch);
    }

private:
    bool isMeant(std::uint16_t behaviour) const
    {
        return m_figure == CurveFigure::Throughput || !m_hasInnocents
            || m_recording.behaviours()[behaviour].role == Role::Innocent;
    }

    double countIn(const Stretch& stretch) const
    {
        Tally tally;
        for (std::size_t i = stretch.from; i < stretch.to; ++i) {
            for (const EndingCount& ending : m_recording.timeSlots()[i].endings) {
                if (isMeant(ending.behaviour))
                    tally.add(ending);
            }
        }
        if (m_figure == CurveFigure::Throughput)
            return static_cast<double>(tally.count(Outcome::Replied)) / stretch.seconds();
        if (m_figure == CurveFigure::Goodput)
            return static_cast<double>(tally.goodReplies) / stretch.seconds();
        return tally.requests == 0 ? missing : 100 * tally.failedShare();
    }

    double latencyIn(const Stretch& stretch) const
    {
        Tally tally;
        for (std::size_t i = stretch.from; i < stretch.to; ++i) {
            for (const PackedLatencyCount& latencies : m_recording.timeSlots()[i].latencies) {
                if (isMeant(latencies.behaviour))
                    tally.add(latencies.unpacked());
            }
        }
        if (tally.latency.isEmpty())
            return missing;
        if (m_figure == CurveFigure::Maximum)
            return static_cast<double>(tally.latency.maxUs()) / 1000;
        return tally.latencyMs(m_figure == CurveFigure::Median ? 0.5 : 0.99).value_or(missing);
    }

    double samplesIn(const Stretch& stretch) const
    {
        const TreeSamples& samples = m_recording.samples();
        const auto until = [&samples](std::size_t slot) {
            return samples.countUntil(static_cast<double>(slot) * slotSeconds);
        };
        std::size_t from = until(stretch.from);
        const std::size_t to = until(stretch.to);
        if (from == to && from > 0)
            --from; // none within: what was seen last still holds
        if (from == to)
            return missing;
        double largest = 0;
        double fewest = std::numeric_limits<double>::infinity();
        double sum = 0;
        for (auto sample = samples.at(from); sample.index() < to; ++sample) {
            largest = std::max(largest, static_cast<double>(sample->rssBytes()) / mebibyte);
            fewest = std::min(fewest, static_cast<double>(sample->processes.size()));
            sum += sample->cpuPercent;
        }
        if (m_figure == CurveFigure::Memory)
            return largest;
        return m_figure == CurveFigure::Processes ? fewest : sum / static_cast<double>(to - from);
    }

    const Recording& m_recording;
    CurveFigure m_figure;
    bool m_hasInnocents;
};

}

const std::array<CurveFigure, curveFigureCount>& allCurveFigures()
{
    static constexpr std::array<CurveFigure, curveFigureCount> all { CurveFigure::Throughput, CurveFigure::Goodput,
        CurveFigure::Failed, CurveFigure::Median, CurveFigure::Percentile99, CurveFigure::Maximum, CurveFigure::Memory,
        CurveFigure::Processes, CurveFigure::Cpu };
    return all;
}

double CurveBins::widthS() const
{
    return static_cast<double>(slotsABin) * slotSeconds;
}

CurveBins wholeRun(const Recording& recording, std::int64_t originSlot, std::int64_t slotsABin)
{
    const std::int64_t width = std::max<std::int64_t>(1, slotsABin);
    CurveBins bins { originSlot, width };
    bins.first = floorDivided(-originSlot, width);
    bins.last = floorDivided(slotsOf(recording) - originSlot + width - 1, width);
    return bins;
}

std::optional<std::int64_t> slotOfPhase(const Recording& recording, const std::string& phase)
{
    if (phase.empty())
        return 0;
    for (const RecordedPhase& each : recording.phases()) {
        if (each.name == phase)
            return std::llround(each.from / slotSeconds);
    }
    return std::nullopt;
}

double RunCurve::at(std::int64_t bin) const
{
    const std::int64_t index = bin - first;
    return index >= 0 && index < static_cast<std::int64_t>(values.size()) ? values[static_cast<std::size_t>(index)]
                                                                          : missing;
}

RunCurve runCurve(const Recording& recording, CurveFigure figure, const CurveBins& wanted)
{
    const CurveBins whole = wholeRun(recording, wanted.originSlot, wanted.slotsABin);
    const std::int64_t first = std::max(wanted.first, whole.first);
    const std::int64_t last = std::min(wanted.last, whole.last);
    const Reader reader(recording, figure);
    RunCurve curve { first, {} };
    for (std::int64_t bin = first; bin < last; ++bin) {
        const std::int64_t begin = whole.originSlot + bin * whole.slotsABin;
        const Stretch stretch { static_cast<std::size_t>(std::max<std::int64_t>(0, begin)),
            static_cast<std::size_t>(std::min(slotsOf(recording), begin + whole.slotsABin)) };
        curve.values.push_back(reader.valueIn(stretch));
    }
    return curve;
}

}
