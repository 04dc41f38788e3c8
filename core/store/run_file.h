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
/// Written whole or not at all.
Result<bool> exportRun(History& history, qint64 id, const QString& path);
/// The id that the run has here. Refused in a sentence: what is no such file, one that was cut off, one of a newer
/// version, and a run that is here already.
Result<qint64> importRun(History& history, const QString& path);

}
