// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/report/comparison_html.h"
#include "core/report/durability_json.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace labour {

// Reports for pasting into an issue: what it came to, what happened, a compact table; environment and plan folded away.
// The same record gives the same bytes.

QByteArray runMarkdown(const RunRecord& record);
QByteArray runsMarkdown(const QList<std::shared_ptr<const RunRecord>>& records);
QByteArray comparisonMarkdown(const QList<ComparedPair>& pairs);
QByteArray durabilityMarkdown(const DurabilityReport& report);

}
