// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/measure/histogram.h"
#include "core/measure/provenance.h"

namespace labour {

/// What the load generator took, and whether it was the limit: when it computed, or was ready to and waited for a CPU
/// that others had, for more than nine tenths of the time that it could; or when one request in a hundred went out more
/// than 10 ms after it was due. The evidence names the figure that decided, or else those that were looked at.
/// `seconds` is the time of sending, `cores` what the machine has.
ClientReport clientReport(const EngineReport& engine, double seconds, int cores, const Histogram& scheduleErrorUs);

}
