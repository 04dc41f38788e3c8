// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QWidget;

namespace labour {

class MatrixActions;
class WindowActions;
class WindowLayout;

void addMenus(QMainWindow& window, WindowActions& actions, MatrixActions& matrix, const WindowLayout& layout);
/// With `progress` at its end.
void addToolBar(QMainWindow& window, WindowActions& actions, QWidget* progress);

}
