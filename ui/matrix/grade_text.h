// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QString>

namespace labour {

/// "unharmed", for people.
QString gradeText(Grade grade);

/// "2", "pool (3)", "leak": how many culprits were sent together.
QString doseText(const DurabilityCell& cell);

/// What became of the innocents of a measurement, in one sentence.
QString verdictSentence(const DurabilityResult& result);

}
