// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/report/durability_json.h"
#include "core/verdict/figures.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace labour {

/// A JUnit XML file: a test suite for each server, a test case for each cell. A case fails when a condition holds for
/// it alone; without conditions, when its grade is wedged or died. What a condition asks of the cells together, such as
/// a sum, is a case of the suite `table`. So a case fails where the exit status tells of a condition, and only there.
/// One that could not be measured is an error; a server that was left out is a skipped case.
QByteArray junitReport(const DurabilityReport& report, const QList<FailCondition>& conditions);

/// A run, and what came of the conditions on it.
struct JudgedRun {
    std::shared_ptr<const RunRecord> record;
    QList<JudgedCondition> conditions;
};

/// The same of runs: a test suite for each, a test case for each behaviour (whether all of its requests ended as
/// expected), for the grade where there is one, and for each condition. Where there are conditions, they alone fail, as
/// they do in the exit status. A run that could not be measured, or not to its end, is an error.
QByteArray junitReport(const QList<JudgedRun>& runs);

}
