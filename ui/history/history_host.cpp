// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_host.h"

#include "core/store/run_file.h"
#include "core/store/spare_room.h"
#include "ui/plan/plan_sentence.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>

#include <sys/stat.h>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto looksEvery = 1s;
constexpr qint64 listsEveryMs = 10'000; // while a run is being measured, which is not to be disturbed
constexpr int newestCount = 50;

bool hasRunning(const QList<StoredRun>& runs)
{
    return std::any_of(
        runs.begin(), runs.end(), [](const StoredRun& run) { return run.state == StoredRun::State::Running; });
}

qint64 nanoseconds(const timespec& time)
{
    return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}

HistoryHost::HistoryHost(QString path, const LatestWanted& latest)
    : m_path(std::move(path))
    , m_latest(latest)
    , m_looks(this)
{
    m_looks.setInterval(looksEvery);
    connect(&m_looks, &QTimer::timeout, this, &HistoryHost::look);
}

HistoryHost::~HistoryHost() = default;

HistoryHost::Stamp HistoryHost::stamp() const
{
    Stamp stamp;
    struct stat file { };
    if (::stat(QFile::encodeName(m_path).constData(), &file) != 0)
        return stamp;
    stamp.inode = file.st_ino;
    stamp.changedNs = nanoseconds(file.st_mtim);
    if (::stat(QFile::encodeName(m_path % QStringLiteral("-wal")).constData(), &file) == 0) {
        stamp.logChangedNs = nanoseconds(file.st_mtim);
        stamp.logBytes = file.st_size;
    }
    return stamp;
}

void HistoryHost::list(int number, const RunsWanted& wanted)
{
    m_number = number;
    m_wanted = wanted;
    if (number == m_latest.list)
        giveList();
}

void HistoryHost::watch(bool isWatching)
{
    if (!isWatching) {
        m_looks.stop();
        return;
    }
    look();
    m_looks.start();
}

void HistoryHost::look()
{
    if (!m_wanted || m_number != m_latest.list)
        return;
    const bool isOther = stamp() != m_seen;
    const bool isMeasuring = m_all && hasRunning(*m_all);
    if (!m_trouble.isEmpty() || (isOther && !isMeasuring)) {
        giveList();
        return;
    }
    if (!isMeasuring)
        return;
    const bool isOutdatedNow = isOutdated();
    if (isOutdatedNow)
        m_all.reset();
    if (isOutdatedNow || (isOther && m_sinceList.elapsed() >= listsEveryMs))
        giveList();
}

bool HistoryHost::isOutdated()
{
    const Result<History*> history = toRead();
    if (!history || !*history)
        return true;
    RunQuery query;
    query.atMost = newestCount;
    const Result<QList<StoredRun>> now = (*history)->runs(query);
    const QList<StoredRun> listed = m_all->mid(0, newestCount);
    return !now
        || !std::equal(now->begin(), now->end(), listed.begin(), listed.end(), [](StoredRun is, const StoredRun& was) {
               is.bytes = was.bytes; // which grow every second
               return is == was;
           });
}

void HistoryHost::giveList()
{
    const Stamp now = stamp();
    if (now != m_seen)
        m_all.reset();
    m_seen = now;
    const Result<History*> history = toRead();
    Result<RunList> list = !history ? Result<RunList>(Error { history.error() })
        : *history                  ? makeList(**history)
                                    : arranged({}, *m_wanted);
    m_sinceList.start();
    if (list) {
        m_trouble.clear();
        emit listed(m_number, std::make_shared<const RunList>(std::move(*list)));
    } else if (const QString sentence = asSentence(list.error()); sentence != m_trouble) {
        m_trouble = sentence;
        emit unreadable(sentence);
    }
}

Result<bool> HistoryHost::readAll(History& history)
{
    if (m_all)
        return true;
    Result<QList<StoredRun>> all = history.runs();
    if (!all)
        return Error { all.error() };
    m_all = std::move(*all);
    return true;
}

Result<RunList> HistoryHost::makeList(History& history)
{
    if (const Result<bool> read = readAll(history); !read)
        return Error { read.error() };
    const RunQuery& query = m_wanted->query;
    const bool isAll = query.words.isEmpty() && !query.planKey && !query.isStarred && !query.isRemoved;
    const Result<QList<StoredRun>> wanted = isAll ? Result<QList<StoredRun>>(*m_all) : history.runs(query);
    if (!wanted)
        return Error { wanted.error() };
    RunList list = arranged(*wanted, *m_wanted);
    list.inHistory = m_all->size();
    for (const StoredRun& run : *m_all)
        list.bytes += run.bytes;
    return list;
}

