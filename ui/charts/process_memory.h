// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/tree_samples.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace labour {

/// The resident memory of a server's processes, sample by sample, in a fixed number of shares that can be drawn over
/// each other: the main process, six workers, and all others together. A worker keeps its place as long as it lives;
/// the next that starts takes the first that is free, so that a replaced worker goes on where the one before it ended.
/// A value; not thread-safe.
class ProcessMemory
{
public:
    static constexpr std::size_t places = 8; ///< 0 is the main process, the last is all others
    using Shares = std::array<float, places>; ///< MiB; NaN in a place that is free

    /// Takes what has come since, up to the sample `end` (exclusive): samples are never changed.
    void update(const TreeSamples& samples, std::size_t end);
    /// Of a sample that was taken and not forgotten.
    const Shares& of(std::size_t sample) const { return m_shares.at(sample - m_forgotten); }
    /// Whoever has had those of the samples before this one.
    void forget(std::size_t before);

private:
    struct Holder {
        std::int64_t pid = 0;
        std::uint64_t start = 0;

        bool is(const ProcessReading& process) const { return process.pid == pid && process.start == start; }
    };

    void take(const TreeSample& sample);
    void release(const TreeSample& sample);
    std::size_t placeOf(const ProcessReading& process);

    std::deque<Shares> m_shares;
    std::size_t m_forgotten = 0; ///< samples before the first of them
    std::array<std::optional<Holder>, places - 1> m_holders;
    bool m_isMainKnown = false;
};

}
