// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <set>

namespace labour {

/// CPU time of the calling thread, in nanoseconds.
qint64 threadCpuNs();

/// CPU time of those hidden threads of QNetworkAccessManagers that end while `end` is called; in nanoseconds.
qint64 cpuOfThreadsEndedBy(const std::function<void()>& end);

/// CPU time that a load of QNetworkAccessManagers takes. They work in hidden threads, which carry their name; those of
/// other managers of the process that begin in the same while cannot be told from them and are counted too.
class ClientCpu
{
public:
    /// Hidden threads that exist by now are somebody else's.
    ClientCpu();

    /// Of the hidden threads that have begun since and still exist, and `loadThreadsNs` of the threads that drive them
    /// and of hidden ones that have ended.
    /// Where the hidden ones cannot be told: what the whole process took since.
    double seconds(qint64 loadThreadsNs) const;

private:
    std::set<int> m_foreign;
    qint64 m_processNs = 0;
};

}
