// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include <optional>

namespace labour {

/// Writes all of it to a file that is open; false and the file's errorString() where that cannot be. QIODevice::write()
/// alone tells no error where the disk is full in the midst of what it writes.
bool writeAll(QFileDevice& file, const QByteArray& bytes);

/// Replaces a file, whole or not at all. Nothing where that is done; otherwise why not, in the system's words.
std::optional<QString> replaceFile(const QString& path, const QByteArray& bytes);

}
