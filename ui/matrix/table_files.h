// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/table_format.h"

#include <QAbstractItemModel>
#include <QObject>
#include <QString>

class QWidget;

namespace labour {

class FileChooser;
class LiveTable;
class Settings;
class TableController;

/// Tables from and to files: asks for names, and hands on what takes long.
class TableFiles : public QObject
{
    Q_OBJECT

public:
    /// `matrix` is what pictures show.
    TableFiles(LiveTable& table, TableController& controller, const QAbstractItemModel& matrix, Settings& settings,
        FileChooser& chooser, QWidget* window);

    void open();
    void save(TableFormat format);
    void savePng();
    void saveSvg();
    /// Where a new table is kept while it is measured.
    static QString nameOfNew();

signals:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    QString chosenFile(const QString& title, const QString& suffix, const QString& filter);
    void write(const QString& file, const QByteArray& content);

    LiveTable& m_table;
    TableController& m_controller;
    const QAbstractItemModel& m_matrix;
    Settings& m_settings;
    FileChooser& m_chooser;
    QWidget* m_window;
};

}
