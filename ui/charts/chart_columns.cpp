// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_columns.h"

#include "core/measure/clock.h"

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
    return series <= static_cast<std::size_t>(SeriesId::NotSent);
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
    m_isWhole = whole;
    const std::size_t last = whole ? recorded : recorded - std::min(recorded, heldBack);
    // A report may come later still, so in the end nothing is taken for settled.
    const std::size_t first = whole ? 0 : std::min(size(), last - std::min(last, mayChange));
    for (ValueLevels& column : m_columns)
        column.truncate(first);
    if (first == 0)
        m_has = {};
    for (std::size_t begin = first; begin < last; begin += rowsAtOnce) {
        for (const TimelineRow& row : timeline(recording, begin, std::min(begin + rowsAtOnce, last)))
            append(row);
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
    const Tally totals = recording.totals();
    m_ofWhole.at(static_cast<std::size_t>(SeriesId::Median)) = numberOr(totals.latencyMs(0.5));
    m_ofWhole.at(static_cast<std::size_t>(SeriesId::Percentile99)) = numberOr(totals.latencyMs(0.99));
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

void ChartColumns::append(const TimelineRow& row)
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

    for (std::size_t i = 0; isRate(i); ++i)
        put(static_cast<SeriesId>(i), rates.at(i));
    put(SeriesId::Median, numberOr(row.p50Ms));
    put(SeriesId::Percentile99, numberOr(row.p99Ms));
    put(SeriesId::Maximum, numberOr(row.maxMs));
    put(SeriesId::Memory, numberOr(row.rssBytes, mebibyte));
    put(SeriesId::Processes, numberOr(row.processes));
}

void ChartColumns::put(SeriesId series, double value)
{
    const auto index = static_cast<std::size_t>(series);
    m_columns.at(index).append(value);
    if (isRate(index) ? value > 0 : !std::isnan(value))
        m_has.at(index) = true;
}

}
