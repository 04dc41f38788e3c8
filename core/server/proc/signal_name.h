// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace labour {

/// "SIGTERM"; the number where there is no name.
std::string signalName(int signal);

}
