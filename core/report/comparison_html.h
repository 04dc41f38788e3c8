// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison_charts.h"
#include "core/verdict/comparison.h"

#include <QByteArray>

namespace labour {

/// One side of a comparison: what it is called, and its runs.
using ComparedSide = html::ChartedSide;

/// How the second side stands to the first.
struct ComparedPair {
    ComparedSide first;
    ComparedSide second;
    Comparison comparison;
};

/// A page of it: what differs in conditions first, then the words, the figures with their intervals drawn, and the
/// charts of both laid over each other. One file that loads nothing. Several pairs, as of runs against the same first,
/// are sections of the same page.
QByteArray comparisonHtml(const QList<ComparedPair>& pairs);

}
