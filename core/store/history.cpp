// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history.h"

#include "core/plan/plan_json.h"
#include "core/store/packed.h"
#include "core/store/run_log.h"
#include "core/store/spare_room.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace labour {

namespace {

constexpr qint64 undoMs = 24LL * 3600 * 1000;

const QString stateRunning = QStringLiteral("running");
const QString stateDone = QStringLiteral("done");
const QString stateInterrupted = QStringLiteral("interrupted");
const QString stateFailed = QStringLiteral("failed");

const QString columns = QStringLiteral(
    "id, uuid, started_ms, server, server_version, mix, engine, machine, labour, plan_key, state, failure, duration_s, "
    "requests, failed, innocents, innocents_failed, innocents_p99_ms, starred, note, removed_ms, bytes, "
    "repetition_group, reference, rss_bytes");

template <typename T>
std::optional<T> valueIn(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional<T>(value.value<T>());
}

StoredRun::State stateOf(const QString& name)
{
    if (name == stateDone)
        return StoredRun::State::Done;
    if (name == stateInterrupted)
        return StoredRun::State::Interrupted;
    return name == stateFailed ? StoredRun::State::Failed : StoredRun::State::Running;
}

QString nameOf(RunEnd end)
{
    switch (end) {
    case RunEnd::Done:
        return stateDone;
    case RunEnd::Interrupted:
        return stateInterrupted;
    default:
        return stateFailed;
    }
}

StoredRun runIn(const QSqlQuery& row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    StoredRun run;
    run.id = next().toLongLong();
    run.uuid = next().toString();
    run.startedMs = next().toLongLong();
    run.server = next().toString();
    run.serverVersion = next().toString();
    run.mix = next().toString();
    run.engine = next().toString();
    run.machine = next().toString();
    run.labour = next().toString();
    run.planKey = next().toString();
    run.state = stateOf(next().toString());
    run.failure = next().toString();
    run.durationS = valueIn<double>(next());
    run.requests = valueIn<qint64>(next());
    run.failed = valueIn<qint64>(next());
    run.innocents = valueIn<qint64>(next());
    run.innocentsFailed = valueIn<qint64>(next());
    run.innocentsP99Ms = valueIn<double>(next());
    run.isStarred = next().toBool();
    run.note = next().toString();
    run.removedMs = valueIn<qint64>(next());
    run.bytes = next().toLongLong();
    run.group = next().toString();
    run.isReference = next().toBool();
    run.rssBytes = valueIn<qint64>(next());
    return run;
}

/// Nothing where the server's processes were not sampled.
std::optional<qint64> rssBytesOf(const Recording& recording)
{
    std::optional<qint64> most;
    for (const TreeSample& sample : recording.samples())
        most = std::max(most.value_or(0), static_cast<qint64>(sample.rssBytes()));
    return most;
}

QString mixTextOf(const Plan& plan)
{
    QStringList entries;
    for (const MixEntry& entry : plan.mix)
        entries.append(textOf(entry));
    return entries.join(QStringLiteral(", "));
}

QString machineTextOf(const Machine& machine)
{
    return QStringLiteral("%1, %2 cores, kernel %3")
        .arg(QString::fromStdString(machine.cpu))
        .arg(machine.cores)
        .arg(QString::fromStdString(machine.kernel));
}

/// A LIKE pattern for what holds the word.
QString holding(QString word)
{
    word.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'%', QStringLiteral("\\%"))
        .replace(u'_', QStringLiteral("\\_"));
    return u'%' % word % u'%';
}

/// A null text would be NULL.
QString bare(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QString damaged(qint64 id, const QString& path)
{
    return QStringLiteral("the recording of run %1 in %2 cannot be read: it is damaged, or of a newer Labour")
        .arg(id)
        .arg(path);
}

QString noSuchRun(qint64 id)
{
    return QStringLiteral("the history has no run %1").arg(id);
}

}

QString removedSentence(qint64 id)
{
    return QStringLiteral("run %1 was removed; `labour history --restore %1` brings it back").arg(id);
}

QString StoredRun::stateName() const
{
    switch (state) {
    case State::Running:
        return stateRunning;
    case State::Done:
        return stateDone;
    case State::Interrupted:
        return stateInterrupted;
    case State::Failed:
        break;
    }
    return stateFailed;
}

QString planKeyOf(const Plan& plan)
{
    Plan bare = plan;
    bare.servers.clear();
    bare.seed = std::nullopt;
    bare.repetitions = 1;
    const QByteArray json = QJsonDocument(toJson(bare)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex().left(16));
}

