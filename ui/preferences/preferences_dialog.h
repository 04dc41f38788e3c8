// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/server/interpreters.h"

#include <QDialog>

namespace labour {

class FileChooser;
class Settings;

/// What is the user's and no plan's. Each change holds at once, and stays.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    /// All outlive it.
    PreferencesDialog(const Catalogue& catalogue, Settings& settings, FileChooser& chooser, QWidget* parent);

signals:
    void interpretersChanged();
    void memoryCeilingChanged();
    void refreshChanged();
    void themeChanged();
    void coloursChanged();

private:
    QWidget* serversPage(const Catalogue& catalogue, FileChooser& chooser);
    QWidget* displayPage();
    QWidget* filesPage();
    void takeInterpreter(const QString& server, const QString& path);

    Settings& m_settings;
    Interpreters m_interpreters;
};

}
