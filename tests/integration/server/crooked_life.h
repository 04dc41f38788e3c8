// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/proc/run_members.h"
#include "core/server/run_directory.h"
#include "core/server/server_life.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

/// The life of a crooked_server.py in one of its modes, with all that its signals said.
class CrookedLife
{
public:
    explicit CrookedLife(const QString& mode, const std::function<void(LaunchSpec&)>& change = {});

    void launch() { life->launch(); }
    /// All that runs now, and the port, are of the past.
    bool isGone() const;
    std::vector<ProcessId> alive() const;
    pid_t mainPid() const;
    pid_t wardenPid() const;
    /// Seen to start and not seen to end, without the main process.
    std::vector<pid_t> workers() const;
    const ProcessExit* exitOf(pid_t pid) const;

    RunDirectory directory;
    RunIdentity run;
    std::unique_ptr<ServerLife> life;

    int readies = 0;
    int ends = 0; ///< last signals
    QString launchFailure;
    QString tail;
    QString wardenFailure;
    std::vector<WatchedProcess> started;
    std::vector<ProcessExit> exits;
    std::vector<WardenSample> samples;
    std::vector<WardenMemory> memories;
    std::vector<MemoryLimitHit> hits;
    std::optional<StopReport> report;
    quint64 outputBytes = 0;
    quint64 droppedBytes = 0;
};

}
