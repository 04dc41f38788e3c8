// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/run_page.h"
#include "core/store/reference.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace labour {

/// A section of a run's report: how it stands to the reference of its plan, or that it is of the reference itself.
QString standingText(const Standing& standing);
/// What pages and Markdown say beside the comparison: which runs are the reference, when they were measured, and what
/// is compared with them.
Facts referenceFacts(const Standing& standing);
/// That the run is of the reference itself; empty where it is compared with it.
QString ownReferenceText(const Standing& standing);
/// Of several runs each one's standing, where those of a server stand to its reference together: each once.
QList<Standing> eachOnce(const QList<std::optional<Standing>>& standings);
/// {"run", "uuid", "started", "runs", "comparison"}; the comparison is null where the run is of the reference itself.
QJsonObject toJson(const Standing& standing);

/// As jsonReport() of the run, with "reference" where there is one.
QByteArray jsonReport(const RunRecord& record, const std::optional<Standing>& standing);
/// The same of several; a standing for each of them.
QByteArray jsonReport(const Records& records, const QList<std::optional<Standing>>& standings);

}
