// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"

#include <QByteArray>
#include <QStringList>

namespace labour {

/// The timeline as CSV (RFC 4180, CRLF, C locale): a header with units, then a line for every 100 ms. Cells without a
/// value are empty.
QByteArray timelineCsv(const Recording& recording);

/// The header's cells: the fixed columns, one for each outcome that occurred, one for each status that occurred.
QStringList timelineCsvColumns(const Recording& recording);

}
