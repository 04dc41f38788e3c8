// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/proc/run_members.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace labour {

/// Does what a warden was killed before it could do: kills everything of the run, and waits for those that became our
/// children. Children that Labour started itself are never touched.
class Sweep : public QObject
{
    Q_OBJECT

public:
    explicit Sweep(QObject* parent = nullptr);

    /// `known` is all that was ever seen of the run and not seen to end. done() follows.
    void begin(const RunIdentity& run, const std::vector<ProcessId>& known);
    /// The same, but waiting for it.
    void runBlocking(const RunIdentity& run, const std::vector<ProcessId>& known);

    double seconds() const { return m_seconds; }
    /// What could not be killed.
    const std::vector<ProcessId>& survivors() const { return m_survivors; }
    bool isListening() const { return m_listening; }

signals:
    void done();

private:
    void reset(const RunIdentity& run, const std::vector<ProcessId>& known);
    bool step();

    RunIdentity m_run;
    std::vector<ProcessId> m_known;
    std::vector<ProcessId> m_killed; ///< and not waited for yet
    std::vector<ProcessId> m_survivors;
    bool m_listening = false;
    double m_seconds = 0;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

}
