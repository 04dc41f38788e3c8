// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"
#include "core/plan/run_record.h"

#include <memory>

namespace labour::test {

/// One slot: so many replies with this status, all of this latency.
Interval replies(std::uint32_t slot, std::uint16_t status, std::uint32_t count, std::uint64_t latencyUs);
/// One slot in which requests of the culprit ended so.
Interval endings(std::uint32_t slot, Outcome outcome, std::uint32_t count);
TreeSample sample(double t, std::uint64_t rssBytes, int processes);

/// An innocent and a culprit, nothing yet recorded.
Recording emptyRecording();
/// So many seconds of 20 replies a slot at 5 ms, a crash every second, 50 MiB in 3 processes.
Recording crashingRecording(int seconds);
std::shared_ptr<const RunRecord> recordOf(const Recording& recording);

}
