// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/live_table.h"

#include "core/run/durability_table.h"
#include "core/verdict/pooled_baseline.h"

#include <algorithm>

namespace labour {

std::shared_ptr<const RunRecord> LiveTable::recordOf(const DurabilityCell& cell) const
{
    return m_records.value(cell.label());
}

QString LiveTable::whySkipped(const ServerChoice& server) const
{
    for (const auto& [skipped, reason] : m_report.skipped) {
        if (skipped == server)
            return reason;
    }
    return {};
}

void LiveTable::show(const DurabilityReport& report, const QString& file)
{
    // The same table measured on keeps the runs behind its cells; another one has none yet.
    if (report.startedMs != m_report.startedMs)
        m_records.clear();
    m_report = report;
    m_file = file;
    m_underWay.clear();
    m_stage.clear();
    emit shown();
}

void LiveTable::take(const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record)
{
    if (result.failure.isEmpty())
        leaveOtherVersions(result.cell.server.name, QString::fromStdString(result.server.version));
    m_records.insert(result.cell.label(), record);
    const auto earlier = std::find_if(m_report.results.begin(), m_report.results.end(),
        [&result](const DurabilityResult& each) { return isSame(each.cell, result.cell); });
    if (earlier == m_report.results.end())
        m_report.results.append(result);
    else
        *earlier = result;
    // A cell that was measured again alone knows no baseline but its own.
    gradeByPool(m_report.results, result.cell.server, m_report.plan.settings.rules);
    emit resultTaken(result.cell);
}

void LiveTable::leaveOtherVersions(const QString& server, const QString& version)
{
    QStringList others;
    m_report.results.removeIf([&](const DurabilityResult& result) {
        const QString was = QString::fromStdString(result.server.version);
        if (result.cell.server.name != server || !result.failure.isEmpty() || was == version)
            return false;
        if (!others.contains(was))
            others.append(was);
        m_records.remove(result.cell.label());
        return true;
    });
    if (!others.isEmpty())
        emit versionLeft(server, others.join(QStringLiteral(", ")), version);
}

void LiveTable::setUnderWay(const QString& label, const QString& stage)
{
    if (label == m_underWay && stage == m_stage)
        return;
    m_underWay = label;
    m_stage = stage;
    emit underWayChanged();
}

void LiveTable::setSkipped(const QList<std::pair<ServerChoice, QString>>& skipped)
{
    if (skipped == m_report.skipped)
        return;
    m_report.skipped = skipped;
    emit skippedChanged();
}

}