QString serverTextOf(const RunRecord& record)
{
    return record.plan.servers.isEmpty() ? QString::fromStdString(record.server.label())
                                         : textOf(record.plan.servers.constFirst());
}

History::History(std::unique_ptr<HistoryFile> file)
    : m_file(std::move(file))
    , m_locks(QFileInfo(m_file->path()).canonicalFilePath())
{
}

Result<std::unique_ptr<History>> History::open(const QString& path, HistoryFile::Access access)
{
    Result<std::unique_ptr<HistoryFile>> file = HistoryFile::open(path, access);
    if (!file)
        return Error { file.error() };
    std::unique_ptr<History> history(new History(std::move(*file)));
    if (access == HistoryFile::Access::Reading)
        return history;
    // Whatever keeps this from being done now, another time will do.
    history->setPatience(std::chrono::milliseconds(100));
    history->markAbandoned();
    history->purge(QDateTime::currentMSecsSinceEpoch() - undoMs);
    history->setPatience(std::chrono::seconds(5));
    keepSpareRoom(path);
    return history;
}

Result<bool> History::markAbandoned()
{
    QList<qint64> abandoned;
    {
        auto running = m_file->query(QStringLiteral("SELECT id FROM run WHERE state = ?"), { stateRunning });
        if (!running)
            return Error { running.error() };
        while (running->next()) {
            if (!m_locks.isHeld(running->value(0).toLongLong()))
                abandoned.append(running->value(0).toLongLong());
        }
    }
    for (const qint64 id : abandoned) {
        const Result<RunRecord> soFar = record(id);
        const Result<bool> marked = soFar
            ? updateEnd(id, *soFar)
            : change(id, QStringLiteral("UPDATE run SET state = ? WHERE id = ?"), stateInterrupted);
        if (!marked)
            return marked;
    }
    return true;
}

Result<qint64> History::begin(const RunRecord& record, const QByteArray& log)
{
    StoredRun run;
    run.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    run.labour = record.labour;
    qint64 id = 0;
    const Result<bool> begun = m_file->transaction([&]() -> Result<bool> {
        const Result<qint64> inserted = insert(run, record, log);
        if (!inserted)
            return Error { inserted.error() };
        // Before anybody sees the run, lest they take it for one whose program has ended.
        m_locks.hold(id = *inserted);
        return true;
    });
    if (!begun)
        return Error { begun.error() };
    return id;
}

Result<qint64> History::add(const StoredRun& run, const RunRecord& record, const QByteArray& log)
{
    qint64 id = 0;
    const Result<bool> added = m_file->transaction([&]() -> Result<bool> {
        auto there = m_file->query(QStringLiteral("SELECT id FROM run WHERE uuid = ?"), { run.uuid });
        if (!there)
            return Error { there.error() };
        if (there->next())
            return Error {
                QStringLiteral("it is in the history already, as run %1").arg(there->value(0).toLongLong())
            };
        const Result<qint64> inserted = insert(run, record, log);
        if (!inserted)
            return Error { inserted.error() };
        return updateEnd(id = *inserted, record);
    });
    if (!added)
        return Error { added.error() };
    return id;
}

Result<qint64> History::insert(const StoredRun& run, const RunRecord& record, const QByteArray& log)
{
    const auto inserted = m_file->query(
        QStringLiteral(
            "INSERT INTO run (uuid, started_ms, server, server_version, mix, engine, machine, labour, "
            "plan_key, state, starred, note, repetition_group) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        { run.uuid, record.startedMs, serverTextOf(record), QString::fromStdString(record.server.version),
            mixTextOf(record.plan), record.plan.engine, machineTextOf(record.machine), bare(run.labour),
            planKeyOf(record.plan), stateRunning, run.isStarred, bare(run.note), bare(record.group) });
    if (!inserted)
        return Error { inserted.error() };
    const qint64 id = inserted->lastInsertId().toLongLong();
    const Result<bool> hasPiece = insertPiece(id, log);
    return hasPiece ? Result<qint64>(id) : Error { hasPiece.error() };
}

Result<bool> History::insertPiece(qint64 run, const QByteArray& log)
{
    const QByteArray content = qCompress(log);
    const auto inserted =
        m_file->query(QStringLiteral("INSERT INTO piece (run, number, content) "
                                     "VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM piece WHERE run = ?), ?)"),
            { run, run, content });
    if (!inserted)
        return Error { inserted.error() };
    const auto counted =
        m_file->query(QStringLiteral("UPDATE run SET bytes = bytes + ? WHERE id = ?"), { content.size(), run });
    return counted ? Result<bool>(true) : Error { counted.error() };
}

