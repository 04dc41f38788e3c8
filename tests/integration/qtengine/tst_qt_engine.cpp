// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/qtengine/engine_run.h"
#include "tests/integration/qtengine/fault_server.h"

#include "core/load/qt/qt_engine.h"
#include "core/measure/clock.h"
#include "core/measure/event.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>
#include <set>

#include <sys/resource.h>

using namespace labour;

namespace {

quint64 sumOf(const std::map<std::string, int>& counts)
{
    quint64 sum = 0;
    for (const auto& [key, count] : counts)
        sum += static_cast<quint64>(count);
    return sum;
}

}

class TestQtEngine : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_server = std::make_unique<FaultServer>(); }
    void cleanup() { m_server.reset(); }

    void repliesAreVerified();
    void outcome_data();
    void outcome();
    void wrongChunksAreNeverAsExpected_data();
    void wrongChunksAreNeverAsExpected();
    void refusedIsRetriedAfterAWait();
    void neverConnectedIsAConnectTimeout();
    void deadlinesEndWhatDoesNotEnd();
    void wantOfDescriptorsIsTheClientsFault();

    void itSendsAgainWithTheSameId_data();
    void itSendsAgainWithTheSameId();
    void sendingAgainHidesAClosedConnection();

    void headersAreOurs();
    void cookiesAreNotKept();
    void keepAliveKeepsTheConnections();
    void withoutKeepAliveEveryRequestConnects_data();
    void withoutKeepAliveEveryRequestConnects();

    void requestsAreExact_data();
    void requestsAreExact();
    void connectionsAreAllBusyAndNoneWaits_data();
    void connectionsAreAllBusyAndNoneWaits();
    void moreConnectionsThanManagersAllowAreRefused();
    void moreConnectionsThanDescriptorsAreRefused();
    void repeatIsInOrderFromEachThreadsOffset();
    void equalSeedsDrawEqualMixes();
    void weightsChangeWhileSending();

    void endsWhenTheTimeIsUp();
    void stopLeavesTheRestUnfinished();
    void stopBeforeTheStart();
    void canBePreparedAgain();
    void deletedWhileSending();
    void intervalsAreInOrderAndTellTheWorker();

private:
    EngineRun run(const Load& load) { return runLoad(load, m_server->port()); }

    std::unique_ptr<FaultServer> m_server;
};

void TestQtEngine::repliesAreVerified()
{
    const EngineRun run = this->run(loadOf({ requestTo("/plain") }, 500, 8));
    QVERIFY(run.finished);
    QVERIFY(!run.report.helperFailed);
    QCOMPARE(run.total.requests, 500U);
    QCOMPARE(run.total.asExpected, 500U);
    QCOMPARE(run.total.unfinished, 0U);
    QCOMPARE(run.total.statuses.at(200), 500U);
    QCOMPARE(run.total.latency.count(), 500U);
    QVERIFY(run.total.latency.minUs() > 0);
    QVERIFY(run.total.bytesReceived > 500 * FaultServer::body.size());
    QVERIFY(run.report.cpuSeconds > 0);
    QCOMPARE(m_server->log().hits.at("/plain"), 500);
    QCOMPARE(m_server->log().ids.size(), std::size_t { 500 });
}

