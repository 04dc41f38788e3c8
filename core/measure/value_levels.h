// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace labour {

/// What is worth showing of neighbouring values: which of them are the first, the smallest, the largest and the last
/// number, and the first gap (NaN); and what all numbers among them come to.
struct ValueSummary {
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t first = none; ///< indices into the values, as the next four
    std::uint32_t smallest = none;
    std::uint32_t largest = none;
    std::uint32_t last = none;
    std::uint32_t gap = none;
    std::uint32_t numbers = 0; ///< how many are not NaN
    double sum = 0;

    /// Of the numbers; NaN where there are none.
    double mean() const;
};

/// A column of values at equal steps of time (NaN: no data) that grows at its end, in several resolutions: beside the
/// values themselves, summaries of every 16, 256 and 4096 of them, each made once, when it is complete. A stretch of
/// any length is summed up by a bounded number of steps, so that drawing a run of hours costs what drawing a minute
/// does. A value; not thread-safe.
class ValueLevels
{
public:
    static constexpr std::size_t fanOut = 16;

    ValueLevels() = default;
    explicit ValueLevels(const std::vector<double>& values);

    void append(double value);
    /// Forgets all but the first `size` values.
    void truncate(std::size_t size);

    std::size_t size() const { return m_values.size(); }
    double operator[](std::size_t i) const { return m_values[i]; }
    const std::vector<double>& values() const { return m_values; }

    /// Of the values from `begin` (inclusive) to `end` (exclusive, at most size()). Takes at most 30 steps at either
    /// end for each level, and one for every 4096 values between.
    ValueSummary summary(std::size_t begin, std::size_t end) const;

private:
    using Level = std::vector<ValueSummary>;

    void take(ValueSummary& into, std::size_t i) const;
    void take(ValueSummary& into, const ValueSummary& more) const;

    std::vector<double> m_values;
    std::array<Level, 3> m_levels;
};

}
