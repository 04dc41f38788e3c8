// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/server/server_life.h"

namespace labour {

/// A server as an engine sends to it; where it speaks TLS, with its certificate verified unless `insecure`.
Target serverTarget(const LaunchSpec& server, bool insecure = false);

}
