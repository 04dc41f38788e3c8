// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace labour {

class Catalogue;
class ChartStack;
class FileChooser;
class RunDesk;
class Settings;
class WindowActions;

/// The user's settings, in force: what the menus, the charts and the preferences set is kept, and what is kept is so at
/// the start.
class AppliedSettings : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    AppliedSettings(Settings& settings, WindowActions& actions, ChartStack& charts, RunDesk& desk, QObject* parent);

    void apply();
    void showPreferences(const Catalogue& catalogue, FileChooser& chooser, QWidget* window);

private:
    void keepChoices();
    void applyAppearance();
    void applyRunSettings();
    void applyPictures();

    Settings& m_settings;
    WindowActions& m_actions;
    ChartStack& m_charts;
    RunDesk& m_desk;
};

}
