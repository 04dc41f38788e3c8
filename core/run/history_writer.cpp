// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/history_writer.h"

#include "core/run/machine.h"

#include <QDateTime>

#include <chrono>
#include <utility>

namespace labour {

HistoryWriter::HistoryWriter(Run& run, Plan plan, QString historyPath, QObject* parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_path(std::move(historyPath))
{
    m_commits.setInterval(std::chrono::seconds(1));
    connect(&m_commits, &QTimer::timeout, this, &HistoryWriter::commit);
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

template <typename T>
bool HistoryWriter::holds(const Result<T>& result)
{
    if (result)
        return true;
    m_commits.stop();
    m_history.reset();
    m_id.reset();
    emit problem(QStringLiteral("This run is not kept: %1").arg(result.error()));
    return false;
}

void HistoryWriter::begin(const Recording& empty, const ServerIdentity& server)
{
    Result<std::unique_ptr<History>> history = History::open(m_path, HistoryFile::Access::Writing);
    if (!holds(history))
        return;
    m_history = std::move(*history);
    RunRecord record;
    record.plan = m_plan;
    record.server = server;
    record.machine = thisMachine();
    record.startedMs = QDateTime::currentMSecsSinceEpoch();
    record.recording = empty;
    m_log.begin(record);
    const Result<qint64> id = m_history->begin(record, m_log.take());
    if (!holds(id))
        return;
    m_id = *id;
    m_commits.start();
}

void HistoryWriter::commit()
{
    const QByteArray log = m_log.take();
    if (m_history && !log.isEmpty())
        holds(m_history->append(*m_id, log));
}

void HistoryWriter::finish(const RunRecord& record)
{
    if (!m_history)
        return;
    m_log.end(record);
    holds(m_history->finish(*m_id, record, m_log.take()));
    m_commits.stop();
}

}