void TestQtEngine::outcome_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Expectation>("expectation");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("status");
    QTest::addColumn<Wrong>("wrong");
    QTest::addColumn<bool>("asExpected");

    AcceptedEnding unverified = expectStatus(200).front();
    unverified.verified = false;
    AcceptedEnding exact = expectStatus(200).front();
    exact.body = digestOf(FaultServer::body);

    const auto row = [](const QByteArray& path, const char* what, const Expectation& expectation, Outcome outcome,
                         int status, Wrong wrong, bool asExpected) {
        QTest::addRow("%s %s", path.constData(), what)
            << path << expectation << outcome << status << wrong << asExpected;
    };
    const auto replied = Outcome::Replied;
    row("/plain", "", expectStatus(200), replied, 200, Wrong::Nothing, true);
    row("/plain", "exact", { exact }, replied, 200, Wrong::Nothing, true);
    row("/plain", "for a 500", expectStatus(500), replied, 200, Wrong::Status, false);
    for (const int status : { 201, 204, 301, 302, 304, 307, 400, 401, 403, 404, 407, 410, 418, 500, 501, 503, 599 }) {
        const QByteArray path = "/status/" + QByteArray::number(status);
        row(path, "", expectStatus(static_cast<std::uint16_t>(status)), replied, status, Wrong::Nothing, true);
    }
    row("/until-close", "", { exact }, replied, 200, Wrong::Nothing, true);
    row("/chunked", "", { exact }, replied, 200, Wrong::Nothing, true);
    row("/noid", "", expectStatus(200), replied, 200, Wrong::Body, false);
    row("/noid", "unverified", { unverified }, replied, 200, Wrong::Nothing, true);
    row("/lie", "", expectStatus(200), replied, 200, Wrong::Body, false);
    row("/lie", "unverified", { unverified }, replied, 200, Wrong::Body, false);
    row("/foreign", "", expectStatus(200), Outcome::Foreign, 0, Wrong::Nothing, false);
    row("/truncated", "", expectStatus(200), Outcome::Truncated, 0, Wrong::Nothing, false);
    row("/truncated", "as expected", expectClosed(), Outcome::Truncated, 0, Wrong::Nothing, true);
    row("/close", "", expectStatus(200), Outcome::Closed, 0, Wrong::Nothing, false);
    row("/close", "as expected", expectClosed(), Outcome::Closed, 0, Wrong::Nothing, true);
    row("/reset", "", expectClosed(), Outcome::Closed, 0, Wrong::Nothing, true);
    row("/garbage", "", expectStatus(200), Outcome::Closed, 0, Wrong::Nothing, false);
}

void TestQtEngine::outcome()
{
    QFETCH(const QByteArray, path);
    QFETCH(const Expectation, expectation);
    QFETCH(const Outcome, outcome);
    QFETCH(const int, status);
    QFETCH(const Wrong, wrong);
    QFETCH(const bool, asExpected);

    constexpr quint64 requests = 20;
    Request request = requestTo(path.toStdString());
    request.expectation = expectation;
    const EngineRun run = this->run(loadOf({ request }, requests, 3));
    QVERIFY(run.finished);
    QCOMPARE(run.total.requests, requests);
    QCOMPARE(run.total.count(outcome), requests);
    QCOMPARE(run.total.asExpected, asExpected ? requests : 0);
    QCOMPARE(run.total.wrongStatus, wrong == Wrong::Status ? requests : 0);
    QCOMPARE(run.total.wrongBody, wrong == Wrong::Body ? requests : 0);
    QCOMPARE(run.total.latency.count(), outcome == Outcome::Replied ? requests : 0);
    if (status > 0)
        QCOMPARE(run.total.statuses.at(static_cast<std::uint16_t>(status)), requests);
    QCOMPARE(m_server->log().hits.size(), std::size_t { 1 });
}

void TestQtEngine::wrongChunksAreNeverAsExpected_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char* path : { "/chunked-short", "/chunked-broken" })
        QTest::newRow(path) << QByteArray(path);
}

void TestQtEngine::wrongChunksAreNeverAsExpected()
{
    // The manager reports the end, sends again and takes what then comes for whole, or waits for ever, as it happens.
    QFETCH(const QByteArray, path);
    Request request = requestTo(path.toStdString());
    request.timeoutUs = 200'000;
    const EngineRun run = this->run(loadOf({ request }, 20, 4));
    QCOMPARE(run.total.requests, 20U);
    QCOMPARE(run.total.asExpected, 0U);
    QCOMPARE(run.total.count(Outcome::Truncated) + run.total.count(Outcome::Timeout) + run.total.wrongBody, 20U);
}

