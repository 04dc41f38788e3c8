// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QString>

namespace labour {

/// Gives an action all that people see of it; the tool tip names the shortcut too. `icon` may be empty.
void describe(QAction& action, const char* name, const QString& text, const QString& icon, const QKeySequence& shortcut,
    const QString& help);

}
