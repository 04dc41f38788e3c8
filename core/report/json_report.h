// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <memory>

namespace labour {

/// A run as one JSON object (schema labour.run/1). Times are seconds from the run's start unless the key says
/// otherwise.
QJsonObject toJson(const RunRecord& record);

/// The text of one run's object, or of several as {"schema": "labour.runs/1", "runs": […]}, those that did not start
/// with their "failure" among them. The same records give the same bytes.
QByteArray jsonReport(const RunRecord& record);
QByteArray jsonReport(const QList<std::shared_ptr<const RunRecord>>& records);

}
