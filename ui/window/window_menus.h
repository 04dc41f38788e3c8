// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QMenu;
class QWidget;

namespace labour {

class ChartActions;
class ComparisonActions;
class HistoryActions;
class MatrixActions;
class WindowActions;
class WindowLayout;

/// `recent` is among the files.
void addMenus(QMainWindow& window, WindowActions& actions, ChartActions& charts, MatrixActions& matrix,
    ComparisonActions& comparison, QMenu& recent, const WindowLayout& layout);
/// Before the last one, which is for help.
void addHistoryMenu(QMainWindow& window, HistoryActions& actions);
/// With `progress` at its end.
void addToolBar(QMainWindow& window, WindowActions& actions, QWidget* progress);

}
