// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/wire/warden_messages.h"

#include <sys/types.h>

#include <string>

namespace labour {

/// What fork and exec came to.
struct Launch {
    pid_t pid = 0; ///< our child, leader of a session of its own
    FileDescriptor output; ///< its standard output and error
    std::string error; ///< a sentence; empty if the program runs
};

/// Starts the server: nothing of ours is open in it, its standard input is empty, it leaves no core file, and the
/// kernel kills it when we die. Waits until the program runs or has failed to.
Launch launch(const WardenSetup& setup);

}
