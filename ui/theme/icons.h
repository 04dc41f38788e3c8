// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace labour {

/// resources/icons/NAME.svg, whose currentColor and colours of good and bad news follow the palette, also when that
/// changes later.
QIcon iconNamed(const QString& name);

/// Labour's own icon, in its own colours.
QIcon programIcon();

}
