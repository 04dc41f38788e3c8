// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/json_place.h"
#include "core/plan/plan.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

namespace labour {

/// A plan as a `.labour` file and a run's JSON hold it (schema labour.plan/1).
QJsonObject toJson(const Plan& plan);

/// The form only: names and values are for checkedPlan(). The error names the file, the place in it and what was
/// expected there.
Result<Plan> planFromJson(const JsonPlace& place, const QList<Problem>& problems);
Result<Plan> planFromFile(const QString& path);
/// Written whole or not at all.
Result<bool> savePlan(const Plan& plan, const QString& path);

}
