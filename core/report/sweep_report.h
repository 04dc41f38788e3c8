// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/verdict/sweep.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace labour {

/// A line for each point, and the tipping point.
QString sweepText(const QList<SweepPoint>& points);

/// One object, schema labour.sweep/1: the points, the tipping point, and the runs as jsonReport() has them.
QByteArray sweepJson(const QList<SweepPoint>& points, const QList<std::shared_ptr<const RunRecord>>& runs);

}
