// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_file.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace labour::cli {

/// To standard output, as it is. False if it cannot be written to, of which the first time complains.
bool print(const QString& text);
bool isOutputWhole();
/// To standard error, as it is.
void printError(const QString& text);
/// "labour: …" on standard error.
void complain(const QString& sentence);

/// Whether writeWhole() could write there, as far as can be known before.
bool isWritable(const QString& path);

/// To a file, whole or not at all; to a device or pipe as it is; or to standard output for "-". False after having
/// complained.
bool writeWhole(const QString& path, const QByteArray& bytes);
/// Into a folder, which is made: none of the files is replaced before all could be written. False after having
/// complained.
bool writeAllWhole(const QString& folder, const std::vector<ReportFile>& files);

}
