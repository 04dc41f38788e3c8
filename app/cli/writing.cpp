// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/writing.h"

#include "core/whole_file.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringBuilder>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace labour::cli {

namespace {

bool put(std::FILE* stream, const QByteArray& bytes)
{
    return std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream)
        == static_cast<std::size_t>(bytes.size())
        && std::fflush(stream) == 0;
}

}

bool print(const QString& text)
{
    if (std::ferror(stdout) != 0)
        return false;
    if (put(stdout, text.toUtf8()))
        return true;
    complain(QStringLiteral("standard output cannot be written to"));
    return false;
}

bool isOutputWhole()
{
    return std::ferror(stdout) == 0;
}

void printError(const QString& text)
{
    put(stderr, text.toUtf8());
}

void complain(const QString& sentence)
{
    printError(QStringLiteral("labour: ") % sentence % QLatin1Char('\n'));
}

bool isWritable(const QString& path)
{
    const QFileInfo target(path);
    if (target.exists() && !target.isFile())
        return !target.isDir() && target.isWritable();
    return (!target.exists() || target.isWritable()) && QFileInfo(target.absolutePath()).isWritable();
}

bool writeWhole(const QString& path, const QByteArray& bytes)
{
    if (path == QLatin1String("-")) {
        return print(QString::fromUtf8(bytes));
    }
    // A device, a pipe or a terminal is written to; only a file can be replaced as a whole.
    if (const QFileInfo target(path); target.exists() && !target.isFile()) {
        QFile device(path);
        if (device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && writeAll(device, bytes))
            return true;
        complain(QStringLiteral("%1 cannot be written: %2").arg(path, device.errorString()));
        return false;
    }
    const std::optional<QString> why = replaceFile(path, bytes);
    if (why)
        complain(QStringLiteral("%1 cannot be written: %2").arg(path, *why));
    return !why;
}

bool writeAllWhole(const QString& folder, const std::vector<ReportFile>& files)
{
    std::vector<std::unique_ptr<QSaveFile>> written;
    for (const ReportFile& file : files) {
        const QString path = folder % u'/' % file.name;
        if (const QString own = QFileInfo(path).path(); !QDir().mkpath(own)) {
            complain(QStringLiteral("the folder %1 cannot be made").arg(own));
            return false;
        }
        written.push_back(std::make_unique<QSaveFile>(path));
        QSaveFile& save = *written.back();
        if (!save.open(QIODevice::WriteOnly) || !writeAll(save, file.bytes)) {
            complain(QStringLiteral("%1 cannot be written: %2").arg(path, save.errorString()));
            return false;
        }
    }
    return std::all_of(written.begin(), written.end(), [](const std::unique_ptr<QSaveFile>& save) {
        const bool isThere = save->commit();
        if (!isThere)
            complain(QStringLiteral("%1 cannot be written: %2").arg(save->fileName(), save->errorString()));
        return isThere;
    });
}

}
