// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QPlainTextEdit>

#include <memory>

namespace labour {

class LiveRun;
struct RunRecord;

/// The text report of the run on view, once it is over; that of a run of hours is made in another thread.
class ReportPanel : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ReportPanel(LiveRun& run, QWidget* parent = nullptr);

private:
    void report(const std::shared_ptr<const RunRecord>& record);

    QFutureWatcher<QString> m_writer;
    std::shared_ptr<const RunRecord> m_isWritten; ///< what it writes of; null if it does not
};

}
