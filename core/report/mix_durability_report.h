// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QJsonValue>
#include <QString>

namespace labour {

/// What the culprits of a run in phases did to its innocents, as an object with the keys of a durability cell; with
/// "not_graded" in place of what is missing. Null for a run without phases, innocents or culprits.
QJsonValue mixDurabilityJson(const RunRecord& record);
/// The same in sentences; empty for such a run.
QString mixDurabilityText(const RunRecord& record);

}
