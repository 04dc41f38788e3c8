// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/spare_room.h"

#include "core/file_descriptor.h"

#include <QFile>
#include <QFileInfo>
#include <QStringBuilder>

#include <algorithm>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace labour {

namespace {

constexpr qint64 kibibyte = 1024;
constexpr qint64 keptBytes = 1024 * kibibyte;
constexpr qint64 plenty = 4 * keptBytes;
// SQLite's index of its log takes 32 KiB beside the history, the log itself a page or two.
constexpr qint64 openingBytes = 128 * kibibyte;

QByteArray reserveOf(const QString& historyPath)
{
    return QFile::encodeName(historyPath % QStringLiteral("-reserve"));
}

/// In place of what is kept already.
void keep(const QString& historyPath, qint64 bytes)
{
    const QByteArray name = reserveOf(historyPath);
    const FileDescriptor file(::open(name.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    if (file && posix_fallocate(file.get(), 0, bytes) != 0)
        ::unlink(name.constData());
}

}

qint64 availableBytes(const QString& path)
{
    struct statvfs disk { };
    const QString folder = QFileInfo(QFileInfo::exists(path) ? QFileInfo(path).canonicalFilePath() : path).path();
    return ::statvfs(QFile::encodeName(folder).constData(), &disk) == 0
        ? static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize)
        : 0;
}

bool isDiskFull(const QString& path)
{
    return availableBytes(path) < openingBytes;
}

void keepSpareRoom(const QString& historyPath)
{
    if (QFileInfo(QFile::decodeName(reserveOf(historyPath))).size() < keptBytes
        && availableBytes(historyPath) >= plenty)
        keep(historyPath, keptBytes);
}

bool hasSpareRoom(const QString& historyPath)
{
    return QFileInfo::exists(QFile::decodeName(reserveOf(historyPath)));
}

SpareRoom::SpareRoom(const QString& historyPath)
    : m_historyPath(historyPath)
    , m_isGivenUp(availableBytes(historyPath) < keptBytes && ::unlink(reserveOf(historyPath).constData()) == 0)
{
}

SpareRoom::~SpareRoom()
{
    if (!m_isGivenUp)
        return;
    const qint64 left = std::min(keptBytes, availableBytes(m_historyPath) - openingBytes);
    if (left >= openingBytes)
        keep(m_historyPath, left);
}

}
