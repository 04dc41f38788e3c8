// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/history_writer.h"
#include "core/run/run.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace labour {

/// Lives in the run's thread and holds the run there; its signals are queued to the interface. Each run has a number,
/// so that what was already under way when a run was given up can be told from what belongs to the next.
class RunHost : public QObject
{
    Q_OBJECT

public:
    explicit RunHost(std::shared_ptr<const Catalogue> catalogue);
    ~RunHost() override;

    void start(int number, const Plan& plan, const ServerChoice& server, const RunSettings& settings);
    void interrupt();
    /// Kills what runs, without finished().
    void abandon();
    void setWeights(const std::vector<double>& weights);
    void setRate(double perSecond);
    void setConnections(int connections);
    void addNote(double t, const QString& text);

signals:
    void stageChanged(int number, labour::RunStage stage);
    void progressed(int number, const labour::RunProgress& progress);
    void began(int number, const labour::Recording& empty, const labour::ServerIdentity& server);
    void intervalRecorded(int number, const labour::Interval& interval);
    void sampleRecorded(int number, const labour::TreeSample& sample);
    void memoryRecorded(int number, const labour::MemoryReading& reading);
    void eventRecorded(int number, const labour::Event& event);
    void outputReceived(int number, const QString& text);
    void finished(int number, const std::shared_ptr<const labour::RunRecord>& record);
    void abandoned();
    /// The history cannot be written: why this run, or the rest of it, is not kept.
    void notKept(int number, const QString& sentence);

private:
    void keep();
    void forward(int number);

    std::shared_ptr<const Catalogue> m_catalogue;
    std::unique_ptr<Run> m_run;
    std::unique_ptr<HistoryWriter> m_keeper; ///< null where runs are not to be kept
    QTimer m_tick;
    int m_number = 0;
};

}
