// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_report.h"
#include "core/report/csv_text.h"
#include "core/report/json_report.h"
#include "core/report/markdown_report.h"
#include "core/report/run_html.h"
#include "core/report/text_report.h"

#include <QJsonArray>
#include <QTest>

using namespace labour;

namespace {

LatencyCount latencies(std::uint16_t behaviour, std::uint64_t us, std::uint32_t count)
{
    return { behaviour, us * count, us, us, 100 * count, { { Histogram::indexOf(us), count } } };
}

/// Ninety replies in 2 ms and five crashes in the first slot; ten timeouts in the third; a worker lost and replaced.
RunRecord story()
{
    RunRecord record;
    record.plan.servers = *serversFromText("gunicorn:sync,workers=2");
    record.plan.mix = *mixFromTexts({ "PlainResponse=95", "SIGSEGV=5" });
    record.plan.load.requests = 105;
    record.plan.seed = 12;
    record.server = { "gunicorn", "sync", { { "workers", "2" } }, "20.1.0", { "python3", "-m", "gunicorn" } };
    record.machine = { "A CPU", 2, 1000, "6.1", 0.5, false, 0.0 };
    record.startedMs = 1'700'000'000'000;
    record.recording = Recording(
        { { "PlainResponse", {}, 95, Role::Innocent }, { "SIGSEGV", { { "how", "signal" } }, 5, Role::Culprit } });
    Interval first;
    first.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 90 },
        { 1, Outcome::Closed, Wrong::Nothing, true, 0, 5 } };
    first.latencies = { latencies(0, 2000, 90) };
    record.recording.add(first);
    Interval third;
    third.slot = 2;
    third.endings = { { 0, Outcome::Timeout, Wrong::Nothing, false, 0, 10 } };
    record.recording.add(third);
    record.recording.add(TreeSample { 0.05, 50, 3, { { 10, 1, 20 << 20, 0 }, { 11, 2, 30 << 20, 0 } } });
    record.recording.add(MemoryReading { 0, "start", { { 10, 1, 20 << 20, 9 << 20 } } });
    record.recording.add(MemoryReading { 0.3, "end", { { 10, 1, 21 << 20, 9 << 20 } } });
    record.recording.add(Event { 0.15, events::workerExited, 11, "process 11 was ended by SIGSEGV" });
    record.recording.setDuration(0.3);
    record.recording.setStop({ "SIGTERM", 0.2, { { 99, "orphan" } }, true });
    return record;
}

}

class ReportsTest : public QObject
{
    Q_OBJECT

private slots:
    void theTextTellsTheStory();
    void theTextOfAPerfectRun();
    void jsonHoldsThePromisedKeys();
    void nullsStandWhereThereIsNoReply();
    void overTheTimeoutIsWhatTimedOut();
    void aRunThatDidNotBeginHasNoFigures();
    void phasesAndScheduleAreTold();
    void severalRunsAreOneDocument();
    void csvSumsUpToTheRecording();
    void csvQuotesWhatItHasTo();
    void aRunIsTablesOfTheSameRequests();
    void theSameRecordGivesTheSameBytes();
};

void ReportsTest::theTextTellsTheStory()
{
    const QString text = textReport(story());
    for (const char* part :
        { "gunicorn:sync 20.1.0", "95 requests (90.48 %) returned as expected, 10 (9.52 %) failed, in 300 ms",
            "timeout", "over the timeout", "no reply", "5×closed",
            "20 MiB at the start, 21 MiB at the end, at most 50 MiB", "process 11 was ended by SIGSEGV",
            "stopped by SIGTERM in 200 ms", "left process 99 behind (orphan)", "still accepted connections" })
        QVERIFY2(text.contains(part), qPrintable(QString(part) + " is missing in\n" + text));
}

void ReportsTest::theTextOfAPerfectRun()
{
    RunRecord record = story();
    record.recording = Recording({ { "PlainResponse", {}, 1, Role::Innocent } });
    Interval interval;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 512 } };
    interval.latencies = { latencies(0, 1500, 512) };
    record.recording.add(interval);
    const QString text = textReport(record);
    QVERIFY2(text.contains("512 requests (100.00 %) returned as expected, 0 (0.00 %) failed"), qPrintable(text));
    QVERIFY(!text.contains("Failures") && !text.contains("Events") && !text.contains("Note:"));
}

