// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/provenance.h"
#include "core/plan/server_choice.h"
#include "core/result.h"
#include "core/verdict/durability_plan.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace labour {

/// A durability table as it is reported: whole, or so far.
struct DurabilityReport {
    DurabilityPlan plan;
    QList<DurabilityResult> results;
    QList<std::pair<ServerChoice, QString>> skipped; ///< servers that were left out, and why
    Machine machine;
    QString labour; ///< the version that measured it; empty: this one
    qint64 startedMs = 0; ///< Unix time
    bool isWhole = true;

    /// The version of Labour that measured it.
    QString measuredBy() const;
};

/// One object, schema labour.durability/1. Holds all that it takes to go on with a table that is not whole.
QByteArray durabilityJson(const DurabilityReport& report);
/// What durabilityJson() wrote; or what is wrong with it.
Result<DurabilityReport> durabilityFromJson(const QByteArray& json);

}
