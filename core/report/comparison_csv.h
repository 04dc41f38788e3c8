// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/comparison.h"

#include <QByteArray>
#include <QString>

namespace labour {

/// A line a figure: its unit, both medians, the difference with its interval, p and the word. What differs beside the
/// figures is left to the other reports. `first` and `second` name the sides, in the heads of their columns. Empty
/// where there is no interval or p.
QByteArray comparisonCsv(const Comparison& comparison, const QString& first, const QString& second);

}
