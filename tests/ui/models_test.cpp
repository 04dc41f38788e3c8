// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/models/event_model.h"
#include "ui/models/outcome_model.h"
#include "ui/models/server_model.h"
#include "ui/run/live_run.h"
#include "ui/run/run_headline.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace labour {

class ModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void serversAreGroupedByClass();
    void unavailableServersAreDisabledAndSayWhy();
    void outcomesGrowRowByRow();
    void outcomesOfTheRecordCountInTheEnd();
    void behavioursStandBelowWhatTheyCameTo();
    void unfinishedRequestsHaveARowOfTheirOwn();
    void runNamesTheOptionsOfItsServer();
    void headlinesSayHowARunEnded();
    void whatWasNotSentIsNoFailure();
    void eventsAreInOrderOfTime();
    void countsTellEndingsApart();

private:
    using Tester = QAbstractItemModelTester;
};

void ModelsTest::serversAreGroupedByClass()
{
    ServerModel model(test::shippedCatalogue());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QModelIndex wsgiref = model.indexOf({ "wsgiref", "default", {} });
    const QModelIndex threading = model.indexOf({ "wsgiref", "threading", {} });
    QVERIFY(wsgiref.isValid() && threading.isValid());
    QVERIFY(wsgiref.parent() != threading.parent());
    QCOMPARE(wsgiref.data().toString(), QStringLiteral("wsgiref"));
    QCOMPARE(threading.data().toString(), QStringLiteral("wsgiref:threading"));
    QCOMPARE(model.choiceAt(threading).variant, QStringLiteral("threading"));
    QVERIFY(model.choiceAt(wsgiref.parent()).name.isEmpty());
    QVERIFY(!(wsgiref.parent().flags() & Qt::ItemIsSelectable));
    QVERIFY(!model.indexOf({ "nothing", "default", {} }).isValid());
}

void ModelsTest::unavailableServersAreDisabledAndSayWhy()
{
    ServerModel model(test::shippedCatalogue());
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QModelIndex gunicorn = model.indexOf({ "gunicorn", "sync", {} });
    QVERIFY(gunicorn.flags() & Qt::ItemIsEnabled);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setAvailability(
        { { "gunicorn", { false, "python3 has no module gunicorn", {} } }, { "wsgiref", { true, {}, "3.11.2" } } });
    QVERIFY(changed.count() > 0);
    QVERIFY(!(gunicorn.flags() & Qt::ItemIsEnabled));
    const QString note = gunicorn.siblingAtColumn(ServerModel::NoteColumn).data().toString();
    QVERIFY2(note.contains("not installed") && note.contains("apt install gunicorn"), qPrintable(note));
    const QString help = gunicorn.data(Qt::ToolTipRole).toString();
    QVERIFY2(help.contains("has no module gunicorn") && help.contains("apt install gunicorn"), qPrintable(help));
    QVERIFY(gunicorn.data(Qt::AccessibleTextRole).toString().contains("not installed"));
    QVERIFY(gunicorn.data(Qt::ForegroundRole).isValid());
    const QModelIndex wsgiref = model.indexOf({ "wsgiref", "default", {} });
    QVERIFY(wsgiref.flags() & Qt::ItemIsEnabled);
    QCOMPARE(wsgiref.siblingAtColumn(ServerModel::NoteColumn).data().toString(), QStringLiteral("3.11.2"));
    QVERIFY(model.whyUnavailable("wsgiref", "default").isEmpty());

    model.setAvailability({ { "gunicorn", { true, {}, "20.1.0", { { "gevent", "python3 has no module gevent" } } } } });
    QVERIFY(gunicorn.flags() & Qt::ItemIsEnabled);
    const QModelIndex gevent = model.indexOf({ "gunicorn", "gevent", {} });
    QVERIFY(!(gevent.flags() & Qt::ItemIsEnabled));
    QVERIFY(gevent.data(Qt::ToolTipRole).toString().contains("python3-gevent"));
    QVERIFY(model.whyUnavailable("gunicorn", "gevent").startsWith("gunicorn:gevent is not installed: "));
}

