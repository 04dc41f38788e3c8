// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/described_action.h"

#include "ui/theme/icons.h"

namespace labour {

void describe(QAction& action, const char* name, const QString& text, const QString& icon, const QKeySequence& shortcut,
    const QString& help)
{
    action.setObjectName(QLatin1String(name));
    action.setText(text);
    if (!icon.isEmpty())
        action.setIcon(iconNamed(icon));
    action.setShortcut(shortcut);
    action.setStatusTip(help);
    action.setWhatsThis(help);
    const QString key = shortcut.toString(QKeySequence::NativeText);
    action.setToolTip(key.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, key));
}

}
