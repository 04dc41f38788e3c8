// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace labour {

/// Nanoseconds of CLOCK_MONOTONIC: the one clock that all of Labour's processes share.
std::int64_t monotonicNs();

/// Nanoseconds since the Unix epoch: for dates, and for lines that others stamped (the journal).
std::int64_t realtimeNs();

inline constexpr std::int64_t nsPerSecond = 1'000'000'000;
inline constexpr std::int64_t nsPerMicrosecond = 1'000;
inline constexpr std::int64_t nsPerMillisecond = 1'000'000;

/// The width of one slot of a recording's timeline.
inline constexpr std::int64_t slotNs = 100 * nsPerMillisecond;

}
