// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison_report.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace labour {

/// A line a figure: what the sides are called and which servers and Labour they met, the figure's unit, both medians,
/// the difference with its interval, p and the word. What else differs is left to the other reports. Empty where there
/// is no interval or p.
QByteArray comparisonsCsv(const QList<NamedComparison>& comparisons);
/// Of one.
QByteArray comparisonCsv(const Comparison& comparison, const QString& first, const QString& second);

}
