// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QString>

#include <cstdint>

namespace labour {

enum class ThemeChoice : std::uint8_t {
    Auto, ///< the desktop's own style and colours
    Light,
    Dark,
};

QString nameOf(ThemeChoice choice);
/// Auto for a name that is none.
ThemeChoice themeChoiceNamed(const QString& name);

/// Sets the application's style and palette; widgets learn of it by QEvent::PaletteChange.
void applyTheme(ThemeChoice choice);

/// Draws all that there is in these colours.
void applySeriesColours(SeriesColours colours);

}
