// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"
#include "tests/integration/native/drive.h"
#include "tests/integration/native/scripted_server.h"

#include <QTest>

#include <map>
#include <set>

using namespace labour;

namespace {

std::vector<std::string> pathsOf(const ScriptedServer& server)
{
    std::vector<std::string> paths;
    for (const auto& seen : server.seen())
        paths.push_back(seen.path);
    return paths;
}

/// A mix of behaviours that differ only in what the server sees.
std::vector<Request> mixOf(const std::vector<double>& weights)
{
    std::vector<Request> mix;
    for (std::size_t i = 0; i < weights.size(); ++i)
        mix.push_back(requestFor("/ok/" + std::to_string(i), weights[i]));
    return mix;
}

std::map<std::string, int> countsOf(const ScriptedServer& server)
{
    std::map<std::string, int> counts;
    for (const std::string& path : pathsOf(server))
        ++counts[path];
    return counts;
}

std::uint64_t unfinishedOf(const Driven& driven)
{
    std::uint64_t sum = 0;
    for (const quint64 count : driven.report.unfinished)
        sum += count;
    return sum;
}

}

class NativeLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void sendsExactlyAsManyRequests_data()
    {
        QTest::addColumn<int>("processes");
        QTest::addColumn<int>("connections");
        QTest::addColumn<quint64>("requests");
        QTest::newRow("one each") << 1 << 1 << quint64 { 1 };
        QTest::newRow("none") << 1 << 3 << quint64 { 0 };
        QTest::newRow("uneven") << 3 << 7 << quint64 { 101 };
        QTest::newRow("fewer than connections") << 2 << 16 << quint64 { 5 };
        QTest::newRow("fewer than processes") << 4 << 16 << quint64 { 2 };
    }

    void sendsExactlyAsManyRequests()
    {
        QFETCH(int, processes);
        QFETCH(int, connections);
        QFETCH(quint64, requests);
        ScriptedServer server;
        Load load = loadOf(requestFor("/ok"), requests, connections);
        load.processes = processes;
        const Driven driven = drive(load, server.port());
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        QCOMPARE(driven.total.requests, requests);
        QCOMPARE(driven.total.asExpected, requests);
        QCOMPARE(driven.total.latency.count(), requests);
        QCOMPARE(unfinishedOf(driven), 0U);
        std::set<std::string> ids;
        for (const auto& seen : server.seen())
            ids.insert(seen.id);
        QCOMPARE(ids.size(), requests);
        QVERIFY(server.connections() <= connections);
        QVERIFY(driven.report.endNs > driven.startNs);
        QVERIFY(driven.report.cpuSeconds > 0 || requests < 10);
    }

    void repeatsTheMixExactly()
    {
        ScriptedServer server;
        Load load = loadOf({}, 200, 4);
        load.mix = mixOf({ 5, 3, 2 });
        load.policy = Policy::Repeat;
        load.processes = 2;
        const Driven driven = drive(load, server.port());
        QCOMPARE(driven.total.asExpected, 200U);
        QCOMPARE(driven.countOf(0), 100U);
        QCOMPARE(driven.countOf(1), 60U);
        QCOMPARE(driven.countOf(2), 40U);
        QVERIFY(
            (countsOf(server) == std::map<std::string, int> { { "/ok/0", 100 }, { "/ok/1", 60 }, { "/ok/2", 40 } }));
    }

    void startsEachProcessAtItsOwnPlace()
    {
        ScriptedServer server;
        Load load = loadOf({}, 2, 2);
        load.mix = mixOf({ 1, 1 });
        load.policy = Policy::Repeat;
        load.processes = 2;
        drive(load, server.port());
        QVERIFY((countsOf(server) == std::map<std::string, int> { { "/ok/0", 1 }, { "/ok/1", 1 } }));
    }

    void drawsTheSameWithTheSameSeed()
    {
        const auto sequence = [](quint64 seed) {
            ScriptedServer server;
            Load load = loadOf({}, 100, 1);
            load.mix = mixOf({ 3, 2, 1 });
            load.seed = seed;
            drive(load, server.port());
            return pathsOf(server);
        };
        const auto first = sequence(17);
        QCOMPARE(first.size(), std::size_t { 100 });
        QVERIFY(sequence(17) == first);
        QVERIFY(sequence(18) != first);
        Draw draw(Policy::Random, { 3, 2, 1 }, seedOfProcess(17, 0), 0);
        for (const std::string& path : first)
            QCOMPARE(path, "/ok/" + std::to_string(draw.next()));
    }

    void changesWeightsWhileItSends()
    {
        ScriptedServer server;
        Load load;
        load.mix = mixOf({ 1, 0 });
        load.connections = 2;
        load.durationNs = 30 * nsPerSecond;
        bool hasChanged = false;
        DriveHooks hooks;
        hooks.interval = [&](NativeEngine& engine, const Driven& driven) {
            if (!hasChanged && driven.countOf(0) > 0) {
                engine.setWeights({ 0, 0 });
                engine.setWeights({ 1 });
                engine.setWeights({ 0, 1 });
                hasChanged = true;
            }
            if (driven.countOf(1) > 0)
                engine.stop();
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(driven.happened.empty());
        QVERIFY(driven.countOf(0) > 0 && driven.countOf(1) > 0);
        const auto paths = pathsOf(server);
        const auto change = std::find(paths.begin(), paths.end(), "/ok/1");
        // At most a request of the other connection is still on its way.
        QVERIFY(std::count(change, paths.end(), "/ok/0") <= 1);
    }

    void endsWhenTheTimeIsUp()
    {
        ScriptedServer server;
        Load load;
        load.mix = { requestFor("/ok", 9), requestFor("/hang", 1, 60'000) };
        load.policy = Policy::Repeat;
        load.connections = 3;
        load.processes = 2;
        load.durationNs = 400 * nsPerMillisecond;
        const Driven driven = drive(load, server.port());
        QVERIFY(driven.isFinished);
        QVERIFY(driven.report.endNs >= driven.startNs + *load.durationNs);
        QCOMPARE(driven.report.unfinished[1], 3U);
        QCOMPARE(driven.report.unfinished[0], 0U);
        QCOMPARE(driven.total.requests + unfinishedOf(driven), server.seen().size());
        for (const Interval& interval : driven.intervals)
            QVERIFY(interval.slot < 4);
    }

    void stopsAtOnceWhenTold()
    {
        ScriptedServer server;
        Load load = loadOf(requestFor("/hang", 1, 60'000), 100, 5);
        DriveHooks hooks;
        hooks.started = [&](NativeEngine& engine) {
            QVERIFY(QTest::qWaitFor([&] { return server.seen().size() == 5; }));
            engine.stop();
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(!driven.report.helperFailed);
        QCOMPARE(driven.total.requests, 0U);
        QCOMPARE(driven.report.unfinished, std::vector<quint64> { 5 });
        QCOMPARE(server.seen().size(), std::size_t { 5 });
    }

    void stopsBeforeItHasStarted()
    {
        ScriptedServer server;
        DriveHooks hooks;
        hooks.prepared = [](NativeEngine& engine) { engine.stop(); };
        const Driven driven = drive(loadOf(requestFor("/ok"), 10), server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(!driven.report.helperFailed);
        QCOMPARE(server.seen().size(), std::size_t { 0 });
    }

    void saysWhatWasUnderWayAtTheEndOfASlot()
    {
        ScriptedServer server;
        Load load;
        load.mix = { requestFor("/ok", 1), requestFor("/hang", 1, 60'000) };
        load.policy = Policy::Repeat;
        load.connections = 4;
        load.durationNs = 300 * nsPerMillisecond;
        const Driven driven = drive(load, server.port());
        QVERIFY(!driven.intervals.empty());
        QCOMPARE(driven.intervals.back().inFlight, 4U);
    }

    void givesEachBehaviourItsOwnTimeout()
    {
        ScriptedServer server;
        Load load;
        load.mix = { requestFor("/hang", 1, 50), requestFor("/hang-within", 1, 200), requestFor("/ok", 2) };
        load.policy = Policy::Repeat;
        load.requests = 40;
        load.connections = 4;
        const Driven driven = drive(load, server.port());
        QCOMPARE(driven.count(Outcome::Timeout), 20U);
        QCOMPARE(driven.total.asExpected, 20U);
        QCOMPARE(server.seen().size(), std::size_t { 40 });
    }

    void measuresFromTheSendingToTheLastByte()
    {
        ScriptedServer server;
        Request request = requestFor("/ok");
        const std::int64_t before = monotonicNs();
        const Driven driven = drive(loadOf(request, 50, 1), server.port());
        const auto elapsedUs = static_cast<std::uint64_t>((monotonicNs() - before) / nsPerMicrosecond);
        QCOMPARE(driven.total.latency.count(), 50U);
        QVERIFY(driven.total.latency.minUs() >= 1);
        QVERIFY(driven.total.latency.sumUs() <= elapsedUs);
    }

    void notesCulpritsAlone()
    {
        ScriptedServer server;
        Load load = loadOf({}, 10, 1);
        load.mix = mixOf({ 1, 1 });
        load.mix[1].role = Role::Culprit;
        load.policy = Policy::Repeat;
        drive(load, server.port());
        for (const auto& seen : server.seen())
            QCOMPARE(seen.head.find("\r\nX-Labour-Note: 1\r\n") != std::string::npos, seen.path == "/ok/1");
    }
};

QTEST_GUILESS_MAIN(NativeLoadTest)

#include "tst_native_load.moc"
