// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace labour {

/// The largest single piece of memory that this program asked operator new for since the last reset. Not thread-safe.
std::size_t largestAllocation();
void resetLargestAllocation();

}
