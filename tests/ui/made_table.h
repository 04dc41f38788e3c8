// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

namespace labour::test {

/// A table of gunicorn:default, gunicorn:hardened and wsgiref under PlainResponse and SIGSEGV, doses 1 and pool,
/// without a result.
DurabilityReport emptyTable();
/// A result of one of its cells, or of any other.
DurabilityResult madeResult(
    const QString& server, const QString& behaviour, Grade grade, int dose = 1, bool isPool = false);
/// The table with a result for each cell but those of wsgiref under SIGSEGV.
DurabilityReport madeTable();

}