Result<bool> History::append(qint64 run, const QByteArray& log)
{
    return m_file->transaction([&] { return insertPiece(run, log); });
}

Result<bool> History::finish(qint64 run, const RunRecord& record)
{
    const Result<bool> finished = updateEnd(run, record);
    m_locks.release(run);
    return finished;
}

void History::setPatience(std::chrono::milliseconds patience)
{
    [[maybe_unused]] const auto set = m_file->query(QStringLiteral("PRAGMA busy_timeout = %1").arg(patience.count()));
}

Result<bool> History::updateEnd(qint64 run, const RunRecord& record)
{
    const Tally totals = record.recording.totals();
    const Tally innocents = record.recording.totals(Role::Innocent);
    const std::optional<double> p99 = innocents.latencyMs(0.99);
    const std::optional<qint64> rss = rssBytesOf(record.recording);
    const auto updated = m_file->query(
        QStringLiteral(
            "UPDATE run SET state = ?, failure = ?, started_ms = ?, duration_s = ?, requests = ?, failed = ?, "
            "innocents = ?, innocents_failed = ?, innocents_p99_ms = ?, rss_bytes = ? WHERE id = ?"),
        { nameOf(record.end), bare(record.failure), record.startedMs, record.recording.durationS(),
            static_cast<qint64>(totals.requests), static_cast<qint64>(totals.failed()),
            static_cast<qint64>(innocents.requests), static_cast<qint64>(innocents.failed()),
            p99 ? QVariant(*p99) : QVariant(), rss ? QVariant(*rss) : QVariant(), run });
    return updated ? Result<bool>(true) : Error { updated.error() };
}

Result<QList<StoredRun>> History::runs(const RunQuery& query)
{
    QStringList conditions { query.isRemoved ? QStringLiteral("removed_ms IS NOT NULL")
                                             : QStringLiteral("removed_ms IS NULL") };
    QVariantList values;
    for (const QString& word : query.words) {
        conditions.append(QStringLiteral(
            "(server || ' ' || server_version || ' ' || mix || ' ' || engine || ' ' || machine || ' ' || note) "
            "LIKE ? ESCAPE '\\'"));
        values.append(holding(word));
    }
    if (query.planKey) {
        conditions.append(QStringLiteral("plan_key = ?"));
        values.append(*query.planKey);
    }
    if (query.isStarred)
        conditions.append(QStringLiteral("starred"));
    QString rest = conditions.join(QStringLiteral(" AND ")) % QStringLiteral(" ORDER BY started_ms DESC, id DESC");
    if (query.atMost) {
        rest += QStringLiteral(" LIMIT ?");
        values.append(*query.atMost);
    }
    return select(rest, values);
}

/// `rest` follows WHERE.
Result<QList<StoredRun>> History::select(const QString& rest, const QVariantList& values)
{
    auto rows = m_file->query(QStringLiteral("SELECT ") % columns % QStringLiteral(" FROM run WHERE ") % rest, values);
    if (!rows)
        return Error { rows.error() };
    QList<StoredRun> runs;
    while (rows->next())
        runs.append(asItIs(runIn(*rows)));
    if (rows->lastError().isValid())
        return m_file->error(rows->lastError());
    return runs;
}

/// A run whose program has ended in its midst is interrupted, whether or not that is noted yet.
StoredRun History::asItIs(StoredRun run) const
{
    if (run.state == StoredRun::State::Running && !m_locks.isHeld(run.id))
        run.state = StoredRun::State::Interrupted;
    return run;
}

Result<StoredRun> History::run(qint64 id)
{
    auto row = m_file->query(QStringLiteral("SELECT ") % columns % QStringLiteral(" FROM run WHERE id = ?"), { id });
    if (!row)
        return Error { row.error() };
    if (!row->next())
        return Error { noSuchRun(id) };
    return asItIs(runIn(*row));
}

Result<QByteArray> History::log(qint64 id)
{
    auto pieces =
        m_file->query(QStringLiteral("SELECT number, content FROM piece WHERE run = ? ORDER BY number"), { id });
    if (!pieces)
        return Error { pieces.error() };
    QByteArray log;
    for (qint64 number = 1; pieces->next(); ++number) {
        const std::optional<QByteArray> piece = unpacked(pieces->value(1).toByteArray());
        if (!piece || pieces->value(0).toLongLong() != number)
            return Error { damaged(id, path()) };
        log += *piece;
    }
    if (pieces->lastError().isValid())
        return m_file->error(pieces->lastError());
    if (log.isEmpty())
        return Error { noSuchRun(id) };
    return log;
}

