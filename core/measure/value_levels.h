// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
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
/// does. 4096 values that are all alike take the room of one. A value, whose copies share what is complete; not
/// thread-safe.
class ValueLevels
{
public:
    static constexpr std::size_t fanOut = 16;

    ValueLevels() = default;
    explicit ValueLevels(const std::vector<double>& values);

    void append(double value);
    /// Forgets all but the first `size` values.
    void truncate(std::size_t size);

    std::size_t size() const { return m_complete.size() * perPiece + m_open.size; }
    double operator[](std::size_t i) const { return pieceOf(i).value(i % perPiece); }
    std::vector<double> values() const;

    /// Of the values from `begin` (inclusive) to `end` (exclusive, at most size()). Takes at most 30 steps at either
    /// end for each level, and one for every 4096 values between.
    ValueSummary summary(std::size_t begin, std::size_t end) const;

private:
    static constexpr std::size_t perPiece = fanOut * fanOut * fanOut;

    /// A summary of values within one piece.
    struct Part {
        static constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();

        std::uint16_t first = none; ///< places in the piece, as the next four
        std::uint16_t smallest = none;
        std::uint16_t largest = none;
        std::uint16_t last = none;
        std::uint16_t gap = none;
        std::uint16_t numbers = 0;
        double sum = 0;
    };

    /// Up to 4096 values.
    struct Piece {
        std::size_t size = 0;
        double alike = 0; ///< what all of them are, as long as `values` is empty
        std::vector<double> values;
        std::array<std::vector<Part>, 2> levels; ///< of 16 and 256 values
        Part whole; ///< once it is complete

        double value(std::size_t place) const { return values.empty() ? alike : values[place]; }
        void append(double value);
        void truncate(std::size_t length);
        void push(double value);
        void take(Part& into, const Part& more) const;
        Part summary(std::size_t begin, std::size_t end) const;
        Part partOf(std::size_t begin, std::size_t end) const;
    };

    const Piece& pieceOf(std::size_t i) const
    {
        return i / perPiece < m_complete.size() ? *m_complete[i / perPiece] : m_open;
    }
    void take(ValueSummary& into, std::size_t base, const Part& more) const;

    std::vector<std::shared_ptr<const Piece>> m_complete;
    Piece m_open;
};

}
