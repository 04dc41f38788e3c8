// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/measure/recording.h"
#include "core/plan/run_record.h"
#include "core/run/run_settings.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace labour {

enum class RunStage : std::uint8_t {
    Waiting,
    LookingForServer,
    StartingServer,
    Sending,
    StoppingServer,
    Ended,
};

/// "Starting the server" and so on, for people.
QString nameOf(RunStage stage);

struct RunProgress {
    RunStage stage = RunStage::Waiting;
    double elapsedS = 0; ///< of sending
    std::optional<double> remainingS; ///< of sending, an estimate; nothing before it can be known
    std::optional<double> share; ///< of sending, 0 to 1
};

/// One plan against one server, once: starts it, warms it up, sends, samples, stops, and tells all that was measured as
/// it comes. Lives in the thread that created it (or that it was moved to before start()) and does not block it.
/// Destroyed in mid-run it leaves nothing running.
class Run : public QObject
{
    Q_OBJECT

public:
    /// `plan` has been through checkedPlan() with this catalogue; `server` is one of its servers.
    Run(Plan plan, ServerChoice server, std::shared_ptr<const Catalogue> catalogue, RunSettings settings,
        QObject* parent = nullptr);
    ~Run() override;

    /// Once. finished() follows, whatever happens.
    void start();
    /// Ends sending at once and stops the server; finished() follows with what was measured. When all has been measured
    /// and the server is only being stopped, it is killed, and the run is whole; so is it killed when asked again.
    void interrupt();
    /// Changes the weights of the mix (one for each behaviour, in the plan's order) from now on: while it is being sent
    /// at once, before that as soon as it is.
    void setWeights(const std::vector<double>& weights);
    /// The same for an open load's rate, in requests a second, and for the number of connections: at least one for each
    /// load process. Phases to come keep their own weights and rates.
    void setRate(double perSecond);
    void setConnections(int connections);
    /// Puts a note at that moment of sending (seconds since the first request), among the events; ignored before the
    /// first request and when the run is over.
    void addNote(double t, const QString& text);

    RunProgress progress() const;
    /// What is known of it from began() on: its plan with the seed, server and machine, and an empty recording.
    RunRecord begun() const;

signals:
    void stageChanged(labour::RunStage stage);
    /// The server answers and the first request is about to be sent: a recording that starts out like this, and to
    /// which all that the following signals bring is added, becomes the run's.
    void began(const labour::Recording& empty, const labour::ServerIdentity& server);
    void intervalRecorded(const labour::Interval& interval);
    void sampleRecorded(const labour::TreeSample& sample);
    void memoryRecorded(const labour::MemoryReading& reading);
    void eventRecorded(const labour::Event& event);
    /// What the server wrote around an event, of which more may come: the event's place among all recorded ones.
    void eventLogged(std::size_t event, const std::vector<std::string>& lines);
    /// As the run's record has them, where it has any.
    void requestsEnded(const std::vector<labour::RequestEnd>& ends);
    /// What the server wrote.
    void outputReceived(const QString& text);
    void finished(const std::shared_ptr<const labour::RunRecord>& record);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}
