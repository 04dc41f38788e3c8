// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_exporter.h"

#include "core/whole_file.h"
#include "ui/comparison/comparison_charts.h"
#include "ui/comparison/comparison_plots.h"
#include "ui/comparison/conditions_view.h"
#include "ui/comparison/curve_text.h"
#include "ui/comparison/figures_model.h"
#include "ui/comparison/runs_model.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QStringBuilder>
#include <QWidget>

#include <algorithm>
#include <array>

namespace labour {

namespace {

struct Kind {
    ComparisonFormat format;
    const char* suffix;
    const char* filter;
};

constexpr std::array<Kind, 5> kinds { {
    { ComparisonFormat::Html, ".html", QT_TRANSLATE_NOOP("labour::ComparisonExporter", "HTML pages (*.html)") },
    { ComparisonFormat::Markdown, ".md", QT_TRANSLATE_NOOP("labour::ComparisonExporter", "Markdown (*.md)") },
    { ComparisonFormat::Text, ".txt", QT_TRANSLATE_NOOP("labour::ComparisonExporter", "Text (*.txt)") },
    { ComparisonFormat::Json, ".json", QT_TRANSLATE_NOOP("labour::ComparisonExporter", "JSON (*.json)") },
    { ComparisonFormat::Csv, ".csv",
        QT_TRANSLATE_NOOP("labour::ComparisonExporter", "Comma-separated values (*.csv)") },
} };

const Kind& kindOf(ComparisonFormat format)
{
    return *std::find_if(kinds.begin(), kinds.end(), [format](const Kind& kind) { return kind.format == format; });
}

}

ComparisonExporter::ComparisonExporter(ComparisonController& controller, const ComparisonCharts& charts,
    const RunsModel& runs, const FiguresModel& figures, Settings& settings, FileChooser& chooser, QWidget* page)
    : QObject(page)
    , m_controller(controller)
    , m_charts(charts)
    , m_runs(runs)
    , m_figures(figures)
    , m_settings(settings)
    , m_chooser(chooser)
    , m_page(page)
{
}

ComparisonPicture ComparisonExporter::picture() const
{
    const QList<ComparedRun>& runs = m_runs.runs();
    ComparisonPicture picture;
    picture.title = hasSides(runs)
        ? tr("%1 against %2").arg(nameOf(runs, ComparisonSide::Second), nameOf(runs, ComparisonSide::First))
        : tr("%n runs", nullptr, static_cast<int>(runs.size()));
    const Comparison& comparison = m_figures.figures().comparison;
    picture.differs = QString(caveatOf(comparison) % u' ' % conditionsSentence(comparison.conditions)).trimmed();
    picture.provenance = provenanceOf(runs);
    picture.runs = runs;
    picture.plots = m_charts.plots();
    picture.isGrid = m_charts.setup().view == ComparisonView::SideBySide;
    if (picture.isGrid) // where the charts' own titles are their runs
        picture.title = tr("%1: %2").arg(nameOf(m_charts.setup().figure), picture.title);
    return picture;
}

void ComparisonExporter::saveImage(const QString& suffix)
{
    const QString png = tr("PNG pictures (*.png)");
    const QString svg = tr("SVG pictures (*.svg)");
    const bool isSvgFirst = suffix == QLatin1String(".svg");
    const QString file = chosenFile(
        tr("Save Charts"), suffix, isSvgFirst ? svg + QStringLiteral(";;") + png : png + QStringLiteral(";;") + svg);
    if (file.isEmpty())
        return;
    if (file.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        write(file, comparisonSvg(picture(), m_settings.pictureSize()));
        return;
    }
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    comparisonImage(picture(), m_settings.pictureSize()).save(&buffer, "PNG");
    write(file, content);
}

void ComparisonExporter::copyImage()
{
    const ComparisonPicture what = picture();
    auto* data = new QMimeData;
    data->setImageData(comparisonImage(what, m_settings.pictureSize()));
    data->setText(QStringLiteral("%1\n%2\n%3").arg(what.title, what.differs, what.provenance));
    QGuiApplication::clipboard()->setMimeData(data);
    emit done(tr("Copied the picture."));
}

void ComparisonExporter::saveCurves()
{
    const QString file = chosenFile(tr("Save Data"), QStringLiteral(".csv"), tr("Comma-separated values (*.csv)"));
    if (!file.isEmpty())
        write(file, csvOf(m_charts.plots()));
}

void ComparisonExporter::saveReport(ComparisonFormat format)
{
    const Kind& kind = kindOf(format);
    const QString file = chosenFile(tr("Save Comparison"), QLatin1String(kind.suffix), tr(kind.filter));
    if (!file.isEmpty())
        m_controller.write(file, m_figures.figures(), format);
}

void ComparisonExporter::saveReport()
{
    QStringList filters;
    for (const Kind& kind : kinds)
        filters.append(tr(kind.filter));
    const QString file =
        chosenFile(tr("Save Comparison"), QLatin1String(kinds.front().suffix), filters.join(QStringLiteral(";;")));
    if (file.isEmpty())
        return;
    const auto* named = std::find_if(kinds.begin(), kinds.end(),
        [&](const Kind& kind) { return file.endsWith(QLatin1String(kind.suffix), Qt::CaseInsensitive); });
    m_controller.write(file, m_figures.figures(), named == kinds.end() ? ComparisonFormat::Text : named->format);
}

QString ComparisonExporter::chosenFile(const QString& title, const QString& suffix, const QString& filter)
{
    const QString suggestion = QDir(m_settings.lastFolder()).filePath(QStringLiteral("comparison") + suffix);
    const QString file = m_chooser.toSave(m_page, title, suggestion, filter);
    if (!file.isEmpty())
        m_settings.setLastFolder(QFileInfo(file).absolutePath());
    return file;
}

void ComparisonExporter::write(const QString& name, const QByteArray& content)
{
    const std::optional<QString> why = replaceFile(name, content);
    if (!why)
        emit done(tr("Saved %1.").arg(QDir::toNativeSeparators(name)));
    else
        emit failed(tr("%1 was not saved: %2.").arg(QDir::toNativeSeparators(name), *why));
}

}
