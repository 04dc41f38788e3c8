// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>

namespace labour {

/// One cell as several tables measured it, in their order.
struct ComparedCell {
    QList<DurabilityResult> results;

    const DurabilityCell& cell() const { return results.first().cell; }
    bool isAgreed() const; ///< all have the same grade
};

/// How far tables of the same cells agree.
struct GradeAgreement {
    QList<ComparedCell> compared; ///< that all of them measured, in the order of the first
    QList<DurabilityCell> notInAll; ///< that some of them have not measured

    int agreed() const;
    /// The share of the compared cells that have the same grade in all tables; 0 of none.
    double share() const;
};

GradeAgreement gradeAgreement(const QList<QList<DurabilityResult>>& tables);

}
