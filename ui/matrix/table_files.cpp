// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/table_files.h"

#include "core/whole_file.h"
#include "ui/matrix/live_table.h"
#include "ui/matrix/matrix_picture.h"
#include "ui/matrix/table_controller.h"
#include "ui/settings/settings.h"
#include "ui/widgets/file_chooser.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QWidget>

namespace labour {

TableFiles::TableFiles(LiveTable& table, TableController& controller, const QAbstractItemModel& matrix,
    Settings& settings, FileChooser& chooser, QWidget* window)
    : QObject(window)
    , m_table(table)
    , m_controller(controller)
    , m_matrix(matrix)
    , m_settings(settings)
    , m_chooser(chooser)
    , m_window(window)
{
}

QString TableFiles::nameOfNew()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/tables"));
    folder.mkpath(QStringLiteral("."));
    return folder.filePath(
        QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")) + QStringLiteral(".json"));
}

void TableFiles::open()
{
    const QString file =
        m_chooser.toOpen(m_window, tr("Open Table"), m_settings.lastFolder(), tr("Durability tables (*.json)"));
    if (file.isEmpty())
        return;
    m_settings.setLastFolder(QFileInfo(file).absolutePath());
    m_controller.open(file);
}

QString TableFiles::chosenFile(const QString& title, const QString& suffix, const QString& filter)
{
    const QString date =
        QDateTime::fromMSecsSinceEpoch(m_table.report().startedMs).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString suggestion =
        QDir(m_settings.lastFolder()).filePath(QStringLiteral("durability-%1.%2").arg(date, suffix));
    const QString file = m_chooser.toSave(m_window, title, suggestion, filter);
    if (!file.isEmpty())
        m_settings.setLastFolder(QFileInfo(file).absolutePath());
    return file;
}

void TableFiles::save(TableFormat format)
{
    QString file;
    switch (format) {
    case TableFormat::Json:
        file = chosenFile(tr("Save Table"), QStringLiteral("json"), tr("Durability tables (*.json)"));
        break;
    case TableFormat::Csv:
        file = chosenFile(tr("Save Table as CSV"), QStringLiteral("csv"), tr("Comma-separated values (*.csv)"));
        break;
    case TableFormat::Html:
        file = chosenFile(tr("Save Table as HTML"), QStringLiteral("html"), tr("Web pages (*.html)"));
        break;
    }
    if (!file.isEmpty())
        m_controller.save(file, format);
}

void TableFiles::savePng()
{
    const QString file = chosenFile(tr("Save Matrix as PNG"), QStringLiteral("png"), tr("PNG pictures (*.png)"));
    if (file.isEmpty())
        return;
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    matrixImage(m_matrix, captionOf(m_table.report())).save(&buffer, "PNG");
    write(file, png);
}

void TableFiles::saveSvg()
{
    const QString file = chosenFile(tr("Save Matrix as SVG"), QStringLiteral("svg"), tr("SVG pictures (*.svg)"));
    if (!file.isEmpty())
        write(file, matrixSvg(m_matrix, captionOf(m_table.report())));
}

void TableFiles::write(const QString& name, const QByteArray& content)
{
    const std::optional<QString> why = replaceFile(name, content);
    if (!why)
        emit done(tr("Saved %1.").arg(QDir::toNativeSeparators(name)));
    else
        emit failed(tr("%1 was not saved: %2.").arg(QDir::toNativeSeparators(name), *why));
}

}
