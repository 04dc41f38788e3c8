// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_check.h"
#include "core/run/api.h"
#include "core/run/run.h"
#include "core/run/started_server.h"
#include "core/server/subreaper.h"

#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

using namespace labour;

namespace {

/// A measurement elsewhere on this machine is none of these tests' business.
RunSettings besideOthers()
{
    RunSettings settings;
    settings.shareMachine = true;
    return settings;
}

}

class ApiTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theExampleOfTheReadme();
    void oneServerServesSeveralExecutions();
    void mistakesAreTold();
    void aServerThatIsGoneIsTold();
    void weightsChangeWhileItRuns();
    void rateAndConnectionsChangeWhileItRuns_data();
    void rateAndConnectionsChangeWhileItRuns();
    void notesAreEventsAtTheirTime();
    void theSignalsBringTheWholeRecording();
    void aRunDestroyedInMidRunLeavesNothing();
};

void ApiTest::initTestCase()
{
    becomeSubreaper();
}

void ApiTest::theExampleOfTheReadme()
{
    QProcess example;
    example.start(qEnvironmentVariable("LABOUR_BIN") + "/labour_example", QStringList());
    QVERIFY(example.waitForFinished(60000));
    QCOMPARE(example.exitCode(), 0);
    const QByteArray text = example.readAllStandardOutput();
    QVERIFY2(text.contains("1000 requests (100.00 %) returned as expected"), text.constData());
}

void ApiTest::oneServerServesSeveralExecutions()
{
    Client client;
    client.add({ "PlainResponse", { { "length", "100" } } });
    Server server("wsgiref:threading");
    for (const qint64 requests : { 20, 30 }) {
        const RunRecord record = client.execute(server, { .requests = requests });
        QCOMPARE(record.recording.totals().asExpected, static_cast<std::uint64_t>(requests));
        QCOMPARE(record.end, RunEnd::Done);
    }
}

void ApiTest::mistakesAreTold()
{
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, Server("gunicron"));
    Client client;
    client.add({ "SIGSEGB" });
    Server server("wsgiref");
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, client.execute(server, { .requests = 1 }));
}

void ApiTest::aServerThatIsGoneIsTold()
{
    Client client;
    client.add({ "PlainResponse" });
    Server server("wsgiref");
    server.started().killNow();
    QTRY_VERIFY_WITH_TIMEOUT(server.started().hasEnded(), 10000);
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, client.execute(server, { .requests = 1 }));
}

void ApiTest::weightsChangeWhileItRuns()
{
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    Plan plan;
    plan.servers = *serversFromText("wsgiref");
    plan.mix = *mixFromTexts({ "PlainResponse=1", "PlainResponse?status=404=0" });
    plan.load.durationS = 60;
    plan.load.connections = 2;
    plan.load.processes = 1;
    plan = *checkedPlan(plan, *catalogue);
    Run run(plan, plan.servers.first(), catalogue, besideOthers());
    QSignalSpy finished(&run, &Run::finished);
    quint64 notFound = 0;
    quint64 all = 0;
    connect(&run, &Run::intervalRecorded, &run, [&](const Interval& interval) {
        for (const EndingCount& ending : interval.endings) {
            all += ending.count;
            notFound += ending.status == 404 ? ending.count : 0;
        }
    });
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(all > 20, 20000);
    QCOMPARE(notFound, 0U);
    run.setWeights({ 0, 1 });
    QTRY_VERIFY_WITH_TIMEOUT(notFound > 20, 20000);
    run.interrupt();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    const auto record = finished.first().first().value<std::shared_ptr<const RunRecord>>();
    QCOMPARE(record->end, RunEnd::Interrupted);
    QCOMPARE(record->recording.events().front().kind, std::string(events::weightsChanged));
}

void ApiTest::rateAndConnectionsChangeWhileItRuns_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("native") << "native";
    QTest::newRow("qt") << "qt";
}