void ModelsTest::outcomesGrowRowByRow()
{
    LiveRun run;
    OutcomeModel model(run);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    run.reset({}, {});
    QCOMPARE(resets.count(), 1);
    run.begin(test::emptyRecording(), {});
    run.add(test::endings(0, Outcome::Closed, 3));
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Culprits"));
    run.add(test::replies(0, 200, 97, 1000));
    run.add(test::endings(0, Outcome::Timeout, 1));
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Innocents"));
    const QModelIndex culprits = model.index(1, 0);
    QTRY_COMPARE(model.rowCount(culprits), 2);
    QCOMPARE(model.index(0, OutcomeModel::OutcomeColumn, culprits).data().toString(),
        QStringLiteral("closed – as expected"));
    QCOMPARE(
        model.index(1, OutcomeModel::OutcomeColumn, culprits).data().toString(), QStringLiteral("timeout – failed"));
    QCOMPARE(model.index(0, OutcomeModel::CountColumn, culprits).data().toString(), QStringLiteral("3"));
    QCOMPARE(model.index(0, OutcomeModel::ShareColumn, culprits).data().toString(), QStringLiteral("75.0 %"));
    QCOMPARE(model.index(1, OutcomeModel::ShareColumn).data().toString(), QStringLiteral("25.0 % failed"));
    run.add(test::endings(1, Outcome::Closed, 96)); // which is not shown before the next tick
    QCOMPARE(model.index(0, OutcomeModel::ShareColumn, culprits).data().toString(), QStringLiteral("75.0 %"));
    QTRY_COMPARE(model.index(0, OutcomeModel::ShareColumn, culprits).data().toString(), QStringLiteral("99.0 %"));
    QCOMPARE(resets.count(), 1);
}

void ModelsTest::outcomesOfTheRecordCountInTheEnd()
{
    LiveRun run;
    OutcomeModel model(run);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    run.reset({}, {});
    run.begin(test::emptyRecording(), {});
    run.add(test::replies(0, 200, 1, 1000));
    run.finish(test::recordOf(test::crashingRecording(3)));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, OutcomeModel::CountColumn).data().toString(), QStringLiteral("600"));
    QCOMPARE(model.index(1, OutcomeModel::CountColumn).data().toString(), QStringLiteral("3"));
}

void ModelsTest::behavioursStandBelowWhatTheyCameTo()
{
    LiveRun run;
    OutcomeModel model(run);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    run.reset({}, {});
    const Recording empty({ { "PlainResponse", {}, 1, Role::Innocent }, { "SIGSEGV", {}, 1, Role::Culprit },
        { "Sleeping", { { "sleep_duration", "0.5" } }, 1, Role::Innocent } });
    run.begin(empty, {});
    Interval interval = test::replies(0, 200, 30, 1000);
    interval.endings.push_back({ 2, Outcome::Replied, Wrong::Nothing, true, 200, 10 });
    interval.endings.push_back({ 2, Outcome::Timeout, Wrong::Nothing, false, 0, 5 });
    interval.endings.push_back({ 1, Outcome::Closed, Wrong::Nothing, true, 0, 1 });
    run.add(interval);
    QTRY_COMPARE(model.rowCount(), 2);
    const QModelIndex innocents = model.index(0, 0);
    const QModelIndex replied = model.index(0, 0, innocents);
    QCOMPARE(model.rowCount(replied), 2);
    const QModelIndex sleeping = model.index(1, 0, replied);
    QCOMPARE(sleeping.data().toString(), QStringLiteral("Sleeping?sleep_duration=0.5"));
    QCOMPARE(sleeping.siblingAtColumn(OutcomeModel::CountColumn).data().toString(), QStringLiteral("10"));
    QCOMPARE(sleeping.siblingAtColumn(OutcomeModel::ShareColumn).data().toString(), QStringLiteral("22.2 %"));
    QCOMPARE(model.rowCount(model.index(1, 0, innocents)), 1); // the others did not time out
    QCOMPARE(model.rowCount(model.index(0, 0, model.index(1, 0))), 0); // there is one culprit alone
    const QPersistentModelIndex kept = sleeping;
    Interval more = test::replies(1, 404, 1, 1000);
    more.endings.front().asExpected = true;
    run.add(more);
    QTRY_COMPARE(model.rowCount(innocents), 3);
    QCOMPARE(kept.data().toString(), QStringLiteral("Sleeping?sleep_duration=0.5"));
}

