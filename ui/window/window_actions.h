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
    QAction note;
    QAction lookForServers;
    QAction openPlan;
    QAction savePlan;
    QAction saveImage;
    QAction saveData;
    QAction saveReport;
    QAction undo;
    QAction redo;
    QAction copyImage;
    QAction preferences;
    QAction close;
    QAction showRun;
    QAction showMatrix;
    QAction showComparison;
    QAction logLatency;
    QAction layoutExplore;
    QAction layoutCompare;
    QAction layoutMatrix;
    QAction resetLayout;
    QAction guide;
    QAction shortcuts;
    QAction whatsThis;
    QAction explainClicked;
    QAction about;
    QList<QAction*> charts; ///< the run's: each shows or hides one
    QActionGroup* views;
    QActionGroup* themes;
    QActionGroup* pictureSizes;
    QActionGroup* pictureScales;
    QActionGroup* exportRanges; ///< data: whether it is the whole run

    QAction* themeAction(ThemeChoice choice) const;
    /// All that have a shortcut, in the order of the menus.
    QList<const QAction*> withShortcuts() const;

private:
    void fillThemes();
    void fillPictureSizes();
    void fillPictureScales();
    void fillExportRanges();
};

}
