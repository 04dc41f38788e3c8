// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace labour {

/// The keys for undo and redo go to the window's actions, not to the field's own editor: what it shows is the plan's.
void leaveUndoToWindow(QWidget& field);

}
