// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/heat_map.h"
#include "ui/theme/colours.h"

#include <QImage>

namespace labour {

/// A heat map of a stretch of time as an image: a row a bin of its range, the highest at the top, and a column a slot,
/// or as many slots as go into one. Colours are of the rate of replies, logarithmic: from one in a column to the
/// largest.
struct HeatPicture {
    QImage image; ///< null where there is nothing to be seen; transparent where there was no reply
    double fromS = 0; ///< seconds, the edges of the image
    double toS = 0;
    double leastPerSecond = 0; ///< what the two ends of the colours stand for
    double mostPerSecond = 0;
};

/// At most `columns` wide; of what is there between the two times.
HeatPicture heatPicture(const HeatMap& map, double fromS, double toS, int columns, Theme theme);

}
