// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "ui/run/sequence_length.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace labour {

class LiveRun;
class RunController;

/// One run of a sequence, and what came of it.
struct SequenceRun {
    enum class State { Waiting, Running, Over, LeftOut };

    ServerChoice server;
    int repetition = 0; ///< from 0
    State state = State::Waiting;
    QString whyLeftOut {}; ///< a sentence
    std::shared_ptr<const RunRecord> record {}; ///< once it is over, unless it was given up
};

/// The runs that a plan asks for: each server once a repetition, one run after the other; or all servers of a
/// repetition at once, which disturb each other and are marked so. The first under way is on view. One that does not
/// start does not stop the others.
class RunSequence : public QObject
{
    Q_OBJECT

public:
    /// `controller` fills `view`; those that run beside it get controllers of their own. All outlive this.
    RunSequence(std::shared_ptr<const Catalogue> catalogue, RunController& controller, const LiveRun& view,
        QObject* parent = nullptr);
    ~RunSequence() override;

    bool isRunning() const { return m_isRunning; }
    /// No further run is begun.
    bool isStopping() const { return m_isStopping; }
    /// One waits, and will have its turn.
    bool isMoreToCome() const;
    /// Of the sequence under way, or the last one.
    const QList<SequenceRun>& runs() const { return m_runs; }
    /// The one on view while it goes on; nothing between two.
    std::optional<qsizetype> current() const;
    SequenceProgress progress() const;
    bool isAtOnce() const { return m_isAtOnce; }

    /// `plan` has been through checkedPlan(). `whyNot` says of a server why it cannot be started, as a sentence, or is
    /// empty. Not while another sequence is under way.
    void start(const Plan& plan, const RunSettings& settings, bool isAtOnce,
        const std::function<QString(const ServerChoice&)>& whyNot);
    /// No further run is begun, and those under way are interrupted; a server that is being stopped anyhow is only
    /// killed when asked again.
    void stop();
    /// Kills at once what runs.
    void abandon();
    /// Of all that is under way.
    void setWeights(const std::vector<double>& weights);
    void setRate(double perSecond);
    void setConnections(int connections);

signals:
    void started();
    void changed(); ///< of one of runs(): its state
    void stopping();
    void ended();

private:
    struct Lane;

    void beginRound();
    void runOver(qsizetype run, const std::shared_ptr<const RunRecord>& record);
    void leaveRecordsOfOld();
    void end();
    void tellAll(const std::function<void(RunController&)>& what);

    std::shared_ptr<const Catalogue> m_catalogue;
    RunController& m_controller;
    const LiveRun& m_view;
    std::vector<std::unique_ptr<Lane>> m_beside; ///< the first under way is the view's
    Plan m_plan;
    RunSettings m_settings;
    QList<SequenceRun> m_runs;
    QList<qsizetype> m_underWay;
    SequenceLength m_length;
    QElapsedTimer m_since;
    QElapsedTimer m_roundSince;
    bool m_isRunning = false;
    bool m_isStopping = false;
    bool m_isAtOnce = false;
};

}