void ApiTest::rateAndConnectionsChangeWhileItRuns()
{
    QFETCH(const QString, engine);
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    Plan plan;
    plan.servers = *serversFromText("wsgiref");
    plan.mix = *mixFromTexts({ "PlainResponse=1" });
    plan.engine = engine;
    plan.load.durationS = 60;
    plan.load.rate = RatePlan { 5, 5 };
    plan.load.processes = 1;
    plan = *checkedPlan(plan, *catalogue);
    Run run(plan, plan.servers.first(), catalogue, besideOthers());
    QSignalSpy finished(&run, &Run::finished);
    quint64 all = 0;
    connect(&run, &Run::intervalRecorded, &run, [&](const Interval& interval) {
        for (const EndingCount& ending : interval.endings)
            all += ending.count;
    });
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(all > 2, 20000);
    run.setConnections(30);
    run.setConnections(1'000'000'000);
    run.setRate(-5);
    run.setRate(200);
    // At five a second that would take longer.
    QTRY_VERIFY_WITH_TIMEOUT(all > 300, 20000);
    run.interrupt();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    const auto record = finished.first().first().value<std::shared_ptr<const RunRecord>>();
    std::vector<std::string> changes;
    for (const Event& event : record->recording.events()) {
        if (event.kind == events::connectionsChanged || event.kind == events::rateChanged)
            changes.push_back(event.detail);
    }
    // What cannot be done is not said to have been.
    QCOMPARE(changes,
        (std::vector<std::string> { "there are now 30 connections in all", "the rate is now 200 requests a second" }));
}

void ApiTest::notesAreEventsAtTheirTime()
{
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    Plan plan;
    plan.servers = *serversFromText("wsgiref");
    plan.mix = *mixFromTexts({ "PlainResponse=1" });
    plan.load.durationS = 60;
    plan = *checkedPlan(plan, *catalogue);
    Run run(plan, plan.servers.first(), catalogue, besideOthers());
    run.addNote(0, QStringLiteral("too early")); // there is no time axis yet
    QSignalSpy finished(&run, &Run::finished);
    const QSignalSpy told(&run, &Run::eventRecorded);
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(run.progress().elapsedS > 0.3, 20000);
    run.addNote(0.25, QStringLiteral("Höhe, \"quoted\""));
    run.addNote(1e6, QStringLiteral("now"));
    QCOMPARE(told.size(), 2);
    run.interrupt();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
    const auto record = finished.first().first().value<std::shared_ptr<const RunRecord>>();
    const std::vector<Event>& recorded = record->recording.events();
    QCOMPARE(recorded.size(), std::size_t { 2 });
    QCOMPARE(recorded.front(), (Event { 0.25, events::note, 0, "Höhe, \"quoted\"" }));
    QCOMPARE(recorded.back().detail, std::string("now"));
    QVERIFY(recorded.back().t > 0.25 && recorded.back().t <= record->recording.durationS());
}

void ApiTest::theSignalsBringTheWholeRecording()
{
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    Plan plan;
    plan.servers = *serversFromText("wsgiref");
    plan.mix = *mixFromTexts({ "PlainResponse=1" });
    plan.load.requests = 200;
    plan = *checkedPlan(plan, *catalogue);
    Run run(plan, plan.servers.first(), catalogue, besideOthers());
    QSignalSpy finished(&run, &Run::finished);
    Recording copy;
    connect(&run, &Run::began, &run, [&](const Recording& empty) { copy = empty; });
    connect(&run, &Run::intervalRecorded, &run, [&](const Interval& interval) { copy.add(interval); });
    connect(&run, &Run::sampleRecorded, &run, [&](const TreeSample& sample) { copy.add(sample); });
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    const auto record = finished.first().first().value<std::shared_ptr<const RunRecord>>();
    QCOMPARE(copy.totals().requests, std::uint64_t { 200 });
    QCOMPARE(copy.totals().asExpected, record->recording.totals().asExpected);
    QCOMPARE(copy.totals().latency.sumUs(), record->recording.totals().latency.sumUs());
    QCOMPARE(copy.samples().size(), record->recording.samples().size());
}

void ApiTest::aRunDestroyedInMidRunLeavesNothing()
{
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    Plan plan;
    plan.servers = *serversFromText("wsgiref");
    plan.mix = *mixFromTexts({ "PlainResponse=1" });
    plan.load.durationS = 60;
    plan = *checkedPlan(plan, *catalogue);
    qint64 pid = 0;
    {
        Run run(plan, plan.servers.first(), catalogue, besideOthers());
        bool sampled = false;
        connect(&run, &Run::sampleRecorded, &run, [&](const TreeSample& sample) {
            sampled = true;
            pid = sample.processes.front().pid;
        });
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(sampled, 20000);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(QStringLiteral("/proc/%1/fd/0").arg(pid)), 3000);
}

QTEST_GUILESS_MAIN(ApiTest)
#include "api_test.moc"
