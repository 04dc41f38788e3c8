// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace labour {

/// A page of a run: what it came to in words, charts and tables, its plan in full, what it was measured on and how. One
/// file that loads nothing, of bounded size however long the run was.
QByteArray runHtml(const RunRecord& record);
/// Of several: a table of all, and each of the first twenty as above.
QByteArray runsHtml(const QList<std::shared_ptr<const RunRecord>>& records);

}
