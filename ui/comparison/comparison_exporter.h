// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/comparison_controller.h"
#include "ui/comparison/comparison_picture.h"

#include <QObject>

class QWidget;

namespace labour {

class ComparisonCharts;
class FileChooser;
class FiguresModel;
class RunsModel;
class Settings;

/// Takes a comparison out of the window: what is on view as pictures and figures, all of it as reports, each file
/// written whole or not at all.
class ComparisonExporter : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive this.
    ComparisonExporter(ComparisonController& controller, const ComparisonCharts& charts, const RunsModel& runs,
        const FiguresModel& figures, Settings& settings, FileChooser& chooser, QWidget* page);

    /// `.png` or `.svg`, as the file's name says.
    void saveImage(const QString& suffix);
    void copyImage();
    /// What is behind the charts on view.
    void saveCurves();
    void saveReport(ComparisonFormat format);
    /// Of any kind: the file's name says which.
    void saveReport();

signals:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    ComparisonPicture picture() const;
    QString chosenFile(const QString& title, const QString& suffix, const QString& filter);
    void write(const QString& file, const QByteArray& content);

    ComparisonController& m_controller;
    const ComparisonCharts& m_charts;
    const RunsModel& m_runs;
    const FiguresModel& m_figures;
    Settings& m_settings;
    FileChooser& m_chooser;
    QWidget* m_page;
};

}
