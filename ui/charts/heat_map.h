// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// How many complete replies had which latency, over time: for each slot of 100 ms a count in each of the bins, eight
/// to a decade of latency. Beside the slots it has sums of every 16 and 256 of them, so that a stretch of any length is
/// summed up in a bounded number of steps. Of every 256 slots only the bins that hold something are kept. A value,
/// whose copies share what is complete; not thread-safe.
class HeatMap
{
public:
    static constexpr std::size_t bins = 64;
    static constexpr int binsPerDecade = 8;
    using Counts = std::array<std::uint32_t, bins>;

    void append(const Slot& slot);
    /// Forgets all but the first `size` slots.
    void truncate(std::size_t size);

    std::size_t size() const { return m_complete.size() * perPiece + m_open.size(); }
    /// Of the slots from `begin` (inclusive) to `end` (exclusive, at most size()).
    Counts sum(std::size_t begin, std::size_t end) const;
    /// The first and the last bin that has held anything; nothing before that.
    struct Range {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    std::optional<Range> range() const { return m_range; }

    /// The bin of a latency; what is below the lowest counts in the first one, what is above the highest in the last.
    static std::size_t binOf(std::uint64_t us);
    /// Where a bin begins, in ms: also of the one after the last.
    static double beginMs(std::size_t bin);

private:
    static constexpr std::size_t fanOut = 16;
    static constexpr std::size_t perPiece = fanOut * fanOut;
    using SlotCounts = std::array<std::uint16_t, bins>; ///< no more than 65,535 in 100 ms

    /// 256 slots.
    struct Piece {
        std::size_t first = 0; ///< bin
        std::size_t width = 0; ///< bins
        std::vector<std::uint16_t> single; ///< `width` counts a slot
        std::vector<std::uint32_t> sums; ///< likewise of every 16
        std::vector<std::uint32_t> whole; ///< and of all
    };

    static Piece packed(const std::vector<SlotCounts>& counts);
    static std::vector<SlotCounts> unpacked(const Piece& piece);

    std::vector<std::shared_ptr<const Piece>> m_complete;
    std::vector<SlotCounts> m_open; ///< fewer than make a piece
    std::optional<Range> m_range;
};

}
