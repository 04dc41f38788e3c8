// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/value_levels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace labour {

double ValueSummary::mean() const
{
    return numbers == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / numbers;
}

ValueLevels::ValueLevels(const std::vector<double>& values)
{
    for (const double value : values)
        append(value);
}

void ValueLevels::append(double value)
{
    m_open.append(value);
    if (m_open.size < perPiece)
        return;
    m_open.whole = m_open.summary(0, perPiece);
    m_complete.push_back(std::make_shared<const Piece>(std::exchange(m_open, {})));
}

void ValueLevels::truncate(std::size_t size)
{
    const std::size_t complete = size / perPiece;
    if (complete < m_complete.size()) {
        m_open = *m_complete[complete];
        m_complete.resize(complete);
    }
    m_open.truncate(size - complete * perPiece);
}

std::vector<double> ValueLevels::values() const
{
    std::vector<double> all(size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = (*this)[i];
    return all;
}

ValueSummary ValueLevels::summary(std::size_t begin, std::size_t end) const
{
    ValueSummary all;
    end = std::min(end, size());
    while (begin < end) {
        const std::size_t base = begin - begin % perPiece;
        const std::size_t here = std::min(end, base + perPiece);
        const Piece& piece = pieceOf(begin);
        take(all, base, here - begin == perPiece ? piece.whole : piece.summary(begin - base, here - base));
        begin = here;
    }
    return all;
}

void ValueLevels::take(ValueSummary& into, std::size_t base, const Part& more) const
{
    const auto place = [base](std::uint16_t within) {
        return within == Part::none ? ValueSummary::none : static_cast<std::uint32_t>(base + within);
    };
    into.gap = std::min(into.gap, place(more.gap));
    if (more.numbers == 0)
        return;
    const bool isFirst = into.numbers == 0;
    if (isFirst)
        into.first = place(more.first);
    if (isFirst || (*this)[place(more.smallest)] < (*this)[into.smallest])
        into.smallest = place(more.smallest);
    if (isFirst || (*this)[place(more.largest)] > (*this)[into.largest])
        into.largest = place(more.largest);
    into.last = place(more.last);
    into.numbers += more.numbers;
    into.sum += more.sum;
}

void ValueLevels::Piece::append(double value)
{
    const bool isAlike = value == alike || (std::isnan(value) && std::isnan(alike));
    if (size == 0 || (values.empty() && isAlike)) {
        alike = value;
        ++size;
        return;
    }
    if (values.empty()) { // no more: each for itself from now on
        values.reserve(perPiece);
        levels[0].reserve(perPiece / fanOut);
        levels[1].reserve(perPiece / fanOut / fanOut);
        for (std::size_t i = std::exchange(size, 0); i > 0; --i)
            push(alike);
    }
    push(value);
}

void ValueLevels::Piece::push(double value)
{
    values.push_back(value);
    ++size;
    std::size_t width = fanOut;
    for (std::vector<Part>& level : levels) {
        if (size % width != 0)
            break;
        level.push_back(summary(size - width, size)); // from those below, which are complete
        width *= fanOut;
    }
}

void ValueLevels::Piece::truncate(std::size_t length)
{
    size = std::min(size, length);
    if (values.empty())
        return;
    values.reserve(perPiece); // where it is a copy
    values.resize(size);
    std::size_t width = fanOut;
    for (std::vector<Part>& level : levels) {
        level.resize(size / width);
        width *= fanOut;
    }
}

ValueLevels::Part ValueLevels::Piece::summary(std::size_t begin, std::size_t end) const
{
    if (values.empty())
        return partOf(begin, end);
    Part all;
    while (begin < end) {
        // The widest summary that begins here, is there and does not reach beyond.
        const std::vector<Part>* widest = nullptr;
        std::size_t step = 1;
        for (const std::vector<Part>& level : levels) {
            const std::size_t width = step * fanOut;
            if (begin % width != 0 || begin + width > end || begin / width >= level.size())
                break;
            widest = &level;
            step = width;
        }
        take(all, widest ? (*widest)[begin / step] : partOf(begin, begin + 1));
        begin += step;
    }
    return all;
}

/// Of values that are all alike.
ValueLevels::Part ValueLevels::Piece::partOf(std::size_t begin, std::size_t end) const
{
    Part part;
    if (begin >= end)
        return part;
    const auto first = static_cast<std::uint16_t>(begin);
    if (std::isnan(value(begin))) {
        part.gap = first;
        return part;
    }
    part.first = part.smallest = part.largest = first;
    part.last = static_cast<std::uint16_t>(end - 1);
    part.numbers = static_cast<std::uint16_t>(end - begin);
    part.sum = value(begin) * part.numbers;
    return part;
}

void ValueLevels::Piece::take(Part& into, const Part& more) const
{
    into.gap = std::min(into.gap, more.gap);
    if (more.numbers == 0)
        return;
    if (into.numbers == 0) {
        const std::uint16_t gap = into.gap;
        into = more;
        into.gap = gap;
        return;
    }
    if (value(more.smallest) < value(into.smallest))
        into.smallest = more.smallest;
    if (value(more.largest) > value(into.largest))
        into.largest = more.largest;
    into.last = more.last;
    into.numbers = static_cast<std::uint16_t>(into.numbers + more.numbers);
    into.sum += more.sum;
}

}