void ReportsTest::jsonHoldsThePromisedKeys()
{
    const QJsonObject run = toJson(story());
    for (const char* key : { "schema", "labour", "server", "plan", "engine", "started", "duration_s", "interrupted",
             "machine", "totals", "innocents", "culprits", "behaviours", "phases", "timeline", "memory", "events",
             "client", "stop", "leftovers" })
        QVERIFY2(run.contains(key), key);
    for (const char* part : { "totals", "innocents", "culprits" }) {
        for (const char* key :
            { "requests", "as_expected", "failed", "unfinished", "no_reply", "resent", "requests_per_second",
                "goodput_per_second", "bytes_received", "outcomes", "wrong", "statuses", "latency_ms", "service_ms" })
            QVERIFY2(run[part].toObject().contains(key), key);
    }
    QCOMPARE(run["totals"]["requests"].toInt(), 105);
    QCOMPARE(run["totals"]["no_reply"].toInt(), 15);
    QCOMPARE(run["totals"]["outcomes"]["closed"].toInt(), 5);
    QCOMPARE(run["totals"]["statuses"]["200"].toInt(), 90);
    QCOMPARE(run["innocents"]["failed"].toInt(), 10);
    QCOMPARE(run["culprits"]["as_expected"].toInt(), 5);
    QCOMPARE(run["totals"]["goodput_per_second"].toDouble(), 300.0);
    QCOMPARE(run["started"].toString(), QString("2023-11-14T22:13:20.000Z"));
    QCOMPARE(run["timeline"].toArray().size(), 3);
    QCOMPARE(run["timeline"][0]["rss_bytes"].toInt(), 50 << 20);
    QCOMPARE(run["leftovers"]["listening"].toBool(), true);
    QCOMPARE(run["behaviours"][1]["parameters"]["how"].toString(), QString("signal"));
}

void ReportsTest::nullsStandWhereThereIsNoReply()
{
    const QJsonObject run = toJson(story());
    const QJsonObject innocents = run["innocents"]["latency_ms"].toObject();
    QCOMPARE(innocents["p50"].toDouble(), 2.0);
    QVERIFY(innocents["p99"].isNull());
    QVERIFY(run["culprits"]["latency_ms"]["p50"].isNull());
    QVERIFY(run["timeline"][1]["p50_ms"].isNull());
}

void ReportsTest::overTheTimeoutIsWhatTimedOut()
{
    RunRecord record = story();
    Interval interval;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 90 },
        { 0, Outcome::Reset, Wrong::Nothing, false, 0, 10 } };
    interval.latencies = { latencies(0, 2000, 90) };
    record.recording = Recording({ { "PlainResponse", {}, 1, Role::Innocent } });
    record.recording.add(interval);
    QVERIFY(textReport(record).contains("no reply") && !textReport(record).contains("over the timeout"));
    interval.endings = { { 0, Outcome::Timeout, Wrong::Nothing, false, 0, 1 } };
    interval.latencies.clear();
    record.recording.add(interval);
    QVERIFY(textReport(record).contains("over the timeout"));
}

void ReportsTest::aRunThatDidNotBeginHasNoFigures()
{
    RunRecord record = story();
    record.recording = {};
    record.end = RunEnd::Refused;
    record.failure = "process 7 is measuring on this machine";
    const QString text = textReport(record);
    QVERIFY2(text.startsWith("gunicorn:sync 20.1.0, "), qPrintable(text));
    QVERIFY2(text.endsWith("\nThis run did not begin: process 7 is measuring on this machine.\n"), qPrintable(text));
    QVERIFY(runHtml(record).contains("This run did not begin"));
    for (const char* figure : { "0 requests", "How it was measured", "<h2>Behaviours" })
        QVERIFY2(!runHtml(record).contains(figure), figure);
    QVERIFY(!runMarkdown(record).contains("****"));
}

void ReportsTest::phasesAndScheduleAreTold()
{
    RunRecord record = story();
    record.plan.load.rate = RatePlan { 50, 50 };
    record.plan.load.arrivals = Arrivals::Poisson;
    record.recording = Recording({ { "PlainResponse", {}, 95, Role::Innocent }, { "SIGSEGV", {}, 5, Role::Culprit } },
        { { "baseline", 0, 1 }, { "storm", 1, 4 }, { "recovery", 4, 6 } });
    Interval calm;
    calm.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 50 } };
    calm.latencies = { latencies(0, 1500, 50) };
    calm.services = { latencies(0, 1000, 50) };
    calm.scheduleErrors = { 25'000, 500, 500, { { Histogram::indexOf(500), 50 } } };
    record.recording.add(calm);
    Interval storm;
    storm.slot = 12;
    storm.phase = 1;
    storm.endings = { { 0, Outcome::NotSent, Wrong::Nothing, false, 0, 4 },
        { 1, Outcome::Closed, Wrong::Nothing, true, 0, 2 } };
    record.recording.add(storm);
    record.recording.setDuration(2);

    const QJsonObject run = toJson(record);
    const QJsonArray phases = run["phases"].toArray();
    QCOMPARE(phases.size(), 2);
    QCOMPARE(phases[0]["name"].toString(), QString("baseline"));
    QCOMPARE(phases[0]["requests"].toInt(), 50);
    QCOMPARE(phases[0]["requests_per_second"].toDouble(), 50.0);
    QCOMPARE(phases[1]["from"].toDouble(), 1.0);
    QCOMPARE(phases[1]["to"].toDouble(), 2.0);
    QCOMPARE(phases[1]["innocents"]["failed"].toInt(), 4);
    QCOMPARE(phases[1]["culprits"]["outcomes"]["closed"].toInt(), 2);
    QCOMPARE(run["totals"]["latency_ms"]["p50"].toDouble(), 1.5);
    QCOMPARE(run["totals"]["service_ms"]["p50"].toDouble(), 1.0);
    // Four were not sent, two were not answered: the 51st of 52 that were sent has no time.
    QVERIFY(run["totals"]["service_ms"]["p99"].isNull());
    QCOMPARE(run["client"]["schedule_error_us"]["max"].toInt(), 500);

    const QString text = textReport(record);
    for (const char* part :
        { "52 requests (92.86 %) returned as expected, 0 (0.00 %) failed, 4 (7.14 %) were not sent, in",
            "50 requests a second", "Poisson arrivals", "baseline, 0 to 1 s", "storm, 1 to 2 s", "4×not-sent",
            "500 µs after they were due in the median" })
        QVERIFY2(text.contains(part), qPrintable(QString(part) + " is missing in\n" + text));
    QVERIFY(!text.contains("recovery"));
}

