// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/durability_table.h"

#include "core/server/availability.h"
#include "core/verdict/pooled_baseline.h"

#include <algorithm>

namespace labour {

bool isSame(const DurabilityCell& a, const DurabilityCell& b)
{
    return a.label() == b.label();
}

DurabilityTable::DurabilityTable(DurabilityPlan plan, QList<DurabilityResult> finished,
    std::shared_ptr<const Catalogue> catalogue, RunSettings settings, QObject* parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_catalogue(std::move(catalogue))
    , m_settings(std::move(settings))
    , m_cells(cellsOf(m_plan, *m_catalogue))
    , m_machine(thisMachine())
{
    QHash<QString, qsizetype> places; // a night's table has thousands of cells
    for (qsizetype i = 0; i < finished.size(); ++i)
        places.insert(finished.at(i).cell.label(), i);
    for (const DurabilityCell& cell : m_cells) {
        const auto found = places.constFind(cell.label());
        if (found == places.constEnd() || !finished.at(*found).failure.isEmpty())
            m_pending.append(cell);
        else {
            m_results.append(finished.at(*found));
            ++m_done;
        }
    }
}

DurabilityTable::~DurabilityTable() = default;

void DurabilityTable::start()
{
    m_lock = std::make_unique<MeasuringLock>();
    if (!m_lock->isHeld() && !m_settings.shareMachine) {
        m_refusal = QStringLiteral("%1 is measuring on this machine, and two measurements at once disturb each other; "
                                   "wait until it is done")
                        .arg(m_lock->holder());
        QMetaObject::invokeMethod(this, &DurabilityTable::ended, Qt::QueuedConnection);
        return;
    }
    m_machine.isShared = !m_lock->isHeld();
    QStringList names;
    QList<ServerManifest> servers;
    for (const DurabilityResult& result : m_results) {
        const Result<const ServerManifest*> server = m_catalogue->server(result.cell.server.name);
        if (server && !names.contains(result.cell.server.name))
            servers.append(**server);
        names.append(result.cell.server.name);
    }
    if (servers.isEmpty()) {
        next();
        return;
    }
    probeAvailability(servers, m_settings.interpreters, this, [this](const QHash<QString, Availability>& all) {
        for (auto each = all.begin(); each != all.end(); ++each) {
            if (each->available)
                leaveOtherVersions(each.key(), each->version);
        }
        next();
    });
}

/// Of a server that has another version now than when some of its cells were measured: those are measured anew.
void DurabilityTable::leaveOtherVersions(const QString& server, const QString& version)
{
    QStringList others;
    QList<DurabilityCell> again;
    m_results.removeIf([&](const DurabilityResult& result) {
        const QString was = QString::fromStdString(result.server.version);
        if (result.cell.server.name != server || !result.failure.isEmpty() || was == version)
            return false;
        if (!others.contains(was))
            others.append(was);
        again.append(result.cell);
        return true;
    });
    if (again.isEmpty())
        return;
    m_done -= static_cast<int>(again.size());
    if (!m_isInterrupted)
        m_pending = again + m_pending;
    emit versionChanged(server, others.join(QStringLiteral(", ")), version);
}

void DurabilityTable::interrupt()
{
    m_isInterrupted = true;
    m_pending.clear();
    if (m_run)
        m_run->interrupt();
}

bool DurabilityTable::hasMeasured(const ServerChoice& server) const
{
    return std::any_of(m_results.begin(), m_results.end(),
        [&server](const DurabilityResult& result) { return result.cell.server == server && result.failure.isEmpty(); });
}

bool DurabilityTable::isSkipped(const ServerChoice& server) const
{
    return std::any_of(m_skipped.begin(), m_skipped.end(),
        [&server](const SkippedServer& skipped) { return skipped.server == server; });
}

void DurabilityTable::skip(const ServerChoice& server, const QString& reason)
{
    if (!isSkipped(server))
        m_skipped.append({ server, reason });
    const qsizetype before = m_pending.size();
    m_pending.removeIf([&server](const DurabilityCell& cell) { return cell.server == server; });
    m_done += static_cast<int>(before - m_pending.size());
}

void DurabilityTable::next()
{
    m_run.reset();
    if (m_pending.isEmpty()) {
        if (m_lock)
            m_lock->release();
        emit progressed();
        emit ended();
        return;
    }
    runCell(m_pending.takeFirst());
}

void DurabilityTable::runCell(const DurabilityCell& cell)
{
    m_run = std::make_unique<DurabilityRun>(
        cell, pooledBaseline(m_results, cell.server), m_plan.settings, m_catalogue, m_settings);
    connect(m_run.get(), &DurabilityRun::stageChanged, this, &DurabilityTable::progressed);
    connect(m_run.get(), &DurabilityRun::finished, this, &DurabilityTable::take, Qt::QueuedConnection);
    m_run->start();
}

void DurabilityTable::take(const DurabilityResult& result, const std::shared_ptr<const RunRecord>& record)
{
    ++m_done;
    const bool isLeftOut = m_run->isServerMissing() && !hasMeasured(result.cell.server);
    if (!result.failure.isEmpty() && isLeftOut) {
        if (!m_isInterrupted)
            skip(result.cell.server, result.failure);
    } else if (!(m_isInterrupted && !result.failure.isEmpty())) {
        if (result.failure.isEmpty())
            leaveOtherVersions(result.cell.server.name, QString::fromStdString(result.server.version));
        m_results.append(result);
        const QList<DurabilityResult> others = gradeByPool(m_results, result.cell.server, m_plan.settings.rules);
        m_tookS += result.tookS;
        ++m_measured;
        emit cellFinished(m_results.last(), record);
        for (const DurabilityResult& other : others) {
            if (!isSame(other.cell, result.cell))
                emit gradedAgain(other);
        }
    }
    next();
}

std::optional<double> DurabilityTable::remainingS() const
{
    if (m_measured == 0)
        return std::nullopt;
    return m_tookS / m_measured * static_cast<double>(m_pending.size() + (m_run ? 1 : 0));
}

QString DurabilityTable::doing() const
{
    if (m_pending.isEmpty() && !m_run)
        return {};
    return m_run ? m_run->label() % QStringLiteral(": ") % m_run->stageName() : QString();
}

}
