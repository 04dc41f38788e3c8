// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace labour::cli {

/// What the command line's exit status says; the same for every command.
enum ExitCode : int {
    Done = 0,
    FailIfHeld = 1,
    UsageError = 2, ///< or an error in a plan or a manifest
    ServerMissing = 3, ///< not installed, or did not start
    Interrupted = 4, ///< what was measured is still written
    HelperFailed = 5, ///< or an internal error
};

}
