// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_columns.h"

#include "core/measure/clock.h"
#include "core/measure/latency_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double mebibyte = 1024.0 * 1024.0;
constexpr std::size_t heldBack = 2; // slots that are still being reported
constexpr std::size_t mayChange = 10; // slots that a late report may still change
constexpr std::size_t rowsAtOnce = 4096; // of hours, all would be too much to hold beside the columns

template <typename T>
double numberOr(const std::optional<T>& value, double unit = 1)
{
    return value ? static_cast<double>(*value) / unit : missing;
}

bool isRate(std::size_t series)
{
    return series <= static_cast<std::size_t>(SeriesId::Goodput);
}

std::vector<bool> areOf(Role role, const Recording& recording)
{
    std::vector<bool> are;
    for (const RecordedBehaviour& behaviour : recording.behaviours())
        are.push_back(behaviour.role == role);
    return are;
}

SeriesId seriesOf(std::uint16_t status)
{
    if (status < 300)
        return SeriesId::Replies2xx;
    if (status < 400)
        return SeriesId::Replies3xx;
    return status < 500 ? SeriesId::Replies4xx : SeriesId::Replies5xx;
}

}

double ChartColumns::slotS()
{
    return static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);
}

void ChartColumns::clear()
{
    *this = ChartColumns();
}

std::size_t ChartColumns::update(const Recording& recording, bool whole)
{
    const std::size_t recorded = recording.timeSlots().size();
    if (whole && m_isWhole && size() == recorded)
        return 0;
    const std::size_t last = whole ? recorded : recorded - std::min(recorded, heldBack);
    m_isWhole = whole;
    // A report may come later still, so in the end nothing is taken for settled.
    const std::size_t first = whole ? 0 : std::min(size(), last - std::min(last, mayChange));
    for (ValueLevels& column : m_columns)
        column.truncate(first);
    m_heatMap.truncate(first);
    if (first == 0) {
        m_has = {};
        m_processMemory = {};
    }
    LastSample sample(recording.samples());
    for (std::size_t begin = first; begin < last; begin += rowsAtOnce) {
        const std::size_t end = std::min(begin + rowsAtOnce, last);
        const std::vector<TimelineRow> rows = timeline(recording, begin, end);
        m_processMemory.update(recording.samples(), recording.samples().countUntil(rows.back().t + slotS()));
        for (std::size_t slot = begin; slot < end; ++slot) {
            const TimelineRow& row = rows[slot - begin];
            const bool isSampled = sample.at(row.t + slotS()) != nullptr;
            append(recording, slot, row, isSampled ? std::optional(sample.index()) : std::nullopt);
            if (isSampled && slot + mayChange < end)
                m_processMemory.forget(sample.index());
        }
    }
    if (whole)
        summarise(recording);
    return last - first;
}

std::array<double, seriesCount> ChartColumns::allMissing()
{
    std::array<double, seriesCount> values {};
    values.fill(missing);
    return values;
}

void ChartColumns::summarise(const Recording& recording)
{
    for (std::size_t i = 0; i < seriesCount; ++i) {
        const ValueLevels& column = m_columns.at(i);
        const ValueSummary all = column.summary(0, column.size());
        const double largest = all.numbers > 0 ? column[all.largest] : missing;
        m_ofWhole.at(i) = isRate(i) ? all.mean() : largest;
    }
    // Whoever got no reply waited longer than all who did.
    const auto latency = [](const Tally& tally, double quantile) {
        const std::optional<double> ms = tally.latencyMs(quantile);
        return ms || tally.requests == 0 ? numberOr(ms) : std::numeric_limits<double>::infinity();
    };
    const auto latencies = [&](const Tally& tally, SeriesId median, SeriesId percentile99) {
        m_ofWhole.at(static_cast<std::size_t>(median)) = latency(tally, 0.5);
        m_ofWhole.at(static_cast<std::size_t>(percentile99)) = latency(tally, 0.99);
    };
    latencies(recording.totals(), SeriesId::Median, SeriesId::Percentile99);
    latencies(recording.totals(Role::Innocent), SeriesId::InnocentMedian, SeriesId::InnocentPercentile99);
    latencies(recording.totals(Role::Culprit), SeriesId::CulpritMedian, SeriesId::CulpritPercentile99);
}

double ChartColumns::endS() const
{
    return static_cast<double>(size()) * slotS();
}

