// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/history_host.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace labour {

/// The history for the thread of the interface, which never waits for it, but for what is under way when this is
/// destroyed. What is asked for is done in the order in which it was; of lists only the last one that was asked for
/// comes.
class HistoryController : public QObject
{
    Q_OBJECT

public:
    /// `path` may be empty: no runs are kept.
    explicit HistoryController(const QString& path, QObject* parent = nullptr);
    ~HistoryController() override;

    bool keepsRuns() const { return m_keepsRuns; }

    /// listed() follows, and again whenever something has changed while it is watched.
    void list(const RunsWanted& wanted);
    void watch(bool isWatching);
    /// hasRead() or notRead() follows, as for the next two.
    void read(const QList<qint64>& ids, RunUse use);
    void readNewest();
    void readFile(const QString& file);
    /// How a run of the history stands to the reference of its plan: stood() follows, of several runs for the last
    /// only.
    void findStanding(qint64 id);
    /// The same of a run that is in the history somewhere: recordStood() follows.
    void findStanding(const std::shared_ptr<const RunRecord>& record);
    void setStarred(const QList<qint64>& ids, bool isStarred);
    void setNote(qint64 id, const QString& note);
    /// What later runs of its plan on its server are compared with.
    void setReference(qint64 id, bool isReference);
    void remove(const QList<qint64>& ids);
    void restore(const QList<qint64>& ids);
    void exportTo(const QString& file, qint64 id);
    void importFrom(const QStringList& files);
    /// Tells what would have to go for the history to take no more: weighed() follows.
    void weigh(qint64 limitBytes);
    /// Lets that go, for good: pruned() follows.
    void prune(qint64 limitBytes);

signals:
    void listed(const std::shared_ptr<const labour::RunList>& list);
    void unreadable(const QString& sentence);
    void hasRead(const QList<labour::ReadRun>& runs, labour::RunUse use);
    void notRead(const QString& sentence);
    /// Null: there is no reference, or nothing to compare with it.
    void stood(qint64 id, const std::shared_ptr<const labour::Standing>& standing);
    void recordStood(const std::shared_ptr<const labour::RunRecord>& record,
        const std::shared_ptr<const labour::Standing>& standing);
    void removed(const QList<qint64>& ids);
    void restored(const QList<qint64>& ids);
    void exported(qint64 id, const QString& file);
    void imported(const QList<qint64>& ids);
    void weighed(const labour::Excess& excess);
    void pruned(int runs);
    void failed(const QString& sentence);

private:
    void listen();
    template <typename Task>
    void tell(Task task);

    const bool m_keepsRuns;
    LatestWanted m_latest;
    QThread m_thread;
    HistoryHost* m_host; ///< deleted by the thread's end
};

}
