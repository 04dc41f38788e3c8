// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>

#include <optional>

namespace labour {

/// The smallest dose of a culprit after which a server's innocents were no longer served: graded wedged or died.
struct LethalDose {
    ServerChoice server;
    MixEntry culprit;
    std::optional<int> lethal; ///< nothing: none of the doses was
    int largest = 0; ///< that was measured
};

/// One for each server and culprit of the results, in their order.
QList<LethalDose> lethalDoses(const QList<DurabilityResult>& results);

}
