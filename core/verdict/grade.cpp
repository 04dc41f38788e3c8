// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/grade.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace labour {

namespace {

constexpr std::array<std::string_view, 5> names { "unharmed", "degraded", "recovered", "wedged", "died" };

}

std::string_view nameOf(Grade grade)
{
    return names[static_cast<std::size_t>(grade)];
}

std::optional<Grade> gradeNamed(std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Grade>(found - names.begin());
}

}
