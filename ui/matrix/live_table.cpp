// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/live_table.h"

#include "core/run/durability_table.h"

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
    m_records.insert(result.cell.label(), record);
    const auto earlier = std::find_if(m_report.results.begin(), m_report.results.end(),
        [&result](const DurabilityResult& each) { return isSame(each.cell, result.cell); });
    if (earlier == m_report.results.end())
        m_report.results.append(result);
    else
        *earlier = result;
    emit resultTaken(result.cell);
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
