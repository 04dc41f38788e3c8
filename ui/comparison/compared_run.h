// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <memory>

namespace labour {

/// Which of the two sides of a comparison a run is on.
enum class ComparisonSide : std::uint8_t {
    First,
    Second,
    Neither, ///< drawn, but not among what is compared
};

/// "A", "B", "–"
QString nameOf(ComparisonSide side);

/// A run that is compared with others.
struct ComparedRun {
    std::shared_ptr<const RunRecord> record;
    QString name; ///< tells it from the others
    ComparisonSide side = ComparisonSide::Neither;
    bool isShown = true; ///< in the charts
};

using RunRecords = QList<std::shared_ptr<const RunRecord>>;

/// With names and sides. Runs of one plan, server and version are repetitions and stand together; the two such groups
/// that began first are the sides. Where all are of one group, the older half is compared with the younger.
QList<ComparedRun> comparedRuns(const RunRecords& records);
/// With these sides, whatever they are runs of.
QList<ComparedRun> comparedRuns(const RunRecords& first, const RunRecords& second);

RunRecords recordsOf(const QList<ComparedRun>& runs, ComparisonSide side);
/// "gunicorn:sync,workers=4": what tells that side from the other; where that is their time only, from when to when.
QString nameOf(const QList<ComparedRun>& runs, ComparisonSide side);
/// Both sides have a run.
bool hasSides(const QList<ComparedRun>& runs);

}
