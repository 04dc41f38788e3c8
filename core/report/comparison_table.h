// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/comparison.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace labour {

/// A row a figure: its name (* where it is primary), unit, both medians, the difference, its interval, p and the word.
/// The first row is the head.
QList<QStringList> comparisonTable(const Comparison& comparison);
/// By what statistics, and of how many runs they can tell something.
QString comparisonMethod(const Comparison& comparison);
/// "one run", "5 runs"
QString sideRunsText(const Comparison& comparison, bool isSecond);

/// What a reader is to take from it, in sentences: a sentence for each figure that differs, one for those in which no
/// difference was seen, one for those of which there were not enough runs.
QStringList comparisonStory(const Comparison& comparison);

}
