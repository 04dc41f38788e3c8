// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exporter.h"

#include "core/report/csv_report.h"
#include "core/report/markdown_report.h"
#include "core/report/reference_report.h"
#include "core/report/run_html.h"
#include "core/report/text_report.h"
#include "ui/charts/chart_stack.h"
#include "ui/charts/chart_table.h"
#include "ui/export/background_file.h"
#include "ui/export/picture.h"
#include "ui/run/live_run.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <memory>

namespace labour {

namespace {

// More than these would hold up the window: each row then stands for several slots of 100 ms.
constexpr std::size_t mostRowsInClipboard = 4096;
constexpr std::size_t mostRowsInFile = 65'536;
constexpr std::size_t mostSlotsAtOnce = 3000; // more are made into a table in another thread

/// In the form that the file's name asks for.
QByteArray reportFor(const QString& file, const RunRecord& record, const std::optional<Standing>& standing)
{
    if (file.endsWith(QLatin1String(".html"), Qt::CaseInsensitive))
        return runHtml(record, standing);
    if (file.endsWith(QLatin1String(".md"), Qt::CaseInsensitive))
        return runMarkdown(record, standing);
    return QString(textReport(record) + (standing ? standingText(*standing) : QString())).toUtf8();
}

}

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
    askAndSave(allCharts(), QString());
}

void Exporter::saveImageOf(const LiveChart& chart)
{
    askAndSave({ &chart }, QLatin1Char('-') + chart.spec().name);
}

void Exporter::copyImage()
{
    toClipboard(imageOf(drawn(allCharts())));
}

/// The picture, and what is on view of its numbers: whoever pastes it takes what it can use.
void Exporter::copyImageOf(const LiveChart& chart)
{
    ChartTableModel table(mostRowsInClipboard);
    table.update(chart.canvas().plot(), m_charts.columns());
    const QByteArray csv = csvOf(table);
    auto* data = new QMimeData;
    data->setImageData(imageOf(drawn({ &chart })));
    data->setData(QStringLiteral("text/csv"), csv);
    data->setText(QString::fromUtf8(csv));
    data->setHtml(htmlOf(table, QStringLiteral("%1: %2").arg(chart.spec().title, m_run.provenance())));
    QGuiApplication::clipboard()->setMimeData(data);
    emit done(tr("Copied the chart as a picture and as a table."));
}

PictureContents Exporter::contentsOf(const QList<const LiveChart*>& charts) const
{
    PictureContents contents;
    contents.title = m_run.serverText();
    contents.provenance = m_run.provenance();
    contents.time = exported();
    contents.marks = m_charts.marks();
    contents.phases = m_charts.phases();
    for (const LiveChart* chart : charts) {
        const ChartPlot& plot = chart->canvas().plot();
        PictureChart what { plot.spec(), plot.isLogarithmic() };
        what.spec.series.removeIf([&](const SeriesSpec& series) { return !plot.isShown(series.id); });
        if (plot.spec().hasCeiling)
            what.ceilingMib = m_run.memoryCeilingMib();
        contents.charts.append(what);
    }
    return contents;
}

/// A chart alone is half as high as three of them.
QSize Exporter::sizeFor(const QList<const LiveChart*>& charts) const
{
    QSize size = m_settings.pictureSize();
    if (charts.size() == 1)
        size.setHeight(size.height() / 2);
    return size;
}

DrawnCharts Exporter::drawn(const QList<const LiveChart*>& charts) const
{
    return drawnCharts(contentsOf(charts), m_charts.columns(), sizeFor(charts), m_settings.pictureScale());
}

void Exporter::askAndSave(const QList<const LiveChart*>& charts, const QString& suffix)
{
    const QString file = chosenFile(tr("Save Charts"), suffix + partSuffix() + QStringLiteral(".png"),
        tr("PNG pictures (*.png);;SVG drawings (*.svg)"));
    if (file.isEmpty())
        return;
    const bool isSvg = file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive);
    writeInBackground(
        *this, file, [isSvg, what = drawn(charts)] { return isSvg ? svgOf(what) : pngOf(what); },
        [this, file](const QString& trouble) { tell(file, trouble); });
}

void Exporter::saveData()
{
    const QString file =
        chosenFile(tr("Save Data"), partSuffix() + QStringLiteral(".csv"), tr("Comma-separated values (*.csv)"));
    if (file.isEmpty())
        return;
    const TimeAxis range = exported();
    constexpr double rounding = 1e-6;
    const auto slotAt = [](double t) { return static_cast<std::size_t>(std::max(0.0, t)); };
    const std::size_t first = slotAt(std::floor(range.beginS / ChartColumns::slotS() + rounding));
    const std::size_t last = std::min(
        m_run.recording().timeSlots().size(), slotAt(std::ceil(range.endS / ChartColumns::slotS() - rounding)));
    if (last - std::min(first, last) <= mostSlotsAtOnce) {
        write(file, timelineCsv(m_run.recording(), first, last));
        return;
    }
    // Of a run that goes on, as it is now.
    const std::shared_ptr<const RunRecord> record = m_run.record();
    const auto growing = record ? nullptr : std::make_shared<const Recording>(m_run.recording());
    writeInBackground(
        *this, file,
        [record, growing, first, last] { return timelineCsv(record ? record->recording : *growing, first, last); },
        [this, file](const QString& trouble) { tell(file, trouble); });
}

TimeAxis Exporter::exported() const
{
    return m_settings.exportsWholeRun() ? m_charts.wholeTimeAxis() : m_charts.timeAxis();
}

/// "-60s-to-120s" where it is a part.
QString Exporter::partSuffix() const
{
    const TimeAxis range = exported();
    if (range == m_charts.wholeTimeAxis())
        return {};
    return QStringLiteral("-%1s-to-%2s").arg(std::llround(range.beginS)).arg(std::llround(range.endS));
}

void Exporter::saveDataOf(const LiveChart& chart)
{
    const QString file = chosenFile(tr("Save Data"), QLatin1Char('-') + chart.spec().name + QStringLiteral(".csv"),
        tr("Comma-separated values (*.csv)"));
    if (file.isEmpty())
        return;
    const auto columns = std::make_shared<const ChartColumns>(m_charts.columns()); // as they are now
    const auto table = std::make_shared<ChartTableModel>(mostRowsInFile);
    table->update(chart.canvas().plot(), *columns);
    table->moveToThread(nullptr);
    writeInBackground(
        *this, file, [columns, table] { return csvOf(*table); },
        [this, file](const QString& trouble) { tell(file, trouble); });
}

void Exporter::saveReport()
{
    const std::shared_ptr<const RunRecord> record = m_run.record();
    if (!m_run.isOver() || !record)
        return;
    const QString file =
        chosenFile(tr("Save Report"), QStringLiteral(".txt"), tr("Text (*.txt);;HTML pages (*.html);;Markdown (*.md)"));
    if (!file.isEmpty())
        writeInBackground(
            *this, file,
            [record, file, standing = m_standing] {
                return reportFor(file, *record, standing ? std::optional(*standing) : std::nullopt);
            },
            [this, file](const QString& trouble) { tell(file, trouble); });
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
    tell(name, writeWhole(name, content));
}

void Exporter::tell(const QString& name, const QString& trouble)
{
    if (trouble.isEmpty())
        emit done(tr("Saved %1.").arg(QDir::toNativeSeparators(name)));
    else
        emit failed(tr("%1 was not saved: %2.").arg(QDir::toNativeSeparators(name), trouble));
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
