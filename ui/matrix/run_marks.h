// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"
#include "ui/charts/chart_spec.h"

#include <vector>

namespace labour {

/// When culprits ended, and how: what the events of a run do not tell.
std::vector<Mark> culpritMarks(const Recording& recording);

}