double ChartColumns::at(SeriesId series, double t) const
{
    const double slot = std::floor(t / slotS() + 1e-9);
    return slot >= 0 && slot < static_cast<double>(size()) ? of(series)[static_cast<std::size_t>(slot)] : missing;
}

void ChartColumns::append(
    const Recording& recording, std::size_t slot, const TimelineRow& row, std::optional<std::size_t> sample)
{
    const Slot& ended = recording.timeSlots()[slot];
    appendLoad(ended, row);
    appendLatencies(recording, ended, row);
    appendServer(row, sample);
    m_heatMap.append(ended);
}

void ChartColumns::appendLoad(const Slot& slot, const TimelineRow& row)
{
    std::array<double, seriesCount> rates {};
    const auto count = [&rates](SeriesId series, std::uint64_t requests) {
        rates.at(static_cast<std::size_t>(series)) += static_cast<double>(requests) / slotS();
    };
    for (const auto& [status, requests] : row.statuses)
        count(seriesOf(status), requests);
    const auto outcomes = [&](SeriesId series, std::initializer_list<Outcome> these) {
        for (const Outcome outcome : these)
            count(series, row.outcomes.at(indexOf(outcome)));
    };
    outcomes(SeriesId::NoReply,
        { Outcome::Truncated, Outcome::Malformed, Outcome::Closed, Outcome::Reset, Outcome::TlsError,
            Outcome::Foreign });
    outcomes(SeriesId::Refused, { Outcome::Refused, Outcome::ConnectTimeout });
    outcomes(SeriesId::TimedOut, { Outcome::Timeout });
    outcomes(SeriesId::NotSent, { Outcome::NotSent, Outcome::ClientError });
    outcomes(SeriesId::Broken, { Outcome::Truncated, Outcome::Malformed, Outcome::TlsError, Outcome::Foreign });
    outcomes(SeriesId::Closed, { Outcome::Closed });
    outcomes(SeriesId::Reset, { Outcome::Reset });
    count(SeriesId::Throughput, row.requests);
    for (const EndingCount& ending : slot.endings) {
        if (ending.outcome != Outcome::Replied)
            continue;
        count(ending.wrong == Wrong::Nothing ? SeriesId::GoodReply : SeriesId::WrongReply, ending.count);
        if (ending.asExpected)
            count(SeriesId::Goodput, ending.count);
    }
    for (std::size_t i = 0; isRate(i); ++i)
        put(static_cast<SeriesId>(i), rates.at(i));
}

void ChartColumns::appendLatencies(const Recording& recording, const Slot& slot, const TimelineRow& row)
{
    put(SeriesId::Median, numberOr(row.p50Ms));
    put(SeriesId::Percentile99, numberOr(row.p99Ms));
    put(SeriesId::Maximum, numberOr(row.maxMs));
    const auto ofRole = [&](Role role, SeriesId median, SeriesId percentile99, SeriesId maximum) {
        const DurationCount latencies = latenciesOf(slot.latencies, areOf(role, recording));
        put(median, numberOr(quantileMs(latencies, 0.5)));
        put(percentile99, numberOr(quantileMs(latencies, 0.99)));
        put(maximum, numberOr(quantileMs(latencies, 1)));
    };
    ofRole(Role::Innocent, SeriesId::InnocentMedian, SeriesId::InnocentPercentile99, SeriesId::InnocentMaximum);
    ofRole(Role::Culprit, SeriesId::CulpritMedian, SeriesId::CulpritPercentile99, SeriesId::CulpritMaximum);
}

void ChartColumns::appendServer(const TimelineRow& row, std::optional<std::size_t> sample)
{
    put(SeriesId::Memory, numberOr(row.rssBytes, mebibyte));
    put(SeriesId::Processes, numberOr(row.processes));
    put(SeriesId::Cpu, numberOr(row.cpuPercent));
    put(SeriesId::ListenQueue, numberOr(row.listenQueue));
    for (std::size_t place = 0; place < ProcessMemory::places; ++place) {
        const auto series = static_cast<SeriesId>(static_cast<std::size_t>(SeriesId::MainMemory) + place);
        put(series, sample ? static_cast<double>(m_processMemory.of(*sample).at(place)) : missing);
    }
}

void ChartColumns::put(SeriesId series, double value)
{
    const auto index = static_cast<std::size_t>(series);
    m_columns.at(index).append(value);
    if (isRate(index) ? value > 0 : !std::isnan(value))
        m_has.at(index) = true;
}

}
