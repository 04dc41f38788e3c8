// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reference.h"

#include <QString>

namespace labour {

/// How a run stands to the reference of its plan, in sentences: the word and the figures that differ; where there are
/// not enough runs to tell, the primary figures side by side.
QString standingSentence(const Standing& standing);
/// It is worse in some figure.
bool isWorse(const Standing& standing);

}
