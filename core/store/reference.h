// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/history.h"
#include "core/verdict/comparison.h"
#include "core/verdict/figures.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace labour {

using Records = QList<std::shared_ptr<const RunRecord>>;

/// What later runs of a plan on a server are compared with: the run that was pinned, with its repetitions.
struct Reference {
    StoredRun run;
    QList<qint64> runs; ///< all of them, the pinned one included
    Records records; ///< theirs
};

/// How runs stand to the reference of their plan.
struct Standing {
    Reference reference;
    std::optional<Comparison> comparison; ///< nothing: the runs are of the reference themselves
    Records compared; ///< with it; none where the runs are of the reference themselves

    /// "the reference, run 3", "the reference, runs 3-7"
    QString referenceName() const;
    /// "this run", "this run and its repetitions"
    QString name() const;
};

/// Of the plan, which has one server. Nothing: none was pinned.
Result<std::optional<Reference>> referenceOf(History& history, const Plan& plan);
/// How a run of the history stands, with its repetitions; only whole ones are compared. Nothing: there is no reference,
/// nothing to compare with it, or these began before it did.
Result<std::optional<Standing>> standingOf(History& history, qint64 run);
/// How runs that were just measured stand, all of one plan on one server; nothing: none of them is whole.
std::optional<Standing> standingTo(const Reference& reference, const Records& runs);

/// "12", "3-7", "1, 4-5"
QString numbersText(const QList<qint64>& runs);

}
