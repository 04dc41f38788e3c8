// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "ui/run/live_run.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <vector>

namespace labour {

class RunHost;

/// Runs plans in a thread of their own and keeps a LiveRun up to date with what they tell. Never blocks the thread of
/// the interface, but for its destructor: that kills a run still under way.
class RunController : public QObject
{
    Q_OBJECT

public:
    RunController(std::shared_ptr<const Catalogue> catalogue, LiveRun& view, QObject* parent = nullptr);
    ~RunController() override;

    bool isRunning() const { return m_isRunning; }
    bool isStopping() const { return m_isStopping; }
    /// The server is not asked any more.
    bool isKilling() const { return m_isKilling; }
    RunStage stage() const { return m_stage; }

    /// `plan` has been through checkedPlan(). Not while another one is under way.
    void start(const Plan& plan, const ServerChoice& server, const RunSettings& settings);
    /// ended() follows once the server is gone. While the server is being stopped already: kills it, and what was
    /// measured is kept.
    void interrupt();
    /// Kills at once what runs; ended() follows, without a record.
    void abandon();
    /// One weight for each behaviour of the plan's mix.
    void setWeights(const std::vector<double>& weights);
    /// Of open load, until the next phase.
    void setRate(double perSecond);
    void setConnections(int connections);
    /// Puts a note into the run, so many seconds after its first request.
    void addNote(double t, const QString& text);

signals:
    void started();
    void stageChanged(labour::RunStage stage);
    void progressed(const labour::RunProgress& progress);
    /// Sending is to end, or the server to be killed, by the user's wish.
    void stopping();
    void ended();
    /// Why the run, or the rest of it, is not in the history.
    void notKept(const QString& sentence);

private:
    void listen();
    void end();

    LiveRun& m_view;
    QThread m_thread;
    RunHost* m_host; ///< deleted by the thread's end
    int m_number = 0;
    bool m_isRunning = false;
    bool m_isStopping = false;
    bool m_isKilling = false;
    RunStage m_stage = RunStage::Waiting;
};

}
