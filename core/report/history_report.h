// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/plan_groups.h"
#include "core/store/run_order.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// A line a run: number, star, start (local time), server, requests, share that failed, the innocents' p99, how it
/// ended, mix and note; and what they are sorted by, if that is none of these.
QString historyText(const QList<StoredRun>& runs, std::optional<RunKey> sortedBy = std::nullopt);

/// {"schema": "labour.history/1", "runs": […]}; what is not known is null.
QByteArray historyJson(const QList<StoredRun>& runs);

/// A table a plan, with a line for each group of repetitions: its name, start, server, number of runs, and medians.
QString historyText(const QList<PlanGroup>& plans);
/// {"schema": "labour.history-plans/1", "plans": […]}, each with its groups, and these with their runs.
QByteArray historyJson(const QList<PlanGroup>& plans);

}
