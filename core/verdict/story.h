// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace labour {

/// What a sentence of a story is about.
enum class StoryKind : std::uint8_t {
    Outcome, ///< what the requests came to, all in all
    ServerEnd, ///< the main process is gone
    WorkerEnds,
    Failures, ///< innocents that failed, other than where a process had just ended
    Outage, ///< no innocent was answered for a second or longer
    Slow, ///< innocents that waited
    Memory,
    Change, ///< of the plan, while it ran
    Client, ///< of the load generator
    Recovery, ///< whether all was well in the end
    End, ///< how run and server were stopped
};

/// "outcome", "server-end", "worker-ends", …
QString nameOf(StoryKind kind);

/// A sentence of what happened in a run.
struct StorySentence {
    double t = 0; ///< seconds since the start of sending: when it happened, or began
    StoryKind kind = StoryKind::Outcome;
    QString text; ///< whole, with its full stop

    friend bool operator==(const StorySentence&, const StorySentence&) = default;
};

/// What happened, in sentences made by rule from what was recorded: first what it all came to, then what happened in
/// the order of time, then how it ended. Events that were many are one sentence. None of it is more than the recording
/// shows: what is found by sampling is "at least", times of requests are those of slots of 100 ms, and what follows an
/// event is said to follow it, not to come of it. A pure function.
QList<StorySentence> storyOf(const RunRecord& record);

}
