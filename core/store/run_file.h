// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/store/history.h"

#include <QString>

namespace labour {

/// A `.labour-run` file: one run for another machine. The line "labour.run-file/1", then a zlib stream with its length
/// before it, as four bytes, the highest first (qCompress()), of: the run's uuid, the version of Labour that measured
/// it, whether it is starred, its note (each as an Encoder writes it), and its log (RunLogWriter).
///
/// Unpacked, a file holds no more than `mostBytes`: a larger run is not written, and a larger file not read.
inline constexpr qint64 mostRunFileBytes = qint64 { 1 } << 30;

/// Written whole or not at all.
Result<bool> exportRun(History& history, qint64 id, const QString& path, qint64 mostBytes = mostRunFileBytes);

/// What such a file holds.
struct FiledRun {
    StoredRun run; ///< its uuid, the version that measured it, star and note, and nothing else
    RunRecord record;
    QByteArray log;
};

/// Refused in a sentence: what is no such file, one that was cut off, one that is too large, and one of a newer
/// version. Takes memory in proportion to the file, whatever it says of itself.
Result<FiledRun> readRunFile(const QString& path, qint64 mostBytes = mostRunFileBytes);
/// The id that the run has here. Refused too is a run that is here already.
Result<qint64> importRun(History& history, const QString& path);

}
