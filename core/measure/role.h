// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace labour {

/// What a behaviour plays in a plan: does nothing wrong, or does the harm.
enum class Role : std::uint8_t {
    Innocent,
    Culprit,
};

constexpr std::string_view nameOf(Role role)
{
    return role == Role::Culprit ? "culprit" : "innocent";
}

}
