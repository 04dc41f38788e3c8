// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace labour {

class FileChooser;
class PlanDocument;
class RecentPlans;
class Settings;

/// Plans from and to `.labour` files.
class PlanFiles : public QObject
{
    Q_OBJECT

public:
    PlanFiles(PlanDocument& document, Settings& settings, FileChooser& chooser, QWidget* window);

    void open();
    void open(const QString& file);
    void save();
    /// The menu of the files that were opened or saved last.
    RecentPlans& recent() { return *m_recent; }

signals:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    QString filter() const;

    PlanDocument& m_document;
    Settings& m_settings;
    FileChooser& m_chooser;
    QWidget* m_window;
    RecentPlans* m_recent;
};

}