void TestQtEngine::refusedIsRetriedAfterAWait()
{
    const qint64 beginNs = monotonicNs();
    const EngineRun run = runLoad(loadOf({ requestTo("/plain") }, 6, 1), deadPort());
    QCOMPARE(run.total.requests, 6U);
    QCOMPARE(run.total.count(Outcome::Refused), 6U);
    QCOMPARE(run.total.asExpected, 0U);
    // 10, 20, 40, 80 and 100 ms between them.
    QVERIFY(monotonicNs() - beginNs >= 250 * nsPerMillisecond);
}

void TestQtEngine::neverConnectedIsAConnectTimeout()
{
    const DeafListener deaf;
    Request request = requestTo("/plain");
    request.timeoutUs = 200'000;
    const EngineRun run = runLoad(loadOf({ request }, 4, 2), deaf.port());
    QCOMPARE(run.total.requests, 4U);
    QCOMPARE(run.total.count(Outcome::ConnectTimeout), 4U);
}

void TestQtEngine::deadlinesEndWhatDoesNotEnd()
{
    Request drip = requestTo("/drip");
    drip.timeoutUs = 300'000;
    Request hang = requestTo("/hang");
    hang.timeoutUs = 200'000;
    Load load = loadOf({ drip, hang }, 8, 4);
    load.policy = Policy::Repeat;
    const EngineRun run = this->run(load);
    for (const Tally& behaviour : run.behaviours)
        QCOMPARE(behaviour.count(Outcome::Timeout), 4U);
    QCOMPARE(run.total.requests, 8U);
    QCOMPARE(run.total.latency.count(), 0U);
    QVERIFY(run.behaviours[0].bytesReceived > 0);
    QCOMPARE(run.behaviours[1].bytesReceived, 0U);
    QCOMPARE(sumOf(m_server->log().hits), 8U);
}

void TestQtEngine::wantOfDescriptorsIsTheClientsFault()
{
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    // The server is short of them too: what it cannot accept has to end as well.
    Load load = endlessLoad({ requestTo("/plain") }, 2);
    load.mix[0].timeoutUs = 200'000;
    load.keepAlive = false;
    bool lowered = false;
    quint64 shortOf = 0;
    QtEngine engine;
    connect(&engine, &Engine::interval, this, [&](const Interval& interval) {
        for (const EndingCount& ending : interval.endings)
            shortOf += ending.outcome == Outcome::ClientError ? ending.count : 0;
        // No new descriptors, once all that the threads themselves need is there.
        if (!lowered && !interval.endings.empty()) {
            const rlimit none { 3, before.rlim_max };
            lowered = setrlimit(RLIMIT_NOFILE, &none) == 0;
        }
    });
    const EngineRun run = runLoad(engine, load, m_server->port(), [&shortOf](QtEngine& running) {
        if (shortOf > 0)
            running.stop();
    });
    setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(lowered);
    QVERIFY(run.total.count(Outcome::ClientError) > 0);
    QCOMPARE(run.events, std::vector<std::string> { events::clientShortage });
}

void TestQtEngine::itSendsAgainWithTheSameId_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char* path : { "/close", "/reset", "/garbage" })
        QTest::newRow(path) << QByteArray(path);
}

void TestQtEngine::itSendsAgainWithTheSameId()
{
    QFETCH(const QByteArray, path);
    const EngineRun run = this->run(loadOf({ requestTo(path.toStdString()) }, 10, 2));
    const FaultServer::Log log = m_server->log();
    QCOMPARE(run.total.requests, 10U);
    QCOMPARE(log.ids.size(), std::size_t { 10 });
    QVERIFY2(log.hits.at(path.toStdString()) > 10, "expected re-sends");
    for (const auto& [id, times] : log.ids)
        QVERIFY2(times <= 4, qPrintable(QStringLiteral("%1 times").arg(times)));
}

void TestQtEngine::sendingAgainHidesAClosedConnection()
{
    const EngineRun run = this->run(loadOf({ requestTo("/close-once") }, 10, 2));
    QCOMPARE(run.total.asExpected, 10U);
    QCOMPARE(m_server->log().hits.at("/close-once"), 20);
    QCOMPARE(m_server->log().ids.size(), std::size_t { 10 });
}

