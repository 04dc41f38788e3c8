// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/recording.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace labour {

/// A histogram's percentiles in ms, in HdrHistogram's text form (.hgrm): what
/// AbstractHistogram.outputPercentileDistribution of HdrHistogram 2.1 prints, five steps for each halving of the
/// distance to 100 %.
QByteArray percentileText(const Histogram& histogram);

struct PercentileFile {
    QString name; ///< "innocents.hgrm", "1-PlainResponse.hgrm"
    QByteArray text;
};

/// The latencies of complete replies: of the innocents together, and of each behaviour, numbered by its place in the
/// mix. Those without any are left out.
std::vector<PercentileFile> percentileFiles(const Recording& recording);

}
