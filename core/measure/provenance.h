// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace labour {

/// The server that was measured, as it was started.
struct ServerIdentity {
    std::string name;
    std::string variant;
    std::vector<std::pair<std::string, std::string>> options; ///< all that were in force, in the manifest's order
    std::string version; ///< empty where it is not known
    std::vector<std::string> command;

    /// "gunicorn:sync", or "wsgiref" for the variant "default".
    std::string label() const;
};

/// The machine that a run was measured on.
struct Machine {
    std::string cpu;
    int cores = 0;
    std::uint64_t memoryBytes = 0;
    std::string kernel;
    double loadBefore = 0; ///< the load average of the minute before
    bool isShared = false; ///< another measurement was under way
    double stealPercent = 0; ///< CPU time taken by the hypervisor during the run
};

/// What the load generator itself took.
struct ClientReport {
    double cpuSeconds = 0; ///< of all load processes and threads
    std::uint64_t largestRssBytes =
        0; ///< of all load processes together, each at its largest; 0 for threads of our own
    bool saturated = false; ///< the load generator, not the server, was the limit
    std::string evidence; ///< the figure that decided `saturated`
};

}
