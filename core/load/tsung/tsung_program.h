// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace labour {

/// Where Tsung is; empty where it is not installed.
QString tsungProgram();

/// Why the tsung engine cannot be had here, as a sentence; nothing where it can.
std::optional<QString> tsungMissing();

}