Result<History*> HistoryHost::toRead()
{
    const Stamp now = stamp();
    // It was moved away; or it is read as it was when that was all that could be done with it.
    if (m_history && (now.inode != m_opened.inode || (m_whyOnlyRead && now != m_opened)))
        m_history.reset();
    if (now.inode == 0)
        return nullptr;
    if (!m_history) {
        if (const Result<bool> opened = open(); !opened)
            return Error { opened.error() };
    }
    return m_history.get();
}

Result<History*> HistoryHost::toWrite()
{
    if (m_whyOnlyRead)
        m_history.reset(); // perhaps it can be written by now
    const Result<History*> there = toRead();
    if (there && !*there) {
        if (const Result<bool> opened = open(); !opened)
            return Error { opened.error() };
    }
    if (!there || !m_whyOnlyRead)
        return there ? Result<History*>(m_history.get()) : there;
    return Error { *m_whyOnlyRead };
}

Result<bool> HistoryHost::open()
{
    const SpareRoom room(m_path);
    Result<std::unique_ptr<History>> history = History::open(m_path, HistoryFile::Access::Writing);
    m_whyOnlyRead = history ? std::nullopt : std::optional(history.error());
    if (!history && (!QFileInfo(m_path).isWritable() || isDiskFull(m_path)))
        history = History::open(m_path, HistoryFile::Access::Reading);
    if (!history)
        return Error { history.error() };
    m_history = std::move(*history);
    m_opened = stamp();
    return true;
}

void HistoryHost::read(const QList<qint64>& ids, RunUse use)
{
    const Result<History*> history = toRead();
    if (!history || !*history) {
        emit notRead(history ? tr("There is no history yet.") : asSentence(history.error()));
        return;
    }
    QList<ReadRun> runs;
    for (const qint64 id : ids) {
        const Result<StoredRun> run = (*history)->run(id);
        if (run && run->state == StoredRun::State::Running) {
            emit notRead(tr("Run %1 is still being measured.").arg(id));
            return;
        }
        Result<RunRecord> record = run ? (*history)->record(id) : Error { run.error() };
        if (!record) {
            emit notRead(asSentence(record.error()));
            return;
        }
        runs.append({ *run, std::make_shared<const RunRecord>(std::move(*record)), {} });
    }
    emit hasRead(runs, use);
}

void HistoryHost::readNewest()
{
    const Result<History*> history = toRead();
    RunQuery query;
    query.atMost = 1;
    const Result<QList<StoredRun>> runs =
        history && *history ? (*history)->runs(query) : Result<QList<StoredRun>>(QList<StoredRun>());
    if (runs && !runs->isEmpty())
        read({ runs->constFirst().id }, RunUse::View);
    else
        emit notRead(runs ? tr("The history is empty.") : asSentence(runs.error()));
}

std::shared_ptr<const Standing> HistoryHost::standingOf(qint64 id)
{
    const Result<History*> history = toRead();
    if (!history || !*history)
        return nullptr;
    Result<std::optional<Standing>> standing = labour::standingOf(**history, id);
    return standing && *standing ? std::make_shared<const Standing>(std::move(**standing)) : nullptr;
}

void HistoryHost::findStanding(int number, qint64 id)
{
    if (number == m_latest.standing)
        emit stood(number, id, standingOf(id));
}

/// It is in the history by what it is a run of and when it began.
void HistoryHost::findStandingOf(const std::shared_ptr<const RunRecord>& record)
{
    const Result<History*> history = toRead();
    RunQuery query;
    query.planKey = planKeyOf(record->plan);
    const Result<QList<StoredRun>> runs =
        history && *history ? (*history)->runs(query) : Result<QList<StoredRun>>(QList<StoredRun>());
    if (!runs)
        return;
    const auto run = std::find_if(runs->begin(), runs->end(), [&record](const StoredRun& each) {
        return each.startedMs == record->startedMs && each.server == serverTextOf(*record);
    });
    emit recordStood(record, run == runs->end() ? nullptr : standingOf(run->id));
}

