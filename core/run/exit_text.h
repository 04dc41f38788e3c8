// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace labour {

/// "was ended by SIGSEGV", "exited with status 3"; "ended" where the status (as of waitpid(2)) is not known.
QString exitText(std::optional<std::int32_t> waitStatus);

/// "1st", "22nd", "113th"
QString ordinal(quint64 n);

}
