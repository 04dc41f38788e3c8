// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "core/store/history.h"
#include "core/store/run_log.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace labour {

/// Keeps a run in the history as it grows: what came is committed once a second, so that a crash or a power cut loses
/// no more than that. Lives in the run's thread; commits wait for the disk there. A history that cannot be written
/// costs the run nothing: problem() says why, once, and no more of the run is kept.
class HistoryWriter : public QObject
{
    Q_OBJECT

public:
    /// Of the plan as the run has it, before the run is started. The history is opened when the run begins.
    HistoryWriter(Run& run, Plan plan, QString historyPath, QObject* parent = nullptr);
    ~HistoryWriter() override;

    /// Of the run in the history; nothing before it has begun, or where it is not kept.
    std::optional<qint64> id() const { return m_id; }

signals:
    void problem(const QString& sentence);

private:
    void begin(const Recording& empty, const ServerIdentity& server);
    void commit();
    void finish(const RunRecord& record);
    template <typename T>
    bool holds(const Result<T>& result);

    Plan m_plan;
    QString m_path;
    std::unique_ptr<History> m_history; ///< null before the run has begun, and after a problem
    RunLogWriter m_log;
    QTimer m_commits;
    std::optional<qint64> m_id;
};

}
