// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace labour {

// What qCompress() packed, from a file that is not trusted.

/// As it says itself; 0 of what is none.
qint64 unpackedSize(const QByteArray& packed);
/// Nothing: it is no whole stream of the size that it says, or says one that it cannot have. qUncompress() would write
/// a warning of its own to standard error.
std::optional<QByteArray> unpacked(const QByteArray& packed);

}
