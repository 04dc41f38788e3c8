// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/comparison_host.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace labour {

/// Has the work of a comparison done in a thread of its own, and tells what has come of what was asked for last. Never
/// blocks the thread of the interface, but for its destructor, which waits for what is under way.
class ComparisonController : public QObject
{
    Q_OBJECT

public:
    explicit ComparisonController(QObject* parent = nullptr);
    ~ComparisonController() override;

    void compare(const QList<ComparedRun>& runs);
    void draw(const QList<ComparedRun>& runs, const CurvesWanted& wanted);
    void measure(const QList<ComparedRun>& runs, const QString& part);
    /// A `.labour-run` file.
    void read(const QString& file);
    /// See ComparisonHost::readLast().
    void readLast(const std::shared_ptr<const RunRecord>& shown);
    void write(const QString& file, const ComparedFigures& figures, ComparisonFormat format);

signals:
    void compared(const labour::ComparedFigures& figures);
    void drawn(const labour::RunCurves& curves);
    void measured(const labour::RunLatencies& latencies);
    /// `isWhole`: these are what is to be compared; else they are to be added to that.
    void hasRead(const labour::RunRecords& records, bool isWhole);
    void written(const QString& file);
    /// What went wrong, as a sentence for people.
    void failed(const QString& sentence);

private:
    /// Calls the host in its thread.
    template <typename Call>
    void post(Call call)
    {
        QMetaObject::invokeMethod(m_host, [host = m_host, call] { call(*host); });
    }

    QThread m_thread;
    std::shared_ptr<ComparisonHost::Latest> m_latest;
    ComparisonHost* m_host; ///< deleted by the thread's end
};

}
