// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/tally.h"
#include "core/report/chart_svg.h"

#include <QString>

#include <vector>

namespace labour::html {

/// Requests whose latency is drawn.
struct NamedTally {
    QString name;
    Hue hue = Hue::Neutral;
    Tally tally;
    SvgStyle style = SvgStyle::Curve;
    bool isInLegend = true;
};

// Of all requests: one without a whole reply is slower than all with one. Nothing where there are no replies.

/// Latency over percentiles, on an axis that gives each further nine as much room as the one before.
QString percentiles(const std::vector<NamedTally>& tallies);
/// The share of requests in each of ten bins a decade of latency, and of those without a reply beside them.
QString distribution(const std::vector<NamedTally>& tallies);

}
