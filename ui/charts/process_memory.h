// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/server_reading.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

/// The resident memory of a server's processes, sample by sample, in a fixed number of shares that can be drawn over
/// each other: the main process, six workers, and all others together. A worker keeps its place as long as it lives;
/// the next that starts takes the first that is free, so that a replaced worker goes on where the one before it ended.
/// Grows with its recording by 32 bytes a sample. A value; not thread-safe.
class ProcessMemory
{
public:
    static constexpr std::size_t places = 8; ///< 0 is the main process, the last is all others
    using Shares = std::array<float, places>; ///< MiB; NaN in a place that is free

    /// Takes what has come since: samples are never changed.
    void update(const std::vector<TreeSample>& samples);
    const Shares& of(std::size_t sample) const { return m_shares.at(sample); }

private:
    struct Holder {
        std::int64_t pid = 0;
        std::uint64_t start = 0;

        bool is(const ProcessReading& process) const { return process.pid == pid && process.start == start; }
    };

    void take(const TreeSample& sample);
    void release(const TreeSample& sample);
    std::size_t placeOf(const ProcessReading& process);

    std::vector<Shares> m_shares;
    std::array<std::optional<Holder>, places - 1> m_holders;
    bool m_isMainKnown = false;
};

}
