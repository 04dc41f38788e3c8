// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/store/run_log.h"

#include <QByteArray>
#include <QList>

namespace labour::test {

/// A run with something of everything that a recording can hold, and the additions that made it.
struct MadeRun {
    RunRecord record;
    QByteArray begin; ///< its log's beginning
    QList<QByteArray> pieces; ///< a piece a slot
    QByteArray end;

    QByteArray log() const;
};

MadeRun madeRun(const QString& server = QStringLiteral("gunicorn:sync"), qint64 startedMs = 1'700'000'000'000);

}
