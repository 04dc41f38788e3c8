// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/history_report.h"
#include "core/report/json_report.h"
#include "core/report/reference_report.h"
#include "core/store/history.h"
#include "core/store/run_file.h"
#include "core/store/run_order.h"
#include "core/store/spare_room.h"
#include "core/wire/encoding.h"
#include "tests/unit/store/made_run.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <thread>

#include <sys/stat.h>

using namespace labour;
using Access = HistoryFile::Access;

namespace {

constexpr qint64 hourMs = 3600 * 1000;

/// A made run, whole in the history. Its id.
qint64 keep(History& history, const test::MadeRun& made)
{
    const Result<qint64> id = history.begin(made.record, made.begin);
    if (!id)
        return 0;
    for (const QByteArray& piece : made.pieces) {
        if (!history.append(*id, piece))
            return 0;
    }
    return history.append(*id, made.end) && history.finish(*id, made.record) ? *id : 0;
}

/// Executes SQL on the file, past Labour.
void change(const QString& path, const QString& sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "past-labour");
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(sql));
    }
    QSqlDatabase::removeDatabase("past-labour");
}

}

class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aRunComesBackAsItWas();
    void aRunIsThereWhileItGrows();
    void twoLaboursUseItAtOnce();
    void aRunWhoseProgramHasEndedIsInterrupted();
    void runsAreFound();
    void plansAreGroupedWhateverTheirServer();
    void starsAndNotesStay();
    void aRemovedRunCanBeRestoredForADay();
    void theOldestGoFirstButNoStarredOnes();
    void aRunGoesToAnotherHistoryInAFile();
    void aRunThatIsTooLargeForAFileIsRefused();
    void filesThatAreNoRunsAreRefused_data();
    void filesThatAreNoRunsAreRefused();
    void whatIsCommittedOutlivesAPowerCut();
    void aNewerHistoryIsLeftAlone();
    void anOlderHistoryIsBroughtUpToDate();
    void anOlderHistoryIsReadAsItIs();
    void aReferenceIsOfOnePlanOnOneServer();
    void onlyAWholeRunIsAReference();
    void repetitionsBelongTogether();
    void runsStandToTheReferenceOfTheirPlan();
    void runsBeforeTheReferenceDoNotStandToIt();
    void plansHoldTheirRepetitions();
    void whatWasNotRemovedIsNotRestored();
    void aRunIsKnownByItsUuidHoweverItIsWritten();
    void anotherProgramsDatabaseIsLeftAlone();
    void whatIsNoDatabaseIsRefused();
    void aDamagedHistorySaysSo();
    void theFileIsItsUsersAlone();
    void aDamagedPieceIsNotPassedOver_data();
    void aDamagedPieceIsNotPassedOver();
    void whatIsPurgedGivesItsPlaceBack();
    void whatIsPrunedIsGone();
    void roomIsKeptForFullDisks();
    void aUserSortsByKeys_data();
    void aUserSortsByKeys();
    void aListKeepsToItsLines();
    void aLinkLeadsToTheSameLocks();
    void severalMakeANewFileAtOnce();

