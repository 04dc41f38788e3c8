// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/qtengine/engine_run.h"
#include "tests/integration/qtengine/fault_server.h"

#include "core/load/qt/qt_engine.h"
#include "core/measure/clock.h"
#include "core/measure/recording.h"

#include <QTest>

#include <cmath>
#include <memory>

using namespace labour;

namespace {

constexpr qint64 ms = nsPerMillisecond;

LoadPhase phase(qint64 durationMs, std::vector<double> weights, double from, double to)
{
    return { durationMs * ms, std::move(weights), from, to };
}

Load openLoad(std::vector<Request> mix, std::vector<LoadPhase> phases, int connections = 12)
{
    Load load = endlessLoad(std::move(mix), connections);
    load.isOpen = true;
    load.durationNs = 0;
    for (const LoadPhase& each : phases)
        *load.durationNs += each.durationNs;
    load.phases = std::move(phases);
    return load;
}

quint64 begun(const EngineRun& run)
{
    return run.total.requests + run.total.unfinished;
}

Recording recorded(const EngineRun& run, std::size_t phases)
{
    std::vector<RecordedPhase> planned;
    for (std::size_t i = 0; i < phases; ++i)
        planned.push_back({ std::to_string(i), static_cast<double>(i), static_cast<double>(i + 1) });
    Recording recording(std::vector<RecordedBehaviour>(run.behaviours.size()), planned);
    for (const Interval& interval : run.intervals)
        recording.add(interval);
    return recording;
}

}

