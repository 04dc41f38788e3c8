// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/clock.h"
#include "core/measure/recording.h"
#include "core/verdict/proportions.h"

#include <QString>

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace labour::story {

/// "0.009 s", "4.2 s", "2 min 5 s": a time since the start of sending.
QString moment(double t);
/// "4.2 to 6.3 s", with the word between as asked for.
QString stretch(double from, double to, const char* between = "to");
/// "1 worker", "23 workers"
QString counted(std::uint64_t count, const char* one, const char* many);
/// "1.9 %"
QString percent(double share);
/// "1.9 %, 95 % interval 1.4 to 2.6": Wilson's.
QString shareOf(const Proportion& proportion);
/// "a, b and c"
QString listed(const QStringList& parts);

/// Seconds of a recording's slot.
inline constexpr double slotS = static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);

/// A stretch of slots, from `first` to before `last`.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The slot of a time.
std::size_t slotOf(double t);
/// Stretches in the order of their beginnings, those that touch made one.
std::vector<Stretch> united(const std::vector<Stretch>& stretches);

/// How requests failed, each way counted. What never reached the server for want of something of our own is none of
/// its failures, and is left out.
class Failures
{
public:
    void add(const EndingCount& ending);
    std::uint64_t total() const { return m_total; }
    /// "were reset" where there is but one way, else "failed: 30 were reset, 7 timed out".
    QString predicate() const;
    /// "30 were reset and 7 timed out"
    QString each() const;

private:
    using Way = std::pair<Outcome, Wrong>;

    std::map<Way, std::uint64_t> m_ways;
    std::uint64_t m_total = 0;
};

/// Of the requests of a role that ended in those stretches, which do not overlap.
Failures failuresIn(const Recording& recording, Role role, const std::vector<Stretch>& stretches);
/// Requests of a role whose ends say something of the server.
std::uint64_t served(const Tally& tally);

}
