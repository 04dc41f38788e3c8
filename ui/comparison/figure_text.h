// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/comparison.h"

#include <QString>

namespace labour {

/// "Innocents' p99" of "innocents.p99"; the name itself where there are no words for it.
QString titleOfFigure(const QString& name);
/// What it is, as a sentence.
QString helpOfFigure(const QString& name);
/// "41.2 ms", "1.2 %", "no reply"
QString figureText(Figure::Kind kind, double value);
/// "+1.5 ms"; a difference of shares in points of per cent
QString figureDifferenceText(Figure::Kind kind, double value);
/// "−1 to +3 ms"
QString intervalText(Figure::Kind kind, const ConfidenceInterval& interval);
/// "better"
QString wordText(ComparisonWord word);
QString helpOf(ComparisonWord word);

}
