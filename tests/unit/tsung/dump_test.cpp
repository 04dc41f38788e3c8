// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/dump_line.h"
#include "core/load/tsung/dump_reader.h"

#include <QTest>

#include <numeric>

using namespace labour;

namespace {

// As Tsung 1.7.0 wrote it of a server that replies, closes, cuts short, talks nonsense and hangs.
const std::string header = "#date;pid;id;http method;host;URL;HTTP status;size;duration;transaction;match;error;tag\n";
const std::string ready = "1795587842.100000;<0.153.0>;0;get;;0;none;0;0;;;;labour_ready\n";
const std::string start = "1795587842.700000;<0.153.0>;0;get;;1795587842500000;none;0;0;;;;labour_start\n";
const std::string good = "1795587842.901105;<0.160.0>;3;get;127.0.0.1;/ok d153 n91 i b5:3610a686 c5:3610a686 "
                         "w123.456;200;91;3.810;tr_ok_0;;;p0b0\n";
const std::string closed =
    "1795587843.000001;<0.161.0>;4;get;127.0.0.1;/close d0 n0;error_no_http_status;0;1.366;tr_close_1;;;p1b1\n";
const std::string end = "1795587848.608353;<0.153.0>;0;get;;0;none;0;0;;;;labour_end\n";

std::string lost(const std::string& error, const std::string& tag = "p0b0")
{
    return "1795587843.898105;<0.157.0>;389;get;;/ok d0;none;0;1000.860;;;" + error + ";" + tag + "\n";
}

std::string replied(const std::string& findings, const std::string& status = "200", const std::string& error = {})
{
    return "1795587842.95;<0.160.0>;3;get;127.0.0.1;/ok " + findings + ";" + status + ";91;3.810;tr_ok_0;;" + error
        + ";p0b0\n";
}

DumpLine read(std::string text)
{
    text.pop_back();
    return dumpLine(text).value_or(DumpLine());
}

std::vector<Request> mix()
{
    AcceptedEnding ok;
    ok.statuses = { { 200, 200 } };
    AcceptedEnding close;
    close.closed = true;
    std::vector<Request> mix(2);
    mix[0].target = "/ok";
    mix[0].expectation = { ok };
    mix[1].target = "/close";
    mix[1].expectation = { close };
    return mix;
}

}

class DumpTest : public QObject
{
    Q_OBJECT

private slots:
    void aReply();
    void endingsAreToldApart_data();
    void endingsAreToldApart();
    void aUrlMayHoldSemicolons();
    void whatIsNoLineIsNone_data();
    void whatIsNoLineIsNone();
    void aFileInAnyPieces();
    void slotsAndPhases();
    void repliesAreJudged_data();
    void repliesAreJudged();
    void openLoadCountsFromWhenItWasDue();
    void whatWasUnderWayIsCountedApart();
    void aReplyAfterItsTimeoutIsNotCountedAgain();
    void whatDoesNotFitIsPassedOver();
};

void DumpTest::aReply()
{
    const DumpLine line = read(good);
    QCOMPARE(line.atUs, 1795587842901105);
    QCOMPARE(line.durationUs, 3810);
    QCOMPARE(line.delayUs, 153);
    QCOMPARE(line.bytes, 91U);
    QCOMPARE(line.ending.outcome, Outcome::Replied);
    QCOMPARE(line.ending.status, std::uint16_t { 200 });
    QVERIFY(line.ending.ownId);
    QCOMPARE(line.ending.body, digestOf("hello"));
    QCOMPARE(line.ending.claim, std::optional<BodyDigest>(digestOf("hello")));
    QCOMPARE(line.worker, std::optional<WorkerSeen>({ 123, 456 }));
}

void DumpTest::endingsAreToldApart_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char* name, const std::string& line, Outcome outcome) {
        QTest::newRow(name) << QByteArray::fromStdString(line) << int(outcome);
    };
    row("closed, which Tsung counts as a success", closed, Outcome::Closed);
    row("cut within its head", replied("d0 n11 t", "error_no_http_status"), Outcome::Truncated);
    row("cut within its body, which Tsung calls a 200", replied("d0 n92 i t b5:3610a686"), Outcome::Truncated);
    row("not HTTP", replied("d0 n11 m", "error_no_http_status"), Outcome::Malformed);
    row("another's", replied("d0 n91 f b5:3610a686"), Outcome::Foreign);
    row("more than its length", replied("d0 n91 i", "200", "error_http_bad_content_length"), Outcome::Malformed);
    row("timeout", lost("error_timeout"), Outcome::Timeout);
    row("not even connected in time", lost("error_connect_timeout"), Outcome::ConnectTimeout);
    row("refused", lost("error_connect_econnrefused"), Outcome::Refused);
    row("refused, by the sum alone", lost("error_abort_max_conn_retries"), Outcome::Refused);
    row("host unreachable", lost("error_connect_ehostunreach"), Outcome::Refused);
    row("network unreachable", lost("error_connect_enetunreach"), Outcome::Refused);
    row("reset", lost("error_connect_econnreset"), Outcome::Reset);
    row("no descriptor", lost("error_connect_emfile"), Outcome::ClientError);
    row("no port", lost("error_connect_eaddrinuse"), Outcome::ClientError);
    row("closed while it was sent", lost("error_abort_max_send_retries"), Outcome::Closed);
    row("not sent", lost("not_sent"), Outcome::NotSent);
    row("Tsung could not read it", lost("error_unknown"), Outcome::Malformed);
}

