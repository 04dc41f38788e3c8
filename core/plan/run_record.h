// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/provenance.h"
#include "core/measure/recording.h"
#include "core/measure/request_end.h"
#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace labour {

/// How a run ended.
enum class RunEnd : std::uint8_t {
    Done,
    Interrupted, ///< stopped before its time; what was measured is here
    Refused, ///< another measurement is under way on this machine
    NotInstalled, ///< the server's requirements are missing
    NotStarted, ///< the server did not start
    HelperFailed, ///< a load process or the warden failed; what was measured is here
};

/// A run: the plan, the server and machine it met, and all that was measured. What reports and history hold.
struct RunRecord {
    Plan plan; ///< with the seed that was drawn
    ServerIdentity server;
    Machine machine;
    qint64 startedMs = 0; ///< Unix time in ms of the first request; of the attempt, where there was none
    Recording recording;
    RunEnd end = RunEnd::Done;
    QString failure; ///< a sentence, where the end is not Done
    QString log; ///< the last of what the server wrote
    /// How each request ended, in the order in which they did, where the plan is one that durability is graded of
    /// (stormOf()); otherwise empty. 32 bytes each.
    std::vector<RequestEnd> ends {};
    double innocentTimeoutS = 0; ///< the longest of an innocent of the mix
    QString labour {}; ///< the version of Labour that measured it
    QString group {}; ///< what repetitions of one command have in common; empty where it stands alone
    bool isCutOff = false; ///< Labour itself ended in its midst: what was under way then is not known
};

}
