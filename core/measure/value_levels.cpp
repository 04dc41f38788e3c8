// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/value_levels.h"

#include <algorithm>
#include <cmath>

namespace labour {

double ValueSummary::mean() const
{
    return numbers == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / numbers;
}

ValueLevels::ValueLevels(const std::vector<double>& values)
{
    m_values.reserve(values.size());
    for (const double value : values)
        append(value);
}

void ValueLevels::append(double value)
{
    m_values.push_back(value);
    std::size_t width = fanOut;
    for (Level& level : m_levels) {
        if (m_values.size() % width != 0)
            break;
        level.push_back(summary(m_values.size() - width, m_values.size())); // from those below, which are complete
        width *= fanOut;
    }
}

void ValueLevels::truncate(std::size_t size)
{
    m_values.resize(std::min(size, m_values.size()));
    std::size_t width = fanOut;
    for (Level& level : m_levels) {
        level.resize(m_values.size() / width);
        width *= fanOut;
    }
}

ValueSummary ValueLevels::summary(std::size_t begin, std::size_t end) const
{
    ValueSummary all;
    end = std::min(end, m_values.size());
    while (begin < end) {
        // The widest summary that begins here, is there and does not reach beyond.
        const Level* widest = nullptr;
        std::size_t step = 1;
        for (const Level& level : m_levels) {
            const std::size_t width = step * fanOut;
            if (begin % width != 0 || begin + width > end || begin / width >= level.size())
                break;
            widest = &level;
            step = width;
        }
        if (widest)
            take(all, (*widest)[begin / step]);
        else
            take(all, begin);
        begin += step;
    }
    return all;
}

void ValueLevels::take(ValueSummary& into, std::size_t i) const
{
    ValueSummary one;
    const auto index = static_cast<std::uint32_t>(i);
    if (std::isnan(m_values[i])) {
        one.gap = index;
    } else {
        one.first = one.smallest = one.largest = one.last = index;
        one.numbers = 1;
        one.sum = m_values[i];
    }
    take(into, one);
}

void ValueLevels::take(ValueSummary& into, const ValueSummary& more) const
{
    into.gap = std::min(into.gap, more.gap);
    if (more.numbers == 0)
        return;
    if (into.numbers == 0) {
        const std::uint32_t gap = into.gap;
        into = more;
        into.gap = gap;
        return;
    }
    if (m_values[more.smallest] < m_values[into.smallest])
        into.smallest = more.smallest;
    if (m_values[more.largest] > m_values[into.largest])
        into.largest = more.largest;
    into.last = more.last;
    into.numbers += more.numbers;
    into.sum += more.sum;
}

}
