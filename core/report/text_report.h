// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"

#include <QString>

namespace labour {

/// What a run came to, as text for a terminal or a window with a fixed-width font.
QString textReport(const RunRecord& record);

}
