// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_report.h"
#include "core/report/text_report.h"
#include "core/store/run_log.h"
#include "tests/unit/store/made_run.h"

#include <QTest>

#include <random>

using namespace labour;

namespace {

std::string_view viewOf(const QByteArray& bytes)
{
    return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
}

}

class RunLogTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsReadReportsTheSame();
    void piecesAreReadAsTheyCame();
    void withoutItsEndARunIsInterrupted();
    void aLogFromBeforeItSaidItsOriginIsRead();
    void nothingAtAllIsAnError();
    void whatIsNoLogIsRefused_data();
    void whatIsNoLogIsRefused();
    void whatWouldFillTheMemoryIsRefused();
    void anEndOfNobodysIsRefused();
    void damageNeverCrashes();
};

void RunLogTest::whatIsReadReportsTheSame()
{
    const test::MadeRun made = test::madeRun();
    RunLogReader reader;
    QVERIFY(reader.read(viewOf(made.log())));
    QVERIFY(reader.hasEnded());
    const Result<RunRecord> read = reader.record();
    QVERIFY(read);
    QCOMPARE(jsonReport(*read), jsonReport(made.record));
    QCOMPARE(textReport(*read), textReport(made.record));
    QCOMPARE(read->log, made.record.log);
    QVERIFY(read->ends == made.record.ends);
    QCOMPARE(read->labour, QString("0.0.9"));
    QCOMPARE(read->group, made.record.group);
    QVERIFY(!read->isCutOff);
    QCOMPARE(read->innocentTimeoutS, made.record.innocentTimeoutS);
    QVERIFY(read->plan == made.record.plan);
    QVERIFY(read->recording.events() == made.record.recording.events());
    QVERIFY(read->recording.samples().back().processes == made.record.recording.samples().back().processes);
}

void RunLogTest::piecesAreReadAsTheyCame()
{
    const test::MadeRun made = test::madeRun();
    RunLogReader reader;
    QVERIFY(reader.read(viewOf(made.begin)));
    for (const QByteArray& piece : made.pieces)
        QVERIFY(reader.read(viewOf(piece)));
    QVERIFY(!reader.hasEnded());
    QVERIFY(reader.read(viewOf(made.end)));
    QCOMPARE(jsonReport(*reader.record()), jsonReport(made.record));
    QVERIFY2(!reader.read(viewOf(made.pieces.first())), "nothing comes after a run's end");
}

void RunLogTest::withoutItsEndARunIsInterrupted()
{
    const test::MadeRun made = test::madeRun();
    RunLogReader reader;
    QVERIFY(reader.read(viewOf(made.begin)));
    for (int i = 0; i < 10; ++i)
        QVERIFY(reader.read(viewOf(made.pieces.at(i))));
    const Result<RunRecord> record = reader.record();
    QVERIFY(record);
    QVERIFY(record->end == RunEnd::Interrupted);
    QVERIFY(record->recording.interrupted());
    QCOMPARE(record->recording.durationS(), 1.0);
    QCOMPARE(record->recording.totals().requests, std::uint64_t { 10 * 95 + 5 });
    QVERIFY(record->failure.contains("what was written is here"));
    QVERIFY(record->isCutOff);
    // With all that had come by then.
    QCOMPARE(record->labour, QString("0.0.9"));
    QCOMPARE(record->log, QString("listening\n"));
    QCOMPARE(record->ends.size(), std::size_t { 1 });
    QVERIFY(record->ends.front() == made.record.ends.front());
    QCOMPARE(record->innocentTimeoutS, 5.0);
    QVERIFY(record->recording.events().front().log == made.record.recording.events().front().log);
}

void RunLogTest::aLogFromBeforeItSaidItsOriginIsRead()
{
    const test::MadeRun made = test::madeRun();
    const qsizetype second = made.begin.lastIndexOf("\x05"
                                                    "0.0.9")
        - 2; // its kind and length before it
    QCOMPARE(made.begin.at(second), '\x07');
    RunLogReader reader;
    QVERIFY(reader.read(viewOf(made.begin.left(second) + made.pieces.join() + made.end)));
    const Result<RunRecord> read = reader.record();
    QCOMPARE(read->labour, QString());
    QCOMPARE(read->group, QString());
    QVERIFY(read->recording.events() == made.record.recording.events());
}

void RunLogTest::nothingAtAllIsAnError()
{
    QVERIFY(!RunLogReader().record());
}

void RunLogTest::whatIsNoLogIsRefused_data()
{
    const test::MadeRun made = test::madeRun();
    QTest::addColumn<QByteArray>("log");
    QTest::newRow("no begin") << made.pieces.first();
    QTest::newRow("two begins") << made.begin + made.begin;
    QTest::newRow("two ends") << made.log() + made.end;
    QTest::newRow("an unknown kind") << made.begin + QByteArray("\x63\x00", 2);
    QTest::newRow("a log of an event that was not") << made.begin + QByteArray("\x0a\x02\x00\x00", 4);
    QTest::newRow("an entry cut off") << made.begin + made.pieces.first().chopped(1);
    QTest::newRow("an entry longer than itself") << made.begin + QByteArray("\x02\xff\xff\xff\xff\x0f", 6);
}

void RunLogTest::whatIsNoLogIsRefused()
{
    QFETCH(QByteArray, log);
    QVERIFY(!RunLogReader().read(viewOf(log)));
}

void RunLogTest::whatWouldFillTheMemoryIsRefused()
{
    RunRecord record = test::madeRun().record;
    record.recording = Recording(std::vector<RecordedBehaviour>(100), std::vector<RecordedPhase>(100));
    RunLogWriter writer;
    writer.begin(record);
    QVERIFY(!RunLogReader().read(viewOf(writer.take())));
    writer.begin(test::madeRun().record);
    writer.add(Event { 0, "", 0, "", std::vector<std::string>(200'000) });
    QVERIFY(!RunLogReader().read(viewOf(writer.take())));
}

void RunLogTest::anEndOfNobodysIsRefused()
{
    RunRecord record = test::madeRun().record;
    RunLogWriter writer;
    writer.begin(record);
    record.ends.front().behaviour = 2;
    record.recording = Recording(record.recording.behaviours());
    writer.end(record);
    QVERIFY(!RunLogReader().read(viewOf(writer.take())));
}

void RunLogTest::damageNeverCrashes()
{
    const QByteArray whole = test::madeRun().log();
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
        QByteArray damaged = whole;
        for (int j = 0; j < 4; ++j)
            damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(whole.size()))] =
                static_cast<char>(random());
        RunLogReader reader;
        const bool isRead = reader.read(viewOf(damaged));
        refused += isRead ? 0 : 1;
        if (const Result<RunRecord> record = reader.record())
            QVERIFY(!jsonReport(*record).isEmpty());
    }
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(RunLogTest)
#include "run_log_test.moc"
