// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exporter.h"

#include "core/report/csv_report.h"
#include "core/report/text_report.h"
#include "ui/charts/chart_stack.h"
#include "ui/export/picture.h"
#include "ui/run/live_run.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"

#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QSaveFile>
#include <QWidget>

namespace labour {

Exporter::Exporter(
    const LiveRun& run, const ChartStack& charts, Settings& settings, FileChooser& chooser, QWidget* window)
    : QObject(window)
    , m_run(run)
    , m_charts(charts)
    , m_settings(settings)
    , m_chooser(chooser)
    , m_window(window)
{
}

QList<const LiveChart*> Exporter::allCharts() const
{
    return { m_charts.charts().begin(), m_charts.charts().end() };
}

void Exporter::saveImage()
{
    askAndSave(picture(allCharts()), QString());
}

void Exporter::saveImageOf(const LiveChart& chart)
{
    askAndSave(picture({ &chart }), QLatin1Char('-') + chart.canvas().plot().spec().name);
}

void Exporter::copyImage()
{
    toClipboard(picture(allCharts()));
}

void Exporter::copyImageOf(const LiveChart& chart)
{
    toClipboard(picture({ &chart }));
}

QImage Exporter::picture(const QList<const LiveChart*>& charts) const
{
    PictureContents contents;
    contents.title = m_run.serverText();
    contents.provenance = m_run.provenance();
    contents.time = m_charts.timeAxis();
    contents.marks = m_charts.marks();
    contents.phases = m_charts.phases();
    for (const LiveChart* chart : charts) {
        const ChartPlot& plot = chart->canvas().plot();
        PictureChart what { plot.spec(), plot.isLogarithmic() };
        what.spec.series.removeIf([&](const SeriesSpec& series) { return !plot.isShown(series.id); });
        contents.charts.append(what);
    }
    QSize size = m_settings.pictureSize();
    if (charts.size() == 1)
        size.setHeight(size.height() / 2);
    return chartPicture(contents, m_charts.columns(), size);
}

void Exporter::askAndSave(const QImage& picture, const QString& suffix)
{
    const QString file = chosenFile(tr("Save Charts"), suffix + QStringLiteral(".png"), tr("PNG pictures (*.png)"));
    if (file.isEmpty())
        return;
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    write(file, png);
}

void Exporter::saveData()
{
    const QString file = chosenFile(tr("Save Data"), QStringLiteral(".csv"), tr("Comma-separated values (*.csv)"));
    if (!file.isEmpty())
        write(file, timelineCsv(m_run.recording()));
}

void Exporter::saveReport()
{
    if (!m_run.isOver())
        return;
    const QString file = chosenFile(tr("Save Report"), QStringLiteral(".txt"), tr("Text (*.txt)"));
    if (!file.isEmpty())
        write(file, textReport(*m_run.record()).toUtf8());
}

QString Exporter::chosenFile(const QString& title, const QString& suffix, const QString& filter)
{
    QStringList parts { QString::fromStdString(m_run.server().label()).replace(QLatin1Char(':'), QLatin1Char('-')),
        m_run.plan().test };
    if (m_run.startedMs() > 0)
        parts.append(QDateTime::fromMSecsSinceEpoch(m_run.startedMs()).toString(QStringLiteral("yyyyMMdd-HHmmss")));
    parts.removeAll(QString());
    const QString suggestion = QDir(m_settings.lastFolder()).filePath(parts.join(QLatin1Char('-')) + suffix);
    const QString file = m_chooser.toSave(m_window, title, suggestion, filter);
    if (file.isEmpty())
        return {};
    m_settings.setLastFolder(QFileInfo(file).absolutePath());
    return file;
}

void Exporter::write(const QString& name, const QByteArray& content)
{
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        emit done(tr("Saved %1.").arg(QDir::toNativeSeparators(name)));
    else
        emit failed(tr("%1 was not saved: %2.").arg(QDir::toNativeSeparators(name), file.errorString()));
}

void Exporter::toClipboard(const QImage& picture)
{
    auto* data = new QMimeData;
    data->setImageData(picture);
    data->setText(m_run.provenance());
    QGuiApplication::clipboard()->setMimeData(data);
    emit done(tr("Copied the picture."));
}

}
