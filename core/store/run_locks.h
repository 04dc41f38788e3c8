// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"

#include <QString>

#include <set>

namespace labour {

/// Tells which runs of a history are being written, by whichever program: each by a lock on one byte of a file beside
/// it, of which the kernel lets go when the program ends, however it does (open file description locks, fcntl(2)).
class RunLocks
{
public:
    explicit RunLocks(const QString& historyPath);

    void hold(qint64 run);
    void release(qint64 run);
    /// By whomever. Not so where nothing is known.
    bool isHeld(qint64 run) const;

private:
    FileDescriptor m_file;
    std::set<qint64> m_own; ///< which the kernel does not tell to who holds them
};

}
