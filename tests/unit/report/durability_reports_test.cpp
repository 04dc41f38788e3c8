// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_csv.h"
#include "core/report/durability_html.h"
#include "core/report/durability_json.h"
#include "core/report/durability_origin.h"
#include "core/report/durability_text.h"
#include "core/report/junit_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>

using namespace labour;

namespace {

DurabilityReport rich()
{
    DurabilityReport report;
    report.plan.servers = *serversFromText("gunicorn:sync,workers=4,wsgiref");
    report.plan.culprits = *mixFromTexts({ "culprit:Sleeping?sleep_duration=2&also=1", "culprit:LeakMemory" });
    report.plan.doses = *dosesFromText("1,pool");
    report.plan.repetitions = 2;
    report.plan.seed = 123456789;
    report.plan.settings.rate = 25;
    report.plan.settings.onlyFirstBaseline = true;
    report.plan.settings.longestCulpritTimeoutS = 30;
    report.plan.settings.rules.slowTimesP99 = 5;
    report.plan.settings.rules.calmS = 1.5;
    report.plan.settings.rules.fewestSlow = 4;
    report.startedMs = 1'790'000'000'123;
    report.machine.cpu = "a CPU";
    report.machine.cores = 2;
    report.machine.memoryBytes = 4'000'000'000;
    report.machine.kernel = "6.1";
    DurabilityResult result;
    result.cell = { report.plan.servers.first(), report.plan.culprits.first(), 5, true, false, 2 };
    result.cell.culprit.role = Role::Culprit;
    result.server.name = "gunicorn";
    result.server.variant = "sync";
    result.server.version = "20.1.0";
    result.server.options = { { "timeout", "5" }, { "workers", "4" } };
    result.culpritTimeoutS = 8.5;
    result.verdict.grade = Grade::Recovered;
    result.verdict.sent = 400;
    result.verdict.failed = 20;
    result.verdict.slow = 3;
    result.verdict.sentInStorm = 150;
    result.verdict.sentInRecovery = 250;
    result.verdict.before = { 1, 500 };
    result.seen.slowMs = 260.5;
    result.verdict.hurtPerCulprit = 4.6;
    result.verdict.outageS = 0.75;
    result.verdict.collateral = 0.05;
    result.verdict.collateralCi95 = { 0.03, 0.08 };
    result.verdict.notCounted = 2;
    result.verdict.baselineP99Ms = 3.25;
    result.verdict.p99Ms = 700;
    result.verdict.recoveryP99Ms = 4.5;
    result.verdict.recoveryS = 1.5;
    result.seen.culprits = 5;
    result.seen.stormFrom = 5;
    result.seen.stormTo = 7;
    result.seen.sendingTo = 12;
    result.seen.mainSurvived = true;
    result.seen.isListening = true;
    result.baseline.sent = 125;
    result.baseline.failed = 1;
    result.baseline.latenciesMs = { 1.5, 2.25 };
    result.culpritOutcomes = { { "closed", 3 }, { "replied", 2 } };
    result.culpritStatuses = { { 200, 2 } };
    result.culpritsAsExpected = 5;
    result.workersExited = 2;
    result.workersStarted = 2;
    result.culpritWorkers = { { 4711, 3 }, { 4712, 2 } };
    result.detectionS = 0.125;
    result.rssBeforeBytes = 1'000'000;
    result.rssAfterBytes = 2'000'000;
    result.rssPeakBytes = 3'000'000;
    result.stop.signal = "SIGKILL";
    result.stop.seconds = 5.5;
    result.stop.leftovers = { { 99, "sleep 3600" } };
    result.stop.files = { "tmp/x" };
    result.tookS = 14.5;
    report.results.append(result);
    DurabilityResult leaking = result;
    leaking.cell.culprit = report.plan.culprits.last();
    leaking.cell.isLeak = true;
    leaking.cell.isPool = false;
    leaking.leak = LeakMeasured { 1'048'000.5, 1'048'576, 90'000'000, { 7, 1'048'100.5, true, 30'000'000, 3 } };
    leaking.verdict.recoveryS.reset();
    report.results.append(leaking);
    report.skipped.append({ report.plan.servers.last(), "wsgiref is not installed: \"x\"" });
    return report;
}

}

class DurabilityReportsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenReadsBackTheSame()
    {
        const QByteArray written = durabilityJson(rich());
        const Result<DurabilityReport> read = durabilityFromJson(written);
        QVERIFY2(read, read ? "" : qPrintable(read.error()));
        QCOMPARE(read->startedMs, rich().startedMs);
        QVERIFY(read->plan.settings == rich().plan.settings);
        QCOMPARE(read->plan.servers, rich().plan.servers);
        QCOMPARE(durabilityJson(*read), written);
    }

    void whoMeasuredItIsNoticed()
    {
        const DurabilityReport report = *durabilityFromJson(durabilityJson(rich()));
        QVERIFY(!otherOrigin(report, rich().machine));
        Machine other = rich().machine;
        other.memoryBytes += other.memoryBytes / 200;
        QVERIFY(!otherOrigin(report, other));
        other.memoryBytes *= 2;
        QVERIFY(otherOrigin(report, other));
        other = rich().machine;
        other.kernel = "6.2";
        QCOMPARE(otherOrigin(report, other).value_or(QString()),
            "it was measured on another machine (a CPU, 2 cores, kernel 6.1), and this is a CPU, 2 cores, kernel 6.2");
        DurabilityReport older = report;
        older.labour = "0.0.1";
        QVERIFY(otherOrigin(older, rich().machine)->startsWith("it was measured by Labour 0.0.1, and this is "));
    }

    void whatIsNoTableIsRefused()
    {
        for (const char* json : { "", "[]", "{}", "{\"schema\": \"labour.run/1\"}",
                 "{\"schema\": \"labour.durability/1\", \"doses\": \"1\", \"results\": [{\"grade\": \"fine\"}]}",
                 "{\"schema\": \"labour.durability/1\", \"doses\": \"many\"}" })
            QVERIFY2(!durabilityFromJson(json), json);
    }

    /// Well formed, so that no name or value of anybody's can break out of it, and of nothing that is elsewhere.
    void thePageNeedsNothingElse()
    {
        DurabilityReport report = rich();
        report.skipped.append({ report.plan.servers.last(), "<script>alert(1)</script>" });
        QByteArray page = durabilityHtml(report);
        for (const char* outside : { "http:", "https:", "<script", "<link", "src=", "url(" })
            QVERIFY2(!page.contains(outside), outside);
        for (const char* what : { "gunicorn:sync,workers=4", "20.1.0", "recovered",
                 "Sleeping?sleep_duration=2&amp;also=1", "a CPU", "2 cores", "123456789", "25 a second",
                 "&lt;script&gt;", "prefers-color-scheme: dark", "@media print", "#sign-recovered", "<h2>Leaks</h2>",
                 "<td class=\"number\">28.6 MiB</td><td class=\"number\">7</td><td class=\"number\">3</td>" })
            QVERIFY2(page.contains(what), what);
        for (const char* alone : { "<meta charset=\"utf-8\">", "<!DOCTYPE html>",
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">" })
            page.replace(alone, "");
        QXmlStreamReader reader(page);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }

    void theTextTellsAllThatMatters()
    {
        const QString text = durabilityText(rich());
        for (const char* what :
            { "gunicorn:sync,workers=4", "pool", "recovered", "Sleeping?sleep_duration=2", "4.6", "750 ms", "1.5 s",
                "1023.4 KiB", "1 MiB", "28.6 MiB         7              3", "left behind: 1 process, 1 file\n",
                "3×closed, 2×200", "5.0 % (3.0 to 8.0)", "2 innocents could not be sent", "3×4711, 2×4712", "3, –, 5",
                "lives", "25 a second", "30 s at most", "Left out: wsgiref: wsgiref is not installed" })
            QVERIFY2(text.contains(QString::fromUtf8(what)), qPrintable(QString::fromUtf8(what) + " in\n" + text));
    }

    void theTextTellsTheLethalDoseOfSeveral()
    {
        DurabilityReport report = rich();
        report.results[0].verdict.grade = Grade::Died;
        QVERIFY(durabilityText(report).contains(
            "gunicorn:sync,workers=4 · Sleeping?sleep_duration=2&also=1: lethal dose 1 to 5"));
        QVERIFY(durabilityHtml(report).contains("lethal dose 1 to 5"));
        const QJsonArray doses = QJsonDocument::fromJson(durabilityJson(report))["lethal_doses"].toArray();
        QCOMPARE(doses[0]["lethal_dose_from"].toInt(), 1);
        QCOMPARE(doses[0]["lethal_dose"].toInt(), 5);
        report.plan.doses = { { 1, false } };
        QVERIFY(!durabilityText(report).contains("lethal dose"));
    }

    void theCsvQuotesWhatItHasTo()
    {
        const QList<QByteArray> lines = durabilityCsv(rich()).split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[1].startsWith(
            "\"gunicorn:sync,workers=4\",20.1.0,0.1.0,Sleeping?sleep_duration=2&also=1,5,true,2,recovered,400,20,3,"));
        QVERIFY(lines[1].contains(",5,5,\"3×closed, 2×200\",\"3×4711, 2×4712\","));
        QVERIFY(lines[1].contains(",true,true,1000000,2000000,3000000,,,,,,,,SIGKILL,5.5,1,1,"));
        QVERIFY(lines[2].contains(",LeakMemory,leak,"));
        QVERIFY(lines[2].contains(",3000000,1048000.5,1048100.5,1048576,true,30000000,7,3,SIGKILL,"));
    }

    void aRowThatWasNotMeasuredHasNoFigures()
    {
        DurabilityReport report = rich();
        report.results[0].failure = "it did not start";
        const QByteArray line = durabilityCsv(report).split('\n').at(1);
        QVERIFY2(
            line.startsWith("\"gunicorn:sync,workers=4\",20.1.0,0.1.0,Sleeping?sleep_duration=2&also=1,5,true,2,,,,,"),
            line.constData());
        QVERIFY2(line.endsWith(",,it did not start\r"), line.constData());
        QCOMPARE(line.count(','), durabilityCsv(rich()).split('\n').at(0).count(',') + 1); // one in the server's name
        QVERIFY(!line.contains(",0,"));
    }

    void whatASilentServerWasWithoutEndIsSaid()
    {
        DurabilityReport report = rich();
        QVERIFY(!durabilityText(report).contains("750 ms and on"));
        report.results[0].verdict.grade = Grade::Died;
        QVERIFY(durabilityText(report).contains("750 ms and on"));
        QVERIFY(durabilityHtml(report).contains("750 ms and on"));
    }

    void whatRepetitionsCameToIsToldTogether()
    {
        DurabilityReport report = rich();
        const DurabilityResult first = report.results.takeFirst();
        QVERIFY(!durabilityText(rich()).contains("Over repetitions"));
        for (int i = 1; i <= 5; ++i) {
            report.results.append(first);
            report.results.last().cell.repetition = i;
            report.results.last().verdict.collateral = 0.01 * i;
        }
        report.results.last().verdict.grade = Grade::Wedged;
        report.results.last().verdict.recoveryS.reset();
        QString text = durabilityText(report);
        for (const char* what :
            { "4 recovered, 1 wedged", "80.0 %", "3.0 % (not enough runs)", "1.5 s, never 1×", "It takes 6 runs." })
            QVERIFY2(text.contains(QString::fromUtf8(what)), qPrintable(QString::fromUtf8(what) + " in\n" + text));
        report.results.append(first);
        report.results.last().cell.repetition = 6;
        report.results.last().verdict.collateral = 0.06;
        text = durabilityText(report);
        QVERIFY2(text.contains("3.5 % (1.0 to 6.0)"), qPrintable(text));
        const QByteArray page = durabilityHtml(report);
        QVERIFY(page.contains("<h2>Over repetitions</h2>") && page.contains("3.5 % (1.0 to 6.0)"));
        QVERIFY(!durabilityHtml(rich()).contains("Over repetitions"));
        const QJsonArray over = QJsonDocument::fromJson(durabilityJson(report))["over_repetitions"].toArray();
        QCOMPARE(over.size(), 1);
        QCOMPARE(over[0]["runs"].toInt(), 6);
        QCOMPARE(over[0]["grades"]["recovered"].toInt(), 5);
        QCOMPARE(over[0]["collateral_ci95_over_runs"][1].toDouble(), 0.06);
        QVERIFY(durabilityCsv(report).contains(",6,0.833333,0.035,0.01,0.06,"));
        report.results.last().verdict.grade = Grade::Died;
        QVERIFY(durabilityCsv(report).contains(",1,1,1,5,6,0.666667,0.035,0.01,0.06,")); // and the lethal dose
    }

    void junitFailsByConditionOrGrade()
    {
        QVERIFY(junitReport(rich(), {}).contains("failures=\"0\""));
        const Result<FailCondition> condition =
            failConditionFromText("collateral>1%", figuresOf(QList<DurabilityResult>()));
        const QByteArray xml = junitReport(rich(), { *condition });
        QVERIFY(xml.contains("failures=\"2\""));
        QVERIFY(xml.contains("collateral&gt;1% (5.00 %)"));
        DurabilityReport report = rich();
        report.results[0].verdict.grade = Grade::Wedged;
        QVERIFY(junitReport(report, {}).contains("failures=\"1\""));
        report.results[1].failure = "the warden failed";
        QVERIFY(junitReport(report, {}).contains("errors=\"1\""));
        QVERIFY(junitReport(report, {}).contains("<skipped message=\"wsgiref is not installed"));
    }

    void junitHasACaseForWhatCellsComeToTogether()
    {
        const auto condition = [](const char* text) {
            return *failConditionFromText(text, figuresOf(QList<DurabilityResult>()));
        };
        // Twenty failed in each of two.
        QByteArray xml = junitReport(rich(), { condition("failed>30") });
        QCOMPARE(xml.count("<failure"), 1);
        QVERIFY2(xml.contains("<testsuite name=\"table\" tests=\"1\" failures=\"1\" errors=\"0\">"), xml.constData());
        QVERIFY2(xml.contains("message=\"failed is 40 of 800\""), xml.constData());
        xml = junitReport(rich(), { condition("failed>40"), condition("collateral>50%") });
        QCOMPARE(xml.count("<failure"), 0);
        QVERIFY2(xml.contains("<testsuite name=\"table\" tests=\"1\" failures=\"0\" errors=\"0\">"), xml.constData());
        // What a cell has no figure of is no cell's failure.
        xml = junitReport(rich(), { condition("lethal_dose>4") });
        QCOMPARE(xml.count("<failure"), 1);
        QVERIFY(!junitReport(rich(), { condition("collateral>1%") }).contains("name=\"table\""));
    }

    void junitOfRunsHasACaseForWhatIsJudged()
    {
        auto record = std::make_shared<RunRecord>();
        record->plan.servers = *serversFromText("gunicorn:sync,workers=4");
        record->server.version = "20.1.0";
        record->labour = "0.1.0";
        record->recording =
            Recording({ { "PlainResponse", {}, 9, Role::Innocent }, { "SIGSEGV", {}, 1, Role::Culprit } });
        Interval interval;
        interval.endings = { { 0, labour::Outcome::Replied, Wrong::Nothing, true, 200, 17 },
            { 0, labour::Outcome::Closed, Wrong::Nothing, false, 0, 3 },
            { 1, labour::Outcome::Closed, Wrong::Nothing, true, 0, 2 } };
        record->recording.add(interval);
        record->recording.setDuration(1.5);
        const QByteArray plain = junitReport({ { record, {} } });
        for (const char* what : { "<testsuite name=\"gunicorn:sync,workers=4\" tests=\"2\" failures=\"1\" errors=\"0\" "
                                  "time=\"1.500\">",
                 "<property name=\"server-version\" value=\"20.1.0\"/>",
                 "<testcase classname=\"gunicorn:sync,workers=4\" name=\"PlainResponse as expected\">",
                 "<failure message=\"3 of 20 did not end as expected\">closed: 3, 15.00 %</failure>",
                 "name=\"SIGSEGV as expected\"/>" })
            QVERIFY2(plain.contains(what), what + QByteArray(" is missing in\n") + plain);
        // Where something is asked, that alone fails.
        const auto asked = [&](const char* text) {
            const Figures figures = figuresOf(record->recording);
            return junitReport({ { record, judged({ *failConditionFromText(text, figures) }, figures) } });
        };
        QVERIFY(asked("failed>50%").contains("failures=\"0\""));
        const QByteArray held = asked("innocents.failed>10%");
        QVERIFY2(held.contains("tests=\"3\" failures=\"1\"") && held.contains("name=\"innocents.failed&gt;10%\"")
                && held.contains("message=\"innocents.failed is 3 of 20\""),
            held.constData());
        auto failed = std::make_shared<RunRecord>(*record);
        failed->end = RunEnd::NotStarted;
        failed->failure = "gunicorn did not start";
        failed->recording = {};
        const QByteArray both = junitReport({ { record, {} }, { failed, {} } });
        QVERIFY2(both.contains("name=\"gunicorn:sync,workers=4, run 2\" tests=\"1\" failures=\"0\" errors=\"1\"")
                && both.contains("<error message=\"gunicorn did not start\""),
            both.constData());
    }

    void whatCouldNotBeMeasuredHasNoGrade()
    {
        DurabilityReport report = rich();
        report.results[0].failure = "the process that sent the innocents failed";
        const Result<DurabilityReport> read = durabilityFromJson(durabilityJson(report));
        QVERIFY(durabilityJson(report).contains("\"grade\": null"));
        QCOMPARE(read->results[0].failure, report.results[0].failure);
        const Figures figures = figuresOf(report.results);
        QCOMPARE(figures.value("recovered").of, 1.0);
    }
};

QTEST_APPLESS_MAIN(DurabilityReportsTest)
#include "durability_reports_test.moc"
