// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/history_writer.h"

#include "core/run/machine.h"

#include <QDateTime>

#include <chrono>
#include <utility>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto momentsPatience = 100ms;
constexpr auto lastPatience = 5s;

}

HistoryWriter::HistoryWriter(Run& run, Plan plan, const QString& historyPath, QObject* parent)
    : QObject(parent)
{
    m_begun.plan = std::move(plan);
    if (Result<std::unique_ptr<History>> history = History::open(historyPath, HistoryFile::Access::Writing))
        m_history = std::move(*history);
    else
        m_whyNotOpen = history.error();
    m_commits.setInterval(1s);
    connect(&m_commits, &QTimer::timeout, this, [this] { commit(); });
    connect(&run, &Run::began, this, &HistoryWriter::begin);
    connect(&run, &Run::finished, this, [this](const std::shared_ptr<const RunRecord>& record) { finish(*record); });
    const auto log = [this](const auto& addition) {
        if (m_history)
            m_log.add(addition);
    };
    connect(&run, &Run::intervalRecorded, this, log);
    connect(&run, &Run::sampleRecorded, this, log);
    connect(&run, &Run::memoryRecorded, this, log);
    connect(&run, &Run::eventRecorded, this, log);
}

HistoryWriter::~HistoryWriter() = default;

/// The load is about to start, and waits for nothing here.
void HistoryWriter::begin(const Recording& empty, const ServerIdentity& server)
{
    if (!m_history) {
        emit problem(QStringLiteral("This run is not kept: %1").arg(m_whyNotOpen));
        return;
    }
    m_begun.server = server;
    m_begun.machine = thisMachine();
    m_begun.startedMs = QDateTime::currentMSecsSinceEpoch();
    m_begun.recording = empty;
    m_log.begin(m_begun);
    m_history->setPatience(momentsPatience);
    m_commits.start();
}

Result<bool> HistoryWriter::commit()
{
    m_uncommitted += m_log.take();
    if (m_uncommitted.isEmpty())
        return true;
    if (!m_id) {
        const Result<qint64> id = m_history->begin(m_begun, m_uncommitted);
        if (!id)
            return Error { id.error() };
        m_id = *id;
    } else if (const Result<bool> appended = m_history->append(*m_id, m_uncommitted); !appended) {
        return appended;
    }
    m_uncommitted.clear();
    return true;
}

void HistoryWriter::finish(const RunRecord& record)
{
    if (!m_commits.isActive())
        return;
    m_commits.stop();
    m_history->setPatience(lastPatience);
    m_log.end(record);
    Result<bool> kept = commit();
    if (kept)
        kept = m_history->finish(*m_id, record);
    if (!kept)
        emit problem(QStringLiteral("This run is not kept%1: %2")
                         .arg(m_id ? QStringLiteral(" to its end") : QString(), kept.error()));
}

}
