// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

class QCategoryAxis;

namespace labour {

/// Sets an axis' range and the ticks in it, each with a label of our own.
void setAxisTicks(QCategoryAxis& axis, double from, double to, const std::vector<double>& ticks,
    const std::function<QString(double)>& labelOf);

/// A time axis, in seconds or minutes as its end has it.
void setTimeAxisTicks(QCategoryAxis& axis, double beginS, double endS, bool isLabelled);

/// "ms, log"
QString logarithmicTitle(const QString& title);

/// "12.3 s", "2:05.3": a moment on the time axis.
QString momentText(double seconds);

}
