// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace labour {

/// From now on the wheel is left to what scrolls unless `control` has the focus, and does not give it the focus: else a
/// list that is scrolled changes what it passes.
void guardFromWheel(QWidget& control);

}
