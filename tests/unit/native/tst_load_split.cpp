// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/load_split.h"

#include <QTest>

#include <numeric>
#include <set>

using namespace labour;

namespace {

Load loadOf(int connections, int processes)
{
    Load load;
    load.mix.push_back({ "/A", 1, Role::Innocent, 1'000'000 });
    load.connections = connections;
    load.processes = processes;
    load.seed = 42;
    return load;
}

const Target target { QStringLiteral("127.0.0.1"), 8000, QByteArrayLiteral("token") };

}

class LoadSplitTest : public QObject
{
    Q_OBJECT

private slots:
    void sharesEvenlyTheFirstOnesMore()
    {
        Load load = loadOf(10, 4);
        load.requests = 7;
        std::vector<std::uint32_t> connections;
        std::vector<std::uint64_t> requests;
        for (const HammerSetup& setup : split(load, target, "00c0ffee")) {
            connections.push_back(setup.connections);
            requests.push_back(setup.requests.value_or(0));
        }
        QVERIFY((connections == std::vector<std::uint32_t> { 3, 3, 2, 2 }));
        QVERIFY((requests == std::vector<std::uint64_t> { 2, 2, 2, 1 }));
    }

    void makesNoProcessWithNothingToDo()
    {
        QCOMPARE(split(loadOf(2, 8), target, "r").size(), std::size_t { 2 });
        Load load = loadOf(16, 8);
        load.requests = 3;
        QCOMPARE(split(load, target, "r").size(), std::size_t { 3 });
        load.requests = 0;
        QCOMPARE(split(load, target, "r").size(), std::size_t { 1 });
        QCOMPARE(split(loadOf(16, 0), target, "r").size(), std::size_t { 1 });
    }

    void givesEachItsOwnSeedPlaceAndIds()
    {
        const auto setups = split(loadOf(4, 4), target, "00c0ffee");
        std::set<std::uint64_t> seeds;
        std::set<std::string> prefixes;
        for (std::size_t i = 0; i < setups.size(); ++i) {
            QCOMPARE(setups[i].seed, seedOfProcess(42, static_cast<std::uint32_t>(i)));
            QCOMPARE(setups[i].process, static_cast<std::uint32_t>(i));
            QCOMPARE(setups[i].processes, 4U);
            seeds.insert(setups[i].seed);
            prefixes.insert(setups[i].idPrefix);
        }
        QCOMPARE(seeds.size(), setups.size());
        QCOMPARE(prefixes.size(), setups.size());
        QCOMPARE(setups.front().idPrefix, std::string("00c0ffee-0000-"));
    }

    void passesTheRestOn()
    {
        Load load = loadOf(1, 1);
        load.keepAlive = false;
        load.policy = Policy::Repeat;
        load.durationNs = 5;
        load.requestsPerConnection = 7;
        load.thinkNs = 8;
        load.isOpen = true;
        load.arrivals = Arrivals::Poisson;
        load.phases = { { 5, { 1 }, 100, 200 } };
        Target encrypted = target;
        encrypted.authority = "localhost:8000";
        encrypted.tls = TlsTarget { "localhost", false };
        const HammerSetup setup = split(load, encrypted, "r").front();
        QCOMPARE(setup.authority, std::string("localhost:8000"));
        QVERIFY(setup.isTls && !setup.verifiesTls);
        QCOMPARE(setup.tlsName, std::string("localhost"));
        QCOMPARE(setup.requestsPerConnection, 7U);
        QCOMPARE(setup.thinkNs, 8);
        QVERIFY(setup.isOpen && setup.arrivals == Arrivals::Poisson);
        QVERIFY(setup.phases == load.phases);
        QCOMPARE(setup.host, std::string("127.0.0.1"));
        QCOMPARE(setup.port, 8000);
        QCOMPARE(setup.token, std::string("token"));
        QVERIFY(!setup.keepAlive);
        QVERIFY(setup.policy == Policy::Repeat);
        QVERIFY(!setup.requests);
        QCOMPARE(setup.durationNs.value_or(0), 5);
        QVERIFY(setup.mix == load.mix);
        QVERIFY(!setup.noteAll);
    }
};

QTEST_APPLESS_MAIN(LoadSplitTest)

#include "tst_load_split.moc"
