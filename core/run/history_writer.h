// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run.h"
#include "core/store/history.h"
#include "core/store/run_log.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// Keeps a run in the history as it grows: what came is committed once a second, so that a crash or a power cut loses
/// no more than that. Lives in the run's thread; commits wait for the disk there, and no more than a moment for another
/// program: what could not be committed is tried again with the next, and for the last time, with patience, when the
/// run has ended. A history that cannot be written costs the run nothing: problem() says why, once.
class HistoryWriter : public QObject
{
    Q_OBJECT

public:
    /// Before the run is started: the history is opened here, and may be waited for.
    HistoryWriter(Run& run, const QString& historyPath, QObject* parent = nullptr);
    ~HistoryWriter() override;

signals:
    void problem(const QString& sentence);

private:
    void begin(const RunRecord& begun);
    void keepOutput(const QString& text);
    void logTexts();
    Result<bool> commit();
    void finish(const RunRecord& record);

    RunRecord m_begun; ///< what is known when the run begins
    QString m_whyNotOpen;
    std::unique_ptr<History> m_history; ///< null where it could not be opened
    RunLogWriter m_log;
    QByteArray m_uncommitted;
    QString m_output; ///< the last that the server wrote since the last commit
    std::map<std::size_t, std::vector<std::string>> m_eventLogs; ///< that changed since the last commit
    QTimer m_commits;
    std::optional<qint64> m_id; ///< once something is in the history
};

}
