// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/task.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// Who sends. Each uses one process or thread where it can be told to, and blocks until it is done. Nothing if it is
/// not there, cannot do the task, or fails.
struct Contender {
    std::string name;
    std::function<std::optional<Measured>(const Task&)> measure;
};

/// Labour's engines.
std::vector<Contender> ownEngines();
/// wrk, h2load, hey and ab, as far as they are installed.
std::vector<Contender> publicTools();
/// Not a client but what the kernel takes for each request whoever sends it: a loop that looks at no reply.
Contender bareLoop();

}
