// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace labour {

/// The actions with their shortcuts, in this order.
void showShortcuts(const QList<const QAction*>& actions, QWidget* parent);
void showAbout(QWidget* parent);

}
