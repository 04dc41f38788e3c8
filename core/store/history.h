// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/result.h"
#include "core/store/history_file.h"
#include "core/store/run_locks.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace labour {

/// What the history knows of a run without reading its recording.
struct StoredRun {
    enum class State { Running, Done, Interrupted, Failed };

    qint64 id = 0; ///< within this history
    QString uuid; ///< everywhere
    qint64 startedMs = 0; ///< Unix time of the first request
    QString server; ///< "gunicorn:sync?workers=4", or the URL
    QString serverVersion;
    QString mix; ///< "innocent:PlainResponse=99, culprit:SIGSEGV=1"
    QString engine;
    QString machine; ///< "AMD EPYC, 2 cores, kernel 6.1.0"
    QString labour; ///< the version that measured it
    QString planKey; ///< equal for equal plans, whatever their server and seed
    QString group; ///< of the repetitions that it is one of (RunRecord::group); empty where it stands alone
    State state = State::Running;
    QString failure; ///< a sentence, where it did not end well
    /// The rest is known when the run has ended.
    std::optional<double> durationS;
    std::optional<qint64> requests;
    std::optional<qint64> failed;
    std::optional<qint64> innocents;
    std::optional<qint64> innocentsFailed;
    std::optional<double> innocentsP99Ms;
    std::optional<qint64> rssBytes; ///< resident memory of the server's processes together, the most in any sample
    bool isStarred = false;
    bool isReference = false; ///< of its plan on its server: with its repetitions, what later runs are compared with
    QString note;
    std::optional<qint64> removedMs; ///< when it was removed; it can still be restored
    qint64 bytes = 0; ///< that its recording takes

    /// "running", "done", "interrupted" or "failed"
    QString stateName() const;

    friend bool operator==(const StoredRun&, const StoredRun&) = default;
};

/// Which runs: those to which all of this applies.
struct RunQuery {
    QStringList words; ///< each in server, version, mix, engine, machine or note, in whatever case
    std::optional<QString> planKey;
    bool isStarred = false;
    bool isRemoved = false; ///< those that were removed, in place of those that were not
    std::optional<int> atMost; ///< of the newest
};

/// The runs that were kept. Of the thread that opened it; several may be open on one file, in one program or several.
class History
{
public:
    /// As HistoryFile::open(). To write, says of runs whose program has ended in their midst that they are interrupted,
    /// and lets go for good of those that were removed more than a day ago.
    static Result<std::unique_ptr<History>> open(const QString& path, HistoryFile::Access access);

    /// A run has begun: what is known of it (RunLogWriter::begin()), and the first bytes of its log. Its id.
    Result<qint64> begin(const RunRecord& record, const QByteArray& log);
    /// More of its log, which ends at an entry.
    Result<bool> append(qint64 run, const QByteArray& log);
    /// Its log is whole.
    Result<bool> finish(qint64 run, const RunRecord& record);
    /// How long another program that writes is waited for; five seconds unless told otherwise.
    void setPatience(std::chrono::milliseconds patience);
    /// A run of another history, with all its log; refused if it is here already.
    Result<qint64> add(const StoredRun& run, const RunRecord& record, const QByteArray& log);

    /// The newest first.
    Result<QList<StoredRun>> runs(const RunQuery& query = {});
    Result<StoredRun> run(qint64 id);
    Result<RunRecord> record(qint64 id);
    Result<QByteArray> log(qint64 id);

    Result<bool> setStarred(qint64 id, bool isStarred);
    Result<bool> setNote(qint64 id, const QString& note);
    /// Makes it the reference of its plan on its server, in place of the one that was; or takes that from it. A
    /// reference has to be whole. It is this history's alone: run files do not hold it.
    Result<bool> setReference(qint64 id, bool isReference = true);
    /// Of a plan (planKeyOf()) on a server (StoredRun::server). Nothing: there is none, or it was removed.
    Result<std::optional<StoredRun>> reference(const QString& planKey, const QString& server);
    /// The whole runs of its group, itself included, in the order in which they were measured; without a group itself.
    Result<QList<StoredRun>> repetitionsOf(const StoredRun& run);
    Result<bool> remove(qint64 id, qint64 nowMs);
    /// Refused where it was not removed.
    Result<bool> restore(qint64 id);
    /// Lets go of removed runs for good, and gives their place back to the disk. That takes room there first: little,
    /// and on a full disk what is kept for it (SpareRoom).
    Result<int> purge(qint64 removedBeforeMs);
    /// Lets go for good of what is beyond() the limit; how many runs that were.
    Result<int> prune(qint64 limitBytes);
    /// Of all recordings together, also of removed runs that can be restored still.
    Result<qint64> bytes();
    /// Removed ones, then the oldest that are there, but no starred ones and none of a reference, without which the
    /// others come to no more than `limitBytes`.
    Result<QList<StoredRun>> beyond(qint64 limitBytes);

    const QString& path() const { return m_file->path(); }

private:
    explicit History(std::unique_ptr<HistoryFile> file);

    Result<qint64> insert(const StoredRun& run, const RunRecord& record, const QByteArray& log);
    Result<bool> insertPiece(qint64 run, const QByteArray& log);
    Result<bool> updateEnd(qint64 run, const RunRecord& record);
    Result<bool> change(qint64 id, const QString& sql, const QVariant& value);
    Result<QList<StoredRun>> select(const QString& rest, const QVariantList& values);
    Result<bool> markAbandoned();
    Result<bool> shrink();
    void emptyLog();
    StoredRun asItIs(StoredRun run) const;

    std::unique_ptr<HistoryFile> m_file;
    RunLocks m_locks;
};

/// Equal for equal plans, whatever their server and seed.
QString planKeyOf(const Plan& plan);
/// That it was, and how to get it back: for who asks for it as if it were there.
QString removedSentence(qint64 id);
/// As StoredRun::server has the server of a plan with one.
QString serverTextOf(const RunRecord& record);

}
