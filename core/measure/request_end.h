// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/outcome.h"

#include <cstdint>

namespace labour {

/// How one request ended, for those who have to know it of each.
struct RequestEnd {
    std::uint16_t behaviour = 0;
    std::int64_t dueUs = 0; ///< since the start of sending: when it was to be sent
    std::int64_t endUs = 0; ///< likewise; of one that was not sent, when it was due
    Outcome outcome = Outcome::Replied;
    std::uint16_t status = 0; ///< 0 without a whole reply
    bool asExpected = false;

    friend bool operator==(const RequestEnd&, const RequestEnd&) = default;
};

}