void TestQtEngine::headersAreOurs()
{
    run(loadOf({ requestTo("/plain?length=5&text=a%20b%26c") }, 1, 1));
    const std::map<std::string, std::string> headers = m_server->log().lastHeaders;
    QCOMPARE(headers.at("host"), "127.0.0.1:" + std::to_string(m_server->port()));
    QCOMPARE(headers.at("x-labour-token"), std::string("0123456789abcdef0123456789abcdef"));
    QCOMPARE(headers.at("x-labour-note"), std::string("1"));
    QCOMPARE(headers.at("accept-encoding"), std::string("identity"));
    QVERIFY(headers.at("user-agent").starts_with("labour/"));
    const std::string& id = headers.at("x-labour-id");
    QVERIFY(id.size() >= 16 && id.size() <= 40);
    QCOMPARE(id.find_first_not_of("0123456789abcdef.-"), std::string::npos);
}

void TestQtEngine::cookiesAreNotKept()
{
    const EngineRun run = this->run(loadOf({ requestTo("/cookie") }, 3, 1));
    QCOMPARE(run.total.asExpected, 3U);
    QVERIFY(!m_server->log().lastHeaders.contains("cookie"));
}

void TestQtEngine::keepAliveKeepsTheConnections()
{
    const EngineRun run = this->run(loadOf({ requestTo("/plain") }, 200, 4));
    QCOMPARE(run.total.asExpected, 200U);
    QCOMPARE(m_server->log().connections, 4);
}

void TestQtEngine::withoutKeepAliveEveryRequestConnects_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("connections");
    for (const char* path : { "/plain", "/stay" }) {
        for (const int connections : { 1, 4, 40 })
            QTest::addRow("%s on %d", path, connections) << QByteArray(path) << connections;
    }
}

void TestQtEngine::withoutKeepAliveEveryRequestConnects()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, connections);
    Load load = loadOf({ requestTo(path.toStdString()) }, 400, connections);
    load.keepAlive = false;
    const EngineRun run = this->run(load);
    QCOMPARE(run.total.asExpected, 400U);
    QCOMPARE(m_server->log().hits.at(path.toStdString()), 400);
    QVERIFY(m_server->log().connections >= 400);
    QCOMPARE(m_server->log().lastHeaders.at("connection"), std::string("close"));
}

void TestQtEngine::requestsAreExact_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("connections");
    QTest::addColumn<int>("threads");
    QTest::newRow("one") << 1 << 1 << 1;
    QTest::newRow("fewer than connections") << 3 << 8 << 2;
    QTest::newRow("a remainder") << 101 << 7 << 2;
    QTest::newRow("packed") << 500 << 40 << 2;
    QTest::newRow("as many as can be") << 1000 << maximumQtConnections << 2;
}

void TestQtEngine::requestsAreExact()
{
    QFETCH(const int, requests);
    QFETCH(const int, connections);
    QFETCH(const int, threads);
    Load load =
        loadOf({ requestTo("/plain", 3), requestTo("/status/404") }, static_cast<quint64>(requests), connections);
    load.mix[1].expectation = expectStatus(404);
    load.processes = threads;
    const EngineRun run = this->run(load);
    QCOMPARE(run.total.requests, static_cast<quint64>(requests));
    QCOMPARE(run.total.asExpected, static_cast<quint64>(requests));
    QCOMPARE(run.total.unfinished, 0U);
    QCOMPARE(sumOf(m_server->log().hits), static_cast<quint64>(requests));
}

void TestQtEngine::connectionsAreAllBusyAndNoneWaits_data()
{
    QTest::addColumn<int>("connections");
    for (const int connections : { 1, 6, 32, 40, maximumQtConnections })
        QTest::addRow("%d", connections) << connections;
}