void DumpTest::endingsAreToldApart()
{
    QFETCH(QByteArray, line);
    QFETCH(int, outcome);
    QCOMPARE(int(read(line.toStdString()).ending.outcome), outcome);
    if (Outcome(outcome) != Outcome::Replied)
        QCOMPARE(read(line.toStdString()).ending.status, std::uint16_t { 0 });
}

void DumpTest::aUrlMayHoldSemicolons()
{
    const DumpLine line = read("1795587842.95;<0.1.0>;3;get;127.0.0.1;/a;b;c?d=1;2 d7 n9 i;404;91;3.810;tr;;;p2b10\n");
    QCOMPARE(line.ending.status, std::uint16_t { 404 });
    QCOMPARE(line.delayUs, 7);
    QCOMPARE(line.phase, std::uint16_t { 2 });
    QCOMPARE(line.behaviour, std::uint16_t { 10 });
}

void DumpTest::whatIsNoLineIsNone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("too short") << QByteArray("1;2;3");
    QTest::newRow("no date") << QByteArray("x;<0.1.0>;3;get;h;/;200;9;1.0;;;;p0b0");
    QTest::newRow("no duration") << QByteArray("1.0;<0.1.0>;3;get;h;/;200;9;;;;;p0b0");
    QTest::newRow("infinite") << QByteArray("inf;<0.1.0>;3;get;h;/;200;9;1.0;;;;p0b0");
    QTest::newRow("no tag") << QByteArray("1.0;<0.1.0>;3;get;h;/;200;9;1.0;;;;");
    QTest::newRow("strange tag") << QByteArray("1.0;<0.1.0>;3;get;h;/;200;9;1.0;;;;p0b");
    QTest::newRow("negative tag") << QByteArray("1.0;<0.1.0>;3;get;h;/;200;9;1.0;;;;p-1b0");
    QTest::newRow("huge tag") << QByteArray("1.0;<0.1.0>;3;get;h;/;200;9;1.0;;;;p0b70000");
}

void DumpTest::whatIsNoLineIsNone()
{
    QFETCH(QByteArray, line);
    QVERIFY(!dumpLine(line.toStdString()));
}

void DumpTest::aFileInAnyPieces()
{
    const std::string whole = header + ready + start + good + closed + lost("error_timeout") + end;
    for (const std::size_t piece : { whole.size(), std::size_t { 1 }, std::size_t { 7 } }) {
        DumpReader reader(mix(), 2, false);
        for (std::size_t i = 0; i < whole.size(); i += piece)
            reader.read(std::string_view(whole).substr(i, piece));
        QVERIFY(reader.isReady());
        QVERIFY(reader.isOver());
        QCOMPARE(reader.startUs(), std::optional<std::int64_t>(1795587842500000));
        QCOMPARE(reader.ended(), 3U);
        QCOMPARE(reader.strangeLines(), 0U);
    }
    // A line that is still being written is none.
    DumpReader reader(mix(), 2, false);
    reader.read(start + good.substr(0, good.size() - 3));
    QCOMPARE(reader.ended(), 0U);
    reader.read(good.substr(good.size() - 3));
    QCOMPARE(reader.ended(), 1U);
}

