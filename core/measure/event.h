// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace labour {

/// Something that happened in a run, for the time axis.
struct Event {
    double t = 0; ///< seconds since the start of sending
    std::string kind; ///< one of the names below
    std::int64_t pid = 0; ///< 0 where it concerns no process
    std::string detail; ///< a sentence for people
    std::vector<std::string> log {}; ///< where a process ended badly: the lines that the server wrote around that time

    friend bool operator==(const Event&, const Event&) = default;
};

namespace events {

inline constexpr char workerExited[] = "worker-exited";
inline constexpr char workerStarted[] = "worker-started";
inline constexpr char serverExited[] = "server-exited";
inline constexpr char memoryLimit[] = "memory-limit";
inline constexpr char weightsChanged[] = "weights-changed";
inline constexpr char rateChanged[] = "rate-changed";
inline constexpr char connectionsChanged[] = "connections-changed";
inline constexpr char phaseBegan[] = "phase-began";
inline constexpr char helperFailed[] = "helper-failed";
inline constexpr char helperResumed[] = "helper-resumed";
inline constexpr char clientShortage[] = "client-shortage";
inline constexpr char note[] = "note"; ///< somebody who watched has written it

}

}
