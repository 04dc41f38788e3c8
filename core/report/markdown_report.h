// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison_html.h"
#include "core/report/durability_json.h"
#include "core/store/reference.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace labour {

// Reports for pasting into an issue: what it came to, what happened, a compact table; environment and plan folded away.
// The same record gives the same bytes, with the same reference where one was pinned. Of several runs there is a
// standing for each, or none at all.

QByteArray runMarkdown(const RunRecord& record, const std::optional<Standing>& standing = std::nullopt);
QByteArray runsMarkdown(const Records& records, const QList<std::optional<Standing>>& standings = {});
QByteArray comparisonMarkdown(const QList<ComparedPair>& pairs);
QByteArray durabilityMarkdown(const DurabilityReport& report);

}
