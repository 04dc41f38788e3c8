// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/setting_editor.h"

#include <QList>
#include <QWidget>

#include <utility>

namespace labour {

/// A form made from a manifest's settings.
class SettingsForm : public QWidget
{
    Q_OBJECT

public:
    using Values = QList<std::pair<QString, QString>>;

    SettingsForm(const QList<Setting>& settings, const Values& values, QWidget* parent = nullptr);
    /// Those that differ from the manifest's defaults, in its order; canonical where they are right.
    Values values() const;

signals:
    void edited();

private:
    QList<Setting> m_settings;
    QList<SettingEditor> m_editors;
};

/// "sleep_duration 0.5 s, status 500": values for people.
QString settingsText(const QList<Setting>& settings, const SettingsForm::Values& values);

}
