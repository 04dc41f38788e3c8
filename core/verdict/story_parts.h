// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/story.h"
#include "core/verdict/story_words.h"

#include <vector>

namespace labour::story {

/// What fails within this time of a process's end is told with it.
inline constexpr double wakeS = 1;

/// From a moment to a second after it; of the server's end, to the end of the run.
std::vector<Stretch> wakesOf(const Recording& recording);

/// Processes that ended, those that ended alike together; and the server.
QList<StorySentence> endsOf(const RunRecord& record);
/// Innocents that failed outside of those wakes, that nobody answered, or that waited.
QList<StorySentence> serviceOf(const RunRecord& record);
/// What became of the server's memory.
QList<StorySentence> memoryOf(const RunRecord& record);

}
