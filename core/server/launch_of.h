// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/server_manifest.h"
#include "core/result.h"
#include "core/server/interpreters.h"
#include "core/server/run_directory.h"
#include "core/server/server_life.h"

namespace labour {

/// How to start a server as its manifest says, with these options in force, on a free loopback port, for the
/// application in `directory`, which has to outlive the server. Memory ceiling and warm-up limit are LaunchSpec's
/// defaults.
Result<LaunchSpec> launchOf(const ServerManifest& server, const SettingValues& options, const RunDirectory& directory,
    const Interpreters& interpreters);

}