Result<RunRecord> History::record(qint64 id)
{
    const Result<QByteArray> bytes = log(id);
    if (!bytes)
        return Error { bytes.error() };
    RunLogReader reader;
    if (!reader.read({ bytes->constData(), static_cast<std::size_t>(bytes->size()) }))
        return Error { damaged(id, path()) };
    Result<RunRecord> record = reader.record();
    if (!record)
        return record;
    const Result<StoredRun> known = run(id);
    if (!known)
        return Error { known.error() };
    if (record->isCutOff && known->state == StoredRun::State::Running)
        record->failure = QStringLiteral("this run is still going on; what was written so far is here");
    if (record->labour.isEmpty()) // of a log that was written before logs said so
        record->labour = known->labour;
    return record;
}

Result<bool> History::change(qint64 id, const QString& sql, const QVariant& value)
{
    const SpareRoom room(path());
    const auto changed = m_file->query(sql, { value, id });
    if (!changed)
        return Error { changed.error() };
    return changed->numRowsAffected() > 0 ? Result<bool>(true) : Error { noSuchRun(id) };
}

Result<bool> History::setStarred(qint64 id, bool isStarred)
{
    return change(id, QStringLiteral("UPDATE run SET starred = ? WHERE id = ?"), isStarred);
}

Result<bool> History::setNote(qint64 id, const QString& note)
{
    return change(id, QStringLiteral("UPDATE run SET note = ? WHERE id = ?"), bare(note));
}

Result<bool> History::remove(qint64 id, qint64 nowMs)
{
    if (m_locks.isHeld(id))
        return Error { QStringLiteral("run %1 is still being measured").arg(id) };
    return change(id, QStringLiteral("UPDATE run SET removed_ms = ? WHERE id = ?"), nowMs);
}

Result<bool> History::restore(qint64 id)
{
    const Result<StoredRun> there = run(id);
    if (!there)
        return Error { there.error() };
    if (!there->removedMs)
        return Error { QStringLiteral("run %1 was not removed").arg(id) };
    return change(id, QStringLiteral("UPDATE run SET removed_ms = ? WHERE id = ?"), QVariant());
}

Result<bool> History::setReference(qint64 id, bool isReference)
{
    const Result<StoredRun> of = run(id);
    if (!of)
        return Error { of.error() };
    if (!isReference && !of->isReference)
        return Error { QStringLiteral("run %1 is no reference").arg(id) };
    if (isReference && of->removedMs)
        return Error { removedSentence(id) };
    if (isReference && of->state != StoredRun::State::Done)
        return Error {
            QStringLiteral("run %1 is not whole (%2), as a reference has to be").arg(id).arg(of->stateName())
        };
    const SpareRoom room(path());
    return m_file->transaction([&]() -> Result<bool> {
        const auto unpinned =
            m_file->query(QStringLiteral("UPDATE run SET reference = 0 WHERE plan_key = ? AND server = ?"),
                { of->planKey, of->server });
        if (!unpinned)
            return Error { unpinned.error() };
        return change(id, QStringLiteral("UPDATE run SET reference = ? WHERE id = ?"), isReference);
    });
}

Result<std::optional<StoredRun>> History::reference(const QString& planKey, const QString& server)
{
    const Result<QList<StoredRun>> found =
        select(QStringLiteral("plan_key = ? AND server = ? AND reference AND removed_ms IS NULL"),
            { bare(planKey), bare(server) });
    if (!found)
        return Error { found.error() };
    return found->isEmpty() ? std::nullopt : std::optional<StoredRun>(found->constFirst());
}

Result<QList<StoredRun>> History::repetitionsOf(const StoredRun& run)
{
    if (run.group.isEmpty())
        return QList<StoredRun> { run };
    return select(QStringLiteral("plan_key = ? AND server = ? AND repetition_group = ? AND state = ? "
                                 "AND removed_ms IS NULL ORDER BY started_ms, id"),
        { run.planKey, run.server, run.group, stateDone });
}