private:
    QString path(const QString& name = QStringLiteral("history.sqlite")) const { return m_folder->filePath(name); }
    std::unique_ptr<History> opened(Access access = Access::Writing) const
    {
        Result<std::unique_ptr<History>> history = History::open(path(), access);
        return history ? std::move(*history) : nullptr;
    }

    /// The file as version 1 had it.
    void makeVersion1() const
    {
        change(path(), "ALTER TABLE run DROP COLUMN rss_bytes");
        change(path(), "DROP INDEX run_plan");
        change(path(), "ALTER TABLE run DROP COLUMN reference");
        change(path(), "ALTER TABLE run DROP COLUMN repetition_group");
        change(path(), "PRAGMA user_version = 1");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void HistoryTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void HistoryTest::aRunComesBackAsItWas()
{
    const test::MadeRun made = test::madeRun();
    const qint64 id = keep(*opened(), made);
    QVERIFY(id > 0);
    const auto history = opened(Access::Reading);
    const Result<RunRecord> record = history->record(id);
    QVERIFY2(record, qPrintable(record ? QString() : record.error()));
    QCOMPARE(jsonReport(*record), jsonReport(made.record));
    const Result<StoredRun> run = history->run(id);
    QVERIFY(run->state == StoredRun::State::Done);
    QCOMPARE(run->server, QString("gunicorn:sync"));
    QCOMPARE(run->serverVersion, QString("20.1.0"));
    QCOMPARE(*run->requests, 30LL * 95 + 15);
    QCOMPARE(*run->failed, 15LL);
    QCOMPARE(*run->durationS, 3.0);
    QCOMPARE(run->startedMs, made.record.startedMs);
    QVERIFY(run->bytes > 0);
}

void HistoryTest::aRunIsThereWhileItGrows()
{
    const test::MadeRun made = test::madeRun();
    const auto writing = opened();
    const qint64 id = *writing->begin(made.record, made.begin);
    QVERIFY(writing->append(id, made.pieces.at(0)));
    const auto reading = opened(Access::Reading);
    QVERIFY(reading->run(id)->state == StoredRun::State::Running);
    QVERIFY2(reading->record(id)->failure.contains("still going on"), qPrintable(reading->record(id)->failure));
    QCOMPARE(reading->record(id)->recording.totals().requests, std::uint64_t { 95 });
    QVERIFY(writing->append(id, made.pieces.at(1)));
    QCOMPARE(reading->record(id)->recording.totals().requests, std::uint64_t { 95 + 96 });
    const Result<bool> removed = writing->remove(id, 1);
    QVERIFY(!removed);
    QCOMPARE(removed.error(), QString("run %1 is still being measured").arg(id));
    const Result<bool> exported = exportRun(*writing, id, path("early.labour-run"));
    QVERIFY(!exported);
}

void HistoryTest::twoLaboursUseItAtOnce()
{
    const test::MadeRun first = test::madeRun("gunicorn:sync");
    const test::MadeRun second = test::madeRun("wsgiref");
    const auto one = opened();
    const auto other = opened();
    const qint64 a = *one->begin(first.record, first.begin);
    const qint64 b = *other->begin(second.record, second.begin);
    for (qsizetype i = 0; i < first.pieces.size(); ++i) {
        QVERIFY(one->append(a, first.pieces.at(i)));
        QVERIFY(other->append(b, second.pieces.at(i)));
    }
    QVERIFY(one->append(a, first.end) && one->finish(a, first.record));
    // A third comes while the second is still writing, and leaves its run alone.
    QVERIFY(opened()->run(b)->state == StoredRun::State::Running);
    QVERIFY(other->append(b, second.end) && other->finish(b, second.record));
    QCOMPARE(jsonReport(*one->record(b)), jsonReport(second.record));
    QCOMPARE(jsonReport(*other->record(a)), jsonReport(first.record));
}

void HistoryTest::aRunWhoseProgramHasEndedIsInterrupted()
{
    const test::MadeRun made = test::madeRun();
    qint64 id = 0;
    {
        const auto history = opened();
        id = *history->begin(made.record, made.begin);
        for (int i = 0; i < 10; ++i)
            QVERIFY(history->append(id, made.pieces.at(i)));
    }
    QVERIFY(opened(Access::Reading)->run(id)->state == StoredRun::State::Interrupted);
    const Result<StoredRun> run = opened()->run(id);
    QVERIFY(run->state == StoredRun::State::Interrupted);
    QCOMPARE(*run->requests, 10LL * 95 + 5);
    QCOMPARE(*run->durationS, 1.0);
}

void HistoryTest::runsAreFound()
{
    const auto history = opened();
    const qint64 older = keep(*history, test::madeRun("gunicorn:sync", 1000));
    const qint64 newer = keep(*history, test::madeRun("wsgiref", 2000));
    QVERIFY(history->setNote(older, "before the 100 % change"));
    const auto found = [&](const QStringList& words) {
        RunQuery query;
        query.words = words;
        QList<qint64> ids;
        const Result<QList<StoredRun>> runs = history->runs(query);
        for (const StoredRun& run : *runs)
            ids.append(run.id);
        return ids;
    };
    QCOMPARE(found({}), QList<qint64>({ newer, older }));
    QCOMPARE(found({ "WSGIREF" }), QList<qint64>({ newer }));
    QCOMPARE(found({ "sigsegv", "gunicorn" }), QList<qint64>({ older }));
    QCOMPARE(found({ "100 %" }), QList<qint64>({ older }));
    QCOMPARE(found({ "_" }), QList<qint64>());
    QCOMPARE(found({ "waitress" }), QList<qint64>());
    RunQuery newest;
    newest.atMost = 1;
    QCOMPARE(history->runs(newest)->constFirst().id, newer);
    QVERIFY(historyText(*history->runs()).contains("before the 100 % change"));
    QCOMPARE(QJsonDocument::fromJson(historyJson(*history->runs()))["runs"].toArray().size(), 2);
}

void HistoryTest::plansAreGroupedWhateverTheirServer()
{
    test::MadeRun other = test::madeRun("wsgiref");
    const QString key = planKeyOf(other.record.plan);
    other.record.plan.seed = 99;
    QCOMPARE(planKeyOf(other.record.plan), key);
    QCOMPARE(planKeyOf(test::madeRun("gunicorn:sync").record.plan), key);
    other.record.plan.load.connections += 1;
    QVERIFY(planKeyOf(other.record.plan) != key);
}

void HistoryTest::starsAndNotesStay()
{
    const qint64 id = keep(*opened(), test::madeRun());
    QVERIFY(opened()->setStarred(id, true));
    QVERIFY(opened()->setNote(id, "ünïcode"));
    QVERIFY(opened(Access::Reading)->run(id)->isStarred);
    QCOMPARE(opened(Access::Reading)->run(id)->note, QString("ünïcode"));
    RunQuery starred;
    starred.isStarred = true;
    QCOMPARE(opened()->runs(starred)->size(), 1);
    QVERIFY(opened()->setStarred(id, false));
    QCOMPARE(opened()->runs(starred)->size(), 0);
    const Result<bool> nobody = opened()->setStarred(77, true);
    QVERIFY(!nobody);
    QCOMPARE(nobody.error(), QString("the history has no run 77"));
}

void HistoryTest::aRemovedRunCanBeRestoredForADay()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const qint64 id = keep(*opened(), test::madeRun());
    QVERIFY(opened()->remove(id, nowMs - 23 * hourMs));
    QCOMPARE(opened()->runs()->size(), 0);
    RunQuery removed;
    removed.isRemoved = true;
    QCOMPARE(opened()->runs(removed)->size(), 1);
    QVERIFY(opened()->restore(id));
    QCOMPARE(opened()->runs()->size(), 1);
    QVERIFY(opened()->remove(id, nowMs - 25 * hourMs));
    QCOMPARE(opened()->runs(removed)->size(), 0);
    QVERIFY(!opened()->log(id));
}

