// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/connection_layout.h"

#include <algorithm>
#include <cstddef>

namespace labour {

namespace {

/// The size of part `index` when `whole` is cut into `parts` that differ by one at most.
int partOf(int whole, int parts, int index)
{
    return whole / parts + (index < whole % parts ? 1 : 0);
}

}

std::vector<ManagerConnections> connectionLayout(int connections, int threads)
{
    const int wanted = std::clamp(threads, 1, std::min(connections, maximumManagers));
    const int managers = connections <= maximumManagers
        ? connections
        : std::max(wanted, (connections + connectionsPerManager - 1) / connectionsPerManager);
    std::vector<ManagerConnections> layout(static_cast<std::size_t>(wanted));
    for (int manager = 0; manager < managers; ++manager) {
        layout.at(static_cast<std::size_t>(manager % wanted)).push_back(partOf(connections, managers, manager));
    }
    return layout;
}

}
