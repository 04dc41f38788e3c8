// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/history.h"

#include <QList>
#include <QString>

namespace labour::cli {

/// The runs that a user names: "12", "1-5", "1,2,7-9", "last" for the newest, or "@12" for run 12 and the other whole
/// repetitions of the command that measured it. Whether the numbers are of runs is not asked.
Result<QList<qint64>> namedRuns(History& history, const QString& text);

}
