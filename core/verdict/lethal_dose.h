// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// The smallest dose of a culprit after which a server's innocents were no longer served: graded wedged or died.
struct LethalDose {
    ServerChoice server;
    MixEntry culprit;
    std::optional<int> lethal; ///< nothing: none of the doses was
    int largest = 0; ///< that was measured
    int harmless = 0; ///< the largest below the lethal one that was measured and was not; 0: none was

    /// It is one of from() to *lethal: what lies between the two that were measured is not known.
    int from() const { return harmless + 1; }
};

/// One for each server and culprit of the results, in their order.
QList<LethalDose> lethalDoses(const QList<DurabilityResult>& results);

/// "2 to 11", or "2" where 1 was measured and was not lethal; empty where none was.
QString textOf(const LethalDose& dose);

}
