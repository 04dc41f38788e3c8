// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace labour {

/// What a server came to under a culprit, the worst last.
enum class Grade : std::uint8_t {
    Unharmed, ///< no innocent noticed
    Degraded, ///< at least three innocents were slow, more than the baseline explains; none failed; all is well again
    Recovered, ///< some innocents failed; all is well again
    Wedged, ///< the server still runs, and innocents are still hurt at the end
    Died, ///< the server's main process is gone, or nothing listens any more
};

/// "unharmed" and so on, as in JSON.
std::string_view nameOf(Grade grade);
std::optional<Grade> gradeNamed(std::string_view name);

}
