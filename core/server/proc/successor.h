// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/proc/process_stat.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

/// Which of a run's processes is the server, now that the launched one has become a daemon: the oldest of those that
/// listen on the port, or of all while none does. Nothing if there are none.
std::optional<ProcessId> successorAmong(const std::vector<ProcessId>& members, std::uint16_t port);

}