class TestQtOpenLoad : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_server = std::make_unique<FaultServer>(); }
    void cleanup() { m_server.reset(); }

    void sendsWhatIsDue_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("one thread") << 1;
        QTest::newRow("two threads") << 2;
    }

    void sendsWhatIsDue()
    {
        QFETCH(const int, threads);
        Load load = openLoad({ requestTo("/plain") }, { phase(1000, { 1 }, 200, 200), phase(500, { 1 }, 200, 0) }, 64);
        load.processes = threads;
        const EngineRun run = this->run(load);
        QVERIFY2(run.finished, qPrintable(run.failure));
        QCOMPARE(begun(run), 250U);
        QCOMPARE(run.total.asExpected, run.total.requests);
        const Recording recording = recorded(run, 2);
        QCOMPARE(recording.scheduleError().count(), 250U);
        QCOMPARE(recording.totals().service.count(), run.total.latency.count());
        QVERIFY(run.total.latency.maxUs() >= recording.totals().service.maxUs());
    }

    void sendsANumberOfRequests()
    {
        Load load = openLoad({ requestTo("/plain") }, { { 0, { 1 }, 500, 500 } }, 64);
        load.durationNs.reset();
        load.requests = 125;
        load.processes = 2;
        const EngineRun run = this->run(load);
        QCOMPARE(run.total.requests, 125U);
        QCOMPARE(run.total.asExpected, 125U);
    }

    void doesNotWaitForTheServer()
    {
        const EngineRun run = this->run(openLoad({ requestTo("/hang") }, { phase(1000, { 1 }, 100, 100) }, 7));
        QCOMPARE(begun(run), 100U);
        QCOMPARE(run.total.count(Outcome::NotSent), 93U);
        QCOMPARE(run.total.unfinished, 7U);
        QCOMPARE(run.total.asExpected, 0U);
    }

    void eachPhaseHasItsMix()
    {
        const std::vector<Request> mix { requestTo("/plain"), requestTo("/noid") };
        const EngineRun run = this->run(openLoad(
            mix, { phase(300, { 1, 0 }, 100, 100), phase(300, { 0, 1 }, 50, 50), phase(300, { 1, 0 }, 20, 20) }, 64));
        const Recording recording = recorded(run, 3);
        QCOMPARE(recording.tally(0, 0).requests, 30U);
        QCOMPARE(recording.tally(0, 1).requests, 0U);
        QCOMPARE(recording.tally(1, 0).requests, 0U);
        QCOMPARE(recording.tally(1, 1).requests, 15U);
        QCOMPARE(recording.tally(2, 0).requests + run.report.unfinished[0], 6U);
        QCOMPARE(recording.tally(2, 1).requests, 0U);
    }

    void aRequestCountsInThePhaseInWhichItWasDue()
    {
        Request hang = requestTo("/hang");
        hang.timeoutUs = 400'000;
        const EngineRun run = this->run(openLoad(
            { hang, requestTo("/plain") }, { phase(200, { 1, 0 }, 50, 50), phase(800, { 0, 1 }, 50, 50) }, 64));
        const Recording recording = recorded(run, 2);
        QCOMPARE(recording.tally(0, 0).count(Outcome::Timeout), 10U);
        QCOMPARE(recording.tally(1, 0).requests, 0U);
    }

    void closedLoadHasPhasesToo()
    {
        Load load = endlessLoad({ requestTo("/plain"), requestTo("/noid") }, 2);
        load.phases = { phase(300, { 1, 0 }, 0, 0), phase(300, { 0, 1 }, 0, 0) };
        load.durationNs = 600 * ms;
        const EngineRun run = this->run(load);
        const Recording recording = recorded(run, 2);
        QVERIFY(recording.tally(0, 0).asExpected > 10);
        QCOMPARE(recording.tally(0, 1).requests, 0U);
        QCOMPARE(recording.tally(1, 0).requests, 0U);
        QVERIFY(recording.tally(1, 1).requests > 10);
        QVERIFY(recording.scheduleError().isEmpty());
        QVERIFY(recording.totals().service.isEmpty());
    }

    void poissonArrivalsAreAsMany()
    {
        Load load = openLoad({ requestTo("/plain") }, { phase(1000, { 1 }, 400, 400) }, 64);
        load.arrivals = Arrivals::Poisson;
        load.processes = 2;
        const EngineRun run = this->run(load);
        QVERIFY(std::abs(static_cast<double>(begun(run)) - 400) < 5 * 20);
    }

    void theRateChangesWhileItRuns()
    {
        bool isFaster = false;
        quint64 requests = 0;
        const Load load = openLoad({ requestTo("/plain") }, { phase(3600'000, { 1 }, 5, 5) }, 64);
        QtEngine engine;
        connect(&engine, &Engine::interval, this, [&requests](const Interval& interval) {
            for (const EndingCount& ending : interval.endings)
                requests += ending.count;
        });
        const EngineRun run = runLoad(engine, load, m_server->port(), [&](QtEngine& running) {
            if (!isFaster && requests >= 2) {
                isFaster = true;
                running.setRate(-1);
                running.setRate(500);
            }
            // At five a second this would take longer than runLoad() waits.
            if (requests >= 400)
                running.stop();
        });
        QVERIFY(run.finished);
        QVERIFY(run.total.requests >= 400);
    }

    void connectionsChangeWhileItRuns_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::addColumn<int>("threads");
        for (const int threads : { 1, 2 }) {
            QTest::addRow("open, %d threads", threads) << true << threads;
            QTest::addRow("closed, %d threads", threads) << false << threads;
        }
    }

    void connectionsChangeWhileItRuns()
    {
        QFETCH(const bool, isOpen);
        QFETCH(const int, threads);
        Request hang = requestTo("/hang");
        hang.timeoutUs = 200'000;
        Load load = openLoad({ hang }, { phase(3600'000, { 1 }, 1000, 1000) }, 2);
        load.isOpen = isOpen;
        load.processes = threads;
        int most = 0;
        int calm = 0;
        const EngineRun run = runLoad(load, m_server->port(), [&](QtEngine& engine) {
            const int now = m_server->unanswered();
            if (most == 0 && now == 2) {
                most = 2;
                engine.setConnections(0);
                engine.setConnections(maximumQtConnections + 1);
                engine.setConnections(50);
            } else if (most == 2 && now == 50) {
                most = 50;
                engine.setConnections(3);
            } else if (most == 50) {
                calm = now <= 3 ? calm + 1 : 0;
                if (calm == 5)
                    engine.stop();
            }
        });
        QVERIFY(run.finished);
        QCOMPARE(m_server->log().mostUnanswered, 50);
        QVERIFY(run.total.unfinished <= 3);
    }

    void connectionsThatAreTooManyAreClosed()
    {
        bool isFewer = false;
        const Load load = endlessLoad({ requestTo("/plain") }, 20);
        const EngineRun run = runLoad(load, m_server->port(), [&](QtEngine& engine) {
            if (!isFewer && m_server->open() == 20) {
                isFewer = true;
                engine.setConnections(1);
            } else if (isFewer && m_server->open() == 1) {
                engine.stop();
            }
        });
        QVERIFY(run.finished);
        QCOMPARE(run.total.asExpected, run.total.requests);
    }

    void connectionsThatStayServeOn()
    {
        int after = 0;
        int connections = 0;
        const Load load = openLoad({ requestTo("/plain") }, { phase(3600'000, { 1 }, 400, 400) }, 20);
        const EngineRun run = runLoad(load, m_server->port(), [&](QtEngine& engine) {
            if (after == 0)
                QVERIFY(engine.setConnections(3));
            if (++after == 3)
                connections = m_server->log().connections;
            if (after == 10)
                engine.stop();
        });
        QVERIFY(run.finished);
        QCOMPARE(run.total.count(Outcome::ClientError), 0U);
        QVERIFY(m_server->log().hits.at("/plain") > 200);
        QVERIFY2(m_server->log().connections <= connections + 3,
            qPrintable(QStringLiteral("%1, then %2").arg(connections).arg(m_server->log().connections)));
    }

private:
    EngineRun run(const Load& load) { return runLoad(load, m_server->port()); }

    std::unique_ptr<FaultServer> m_server;
};

QTEST_GUILESS_MAIN(TestQtOpenLoad)
#include "tst_qt_open_load.moc"
