// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace labour::html {

/// JavaScript that shows the values of a chart where the pointer is, or where the arrow keys went. It reads what
/// chartFigure() wrote beside each chart.
QString chartScript();

}
