// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace labour {

/// What a table can be written as.
enum class TableFormat : std::uint8_t {
    Json, ///< which can be opened again, and gone on with
    Csv,
    Html,
};

}
