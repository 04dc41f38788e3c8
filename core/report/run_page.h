// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/provenance.h"
#include "core/plan/run_record.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace labour {

// What pages and Markdown say of where and how a run was measured.

using Facts = QList<std::pair<QString, QString>>;

/// "gunicorn:sync 20.1.0"
QString serverText(const RunRecord& record);
/// "2026-01-31 12:00:00 UTC"; empty where it is not known.
QString startedText(qint64 startedMs);
/// "A CPU, 2 cores, 3.8 GiB, kernel 6.1"
QString machineText(const Machine& machine);
/// Machine, server with its options and command, Labour's version.
Facts environmentOf(const RunRecord& record);
/// Who sent what, how hard and for how long; how latency, intervals and processes were measured.
Facts methodOf(const RunRecord& record);
/// The plan as a .labour file has it.
QByteArray planFileText(const RunRecord& record);
/// The events as a table of texts: the grave ones all, of the others the first `most`; what was left out is a last row.
QList<QStringList> eventsTable(const Recording& recording, qsizetype most);
/// Memory at the boundaries of phases.
QList<QStringList> memoryTable(const Recording& recording);

}
