// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_origin.h"

#include "core/report/json_values.h"
#include "labour_version.h"

#include <cmath>

namespace labour {

namespace {

constexpr double sameMemory = 0.01; ///< what the kernel keeps of it varies a little from boot to boot

QString described(const Machine& machine)
{
    return QStringLiteral("%1, %2 cores, kernel %3")
        .arg(text(machine.cpu))
        .arg(machine.cores)
        .arg(text(machine.kernel));
}

}

bool isSameMachine(const Machine& a, const Machine& b)
{
    const auto memory = static_cast<double>(a.memoryBytes);
    return a.cpu == b.cpu && a.cores == b.cores && a.kernel == b.kernel
        && std::abs(memory - static_cast<double>(b.memoryBytes)) <= sameMemory * memory;
}

std::optional<QString> otherOrigin(const DurabilityReport& report, const Machine& here)
{
    if (report.labour != QLatin1String(version))
        return QStringLiteral("it was measured by Labour %1, and this is %2")
            .arg(report.labour.isEmpty() ? QStringLiteral("of an unknown version") : report.labour,
                QLatin1String(version));
    if (!isSameMachine(report.machine, here))
        return QStringLiteral("it was measured on another machine (%1), and this is %2")
            .arg(described(report.machine), described(here));
    return std::nullopt;
}

}
