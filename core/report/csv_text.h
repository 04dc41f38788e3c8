// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace labour {

/// A table as CSV (RFC 4180), in UTF-8: every line ends in CRLF, and what holds a comma, a quotation mark or a line
/// break is quoted.
QByteArray csvText(const QList<QStringList>& rows);

}