void HistoryTest::theOldestGoFirstButNoStarredOnes()
{
    const auto history = opened();
    const qint64 oldest = keep(*history, test::madeRun("wsgiref", 1000));
    const qint64 second = keep(*history, test::madeRun("wsgiref", 2000));
    const qint64 third = keep(*history, test::madeRun("wsgiref", 3000));
    QVERIFY(history->setStarred(oldest, true));
    const qint64 all = *history->bytes();
    QCOMPARE(history->beyond(all)->size(), 0);
    const Result<QList<StoredRun>> one = history->beyond(all - 1);
    QCOMPARE(one->size(), 1);
    QCOMPARE(one->constFirst().id, second);
    const Result<QList<StoredRun>> both = history->beyond(0);
    QCOMPARE(both->size(), 2);
    QCOMPARE(both->constLast().id, third);
    test::MadeRun alone = test::madeRun("wsgiref", 4000);
    alone.record.group.clear();
    const qint64 fourth = keep(*history, alone);
    QVERIFY(history->setReference(third)); // with its repetitions
    const Result<QList<StoredRun>> last = history->beyond(0);
    QCOMPARE(last->size(), 1);
    QCOMPARE(last->constLast().id, fourth);
}

void HistoryTest::aRunGoesToAnotherHistoryInAFile()
{
    const test::MadeRun made = test::madeRun();
    const auto here = opened();
    const qint64 id = keep(*here, made);
    QVERIFY(here->setNote(id, "for a colleague"));
    const QString file = path("run.labour-run");
    QVERIFY(exportRun(*here, id, file));
    const Result<std::unique_ptr<History>> there = History::open(path("other.sqlite"), Access::Writing);
    const Result<qint64> imported = importRun(**there, file);
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error()));
    QCOMPARE(jsonReport(*(*there)->record(*imported)), jsonReport(made.record));
    QCOMPARE((*there)->run(*imported)->note, QString("for a colleague"));
    QCOMPARE((*there)->run(*imported)->uuid, here->run(id)->uuid);
    QVERIFY((*there)->run(*imported)->state == StoredRun::State::Done);
    const Result<qint64> again = importRun(*here, file);
    QVERIFY(!again);
    QCOMPARE(again.error(), QString("%1: it is in the history already, as run %2").arg(file).arg(id));
    // The same run exports to the same bytes.
    QVERIFY(exportRun(**there, *imported, path("again.labour-run")));
    QFile one(file);
    QFile other(path("again.labour-run"));
    QVERIFY(one.open(QIODevice::ReadOnly) && other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), one.readAll());
}

void HistoryTest::aRunThatIsTooLargeForAFileIsRefused()
{
    const auto here = opened();
    const qint64 id = keep(*here, test::madeRun());
    const QString file = path("run.labour-run");
    const Result<bool> exported = exportRun(*here, id, file, 100);
    QVERIFY(!exported);
    QVERIFY2(exported.error().startsWith(file + ": too large: the run is of ")
            && exported.error().endsWith(" unpacked, and a file holds no more than 100 B"),
        qPrintable(exported.error()));
    QVERIFY(!QFile::exists(file));
    // What the length before the stream says is the bound of both sides.
    QVERIFY(exportRun(*here, id, file));
    QFile whole(file);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const qint64 bytes = whole.readAll().mid(18, 4).toHex().toLongLong(nullptr, 16); // after the first line
    QVERIFY(bytes > 100);
    QVERIFY(exportRun(*here, id, file, bytes));
    QVERIFY(readRunFile(file, bytes));
    QVERIFY(!exportRun(*here, id, file, bytes - 1));
    const Result<FiledRun> read = readRunFile(file, bytes - 1);
    QVERIFY(!read);
    QVERIFY2(read.error().startsWith(file + ": too large: "), qPrintable(read.error()));
}

