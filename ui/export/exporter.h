// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reference.h"
#include "ui/export/picture.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <memory>

class QWidget;

namespace labour {

class ChartStack;
class FileChooser;
class LiveChart;
class LiveRun;
class Settings;

/// Takes what is on view out of the window: pictures, figures and the report, each file written whole or not at all.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(const LiveRun& run, const ChartStack& charts, Settings& settings, FileChooser& chooser, QWidget* window);

    void saveImage();
    void saveImageOf(const LiveChart& chart);
    void copyImage();
    void copyImageOf(const LiveChart& chart);
    void saveData();
    /// What is on view of one chart, as CSV.
    void saveDataOf(const LiveChart& chart);
    void saveReport();
    /// How the run stands to the reference of its plan, which its report tells too; null where it does not.
    void setStanding(const std::shared_ptr<const Standing>& standing) { m_standing = standing; }

signals:
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    PictureContents contentsOf(const QList<const LiveChart*>& charts) const;
    QSize sizeFor(const QList<const LiveChart*>& charts) const;
    DrawnCharts drawn(const QList<const LiveChart*>& charts) const;
    void askAndSave(const QList<const LiveChart*>& charts, const QString& suffix);
    /// Asks where to; empty if nowhere.
    QString chosenFile(const QString& title, const QString& suffix, const QString& filter);
    void write(const QString& file, const QByteArray& content);
    void tell(const QString& file, const QString& trouble);
    /// What is taken out: what is on view, or all of it, as the user chose.
    TimeAxis exported() const;
    QString partSuffix() const;
    void toClipboard(const QImage& picture);
    QList<const LiveChart*> allCharts() const;

    const LiveRun& m_run;
    const ChartStack& m_charts;
    Settings& m_settings;
    FileChooser& m_chooser;
    QWidget* m_window;
    std::shared_ptr<const Standing> m_standing;
};

}
