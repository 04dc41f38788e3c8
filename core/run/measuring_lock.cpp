// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/measuring_lock.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QStringBuilder>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace labour {

namespace {

/// Another user's file in a sticky folder may be opened, but not with O_CREAT (fs.protected_regular).
FileDescriptor openShared(const QByteArray& path)
{
    constexpr int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW;
    const int there = open(path.constData(), flags);
    if (there >= 0 || errno != ENOENT)
        return FileDescriptor(there);
    FileDescriptor made(open(path.constData(), flags | O_CREAT | O_EXCL, 0666));
    if (made.get() < 0)
        return FileDescriptor(open(path.constData(), flags));
    fchmod(made.get(), 0666);
    return made;
}

}

MeasuringLock::MeasuringLock()
    : m_file(openShared(QFile::encodeName(QDir::tempPath() % QStringLiteral("/labour-measuring.lock"))))
{
    // A lock that cannot be had at all, for want of a folder or a permission, must not stop anybody from measuring.
    m_isHeld = m_file.get() < 0 || flock(m_file.get(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    if (m_file.get() < 0 || !m_isHeld)
        return;
    const QByteArray pid = QByteArray::number(getpid());
    if (ftruncate(m_file.get(), 0) == 0) [[maybe_unused]]
        const ssize_t written = pwrite(m_file.get(), pid.constData(), static_cast<std::size_t>(pid.size()), 0);
}

void MeasuringLock::release()
{
    if (m_isHeld && m_file.get() >= 0)
        flock(m_file.get(), LOCK_UN);
    m_isHeld = false;
}

QString MeasuringLock::holder() const
{
    char text[32] {};
    const bool isRead = m_file.get() >= 0 && pread(m_file.get(), text, sizeof text - 1, 0) > 0;
    const qint64 pid = isRead ? QByteArray(text).trimmed().toLongLong() : 0;
    return pid > 0 ? QStringLiteral("process %1").arg(pid) : QStringLiteral("another program");
}

}