/// A run that is in the history is read from there, where it may have another note.
void HistoryHost::readFile(const QString& file)
{
    Result<FiledRun> filed = readRunFile(file);
    if (!filed) {
        emit notRead(asSentence(filed.error()));
        return;
    }
    const Result<History*> history = toRead();
    const Result<QList<StoredRun>> all =
        history && *history ? (*history)->runs() : Result<QList<StoredRun>>(QList<StoredRun>());
    if (all) {
        for (const StoredRun& run : *all) {
            if (run.uuid == filed->run.uuid) {
                read({ run.id }, RunUse::View);
                return;
            }
        }
    }
    emit hasRead({ { filed->run, std::make_shared<const RunRecord>(std::move(filed->record)), file } }, RunUse::View);
}

Result<bool> HistoryHost::change(const std::function<Result<bool>(History&)>& how)
{
    const Result<History*> history = toWrite();
    const Result<bool> changed = history ? how(**history) : Error { history.error() };
    m_all.reset();
    if (!changed)
        emit failed(asSentence(changed.error()));
    if (m_wanted && m_number == m_latest.list)
        giveList(); // also to show again what was not changed
    return changed;
}

/// The first that fails ends it.
Result<bool> HistoryHost::changeEach(
    const QList<qint64>& ids, QList<qint64>& done, const std::function<Result<bool>(History&, qint64)>& how)
{
    return change([&](History& history) -> Result<bool> {
        for (const qint64 id : ids) {
            if (const Result<bool> changed = how(history, id); !changed)
                return changed;
            done.append(id);
        }
        return true;
    });
}

void HistoryHost::setStarred(const QList<qint64>& ids, bool isStarred)
{
    QList<qint64> done;
    changeEach(ids, done, [=](History& history, qint64 id) { return history.setStarred(id, isStarred); });
}

void HistoryHost::setNote(qint64 id, const QString& note)
{
    change([&](History& history) { return history.setNote(id, note); });
}

void HistoryHost::setReference(qint64 id, bool isReference)
{
    change([=](History& history) { return history.setReference(id, isReference); });
}

void HistoryHost::remove(const QList<qint64>& ids)
{
    QList<qint64> done;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    changeEach(ids, done, [=](History& history, qint64 id) { return history.remove(id, now); });
    if (!done.isEmpty())
        emit removed(done);
}

void HistoryHost::restore(const QList<qint64>& ids)
{
    QList<qint64> done;
    changeEach(ids, done, [](History& history, qint64 id) { return history.restore(id); });
    if (!done.isEmpty())
        emit restored(done);
}

void HistoryHost::exportTo(const QString& file, qint64 id)
{
    const Result<History*> history = toRead();
    const Result<bool> done = !history ? Result<bool>(Error { history.error() })
        : *history                     ? exportRun(**history, id, file)
                                       : Result<bool>(Error { tr("there is no history yet") });
    if (done)
        emit exported(id, file);
    else
        emit failed(asSentence(done.error()));
}

void HistoryHost::importFrom(const QStringList& files)
{
    QList<qint64> ids;
    change([&](History& history) -> Result<bool> {
        QStringList troubles;
        for (const QString& file : files) {
            if (const Result<qint64> id = importRun(history, file))
                ids.append(*id);
            else
                troubles.append(asSentence(id.error()));
        }
        return troubles.isEmpty() ? Result<bool>(true) : Error { troubles.join(u' ') };
    });
    if (!ids.isEmpty())
        emit imported(ids);
}

void HistoryHost::weigh(qint64 limitBytes)
{
    const Result<History*> history = toRead();
    if (!history || !*history)
        return; // whoever lists it says why
    const Result<QList<StoredRun>> runs = (*history)->beyond(limitBytes);
    const Result<qint64> bytes = (*history)->bytes();
    if (!runs || !bytes) {
        emit failed(asSentence(runs ? bytes.error() : runs.error()));
        return;
    }
    Excess excess;
    excess.runs = runs->size();
    excess.allBytes = *bytes;
    for (const StoredRun& run : *runs)
        excess.bytes += run.bytes;
    emit weighed(excess);
}

void HistoryHost::prune(qint64 limitBytes)
{
    int purged = 0;
    const Result<bool> done = change([&](History& history) -> Result<bool> {
        const Result<int> count = history.prune(limitBytes);
        purged = count ? *count : 0;
        return count ? Result<bool>(true) : Error { count.error() };
    });
    if (done)
        emit pruned(purged);
}

}
