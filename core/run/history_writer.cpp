// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/history_writer.h"

#include <chrono>
#include <utility>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto momentsPatience = 100ms;
constexpr auto lastPatience = 5s;
// Of a second's output: a run that ends keeps the last MiB of all, and one that is cut off at least what was last.
constexpr qsizetype mostOutput = 4096;

}

HistoryWriter::HistoryWriter(Run& run, const QString& historyPath, QObject* parent)
    : QObject(parent)
{
    if (Result<std::unique_ptr<History>> history = History::open(historyPath, HistoryFile::Access::Writing))
        m_history = std::move(*history);
    else
        m_whyNotOpen = history.error();
    m_commits.setInterval(1s);
    connect(&m_commits, &QTimer::timeout, this, [this] {
        logTexts();
        commit();
    });
    connect(&run, &Run::began, this, [this, &run] { begin(run.begun()); });
    connect(&run, &Run::finished, this, [this](const std::shared_ptr<const RunRecord>& record) { finish(*record); });
    const auto log = [this](const auto& addition) {
        if (m_history)
            m_log.add(addition);
    };
    connect(&run, &Run::intervalRecorded, this, log);
    connect(&run, &Run::sampleRecorded, this, log);
    connect(&run, &Run::memoryRecorded, this, log);
    connect(&run, &Run::eventRecorded, this, log);
    connect(&run, &Run::requestsEnded, this, log);
    connect(&run, &Run::outputReceived, this, &HistoryWriter::keepOutput);
    connect(&run, &Run::eventLogged, this,
        [this](std::size_t event, const std::vector<std::string>& lines) { m_eventLogs[event] = lines; });
}

HistoryWriter::~HistoryWriter() = default;

/// The load is about to start, and waits for nothing here.
void HistoryWriter::begin(const RunRecord& begun)
{
    if (!m_history) {
        emit problem(QStringLiteral("This run is not kept: %1").arg(m_whyNotOpen));
        return;
    }
    m_begun = begun;
    m_log.begin(m_begun);
    m_history->setPatience(momentsPatience);
    m_commits.start();
}

void HistoryWriter::keepOutput(const QString& text)
{
    m_output = QString(m_output + text).right(mostOutput);
}

void HistoryWriter::logTexts()
{
    if (!m_output.isEmpty())
        m_log.addOutput(std::exchange(m_output, {}));
    for (const auto& [event, lines] : m_eventLogs)
        m_log.setEventLog(event, lines);
    m_eventLogs.clear();
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
