// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/history.h"
#include "core/store/reference.h"
#include "ui/history/run_list.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace labour {

/// A run that was read, whole.
struct ReadRun {
    StoredRun run; ///< an id of 0: it is in no history
    std::shared_ptr<const RunRecord> record;
    QString file; ///< that it was read from; empty where that was the history
};

/// What runs are read for.
enum class RunUse {
    View,
    SetUp, ///< for their plan
    Comparison,
};

/// What would have to go for the history to keep to its size.
struct Excess {
    qsizetype runs = 0; ///< the oldest, without a star
    qint64 bytes = 0; ///< that they take
    qint64 allBytes = 0; ///< that all runs take
};

/// The numbers of what was asked for last, of which only that is wanted.
struct LatestWanted {
    std::atomic<int> list = 0;
    std::atomic<int> standing = 0;
};

/// Lives in a thread of its own, where the history may be waited for, with a connection of its own; its signals are
/// queued to the interface. While it is watching, it looks once a second whether anybody has changed the history; while
/// a run is being measured, at the newest runs only, and at all of them every ten seconds.
class HistoryHost : public QObject
{
    Q_OBJECT

public:
    /// `latest` outlives this.
    HistoryHost(QString path, const LatestWanted& latest);
    ~HistoryHost() override;

    /// Of several that were asked for only the last is given.
    void list(int number, const RunsWanted& wanted);
    void watch(bool isWatching);
    void read(const QList<qint64>& ids, labour::RunUse use);
    void readNewest();
    /// How a run of the history stands to the reference of its plan; of several that were asked for only the last.
    void findStanding(int number, qint64 id);
    void findStandingOf(const std::shared_ptr<const RunRecord>& record);
    void readFile(const QString& file);
    void setStarred(const QList<qint64>& ids, bool isStarred);
    void setNote(qint64 id, const QString& note);
    void setReference(qint64 id, bool isReference);
    void remove(const QList<qint64>& ids);
    void restore(const QList<qint64>& ids);
    void exportTo(const QString& file, qint64 id);
    void importFrom(const QStringList& files);
    void weigh(qint64 limitBytes);
    /// For good.
    void prune(qint64 limitBytes);

signals:
    void listed(int number, const std::shared_ptr<const labour::RunList>& list);
    /// Nothing can be listed: why.
    void unreadable(const QString& sentence);
    void hasRead(const QList<labour::ReadRun>& runs, labour::RunUse use);
    void notRead(const QString& sentence);
    /// Null: there is no reference, or nothing to compare with it.
    void stood(int number, qint64 id, const std::shared_ptr<const labour::Standing>& standing);
    void recordStood(const std::shared_ptr<const labour::RunRecord>& record,
        const std::shared_ptr<const labour::Standing>& standing);
    void removed(const QList<qint64>& ids);
    void restored(const QList<qint64>& ids);
    void exported(qint64 id, const QString& file);
    void imported(const QList<qint64>& ids);
    void weighed(const labour::Excess& excess);
    void pruned(int runs);
    /// What was asked for was not done: why.
    void failed(const QString& sentence);

private:
    /// What a look at the files tells, without opening them: equal unless somebody has written.
    struct Stamp {
        quint64 inode = 0; ///< 0: there is none
        qint64 changedNs = 0;
        qint64 logChangedNs = 0;
        qint64 logBytes = 0;

        friend bool operator==(const Stamp&, const Stamp&) = default;
    };

    Stamp stamp() const;
    void look();
    void giveList();
    Result<RunList> makeList(History& history);
    Result<bool> readAll(History& history);
    /// What is listed of the newest runs is not what the history has.
    bool isOutdated();
    /// Null where there is no history yet.
    Result<History*> toRead();
    Result<History*> toWrite();
    Result<bool> open();
    std::shared_ptr<const Standing> standingOf(qint64 id);
    /// Does it, then lists anew.
    Result<bool> change(const std::function<Result<bool>(History&)>& how);
    Result<bool> changeEach(
        const QList<qint64>& ids, QList<qint64>& done, const std::function<Result<bool>(History&, qint64)>& how);

    QString m_path;
    const LatestWanted& m_latest;
    std::unique_ptr<History> m_history;
    std::optional<QString> m_whyOnlyRead; ///< m_history cannot be written: why
    int m_number = 0;
    std::optional<RunsWanted> m_wanted;
    QTimer m_looks;
    Stamp m_opened; ///< of the files when the history was opened
    Stamp m_seen; ///< of the files when they were listed last
    std::optional<QList<StoredRun>> m_all; ///< that were not removed, while the files are as they were
    QElapsedTimer m_sinceList;
    QString m_trouble; ///< that was told of last
};

}
