// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace labour {

/// "16 connections, 5 s timeout", "10 to 500 requests a second on at most 64 connections": how hard, for people.
QString loadText(const LoadPlan& load);
/// "baseline 5 s, storm 10 s at 100 a second, recovery 5 s": each phase with its length and the rate that it has of its
/// own.
QString phasesText(const QList<PhasePlan>& phases);
/// "3 phases, 25 s"
QString phasesCount(const QList<PhasePlan>& phases);
/// "50", "10 to 500"
QString rateText(const RatePlan& rate);

}
