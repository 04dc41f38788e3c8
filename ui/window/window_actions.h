// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QAction>
#include <QObject>

class QActionGroup;
class QMainWindow;

namespace labour {

/// Every action of the window, once: menus, toolbar, shortcuts and tests take them from here.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QObject* parent);

    QAction run;
    QAction stop;
    QAction lookForServers;
    QAction openPlan;
    QAction savePlan;
    QAction saveImage;
    QAction saveData;
    QAction saveReport;
    QAction undo;
    QAction redo;
    QAction copyImage;
    QAction close;
    QAction showRun;
    QAction showMatrix;
    QAction logLatency;
    QAction resetLayout;
    QAction shortcuts;
    QAction about;
    QActionGroup* views;
    QActionGroup* themes;
    QActionGroup* pictureSizes;

    QAction* themeAction(ThemeChoice choice) const;
    /// All that have a shortcut, in the order of the menus.
    QList<const QAction*> withShortcuts() const;

private:
    void fillThemes();
    void fillPictureSizes();
};

}
