// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/history.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// Repetitions of one command, or one run that stands alone.
struct RepetitionGroup {
    QList<StoredRun> runs; ///< of one plan on one server, the oldest first
    std::optional<double> medianInnocentsP99Ms; ///< of the runs of which it is known
    std::optional<double> medianInnocentsFailed; ///< likewise: the share of innocents that failed, 0 to 1

    /// What `labour compare` takes for all of them: "@12", by its oldest run; "12" for one that stands alone.
    QString name() const;
    bool isReference() const;
};

/// The runs of one plan, whatever their servers.
struct PlanGroup {
    QString planKey;
    QString mix;
    QString engine;
    qsizetype runs = 0;
    QList<RepetitionGroup> groups; ///< the newest first
};

/// The runs under their plans, the plan with the newest run first.
QList<PlanGroup> plansOf(const QList<StoredRun>& runs);

}
