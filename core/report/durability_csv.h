// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

#include <QByteArray>

namespace labour {

/// A line for each result as CSV (RFC 4180, CRLF, C locale), the units in the header. Cells without a value are empty.
/// What repetitions came to together stands in the line of each of them.
QByteArray durabilityCsv(const DurabilityReport& report);

}
