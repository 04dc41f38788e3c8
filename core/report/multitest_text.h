// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QList>
#include <QString>

#include <memory>

namespace labour {

/// Servers down, tests across: the share of requests that failed and how many came back a second, as in the original
/// Labour, where a cell of more than ten per cent said "Failed"; below it the same of the innocents alone, where a test
/// has culprits.
QString multitestText(const QList<std::shared_ptr<const RunRecord>>& records);

}
