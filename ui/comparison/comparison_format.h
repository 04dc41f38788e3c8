// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace labour {

/// What a comparison's report can be saved as.
enum class ComparisonFormat : std::uint8_t {
    Text,
    Json,
    Csv,
    Html,
    Markdown,
};

}