Result<int> History::purge(qint64 removedBeforeMs)
{
    const Result<QList<StoredRun>> gone =
        select(QStringLiteral("removed_ms IS NOT NULL AND removed_ms < ? ORDER BY id"), { removedBeforeMs });
    if (!gone)
        return Error { gone.error() };
    if (gone->isEmpty())
        return 0;
    const SpareRoom room(path());
    // Not written over with zeros, which would take as much room as the runs do. Their pages go to the disk at once.
    if (const auto set = m_file->query(QStringLiteral("PRAGMA secure_delete = FAST")); !set)
        return Error { set.error() };
    int purged = 0;
    for (auto run = gone->begin(); run != gone->end();) {
        // What is noted of pages that become free is a small part of what they held.
        const qint64 most = availableBytes(path());
        qint64 bytes = 0;
        const Result<bool> deleted = m_file->transaction([&]() -> Result<bool> {
            do {
                const auto row = m_file->query(
                    QStringLiteral("DELETE FROM run WHERE id = ? AND removed_ms IS NOT NULL"), { run->id });
                if (!row)
                    return Error { row.error() };
                purged += row->numRowsAffected();
                bytes += run->bytes;
                ++run;
            } while (run != gone->end() && bytes + run->bytes <= most);
            return true;
        });
        const Result<bool> shrunk = deleted ? shrink() : deleted;
        if (!shrunk)
            return Error { shrunk.error() };
    }
    return purged;
}

/// Qt steps the statement but once, which frees one page.
Result<bool> History::shrink()
{
    constexpr qint64 mostPages = 100'000; // the next time goes on
    constexpr qint64 mostAtOnce = 10'000;
    constexpr qint64 fewestAtOnce = 16;
    const auto number = [this](const QString& pragma) -> qint64 {
        auto read = m_file->query(QStringLiteral("PRAGMA ") % pragma);
        return read && read->next() ? read->value(0).toLongLong() : 0;
    };
    const qint64 pageBytes = std::max<qint64>(512, number(QStringLiteral("page_size")));
    emptyLog();
    for (qint64 left = std::min(number(QStringLiteral("freelist_count")), mostPages); left > 0;) {
        // A page that is moved is written to the log first, and what points to it too.
        const qint64 atOnce =
            std::min(left, std::clamp(availableBytes(path()) / (4 * pageBytes), fewestAtOnce, mostAtOnce));
        const Result<bool> freed = m_file->transaction([&]() -> Result<bool> {
            for (qint64 page = 0; page < atOnce; ++page) {
                if (const auto one = m_file->query(QStringLiteral("PRAGMA incremental_vacuum(1)")); !one)
                    return Error { one.error() };
            }
            return true;
        });
        if (!freed)
            return freed;
        emptyLog();
        left -= atOnce;
    }
    return true;
}

/// Only then is the file shorter, and the room that the log took free. Whoever reads meanwhile may keep it from that.
void History::emptyLog()
{
    [[maybe_unused]] const auto done = m_file->query(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

Result<int> History::prune(qint64 limitBytes)
{
    constexpr qint64 longAgoMs = 1; // out of reach of whoever restores
    const SpareRoom room(path());
    const Result<QList<StoredRun>> runs = beyond(limitBytes);
    if (!runs)
        return Error { runs.error() };
    const Result<bool> removed = m_file->transaction([&]() -> Result<bool> {
        for (const StoredRun& run : *runs) {
            if (const Result<bool> each = remove(run.id, longAgoMs); !each)
                return each;
        }
        return true;
    });
    return removed ? purge(longAgoMs + 1) : Error { removed.error() };
}

Result<qint64> History::bytes()
{
    auto sum = m_file->query(QStringLiteral("SELECT coalesce(sum(bytes), 0) FROM run"));
    if (!sum)
        return Error { sum.error() };
    return sum->next() ? sum->value(0).toLongLong() : 0;
}

Result<QList<StoredRun>> History::beyond(qint64 limitBytes)
{
    const Result<qint64> all = bytes();
    if (!all)
        return Error { all.error() };
    qint64 left = *all;
    QList<StoredRun> oldest;
    if (left <= limitBytes)
        return oldest;
    auto rows = m_file->query(QStringLiteral("SELECT ") % columns
        % QStringLiteral(
            " FROM run WHERE removed_ms IS NOT NULL OR (NOT starred AND NOT reference AND (repetition_group = '' "
            "OR repetition_group NOT IN (SELECT repetition_group FROM run WHERE reference))) "
            "ORDER BY removed_ms IS NULL, started_ms, id"));
    if (!rows)
        return Error { rows.error() };
    while (left > limitBytes && rows->next()) {
        const StoredRun run = asItIs(runIn(*rows));
        if (run.state == StoredRun::State::Running)
            continue;
        oldest.append(run);
        left -= run.bytes;
    }
    if (rows->lastError().isValid())
        return m_file->error(rows->lastError());
    return oldest;
}

}
