// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/history.h"

#include <QString>

namespace labour {

/// What the list of runs says of each, from left to right.
enum class RunColumn {
    Star,
    Number,
    Started,
    Server,
    Behaviours,
    Engine,
    AsExpected,
    Percentile99,
    Ended,
    Note,
};

inline constexpr int runColumnCount = 10;

/// As a column's head, and what it means.
QString titleOf(RunColumn column);
QString helpOf(RunColumn column);
/// As a cell has it, in one line; empty where it is not known.
QString textOf(const StoredRun& run, RunColumn column);
/// All that is known of a run, as rich text.
QString helpOf(const StoredRun& run);

/// The share of all its requests that ended as expected, 0 to 1.
std::optional<double> asExpectedOf(const StoredRun& run);
/// "done", "interrupted": for people.
QString endOf(const StoredRun& run);
/// "1 run", "312 runs"
QString runsText(qsizetype count);

}
