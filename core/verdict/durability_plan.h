// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/plan.h"
#include "core/result.h"
#include "core/verdict/durability_result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace labour {

/// How many culprits are sent together.
struct Dose {
    int count = 1; ///< unused for the pool
    bool isPool = false; ///< one more than the server's capacity

    friend bool operator==(const Dose&, const Dose&) = default;
};

/// All that a durability table measures.
struct DurabilityPlan {
    QList<ServerChoice> servers;
    Mix culprits; ///< whose weights mean nothing
    QList<Dose> doses { { 1, false }, { 0, true } };
    int repetitions = 1;
    bool measuresLeaks = true; ///< of behaviours that leak, in a cell of its own for each server
    quint64 seed = 0; ///< of the order of the servers
    DurabilitySettings settings {};
};

inline constexpr int largestDose = 256;
/// The pool of a server without a bound on what it is busy with, which no dose exhausts.
inline constexpr int poolWithoutBound = 16;

/// "1,pool" or "1,2,4,8".
Result<QList<Dose>> dosesFromText(const QString& text);
QString textOf(const QList<Dose>& doses);

/// A comma-separated list of servers as serversFromText() reads it, in which `all` stands for every server of the
/// catalogue in its default variant, `all:VARIANT` for every one that has that variant, and `NAME:*` and `all:*` for
/// all variants.
Result<QList<ServerChoice>> serversOf(const QString& text, const Catalogue& catalogue);
/// A comma-separated list of behaviours without weights, in which `all` stands for every culprit of the catalogue that
/// the server does.
Result<Mix> culpritsOf(const QString& text, const Catalogue& catalogue);
/// The six behaviours of the original Labour.
QString originalBehaviours();

/// The plan with everything found in the catalogue; or the first thing that is wrong with it.
Result<DurabilityPlan> checkedPlan(const DurabilityPlan& plan, const Catalogue& catalogue);

/// The cells of a checked plan in the order in which they are measured: the servers in random order, and after the last
/// repetition of a behaviour's doses, where the behaviour leaks, a cell for its leak.
QList<DurabilityCell> cellsOf(const DurabilityPlan& plan, const Catalogue& catalogue);

}
