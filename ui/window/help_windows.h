// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace labour {

class WindowActions;

/// All shortcuts, as the actions have them.
void showShortcuts(const WindowActions& actions, QWidget* parent);
void showAbout(QWidget* parent);

}