void TestQtEngine::connectionsAreAllBusyAndNoneWaits()
{
    QFETCH(const int, connections);
    Load load = endlessLoad({ requestTo("/hang") }, connections);
    load.processes = 2;
    const EngineRun run = runLoad(load, m_server->port(), [this, connections](QtEngine& engine) {
        if (m_server->unanswered() == connections)
            engine.stop();
    });
    QVERIFY(run.finished);
    QCOMPARE(run.total.requests, 0U);
    QCOMPARE(run.total.unfinished, static_cast<quint64>(connections));
    QCOMPARE(m_server->log().mostUnanswered, connections);
    QCOMPARE(m_server->log().connections, connections);
}

void TestQtEngine::moreConnectionsThanManagersAllowAreRefused()
{
    const EngineRun run = this->run(loadOf({ requestTo("/plain") }, 1, maximumQtConnections + 1));
    QVERIFY(!run.finished);
    QVERIFY2(run.failure.contains(QStringLiteral("choose the native engine")), qPrintable(run.failure));
    QVERIFY(run.failure.contains(QStringLiteral("192")));
}

void TestQtEngine::moreConnectionsThanDescriptorsAreRefused()
{
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit few { 100, before.rlim_max };
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
    const EngineRun run = this->run(loadOf({ requestTo("/plain") }, 1, 150));
    setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY2(run.failure.contains(QStringLiteral("file descriptors")), qPrintable(run.failure));
}

void TestQtEngine::repeatIsInOrderFromEachThreadsOffset()
{
    if (QThread::idealThreadCount() < 2)
        QSKIP("one core, one thread");
    // Two threads with a connection and six requests each: the second begins in the middle, at the 404s.
    Load load = loadOf({ requestTo("/plain", 6), requestTo("/status/404", 6) }, 12, 2);
    load.mix[1].expectation = expectStatus(404);
    load.policy = Policy::Repeat;
    load.processes = 2;
    const EngineRun run = this->run(load);
    QCOMPARE(run.behaviours[0].requests, 6U);
    QCOMPARE(run.behaviours[1].requests, 6U);
    QCOMPARE(run.total.asExpected, 12U);

    load.processes = 1;
    load.requests = 9;
    const EngineRun alone = this->run(load);
    QCOMPARE(alone.behaviours[0].requests, 6U);
    QCOMPARE(alone.behaviours[1].requests, 3U);
}

void TestQtEngine::equalSeedsDrawEqualMixes()
{
    Load load = loadOf({ requestTo("/plain", 1), requestTo("/noid", 1), requestTo("/lie", 1) }, 300, 6);
    const EngineRun first = run(load);
    const EngineRun second = run(load);
    for (std::size_t behaviour = 0; behaviour < load.mix.size(); ++behaviour) {
        QVERIFY(first.behaviours[behaviour].requests > 50);
        QCOMPARE(first.behaviours[behaviour].requests, second.behaviours[behaviour].requests);
    }
}

void TestQtEngine::weightsChangeWhileSending()
{
    bool changed = false;
    const Load load = endlessLoad({ requestTo("/plain", 1), requestTo("/status/404", 0) }, 4);
    const EngineRun run = runLoad(load, m_server->port(), [this, &changed](QtEngine& engine) {
        const FaultServer::Log log = m_server->log();
        if (!changed && log.hits.contains("/plain")) {
            QVERIFY(!log.hits.contains("/status/404"));
            engine.setWeights({ 0 });
            engine.setWeights({ 0, 0 });
            engine.setWeights({ 0, -1 });
            engine.setWeights({ 0, 1 });
            changed = true;
        }
        if (log.hits.contains("/status/404"))
            engine.stop();
    });
    QVERIFY(run.finished);
    QVERIFY(run.behaviours[0].requests > 0);
    QVERIFY(run.behaviours[1].requests + run.behaviours[1].unfinished > 0);
    QCOMPARE(run.behaviours[0].unfinished, 0U);
}

