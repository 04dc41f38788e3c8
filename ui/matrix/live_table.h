// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/report/durability_json.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace labour {

/// The durability table on view: what is known of it here, growing while it is measured. All that shows a table reads
/// this and listens to it, wherever the table comes from. For the thread of the interface.
class LiveTable : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool isEmpty() const { return m_report.plan.servers.isEmpty(); }
    const DurabilityReport& report() const { return m_report; }
    /// Where it is kept; empty where nowhere.
    const QString& file() const { return m_file; }
    /// The run behind a measurement of this session; null for one from a file, and where nothing was sent.
    std::shared_ptr<const RunRecord> recordOf(const DurabilityCell& cell) const;
    /// Why a server was left out; empty where it was not.
    QString whySkipped(const ServerChoice& server) const;
    /// The label of the cell under way, and what it is about; empty while none is.
    const QString& underWay() const { return m_underWay; }
    const QString& stage() const { return m_stage; }

    /// Another table, or the same with another plan; records of its measurements are kept.
    void show(const DurabilityReport& report, const QString& file);
    void setFile(const QString& file) { m_file = file; }
    /// A result in place of an earlier one of the same cell, or one more. All cells of its server are graded by the
    /// baselines that there are of it now, and those of another version of it are left behind.
    void take(const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record);
    /// What was measured of other versions of that server is gone: it has this one now.
    void leaveOtherVersions(const QString& server, const QString& version);
    void setUnderWay(const QString& label, const QString& stage);
    void setSkipped(const QList<std::pair<ServerChoice, QString>>& skipped);
    void setMachine(const Machine& machine) { m_report.machine = machine; }
    void setWhole(bool isWhole) { m_report.isWhole = isWhole; }

signals:
    void shown();
    /// The other cells of its server may have other grades now.
    void resultTaken(const labour::DurabilityCell& cell);
    void versionLeft(const QString& server, const QString& was, const QString& is);
    void underWayChanged();
    void skippedChanged();

private:
    DurabilityReport m_report;
    QString m_file;
    QString m_underWay;
    QString m_stage;
    QHash<QString, std::shared_ptr<const RunRecord>> m_records; ///< by the cell's label
};

}
