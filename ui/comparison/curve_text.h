// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/run_curve.h"

#include <QString>

namespace labour {

/// "Goodput of innocents"
QString nameOf(CurveFigure figure);
/// What it is, as a sentence.
QString helpOf(CurveFigure figure);
/// "/s", "ms", "%", "MiB"; empty of processes
QString unitOf(CurveFigure figure);
bool isLatency(CurveFigure figure);

/// Three digits that count, with the user's separators; "–" of NaN, "no reply" of infinity.
QString numberForPeople(double value);
/// "+1.5", "−3"
QString signedNumber(double value);
/// "41.2 ms"
QString valueText(CurveFigure figure, double value);
/// "+1.5 ms"
QString differenceText(CurveFigure figure, double value);
QString noReplyText();

}
