// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/provenance.h"

#include <cstdint>

namespace labour {

/// This machine as it is now; without the steal, which needs two readings.
Machine thisMachine();

/// The CPU's time so far, in ticks.
struct CpuTimes {
    std::uint64_t total = 0;
    std::uint64_t stolen = 0; ///< given to other guests by the hypervisor
};

CpuTimes cpuTimes();
double stealPercent(const CpuTimes& before, const CpuTimes& after);

}