void ModelsTest::unfinishedRequestsHaveARowOfTheirOwn()
{
    LiveRun run;
    OutcomeModel model(run);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    run.reset({}, {});
    run.begin(test::emptyRecording(), {});
    Recording recording = test::emptyRecording();
    recording.add(test::endings(0, Outcome::Closed, 3));
    recording.addUnfinished(0, 16); // the innocents: nobody ever answered them
    recording.addUnfinished(1, 2);
    run.finish(test::recordOf(recording));
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex innocents = model.index(0, 0);
    QCOMPARE(innocents.siblingAtColumn(OutcomeModel::ShareColumn).data().toString(), QStringLiteral("none ended"));
    QCOMPARE(model.rowCount(innocents), 1);
    QCOMPARE(model.index(0, OutcomeModel::OutcomeColumn, innocents).data().toString(), QStringLiteral("unfinished"));
    QCOMPARE(model.index(0, OutcomeModel::CountColumn, innocents).data().toString(), QStringLiteral("16"));
    const QModelIndex culprits = model.index(1, 0);
    QCOMPARE(culprits.siblingAtColumn(OutcomeModel::ShareColumn).data().toString(), QStringLiteral("all as expected"));
    QCOMPARE(model.rowCount(culprits), 2);
    QCOMPARE(model.index(1, OutcomeModel::CountColumn, culprits).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(0, OutcomeModel::ShareColumn, culprits).data().toString(), QStringLiteral("100.0 %"));
    run.reset({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::runNamesTheOptionsOfItsServer()
{
    LiveRun run;
    Plan plan;
    plan.servers = *serversFromText("gunicorn:sync,workers=4");
    plan.test = "Basic";
    plan.load.timeoutS = 5;
    run.reset(plan, plan.servers.first());
    QVERIFY2(run.caption().contains("gunicorn:sync,workers=4"), qPrintable(run.caption()));
    ServerIdentity met;
    met.name = "gunicorn";
    met.variant = "sync";
    met.options = { { "workers", "4" }, { "timeout", "5" } }; // all that were in force
    met.version = "20.1.0";
    run.begin(test::emptyRecording(), met);
    QCOMPARE(run.serverText(), QStringLiteral("gunicorn:sync,workers=4 20.1.0"));
    QVERIFY2(run.provenance().contains("gunicorn:sync,workers=4 20.1.0"), qPrintable(run.provenance()));
    QVERIFY2(run.provenance().contains("timeout 5 s"), qPrintable(run.provenance()));
    QVERIFY(run.provenance().contains("native engine") && !run.caption().contains("engine")); // the usual one
    plan.engine = "qt";
    run.reset(plan, plan.servers.first());
    QVERIFY2(run.caption().contains("qt engine"), qPrintable(run.caption()));
}

void ModelsTest::headlinesSayHowARunEnded()
{
    RunRecord record;
    QCOMPARE(endText(record), QStringLiteral("Done"));
    QVERIFY(warningsOf(record).isEmpty());
    record.recording.add(Event { 1.5, events::serverExited, 7, "the server's main process 7 was ended by SIGSEGV" });
    QCOMPARE(endText(record), QStringLiteral("Server ended"));
    const QStringList warnings = warningsOf(record);
    QCOMPARE(
        warnings, QStringList { "The server ended after 1.5 s. The server's main process 7 was ended by SIGSEGV." });
    const ServerIdentity gunicorn { "gunicorn", "sync", {}, {}, {} };
    const Event early { 0.0123, events::serverExited, 7, "it was ended, 2 ms after it began SIGSEGV (request 0a-1f)" };
    QCOMPARE(endOfServer(early, gunicorn),
        std::optional(QStringLiteral("gunicorn:sync ended after 12 ms. It was ended, 2 ms after it began SIGSEGV.")));
    QVERIFY(!endOfServer(Event { 1, events::workerExited, 7, "it ended" }, gunicorn));
    for (const RunEnd end :
        { RunEnd::Interrupted, RunEnd::Refused, RunEnd::NotInstalled, RunEnd::NotStarted, RunEnd::HelperFailed }) {
        record.end = end;
        QVERIFY(!endText(record).isEmpty() && endText(record) != "Done");
        QCOMPARE(hasFailed(end), end != RunEnd::Interrupted);
    }
}

void ModelsTest::whatWasNotSentIsNoFailure()
{
    RunRecord record;
    record.recording = test::emptyRecording();
    Interval interval;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 5 },
        { 0, Outcome::NotSent, Wrong::Nothing, false, 0, 3 } };
    record.recording.add(interval);
    QCOMPARE(whatHappened(record), QStringLiteral("All innocents sent were served. 3 could not be sent."));
    interval.endings = { { 0, Outcome::Timeout, Wrong::Nothing, false, 0, 2 } };
    record.recording.add(interval);
    QCOMPARE(whatHappened(record), QStringLiteral("2 of 7 innocents failed. 3 could not be sent."));
}

void ModelsTest::eventsAreInOrderOfTime()
{
    LiveRun run;
    EventModel model(run);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    run.reset({}, {});
    run.add(Event { 2, events::workerStarted, 5, "process 5" });
    run.add(Event { 1, events::workerExited, 4, "process 4 was ended by SIGSEGV" });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.timeAt(model.index(0, 0)), 1.0);
    QCOMPARE(
        model.index(0, EventModel::EventColumn).data().toString(), QStringLiteral("Process 4 was ended by SIGSEGV"));
    QCOMPARE(model.index(0, EventModel::EventColumn).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("Worker exited: process 4 was ended by SIGSEGV"));
    run.add(Event { 3, events::note, 0, "my note" });
    QCOMPARE(model.index(2, EventModel::EventColumn).data().toString(), QStringLiteral("my note")); // as it was written
    Recording recording = test::crashingRecording(2);
    recording.setEventLog(0, { "Fatal Python error: <segmentation> fault" });
    run.finish(test::recordOf(recording));
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains("&lt;segmentation&gt; fault"));
    QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().contains("fault"));
    run.reset({}, {});
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::countsTellEndingsApart()
{
    OutcomeCounts counts;
    counts.add({ 0, Outcome::Replied, Wrong::Nothing, true, 200, 5 }, Role::Innocent);
    counts.add({ 0, Outcome::Replied, Wrong::Body, false, 200, 2 }, Role::Innocent);
    counts.add({ 0, Outcome::Replied, Wrong::Nothing, true, 200, 1 }, Role::Innocent);
    counts.add({ 1, Outcome::Reset, Wrong::Nothing, false, 0, 1 }, Role::Culprit);
    QCOMPARE(counts.of(Role::Innocent).size(), std::size_t { 2 });
    QCOMPARE(counts.total(Role::Innocent), std::uint64_t { 8 });
    QCOMPARE(counts.failed(Role::Innocent), std::uint64_t { 2 });
    QCOMPARE(counts.failed(Role::Culprit), std::uint64_t { 1 });
    QCOMPARE(labelOf(counts.of(Role::Innocent).rbegin()->first), QStringLiteral("200, wrong-body"));
    for (const Outcome outcome : allOutcomes())
        QVERIFY(!helpOf({ false, outcome, Wrong::Nothing, 0 }).isEmpty());
}

}

QTEST_MAIN(labour::ModelsTest)
#include "models_test.moc"
