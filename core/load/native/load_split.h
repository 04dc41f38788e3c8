// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/wire/hammer_messages.h"

#include <vector>

namespace labour {

/// The part of `all` that one of `parts` has: the remainder goes to the first ones.
template <typename Count>
Count shareOf(Count all, std::size_t part, std::size_t parts)
{
    return all / static_cast<Count>(parts) + (part < all % static_cast<Count>(parts) ? 1 : 0);
}

/// A load as several processes share it: connections and requests evenly, the remainder over the first ones, and never
/// more processes than there is something to do for. Each has its own seed, its own place in the sequence of
/// Policy::Repeat and, after `run` (8 hexadecimal digits or so, the run's own), its own prefix of ids.
std::vector<HammerSetup> split(const Load& load, const Target& target, const QByteArray& run);

}
