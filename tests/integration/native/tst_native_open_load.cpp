// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"
#include "core/measure/recording.h"
#include "tests/integration/native/drive.h"
#include "tests/integration/native/scripted_server.h"

#include <QTest>

#include <cmath>
#include <map>
#include <numeric>

using namespace labour;

namespace {

constexpr qint64 millisecond = 1'000'000;

LoadPhase phase(qint64 ms, std::vector<double> weights, double from, double to)
{
    return { ms * millisecond, std::move(weights), from, to };
}

Load openLoad(std::vector<Request> mix, std::vector<LoadPhase> phases, int connections = 8)
{
    Load load;
    load.mix = std::move(mix);
    load.connections = connections;
    load.isOpen = true;
    load.durationNs = 0;
    for (const LoadPhase& each : phases)
        *load.durationNs += each.durationNs;
    load.phases = std::move(phases);
    return load;
}

std::uint64_t begun(const Driven& driven)
{
    return std::accumulate(driven.report.unfinished.begin(), driven.report.unfinished.end(), driven.total.requests);
}

Recording recorded(const Driven& driven, std::size_t behaviours, std::size_t phases)
{
    std::vector<RecordedPhase> planned;
    for (std::size_t i = 0; i < phases; ++i)
        planned.push_back({ std::to_string(i), static_cast<double>(i), static_cast<double>(i + 1) });
    Recording recording(std::vector<RecordedBehaviour>(behaviours), planned);
    for (const Interval& interval : driven.intervals)
        recording.add(interval);
    return recording;
}

}

class NativeOpenLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatIsDue_data()
    {
        QTest::addColumn<int>("processes");
        QTest::newRow("one process") << 1;
        QTest::newRow("three processes") << 3;
    }

    void sendsWhatIsDue()
    {
        QFETCH(int, processes);
        ScriptedServer server;
        Load load = openLoad({ requestFor("/ok") }, { phase(1000, { 1 }, 400, 400), phase(500, { 1 }, 400, 0) }, 500);
        load.processes = processes;
        const Driven driven = drive(load, server.port());
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        QCOMPARE(begun(driven), 500U);
        QCOMPARE(driven.total.asExpected, driven.total.requests);
        const Recording recording = recorded(driven, 1, 2);
        QCOMPARE(recording.scheduleError().count(), 500U);
        QCOMPARE(recording.totals().service.count(), driven.total.latency.count());
    }

    void sendsANumberOfRequests()
    {
        ScriptedServer server;
        Load load = openLoad({ requestFor("/ok") }, { { 0, { 1 }, 1000, 1000 } }, 250);
        load.durationNs.reset();
        load.requests = 250;
        const Driven driven = drive(load, server.port());
        QCOMPARE(driven.total.requests, 250U);
        QCOMPARE(driven.total.asExpected, 250U);
    }

    void doesNotWaitForTheServer()
    {
        ScriptedServer server;
        const Load load = openLoad({ requestFor("/hang", 1, 60'000) }, { phase(1000, { 1 }, 100, 100) }, 7);
        const Driven driven = drive(load, server.port());
        QCOMPARE(begun(driven), 100U);
        QCOMPARE(driven.count(Outcome::NotSent), 93U);
        QCOMPARE(driven.report.unfinished.front(), 7U);
        QCOMPARE(driven.total.asExpected, 0U);
    }

    void eachPhaseHasItsMix()
    {
        ScriptedServer server;
        const std::vector<Request> mix { requestFor("/ok/0"), requestFor("/ok/1") };
        const Load load = openLoad(
            mix, { phase(300, { 1, 0 }, 200, 200), phase(300, { 0, 1 }, 100, 100), phase(300, { 1, 0 }, 50, 50) }, 105);
        const Driven driven = drive(load, server.port());
        const Recording recording = recorded(driven, 2, 3);
        QCOMPARE(recording.tally(0, 0).requests, 60U);
        QCOMPARE(recording.tally(0, 1).requests, 0U);
        QCOMPARE(recording.tally(1, 0).requests, 0U);
        QCOMPARE(recording.tally(1, 1).requests, 30U);
        QCOMPARE(recording.tally(2, 0).requests + driven.report.unfinished[0], 15U);
        QCOMPARE(recording.tally(2, 1).requests, 0U);
    }

    void aRequestCountsInThePhaseInWhichItWasDue()
    {
        ScriptedServer server;
        const Load load = openLoad({ requestFor("/hang", 1, 400), requestFor("/ok") },
            { phase(200, { 1, 0 }, 50, 50), phase(800, { 0, 1 }, 50, 50) }, 32);
        const Driven driven = drive(load, server.port());
        const Recording recording = recorded(driven, 2, 2);
        QCOMPARE(recording.tally(0, 0).count(Outcome::Timeout), 10U);
        QCOMPARE(recording.tally(1, 0).requests, 0U);
    }

    void closedLoadHasPhasesToo()
    {
        ScriptedServer server;
        Load load;
        load.mix = { requestFor("/ok/0"), requestFor("/ok/1") };
        load.connections = 2;
        load.phases = { phase(300, { 1, 0 }, 0, 0), phase(300, { 0, 1 }, 0, 0) };
        load.durationNs = 600 * millisecond;
        const Driven driven = drive(load, server.port());
        const Recording recording = recorded(driven, 2, 2);
        QVERIFY(recording.tally(0, 0).asExpected > 10);
        QCOMPARE(recording.tally(0, 1).requests, 0U);
        QCOMPARE(recording.tally(1, 0).requests, 0U);
        QVERIFY(recording.tally(1, 1).asExpected > 10);
        QVERIFY(recording.scheduleError().isEmpty());
        QVERIFY(recording.totals().service.isEmpty());
    }

    void poissonArrivalsAreAsMany()
    {
        ScriptedServer server;
        Load load = openLoad({ requestFor("/ok") }, { phase(1000, { 1 }, 900, 900) }, 64);
        load.arrivals = Arrivals::Poisson;
        load.processes = 2;
        const Driven driven = drive(load, server.port());
        QVERIFY(std::abs(static_cast<double>(begun(driven)) - 900) < 5 * 30);
    }

    void eachRequestIsToldOf()
    {
        ScriptedServer server;
        const Load load = openLoad({ requestFor("/ok"), requestFor("/hang", 1, 300) },
            { phase(500, { 1, 0 }, 100, 100), phase(500, { 0, 1 }, 20, 20) }, 8);
        DriveHooks hooks;
        hooks.prepares = [](NativeEngine& engine) { engine.tellEachRequest(); };
        const Driven driven = drive(load, server.port(), hooks);
        QCOMPARE(driven.ends.size(), driven.total.requests);
        std::uint64_t notSent = 0;
        for (const RequestEnd& end : driven.ends) {
            QCOMPARE(end.asExpected, end.behaviour == 0);
            QCOMPARE(end.status, end.behaviour == 0 ? 200 : 0);
            QCOMPARE(end.dueUs % (end.behaviour == 0 ? 10'000 : 50'000), 0);
            QVERIFY(end.outcome != Outcome::Timeout || end.endUs - end.dueUs >= 300'000);
            notSent += end.outcome == Outcome::NotSent ? 1 : 0;
        }
        QCOMPARE(notSent, driven.count(Outcome::NotSent));
    }

    void whatIsUnderWayIsAwaited()
    {
        ScriptedServer server;
        const Load load = openLoad({ requestFor("/hang", 1, 500) }, { phase(3600'000, { 1 }, 100, 100) }, 64);
        bool isDraining = false;
        DriveHooks hooks;
        hooks.prepares = [](NativeEngine& engine) { engine.tellEachRequest(); };
        hooks.interval = [&](NativeEngine& engine, const Driven& so) {
            if (!isDraining && so.intervals.back().inFlight >= 20) {
                isDraining = true;
                engine.drain();
            }
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(driven.total.requests >= 20 && driven.total.requests < 64);
        QCOMPARE(driven.count(Outcome::Timeout), driven.total.requests);
        QCOMPARE(driven.report.unfinished.front(), 0U);
        QCOMPARE(driven.ends.size(), driven.total.requests);
    }

    void theRateChangesWhileItRuns()
    {
        ScriptedServer server;
        const Load load = openLoad({ requestFor("/ok") }, { phase(3600'000, { 1 }, 5, 5) });
        bool isFaster = false;
        DriveHooks hooks;
        hooks.interval = [&](NativeEngine& engine, const Driven& so) {
            if (!isFaster && so.total.requests >= 2) {
                isFaster = true;
                engine.setRate(2000);
            }
            // At five a second this would take longer than drive() waits.
            if (so.total.requests >= 1000)
                engine.stop();
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(driven.total.requests >= 1000);
    }

    void connectionsChangeWhileItRuns_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("open") << true;
        QTest::newRow("closed") << false;
    }

    void connectionsChangeWhileItRuns()
    {
        QFETCH(bool, isOpen);
        ScriptedServer server;
        Load load = openLoad({ requestFor("/hang", 1, 100) }, { phase(3600'000, { 1 }, 500, 500) }, 2);
        load.isOpen = isOpen;
        std::uint32_t most = 0;
        std::size_t calm = 0;
        DriveHooks hooks;
        hooks.started = [](NativeEngine& engine) { engine.setConnections(20); };
        hooks.interval = [&](NativeEngine& engine, const Driven& so) {
            const std::uint32_t now = so.intervals.back().inFlight;
            if (most < 20 && now == 20)
                engine.setConnections(3);
            most = std::max(most, now);
            calm = most == 20 && now == 3 ? calm + 1 : 0;
            if (calm >= 3)
                engine.stop();
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QCOMPARE(most, 20U);
        QVERIFY(calm >= 3);
    }

    void connectionsEndAfterSoManyRequests()
    {
        ScriptedServer server;
        Load load = loadOf(requestFor("/ok"), 100, 4);
        load.requestsPerConnection = 5;
        const Driven driven = drive(load, server.port());
        QCOMPARE(driven.total.asExpected, 100U);
        QVERIFY2(
            server.connections() >= 20 && server.connections() < 25, qPrintable(QString::number(server.connections())));
    }

    void thinksBetweenRequests()
    {
        ScriptedServer server;
        Load load = loadOf(requestFor("/ok"), 30, 3);
        load.thinkNs = 20 * millisecond;
        const Driven driven = drive(load, server.port());
        QCOMPARE(driven.total.asExpected, 30U);
        // Each of three connections thinks nine times.
        QVERIFY(driven.report.endNs - driven.startNs >= 9 * 20 * millisecond);
    }

    void refusesALoadThatCannotBeSent_data()
    {
        QTest::addColumn<LoadPhase>("phase");
        QTest::newRow("no weight") << phase(100, { 0 }, 1, 1);
        QTest::newRow("weights missing") << phase(100, {}, 1, 1);
        QTest::newRow("negative rate") << phase(100, { 1 }, -1, 1);
        QTest::newRow("no rate at all") << phase(100, { 1 }, std::nan(""), 1);
    }

    void refusesALoadThatCannotBeSent()
    {
        QFETCH(LoadPhase, phase);
        ScriptedServer server;
        const Driven driven = drive(openLoad({ requestFor("/ok") }, { phase }), server.port());
        QVERIFY(!driven.isFinished);
        QVERIFY(!driven.failure.isEmpty());
        QVERIFY(server.seen().empty());
    }
};

QTEST_GUILESS_MAIN(NativeOpenLoadTest)

#include "tst_native_open_load.moc"