void TestQtEngine::endsWhenTheTimeIsUp()
{
    Load load = endlessLoad({ requestTo("/plain"), requestTo("/hang") }, 4);
    load.durationNs = 350 * nsPerMillisecond;
    const qint64 beginNs = monotonicNs();
    const EngineRun run = this->run(load);
    QVERIFY(run.finished);
    QVERIFY(run.report.endNs - beginNs >= 350 * nsPerMillisecond);
    QCOMPARE(run.behaviours[0].asExpected, run.behaviours[0].requests);
    QCOMPARE(run.behaviours[1].requests, 0U);
    QVERIFY(run.total.unfinished <= 4);
    QTRY_COMPARE(m_server->open(), 0);
    const quint64 arrived = m_server->log().ids.size();
    QVERIFY(arrived >= run.total.requests && arrived <= run.total.requests + run.total.unfinished);
}

void TestQtEngine::stopLeavesTheRestUnfinished()
{
    Load load = loadOf({ requestTo("/hang") }, 1000, 8);
    load.processes = 2;
    const EngineRun run = runLoad(load, m_server->port(), [this](QtEngine& engine) {
        if (m_server->unanswered() == 8) {
            engine.stop();
            engine.stop();
        }
    });
    QVERIFY(run.finished);
    QCOMPARE(run.total.requests, 0U);
    QCOMPARE(run.total.unfinished, 8U);
    QTRY_COMPARE(m_server->open(), 0);
}

void TestQtEngine::stopBeforeTheStart()
{
    QtEngine engine;
    QSignalSpy finished(&engine, &Engine::finished);
    QSignalSpy prepared(&engine, &Engine::prepared);
    engine.prepare(loadOf({ requestTo("/plain") }, 100, 4), { QStringLiteral("127.0.0.1"), m_server->port(), "t" });
    engine.stop();
    QVERIFY(finished.wait());
    QVERIFY(prepared.isEmpty());
    QCOMPARE(m_server->log().connections, 0);
}

void TestQtEngine::canBePreparedAgain()
{
    QtEngine engine;
    for (int round = 0; round < 3; ++round) {
        const EngineRun run = runLoad(engine, loadOf({ requestTo("/plain") }, 50, 4), m_server->port());
        QCOMPARE(run.total.asExpected, 50U);
    }
    QCOMPARE(m_server->log().ids.size(), std::size_t { 150 });
}

void TestQtEngine::deletedWhileSending()
{
    auto engine = std::make_unique<QtEngine>();
    connect(engine.get(), &Engine::prepared, this, [&engine] { engine->start(monotonicNs()); });
    engine->prepare(endlessLoad({ requestTo("/plain"), requestTo("/hang") }, 12),
        { QStringLiteral("127.0.0.1"), m_server->port(), "t" });
    QTRY_VERIFY(m_server->unanswered() > 0);
    engine.reset();
    QTRY_COMPARE(m_server->open(), 0);
    const std::size_t seen = m_server->log().ids.size();
    const EngineRun run = this->run(loadOf({ requestTo("/plain") }, 100, 2));
    QCOMPARE(run.total.asExpected, 100U);
    QCOMPARE(m_server->log().ids.size(), seen + 100);
}

void TestQtEngine::intervalsAreInOrderAndTellTheWorker()
{
    Load load = endlessLoad({ requestTo("/plain") }, 4);
    load.durationNs = 450 * nsPerMillisecond;
    const EngineRun run = this->run(load);
    std::vector<WorkerSeen> workers;
    std::set<std::uint32_t> seenSlots;
    for (const Interval& interval : run.intervals) {
        QVERIFY(seenSlots.empty() || interval.slot > *seenSlots.rbegin());
        seenSlots.insert(interval.slot);
        QVERIFY(interval.inFlight <= 4);
        workers.insert(workers.end(), interval.workers.begin(), interval.workers.end());
    }
    QCOMPARE(run.intervals.back().inFlight, 0U);
    QVERIFY(seenSlots.size() >= 3);
    QVERIFY(*seenSlots.rbegin() >= 4);
    QCOMPARE(workers, (std::vector<WorkerSeen> { { FaultServer::workerPid, 99 } }));
}

QTEST_GUILESS_MAIN(TestQtEngine)
#include "tst_qt_engine.moc"
