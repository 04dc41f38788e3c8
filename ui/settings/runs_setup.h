// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace labour {

/// The list of runs as it was left.
struct RunsSetup {
    int order = 2; ///< the column by which it is sorted
    bool isAscending = false;
    bool isStarred = false; ///< those with a star, as the next two
    bool isOfThisPlan = false;
    bool isRemoved = false;
    bool isByPlan = false;
    QByteArray columns; ///< their widths, as QHeaderView has them

    friend bool operator==(const RunsSetup&, const RunsSetup&) = default;
};

}