void HistoryTest::filesThatAreNoRunsAreRefused_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<int>("kept"); ///< of a good file's bytes; -1: all
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << QByteArray() << 0 << "this is no run of Labour's";
    QTest::newRow("something else") << QByteArray("PK\x03\x04") << 0 << "this is no run of Labour's";
    QTest::newRow("newer") << QByteArray("labour.run-file/2\n") << 0 << "it is of a newer Labour";
    QTest::newRow("cut off") << QByteArray() << 200 << "it is damaged or was cut off";
    QTest::newRow("only its first line") << QByteArray() << 18 << "it is damaged or was cut off";
    QTest::newRow("a bomb") << QByteArray("labour.run-file/1\n\xff\xff\xff\xff", 22) << 0
                            << "too large: the run is of 4 GiB unpacked, and a file holds no more than 1 GiB";
    QTest::newRow("a smaller bomb") << QByteArray("labour.run-file/1\n\x3f\xff\xff\xff", 22) << 0
                                    << "it is damaged or was cut off";
}

void HistoryTest::filesThatAreNoRunsAreRefused()
{
    QFETCH(QByteArray, prefix);
    QFETCH(int, kept);
    QFETCH(QString, sentence);
    const auto history = opened();
    QVERIFY(exportRun(*history, keep(*history, test::madeRun()), path("good.labour-run")));
    QFile good(path("good.labour-run"));
    QVERIFY(good.open(QIODevice::ReadOnly));
    QFile file(path("bad.labour-run"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(prefix + good.readAll().left(kept));
    file.close();
    const Result<qint64> imported = importRun(*history, file.fileName());
    QVERIFY(!imported);
    QVERIFY2(imported.error().startsWith(file.fileName() + ": " + sentence), qPrintable(imported.error()));
    QCOMPARE(history->runs()->size(), 1);
}

void HistoryTest::whatIsCommittedOutlivesAPowerCut()
{
    const Result<std::unique_ptr<HistoryFile>> file = HistoryFile::open(path(), Access::Writing);
    QVERIFY(file);
    const auto value = [&file](const QString& pragma) {
        Result<QSqlQuery> query = (*file)->query("PRAGMA " + pragma);
        return query && query->next() ? query->value(0).toString() : QString();
    };
    QCOMPARE(value("journal_mode"), QString("wal"));
    QCOMPARE(value("synchronous"), QString("2")); // FULL
}

void HistoryTest::aNewerHistoryIsLeftAlone()
{
    QVERIFY(keep(*opened(), test::madeRun()) > 0);
    change(path(), "PRAGMA user_version = 4");
    for (const Access access : { Access::Reading, Access::Writing }) {
        const Result<std::unique_ptr<History>> history = History::open(path(), access);
        QVERIFY(!history);
        QVERIFY2(history.error().contains("is of a newer Labour (version 4 of the format; this one reads up to 3)"),
            qPrintable(history.error()));
    }
    change(path(), "PRAGMA user_version = 3");
    QCOMPARE(opened()->runs()->size(), 1);
}

void HistoryTest::anOlderHistoryIsBroughtUpToDate()
{
    const test::MadeRun made = test::madeRun();
    const qint64 id = keep(*opened(), made);
    QVERIFY(opened()->setNote(id, "from before"));
    makeVersion1();
    const auto history = opened();
    QVERIFY(history);
    QCOMPARE(history->run(id)->note, QString("from before"));
    QVERIFY(!history->run(id)->isReference);
    QCOMPARE(history->run(id)->group, QString());
    QCOMPARE(jsonReport(*history->record(id)), jsonReport(made.record));
    QVERIFY(history->setReference(id));
}

void HistoryTest::anOlderHistoryIsReadAsItIs()
{
    const test::MadeRun made = test::madeRun();
    const qint64 id = keep(*opened(), made);
    QVERIFY(opened()->setNote(id, "from before"));
    makeVersion1();
    const auto content = [this] {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    {
        const auto history = opened(Access::Reading);
        QVERIFY(history);
        QCOMPARE(history->runs()->size(), 1);
        QCOMPARE(history->run(id)->note, QString("from before"));
        QVERIFY(!history->run(id)->isReference);
        QCOMPARE(history->run(id)->group, QString());
        QVERIFY(!history->run(id)->rssBytes);
        QCOMPARE(jsonReport(*history->record(id)), jsonReport(made.record));
        QVERIFY(!*standingOf(*history, id));
        QCOMPARE(history->repetitionsOf(*history->run(id))->size(), 1);
        QVERIFY(history->beyond(0)->size() == 1);
        QVERIFY(exportRun(*history, id, path("older.labour-run")));
        QVERIFY2(!history->setStarred(id, true), "to read");
        // Another Labour, which writes, brings it up to date meanwhile.
        QVERIFY(opened()->setReference(id));
        QVERIFY(history->run(id)->isReference);
    }
    makeVersion1();
    const QByteArray again = content();
    QVERIFY(opened(Access::Reading)->runs()->size() == 1);
    QVERIFY(again == content());
    QVERIFY(!before.isEmpty());
    QFile outOfReach(path("copy.sqlite"));
    QVERIFY(outOfReach.open(QIODevice::WriteOnly) && outOfReach.write(before) == before.size());
    outOfReach.close();
    QVERIFY(outOfReach.setPermissions(QFile::ReadOwner));
    const Result<std::unique_ptr<History>> copy = History::open(path("copy.sqlite"), Access::Reading);
    QVERIFY2(copy, qPrintable(copy ? QString() : copy.error()));
    QCOMPARE((*copy)->runs()->size(), 1);
}

void HistoryTest::aReferenceIsOfOnePlanOnOneServer()
{
    const auto history = opened();
    const qint64 first = keep(*history, test::madeRun("gunicorn:sync", 1000));
    const qint64 second = keep(*history, test::madeRun("gunicorn:sync", 2000));
    const qint64 elsewhere = keep(*history, test::madeRun("wsgiref", 3000));
    const QString plan = history->run(first)->planKey;
    QVERIFY(!*history->reference(plan, "gunicorn:sync"));
    QVERIFY(history->setReference(first));
    QVERIFY(history->setReference(elsewhere));
    QCOMPARE((*history->reference(plan, "gunicorn:sync"))->id, first);
    QVERIFY(history->setReference(second));
    QCOMPARE((*history->reference(plan, "gunicorn:sync"))->id, second);
    QVERIFY(!history->run(first)->isReference);
    QCOMPARE((*history->reference(plan, "wsgiref"))->id, elsewhere);
    QVERIFY(!*history->reference("another", "wsgiref"));
    QVERIFY(historyText(*history->runs()).contains(QString("%1 reference").arg(second)));
    // One that is removed is none, until it is there again.
    QVERIFY(history->remove(second, QDateTime::currentMSecsSinceEpoch()));
    QVERIFY(!*history->reference(plan, "gunicorn:sync"));
    QVERIFY(history->restore(second));
    QCOMPARE((*history->reference(plan, "gunicorn:sync"))->id, second);
    QVERIFY(history->setReference(second, false));
    QVERIFY(!*history->reference(plan, "gunicorn:sync"));
    QCOMPARE(history->setReference(second, false).error(), QString("run %1 is no reference").arg(second));
}

void HistoryTest::onlyAWholeRunIsAReference()
{
    test::MadeRun made = test::madeRun();
    const auto history = opened();
    const qint64 growing = *history->begin(made.record, made.begin);
    QCOMPARE(history->setReference(growing).error(),
        QString("run %1 is not whole (running), as a reference has to be").arg(growing));
    made.record.end = RunEnd::Interrupted;
    const qint64 stopped = keep(*history, made);
    QVERIFY(history->setReference(stopped).error().contains("is not whole (interrupted)"));
    const qint64 removed = keep(*history, test::madeRun());
    QVERIFY(history->remove(removed, QDateTime::currentMSecsSinceEpoch()));
    QCOMPARE(history->setReference(removed).error(), removedSentence(removed));
    QVERIFY(!history->setReference(77));
}

void HistoryTest::repetitionsBelongTogether()
{
    const auto history = opened();
    test::MadeRun alone = test::madeRun("wsgiref", 1000);
    alone.record.group.clear();
    const qint64 one = keep(*history, alone);
    const qint64 other = keep(*history, alone);
    const qint64 first = keep(*history, test::madeRun("wsgiref", 3000));
    const qint64 elsewhere = keep(*history, test::madeRun("gunicorn:sync", 3500));
    const qint64 second = keep(*history, test::madeRun("wsgiref", 4000));
    const qint64 third = keep(*history, test::madeRun("wsgiref", 5000));
    QVERIFY(history->remove(third, QDateTime::currentMSecsSinceEpoch()));
    const auto idsOf = [&](qint64 of) {
        QList<qint64> ids;
        const Result<QList<StoredRun>> runs = history->repetitionsOf(*history->run(of));
        for (const StoredRun& run : *runs)
            ids.append(run.id);
        return ids;
    };
    QCOMPARE(idsOf(one), QList<qint64>({ one }));
    QCOMPARE(idsOf(other), QList<qint64>({ other }));
    QCOMPARE(idsOf(second), QList<qint64>({ first, second }));
    QCOMPARE(idsOf(elsewhere), QList<qint64>({ elsewhere }));
}

void HistoryTest::runsStandToTheReferenceOfTheirPlan()
{
    const auto history = opened();
    test::MadeRun later = test::madeRun("wsgiref", 9000);
    later.record.group.clear();
    const qint64 first = keep(*history, test::madeRun("wsgiref", 1000));
    const qint64 second = keep(*history, test::madeRun("wsgiref", 2000));
    const qint64 alone = *history->begin(later.record, later.begin);
    QVERIFY(!*standingOf(*history, second));
    QVERIFY(history->setReference(second));
    const Result<std::optional<Standing>> running = standingOf(*history, alone);
    QVERIFY(running && !*running);
    for (const QByteArray& piece : later.pieces)
        QVERIFY(history->append(alone, piece));
    QVERIFY(history->append(alone, later.end) && history->finish(alone, later.record));
    const Result<std::optional<Standing>> standing = standingOf(*history, alone);
    QVERIFY2(standing && *standing, qPrintable(standing ? QString() : standing.error()));
    QCOMPARE((*standing)->reference.runs, QList<qint64>({ first, second }));
    QCOMPARE((*standing)->referenceName(), QString("the reference, runs %1-%2").arg(first).arg(second));
    QVERIFY((*standing)->comparison->figures.constFirst().word == ComparisonWord::NotEnoughRuns);
    QVERIFY(standingText(**standing).contains("How it stands to the reference"));
    QCOMPARE(toJson(**standing)["run"].toInt(), second);
    QCOMPARE(toJson(**standing).value("comparison")["schema"].toString(), QString("labour.comparison/1"));
    // Those that it is itself made of are compared with nothing.
    const Result<std::optional<Standing>> itself = standingOf(*history, first);
    QVERIFY(!(*itself)->comparison);
    QVERIFY(standingText(**itself).contains("This run is of the reference"));
    QVERIFY(toJson(**itself)["comparison"].isNull());
    QVERIFY(!*referenceOf(*history, test::madeRun("gunicorn:sync").record.plan));
    QCOMPARE((*referenceOf(*history, later.record.plan))->records.size(), 2);
}

void HistoryTest::runsBeforeTheReferenceDoNotStandToIt()
{
    const auto history = opened();
    const auto alone = [](qint64 startedMs) {
        test::MadeRun made = test::madeRun("wsgiref", startedMs);
        made.record.group.clear();
        return made;
    };
    const qint64 before = keep(*history, alone(1000));
    const qint64 pinned = keep(*history, alone(2000));
    const qint64 after = keep(*history, alone(3000));
    QVERIFY(history->setReference(pinned));
    const Result<std::optional<Standing>> earlier = standingOf(*history, before);
    QVERIFY2(earlier && !*earlier, "what came before it was not measured to stand to it");
    QVERIFY((*standingOf(*history, after))->comparison);
    QVERIFY(*standingOf(*history, pinned));
}

void HistoryTest::plansHoldTheirRepetitions()
{
    const auto history = opened();
    test::MadeRun other = test::madeRun("wsgiref", 500);
    other.record.plan.load.connections += 1;
    other.record.group.clear();
    const qint64 lone = keep(*history, other);
    const qint64 first = keep(*history, test::madeRun("wsgiref", 1000));
    const qint64 elsewhere = keep(*history, test::madeRun("gunicorn:sync", 1500));
    const qint64 second = keep(*history, test::madeRun("wsgiref", 2000));
    QVERIFY(history->setReference(first));
    const QList<PlanGroup> plans = plansOf(*history->runs());
    QCOMPARE(plans.size(), 2);
    QCOMPARE(plans.at(0).runs, 3);
    QCOMPARE(plans.at(0).groups.size(), 2);
    const RepetitionGroup& both = plans.at(0).groups.at(0);
    QCOMPARE(both.name(), QString("@%1").arg(first));
    QCOMPARE(both.runs.constLast().id, second);
    QVERIFY(both.isReference());
    QCOMPARE(*both.medianInnocentsP99Ms, *history->run(first)->innocentsP99Ms);
    QCOMPARE(*both.medianInnocentsFailed, 15.0 / (30 * 90 + 15));
    QCOMPARE(plans.at(0).groups.at(1).name(), QString::number(elsewhere));
    QCOMPARE(plans.at(1).groups.at(0).name(), QString::number(lone));
    const QString text = historyText(plans);
    QVERIFY2(text.contains(QString("@%1 reference").arg(first)) && text.contains("3 runs"), qPrintable(text));
    const QJsonDocument json = QJsonDocument::fromJson(historyJson(plans));
    QCOMPARE(json["schema"].toString(), QString("labour.history-plans/1"));
    QCOMPARE(json["plans"][0]["groups"][0]["runs"].toArray().size(), 2);
    QVERIFY(plansOf({}).isEmpty());
}

void HistoryTest::whatWasNotRemovedIsNotRestored()
{
    const auto history = opened();
    const qint64 id = keep(*history, test::madeRun());
    QCOMPARE(history->restore(id).error(), QString("run %1 was not removed").arg(id));
    QCOMPARE(history->restore(77).error(), QString("the history has no run 77"));
}

void HistoryTest::aRunIsKnownByItsUuidHoweverItIsWritten()
{
    const auto history = opened();
    const test::MadeRun made = test::madeRun();
    const qint64 id = keep(*history, made);
    const QString uuid = history->run(id)->uuid;
    const QByteArray log = made.log();
    Encoder encoder;
    encoder.text(("{" + uuid.toUpper() + "}").toStdString());
    encoder.text("0.0.9");
    encoder.boolean(false);
    encoder.text("");
    encoder.text({ log.constData(), static_cast<std::size_t>(log.size()) });
    QFile file(path("braces.labour-run"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("labour.run-file/1\n" + qCompress(QByteArray::fromStdString(encoder.bytes())));
    file.close();
    const Result<qint64> again = importRun(*history, file.fileName());
    QVERIFY(!again);
    QVERIFY2(
        again.error().endsWith(QString("it is in the history already, as run %1").arg(id)), qPrintable(again.error()));
}

void HistoryTest::anotherProgramsDatabaseIsLeftAlone()
{
    change(path(), "CREATE TABLE theirs (id INTEGER)");
    const Result<std::unique_ptr<History>> history = History::open(path(), Access::Writing);
    QVERIFY(!history);
    QCOMPARE(history.error(), path() + " is a database, but no history of Labour's");
    change(path(), "INSERT INTO theirs VALUES (1)");
}

void HistoryTest::whatIsNoDatabaseIsRefused()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    for (const Access access : { Access::Reading, Access::Writing }) {
        const Result<std::unique_ptr<History>> history = History::open(path(), access);
        QVERIFY(!history);
        QCOMPARE(history.error(), path() + " is no history of Labour's");
    }
    QCOMPARE(file.size(), 5000);
}

void HistoryTest::aDamagedHistorySaysSo()
{
    const qint64 id = keep(*opened(), test::madeRun());
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    // All but the first page, which says that this is a history.
    file.seek(4096);
    file.write(QByteArray(static_cast<int>(file.size()) - 4096, '\x5a'));
    file.close();
    const Result<std::unique_ptr<History>> history = History::open(path(), Access::Reading);
    const QString said = !history ? history.error()
        : (*history)->record(id)  ? QString()
                                  : (*history)->record(id).error();
    QVERIFY2(said.contains("is damaged"), qPrintable(said));
}

void HistoryTest::theFileIsItsUsersAlone()
{
    QVERIFY(opened());
    QCOMPARE(
        QFileInfo(path()).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
}

void HistoryTest::aDamagedPieceIsNotPassedOver_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("larger than it can be")
        << "UPDATE piece SET content = x'7fffffff' || substr(content, 5) WHERE number = 3";
    QTest::newRow("content") << "UPDATE piece SET content = x'00000010ff' WHERE number = 3";
    QTest::newRow("gone") << "DELETE FROM piece WHERE number = 3";
}

void HistoryTest::aDamagedPieceIsNotPassedOver()
{
    QFETCH(QString, damage);
    const qint64 id = keep(*opened(), test::madeRun());
    change(path(), damage);
    const Result<RunRecord> record = opened(Access::Reading)->record(id);
    QVERIFY(!record);
    QVERIFY2(record.error().contains("it is damaged"), qPrintable(record.error()));
    QVERIFY(!exportRun(*opened(), id, path("damaged.labour-run")));
}

void HistoryTest::whatIsPurgedGivesItsPlaceBack()
{
    {
        const auto history = opened();
        for (int i = 0; i < 20; ++i)
            QVERIFY(history->remove(keep(*history, test::madeRun()), 1));
    }
    const qint64 before = QFileInfo(path()).size();
    QCOMPARE(*opened()->bytes(), 0);
    QVERIFY2(QFileInfo(path()).size() < before / 3,
        qPrintable(QString("%1 of %2 bytes").arg(QFileInfo(path()).size()).arg(before)));
}

void HistoryTest::whatIsPrunedIsGone()
{
    const auto history = opened();
    const qint64 oldest = keep(*history, test::madeRun("wsgiref", 1000));
    const qint64 second = keep(*history, test::madeRun("wsgiref", 2000));
    const qint64 removed = keep(*history, test::madeRun("wsgiref", 3000));
    const qint64 newest = keep(*history, test::madeRun("wsgiref", 4000));
    QVERIFY(history->setStarred(oldest, true));
    QVERIFY(history->remove(removed, QDateTime::currentMSecsSinceEpoch()));
    QCOMPARE(*history->prune(*history->bytes()), 0);
    QCOMPARE(*history->prune(*history->bytes() - 1), 1);
    QVERIFY2(!history->run(removed) && !history->log(removed), "what was removed goes first, and for good");
    QCOMPARE(*history->prune(*history->bytes() - 1), 1);
    QVERIFY(history->run(oldest) && history->run(newest));
    QVERIFY2(!history->run(second), "then the oldest without a star");
}

void HistoryTest::roomIsKeptForFullDisks()
{
    constexpr qint64 mebibyte = 1024 * 1024;
    const QFileInfo kept(path() + "-reserve");
    QVERIFY(opened());
    QVERIFY(availableBytes(path()) > 4 * mebibyte);
    QCOMPARE(QFileInfo(kept.filePath()).size(), mebibyte);
    struct stat file { };
    QCOMPARE(::stat(QFile::encodeName(kept.filePath()).constData(), &file), 0);
    QVERIFY2(file.st_blocks * 512 >= mebibyte, "it is no hole");
    QCOMPARE(QFileInfo(kept.filePath()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    {
        const SpareRoom room(path());
        QVERIFY2(QFileInfo::exists(kept.filePath()), "there is other room");
    }
    QVERIFY(QFile::remove(kept.filePath()));
    QVERIFY(opened(Access::Reading));
    QVERIFY2(!QFileInfo::exists(kept.filePath()), "who reads keeps none");
}

void HistoryTest::aUserSortsByKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QList<qint64>>("order");
    using Ids = QList<qint64>;
    QTest::newRow("run") << "run" << Ids { 1, 2, 3 };
    QTest::newRow("the newest first") << "-when" << Ids { 2, 3, 1 };
    QTest::newRow("whatever the case") << "server" << Ids { 3, 1, 2 };
    QTest::newRow("duration") << "duration" << Ids { 2, 1, 3 };
    QTest::newRow("the unknown last") << "-duration" << Ids { 1, 2, 3 };
    QTest::newRow("errors, as a share") << "-errors" << Ids { 2, 1, 3 };
    QTest::newRow("p99") << "p99" << Ids { 2, 1, 3 };
    QTest::newRow("memory") << "rss" << Ids { 3, 1, 2 };
    QTest::newRow("size") << "-size" << Ids { 3, 1, 2 };
    QTest::newRow("equal ones, the newest first") << "plan" << Ids { 2, 3, 1 };
}

void HistoryTest::aUserSortsByKeys()
{
    QFETCH(const QString, key);
    QList<StoredRun> runs(3);
    for (qsizetype i = 0; i < runs.size(); ++i)
        runs[i].id = i + 1;
    const auto set = [&runs](auto member, const auto& first, const auto& second, const auto& third) {
        runs[0].*member = first;
        runs[1].*member = second;
        runs[2].*member = third;
    };
    set(&StoredRun::startedMs, 10, 30, 20);
    set(&StoredRun::server, QString("b"), QString("C"), QString("a"));
    set(&StoredRun::durationS, std::optional(9.0), std::optional(1.0), std::nullopt);
    set(&StoredRun::requests, std::optional<qint64>(1000), std::optional<qint64>(10), std::optional<qint64>(10));
    set(&StoredRun::failed, std::optional<qint64>(9), std::optional<qint64>(1), std::optional<qint64>(0));
    set(&StoredRun::innocentsP99Ms, std::optional(100.0), std::optional(9.5), std::nullopt);
    set(&StoredRun::rssBytes, std::optional<qint64>(30), std::nullopt, std::optional<qint64>(20));
    set(&StoredRun::bytes, 2, 1, 3);
    const std::optional<RunSorting> sorting = RunSorting::fromText(key);
    QVERIFY(sorting);
    QList<qint64> order;
    for (const StoredRun& run : sorting->sorted(runs))
        order.append(run.id);
    QTEST(order, "order");
    QVERIFY(!RunSorting::fromText(key + "s") && !RunSorting::fromText(QString()));
    const QString listed = historyText(runs, RunKey::Duration);
    QVERIFY2(listed.contains("Duration") && listed.contains(" 9 s "), qPrintable(listed));
}

void HistoryTest::aListKeepsToItsLines()
{
    const auto history = opened();
    const qint64 id = keep(*history, test::madeRun());
    QVERIFY(history->setNote(id, "two\nlines, and \x1b]0;a title\x07"));
    const QString text = historyText(*history->runs());
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(!text.contains('\x1b'));
}

void HistoryTest::aLinkLeadsToTheSameLocks()
{
    const test::MadeRun made = test::madeRun();
    const auto history = opened();
    const qint64 id = *history->begin(made.record, made.begin);
    QVERIFY(QFile::link(path(), path("link.sqlite")));
    const Result<std::unique_ptr<History>> linked = History::open(path("link.sqlite"), Access::Writing);
    QVERIFY((*linked)->run(id)->state == StoredRun::State::Running);
    QVERIFY(!(*linked)->remove(id, 1));
}

void HistoryTest::severalMakeANewFileAtOnce()
{
    for (int round = 0; round < 5; ++round) {
        const QString fresh = path(QString("fresh-%1.sqlite").arg(round));
        std::array<std::thread, 6> threads;
        std::atomic<int> opened = 0;
        for (std::thread& thread : threads)
            thread = std::thread([&] { opened += History::open(fresh, Access::Writing) ? 1 : 0; });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(opened.load(), 6);
    }
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
