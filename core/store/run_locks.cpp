// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_locks.h"

#include <QFile>
#include <QStringBuilder>

#include <fcntl.h>

namespace labour {

namespace {

struct flock byteOf(qint64 run, short type)
{
    struct flock lock { };
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = run;
    lock.l_len = 1;
    return lock;
}

}

RunLocks::RunLocks(const QString& historyPath)
    : m_file(
        open(QFile::encodeName(historyPath % QStringLiteral("-runs")).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
{
}

void RunLocks::hold(qint64 run)
{
    struct flock lock = byteOf(run, F_WRLCK);
    fcntl(m_file.get(), F_OFD_SETLK, &lock);
    m_own.insert(run);
}

void RunLocks::release(qint64 run)
{
    struct flock lock = byteOf(run, F_UNLCK);
    fcntl(m_file.get(), F_OFD_SETLK, &lock);
    m_own.erase(run);
}

bool RunLocks::isHeld(qint64 run) const
{
    if (m_own.contains(run))
        return true;
    struct flock lock = byteOf(run, F_WRLCK);
    return m_file && fcntl(m_file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

}
