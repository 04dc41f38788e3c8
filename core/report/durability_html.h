// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/durability_json.h"

#include <QByteArray>

namespace labour {

/// The table as one page that needs nothing else: grades by letter, shape and colour, the figures of every cell, and
/// what it was measured by and on. Follows the reader's light or dark theme, and prints.
QByteArray durabilityHtml(const DurabilityReport& report);

}