void DumpTest::slotsAndPhases()
{
    DumpReader reader(mix(), 2, false);
    reader.read(good + closed); // before the beginning is known
    QVERIFY(reader.take().empty());
    reader.read(start);
    const std::vector<Interval> intervals = reader.take();
    QCOMPARE(intervals.size(), std::size_t { 2 });
    QCOMPARE(intervals[0].slot, 4U); // 401 ms
    QCOMPARE(intervals[0].phase, std::uint16_t { 0 });
    QCOMPARE(intervals[0].endings.size(), std::size_t { 1 });
    QCOMPARE(intervals[0].endings[0].asExpected, true);
    QCOMPARE(intervals[0].latencies[0].sumUs, 3810U);
    QCOMPARE(intervals[0].latencies[0].bytesReceived, 91U);
    QCOMPARE(intervals[0].workers, (std::vector<WorkerSeen> { { 123, 456 } }));
    QVERIFY(intervals[0].services.empty());
    QCOMPARE(intervals[1].slot, 5U);
    QCOMPARE(intervals[1].phase, std::uint16_t { 1 });
    QCOMPARE(intervals[1].endings[0].behaviour, std::uint16_t { 1 });
    QCOMPARE(intervals[1].endings[0].outcome, Outcome::Closed);
    QCOMPARE(intervals[1].endings[0].asExpected, true);
    QVERIFY(reader.take().empty());
    reader.read(good); // the same worker is told once
    QVERIFY(reader.take().front().workers.empty());
}

void DumpTest::repliesAreJudged_data()
{
    QTest::addColumn<QByteArray>("findings");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("asExpected");
    QTest::addColumn<int>("wrong");
    QTest::newRow("verified") << QByteArray("d0 n91 i b5:3610a686 c5:3610a686") << QByteArray("200") << true
                              << int(Wrong::Nothing);
    QTest::newRow("no claim") << QByteArray("d0 n91 i b5:3610a686") << QByteArray("200") << true << int(Wrong::Nothing);
    QTest::newRow("no id") << QByteArray("d0 n91 b5:3610a686 c5:3610a686") << QByteArray("200") << false
                           << int(Wrong::Body);
    QTest::newRow("other bytes") << QByteArray("d0 n91 i b5:3610a687 c5:3610a686") << QByteArray("200") << false
                                 << int(Wrong::Body);
    QTest::newRow("unreadable claim") << QByteArray("d0 n91 i b5:3610a686 cunreadable") << QByteArray("200") << false
                                      << int(Wrong::Body);
    QTest::newRow("status") << QByteArray("d0 n91 i b5:3610a686") << QByteArray("500") << false << int(Wrong::Status);
}

void DumpTest::repliesAreJudged()
{
    QFETCH(QByteArray, findings);
    QFETCH(QByteArray, status);
    QFETCH(bool, asExpected);
    QFETCH(int, wrong);
    DumpReader reader(mix(), 1, false);
    reader.read(start + replied(findings.toStdString(), status.toStdString()));
    const std::vector<Interval> intervals = reader.take();
    QCOMPARE(intervals.size(), std::size_t { 1 });
    QCOMPARE(intervals[0].endings[0].asExpected, asExpected);
    QCOMPARE(int(intervals[0].endings[0].wrong), wrong);
}

void DumpTest::openLoadCountsFromWhenItWasDue()
{
    DumpReader reader(mix(), 1, true);
    reader.read(start + good + lost("not_sent"));
    const std::vector<Interval> intervals = reader.take();
    QCOMPARE(intervals[0].latencies[0].sumUs, 3963U);
    QCOMPARE(intervals[0].services[0].sumUs, 3810U);
    QCOMPARE(intervals[0].scheduleErrors.sumUs, 153U);
    QVERIFY(intervals[1].scheduleErrors.buckets.empty());
}

void DumpTest::whatWasUnderWayIsCountedApart()
{
    DumpReader reader(mix(), 1, false);
    reader.read(start + lost("unfinished") + lost("unfinished", "p0b1") + lost("unfinished", "p0b1"));
    QCOMPARE(reader.unfinished(), (std::vector<std::uint64_t> { 1, 2 }));
    QCOMPARE(reader.ended(), 0U);
    QVERIFY(reader.take().empty());
}

void DumpTest::aReplyAfterItsTimeoutIsNotCountedAgain()
{
    DumpReader reader(mix(), 1, false);
    reader.read(start + lost("error_timeout") + replied("late"));
    QCOMPARE(reader.ended(), 1U);
    QCOMPARE(reader.strangeLines(), 0U);
}

void DumpTest::whatDoesNotFitIsPassedOver()
{
    DumpReader reader(mix(), 1, false);
    reader.read(start + "nonsense\n" + lost("error_timeout", "p1b0") + lost("error_timeout", "p0b2")
        + "9999999999.0;<0.1.0>;3;get;h;/;200;9;1.0;;;;p0b0\n" + good);
    QCOMPARE(reader.strangeLines(), 4U);
    QCOMPARE(reader.ended(), 1U);
}

QTEST_GUILESS_MAIN(DumpTest)
#include "dump_test.moc"
