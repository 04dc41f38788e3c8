// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/durability_run.h"
#include "core/run/machine.h"
#include "core/run/measuring_lock.h"
#include "core/verdict/durability_plan.h"

#include <QObject>

#include <memory>
#include <optional>

namespace labour {

/// A server that was left out of a table: it is not installed, or none of its cells could be measured for want of a
/// start.
struct SkippedServer {
    ServerChoice server;
    QString reason;
};

/// Measures the cells of a durability table one after the other. Lives in the thread that created it and does not
/// block it; destroyed in mid-run it leaves nothing running.
class DurabilityTable : public QObject
{
    Q_OBJECT

public:
    /// `plan` has been through checkedPlan(); `finished` are results of an earlier attempt at it, which are kept but
    /// for those of a server that has another version by now.
    DurabilityTable(DurabilityPlan plan, QList<DurabilityResult> finished, std::shared_ptr<const Catalogue> catalogue,
        RunSettings settings, QObject* parent = nullptr);
    ~DurabilityTable() override;

    /// Once: measures all cells that are not there yet. ended() follows.
    void start();
    /// Ends the cell that is under way, which is lost, and begins no other; ended() follows.
    void interrupt();

    const DurabilityPlan& plan() const { return m_plan; }
    const QList<DurabilityCell>& cells() const { return m_cells; }
    /// In the order in which they were measured; those of an earlier attempt first.
    const QList<DurabilityResult>& results() const { return m_results; }
    const QList<SkippedServer>& skipped() const { return m_skipped; }
    const Machine& machine() const { return m_machine; }
    bool wasInterrupted() const { return m_isInterrupted; }
    /// Why nothing could be measured at all; empty while all is well.
    const QString& refusal() const { return m_refusal; }

    /// Whether this attempt has added to what an earlier one measured.
    bool hasMeasured() const { return m_measured > 0; }
    /// Cells that are done or left out, of all.
    int done() const { return m_done; }
    /// Seconds to the end, by what the cells took so far; nothing before the first.
    std::optional<double> remainingS() const;
    /// "gunicorn:sync · SIGSEGV · 1: storm"; empty between cells.
    QString doing() const;

signals:
    void progressed();
    void cellFinished(const labour::DurabilityResult& result, const std::shared_ptr<const labour::RunRecord>& record);
    /// A cell that had been finished before has another grade by the baselines that its server has now.
    void gradedAgain(const labour::DurabilityResult& result);
    /// The cells of that server that were measured of other versions are gone from results(), and are measured anew.
    void versionChanged(const QString& server, const QString& was, const QString& is);
    void ended();

private:
    void leaveOtherVersions(const QString& server, const QString& version);
    void next();
    void runCell(const DurabilityCell& cell);
    void take(const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record);
    void skip(const ServerChoice& server, const QString& reason);
    bool isSkipped(const ServerChoice& server) const;
    bool hasMeasured(const ServerChoice& server) const;

    DurabilityPlan m_plan;
    std::shared_ptr<const Catalogue> m_catalogue;
    RunSettings m_settings;
    QList<DurabilityCell> m_cells;
    QList<DurabilityCell> m_pending;
    QList<DurabilityResult> m_results;
    QList<SkippedServer> m_skipped;
    std::unique_ptr<DurabilityRun> m_run;
    std::unique_ptr<MeasuringLock> m_lock;
    Machine m_machine;
    QString m_refusal;
    int m_done = 0;
    double m_tookS = 0; ///< of the cells of this attempt
    int m_measured = 0; ///< likewise
    bool m_isInterrupted = false;
};

/// Whether two cells are the same measurement.
bool isSame(const DurabilityCell& a, const DurabilityCell& b);

}