void ReportsTest::severalRunsAreOneDocument()
{
    const auto record = std::make_shared<const RunRecord>(story());
    QVERIFY(jsonReport(*record).contains("labour.run/1"));
    QVERIFY(jsonReport({ record }).contains("labour.runs/1"));
    QVERIFY(jsonReport({ record, record }).contains("\"schema\": \"labour.runs/1\""));
}

void ReportsTest::csvSumsUpToTheRecording()
{
    const RunRecord record = story();
    QList<QByteArray> lines = timelineCsv(record.recording).split('\n');
    QVERIFY(lines.takeLast().isEmpty());
    QCOMPARE(lines.size(), 4);
    const QStringList columns = timelineCsvColumns(record.recording);
    QCOMPARE(columns.mid(0, 7),
        QStringList({ "t [s]", "requests", "failed", "replied", "closed", "timeout", "status 200" }));
    int requests = 0;
    for (const QByteArray& line : lines) {
        QVERIFY(line.endsWith('\r'));
        QCOMPARE(line.split(',').size(), columns.size());
        requests += line.split(',').at(1).toInt();
    }
    QCOMPARE(requests, 105);
    QCOMPARE(lines.at(1).split(',').at(7), QByteArray("2.000"));
    QCOMPARE(lines.at(2).split(',').at(7), QByteArray());
}

void ReportsTest::csvQuotesWhatItHasTo()
{
    QCOMPARE(csvText({ { "a", "1,5", "he said \"no\"" }, { "", "two\nlines", "two\r\nlines" }, { "é" } }),
        QByteArray("a,\"1,5\",\"he said \"\"no\"\"\"\r\n,\"two\nlines\",\"two\r\nlines\"\r\né\r\n"));
}

void ReportsTest::aRunIsTablesOfTheSameRequests()
{
    RunRecord record = story();
    record.labour = "0.0.9";
    std::map<QString, QByteArray> files;
    for (const ReportFile& file : csvFiles(record))
        files[file.name] = file.bytes;
    QCOMPARE(files.size(), std::size_t { 8 });
    const auto lines = [&](const char* name) { return files.at(name).split('\n'); };
    QVERIFY(lines("totals.csv").at(1).startsWith("all,105,95,10,0,15,0,350.000,300.000,9000,90,0,0,5,0,0,10,"));
    QVERIFY(lines("totals.csv").at(3).startsWith("culprits,5,5,0,0,5,"));
    QVERIFY(lines("behaviours.csv").at(2).startsWith("SIGSEGV?how=signal,culprit,5,5,5,0,"));
    QCOMPARE(files.at("outcomes.csv"),
        QByteArray("behaviour,role,outcome,status,requests\r\nPlainResponse,innocent,replied,200,90\r\n"
                   "PlainResponse,innocent,timeout,,10\r\nSIGSEGV?how=signal,culprit,closed,,5\r\n"));
    QVERIFY(files.at("events.csv").contains("0.150,worker-exited,11,process 11 was ended by SIGSEGV,\r\n"));
    QVERIFY(files.at("memory.csv").contains("0.300,end,10,22020096,9437184\r\n"));
    QCOMPARE(lines("phases.csv").size(), 2); // the header alone
    for (const char* line :
        { "labour,0.0.9\r", "server,gunicorn:sync\r", "server's version,20.1.0\r", "option workers,2\r",
            "command,\"[\"\"python3\"\",\"\"-m\"\",\"\"gunicorn\"\"]\"\r", "started,2023-11-14T22:13:20.000Z\r" })
        QVERIFY2(lines("environment.csv").contains(line), line);
}

void ReportsTest::theSameRecordGivesTheSameBytes()
{
    QCOMPARE(jsonReport({ std::make_shared<const RunRecord>(story()) }),
        jsonReport({ std::make_shared<const RunRecord>(story()) }));
    QCOMPARE(timelineCsv(story().recording), timelineCsv(story().recording));
}

QTEST_GUILESS_MAIN(ReportsTest)
#include "reports_test.moc"
