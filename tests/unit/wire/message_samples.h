// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/hammer_messages.h"
#include "core/wire/warden_messages.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace labour {

/// A message as it goes over the pipe, and how its receiver reads it.
struct MessageSample {
    const char* name = "";
    std::string frame;
    /// The message read from a payload and written again; nothing where it was refused.
    std::function<std::optional<std::string>(std::string_view payload)> rewritten;

    std::string_view payload() const { return std::string_view(frame).substr(6); }
};

/// Values in which no member is what it is by default, so that a member that is not sent shows.
HammerSetup richHammerSetup();
Interval richInterval();
std::vector<RequestEnd> richEnds();
WardenSetup richWardenSetup();
WatchedProcess richProcess();
WardenSample richSample();
StopReport richStopReport();

/// At least one sample of every message that has a payload.
const std::vector<MessageSample>& messageSamples();

}
