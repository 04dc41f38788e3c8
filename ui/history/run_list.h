// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/history.h"
#include "ui/history/run_column.h"

#include <QHash>
#include <QList>

#include <vector>

namespace labour {

/// Which runs are listed, and how.
struct RunsWanted {
    RunQuery query;
    RunColumn order = RunColumn::Started;
    Qt::SortOrder direction = Qt::DescendingOrder;
    bool isByPlan = false; ///< those of one plan, against whatever server, together
};

/// Runs that stand together: those of one plan, or all.
struct RunSection {
    QString planKey; ///< empty where all runs stand together
    QString mix;
    std::vector<qint64> runs; ///< their ids, in order
};

/// The list as it is shown.
struct RunList {
    bool isByPlan = false;
    std::vector<RunSection> sections; ///< in the order of their first runs; exactly one unless by plan
    QHash<qint64, StoredRun> runs; ///< all of the sections', by id
    qsizetype inHistory = 0; ///< runs that are there at all, removed ones not counted
    qint64 bytes = 0; ///< that those take
};

/// Sorts and groups. What a run has no value for comes last; equal ones, the newest first.
RunList arranged(const QList<StoredRun>& runs, const RunsWanted& wanted);

}
