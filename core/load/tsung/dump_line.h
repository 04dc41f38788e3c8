// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/expectation.h"
#include "core/measure/interval.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace labour {

/// One line of tsung.dump, as Tsung 1.7.0 writes it with dumptraffic="protocol" for a scenario of ours:
/// date;pid;user;method;host;URL;status;size;duration;transaction;match;error;tag
///
/// The URL goes on, after a space, with what labour.erl found out: "dN" N µs between when the request was due and its
/// sending, "nN" N bytes of reply, "i" our id or "f" somebody else's, "t" cut short, "m" not HTTP, "bLENGTH:CRC" the
/// body, "cLENGTH:CRC" what the reply says of it, "h" the text that was looked for, "wPID.START" the worker.
struct DumpLine {
    enum class Kind : std::uint8_t {
        Ended, ///< a request
        Unfinished, ///< one that was under way when the load ended
        Ready, ///< all users wait for the beginning
        Started, ///< at `startUs`
        Over, ///< nothing follows but what Tsung had kept to itself
    };

    Kind kind = Kind::Ended;
    std::int64_t atUs = 0; ///< since the Unix epoch: when the request ended
    std::int64_t startUs = 0; ///< likewise
    std::uint16_t phase = 0;
    std::uint16_t behaviour = 0;
    Ending ending {};
    std::int64_t durationUs = 0; ///< from just before the connection was opened, if it had to be, to the last byte
    std::int64_t delayUs = 0; ///< from when the request was due to its sending
    std::uint64_t bytes = 0; ///< of the reply as its body was meant: without the framing of chunks
    std::optional<WorkerSeen> worker {};
};

/// Nothing for a line that is none, and for the reply to a request that has been counted as a timeout already.
std::optional<DumpLine> dumpLine(std::string_view line);

}
