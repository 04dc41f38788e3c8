// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/tsung_engine.h"
#include "core/load/tsung/tsung_program.h"
#include "core/measure/event.h"
#include "tests/integration/qtengine/fault_server.h"
#include "tests/integration/tsung/tsung_run.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

using namespace labour;

namespace {

/// " 3×closed 1×timeout"
QByteArray outcomesOf(const Tally& tally)
{
    QByteArray all;
    for (const Outcome outcome : allOutcomes()) {
        if (tally.count(outcome) > 0)
            all += ' ' + QByteArray::number(qulonglong(tally.count(outcome))) + "×" + nameOf(outcome).data();
    }
    return all;
}

}

class TsungEngineTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void endingsAreToldApart_data();
    void endingsAreToldApart();
    void whatIsNotListenedToIsRefused();
    void whatDoesNotAnswerIsNotConnected();
    void nothingIsSentTwice();
    void weightsAreThoseOfThePlan();
    void connectionsAreKeptOrNot_data();
    void connectionsAreKeptOrNot();
    void openLoadKeepsItsRate();
    void whatIsDueWhileAllAreBusyIsNotSent();
    void phasesHaveTheirOwnMix();
    void itIsToldWhileItIsSent();
    void stoppingEndsIt();
    void theScenarioIsPrivateAndGoes();
    void aTsungThatIsKilledIsTold();
    void whatTsungCannotDoIsRefused();
    void withoutTsungThereIsASentence();

private:
    std::uint64_t count(const TsungRun& run, std::size_t behaviour, Outcome outcome) const
    {
        return run.recording.tally(behaviour).count(outcome);
    }

    std::unique_ptr<FaultServer> m_server;
};

void TsungEngineTest::initTestCase()
{
    if (tsungMissing())
        QSKIP("tsung is not installed");
}

void TsungEngineTest::init()
{
    m_server = std::make_unique<FaultServer>();
}

/// Whatever a test did.
void TsungEngineTest::cleanup()
{
    QVERIFY(tsungProcesses().isEmpty());
    QVERIFY(tsungFolders().isEmpty());
}

void TsungEngineTest::endingsAreToldApart_data()
{
    QTest::addColumn<int>("requests");
    QTest::newRow("once each") << 1;
    QTest::newRow("over and over") << 12;
}

void TsungEngineTest::endingsAreToldApart()
{
    QFETCH(int, requests);
    struct Fault {
        const char* path;
        Outcome outcome;
        bool asExpected;
    };
    const std::vector<Fault> faults {
        { "/plain", Outcome::Replied, true },
        { "/status/500", Outcome::Replied, false },
        { "/status/204", Outcome::Replied, false },
        { "/close", Outcome::Closed, false },
        { "/reset", Outcome::Closed, false }, // or Reset
        { "/truncated", Outcome::Truncated, false },
        { "/chunked", Outcome::Replied, true },
        { "/chunked-short", Outcome::Truncated, false },
        { "/foreign", Outcome::Foreign, false },
        { "/noid", Outcome::Replied, false },
        { "/lie", Outcome::Replied, false },
        { "/garbage", Outcome::Malformed, false },
        { "/hang", Outcome::Timeout, false },
        { "/drip", Outcome::Timeout, false },
    };
    std::vector<std::string> targets;
    for (const Fault& fault : faults)
        targets.emplace_back(fault.path);
    Load load = loadOf(targets);
    load.requests = faults.size() * static_cast<std::size_t>(requests) * 2;
    for (Request& request : load.mix)
        request.timeoutUs = 400'000;
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QVERIFY(!run.report.helperFailed);
    QCOMPARE(run.recording.totals().requests, *load.requests);
    for (std::size_t i = 0; i < faults.size(); ++i) {
        const Tally tally = run.recording.tally(i);
        const auto of = static_cast<std::uint64_t>(requests) * 2;
        std::uint64_t found = tally.count(faults[i].outcome);
        if (std::string(faults[i].path) == "/reset")
            found += tally.count(Outcome::Reset);
        const QByteArray told = faults[i].path + outcomesOf(tally);
        QVERIFY2(tally.requests == of, told.constData());
        QVERIFY2(found == of, told.constData());
        QVERIFY2(tally.asExpected == (faults[i].asExpected ? of : 0), told.constData());
    }
    QCOMPARE(run.recording.workers().size(), std::size_t { 1 });
    QCOMPARE(run.recording.workers().front().pid, std::int64_t { FaultServer::workerPid });
}

void TsungEngineTest::whatIsNotListenedToIsRefused()
{
    Load load = loadOf({ "/plain" });
    load.requests = 20;
    const TsungRun run = runLoad(load, deadPort());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QCOMPARE(count(run, 0, Outcome::Refused), 20U);
}

void TsungEngineTest::whatDoesNotAnswerIsNotConnected()
{
    const DeafListener deaf;
    Load load = loadOf({ "/plain" });
    load.requests = 4;
    load.mix[0].timeoutUs = 500'000;
    const TsungRun run = runLoad(load, deaf.port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QVERIFY2(count(run, 0, Outcome::ConnectTimeout) == 4, outcomesOf(run.recording.totals()).constData());
}

void TsungEngineTest::nothingIsSentTwice()
{
    Load load = loadOf({ "/plain", "/close", "/close-once" });
    load.requests = 150;
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    const FaultServer::Log log = m_server->log();
    QCOMPARE(log.ids.size(), std::size_t { 150 });
    for (const auto& [id, times] : log.ids)
        QVERIFY2(times == 1, id.c_str());
    QCOMPARE(count(run, 0, Outcome::Replied), 50U);
    QCOMPARE(count(run, 1, Outcome::Closed), 50U);
    QCOMPARE(count(run, 2, Outcome::Closed), 50U);
}

void TsungEngineTest::weightsAreThoseOfThePlan()
{
    Load load = loadOf({ "/plain", "/status/404", "/status/201" });
    load.mix[0].weight = 1;
    load.mix[1].weight = 0;
    load.mix[2].weight = 0.25;
    load.policy = Policy::Random;
    load.requests = 1000;
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QCOMPARE(run.recording.totals().requests, 1000U);
    QCOMPARE(run.recording.tally(1).requests, 0U);
    // 200 are expected; five standard deviations are 63.
    const auto quarter = run.recording.tally(2).requests;
    QVERIFY2(quarter > 137 && quarter < 263, QByteArray::number(qulonglong(quarter)).constData());
    QCOMPARE(run.recording.tally(2).count(Outcome::Replied), quarter);
}

void TsungEngineTest::connectionsAreKeptOrNot_data()
{
    QTest::addColumn<bool>("keepAlive");
    QTest::addColumn<int>("perConnection");
    QTest::addColumn<int>("connections");
    QTest::newRow("kept") << true << 0 << 4;
    QTest::newRow("one each") << false << 0 << 80;
    QTest::newRow("five each") << true << 5 << 16;
}

void TsungEngineTest::connectionsAreKeptOrNot()
{
    QFETCH(bool, keepAlive);
    QFETCH(int, perConnection);
    QFETCH(int, connections);
    Load load = loadOf({ "/plain" });
    load.requests = 80;
    load.keepAlive = keepAlive;
    load.requestsPerConnection = static_cast<quint64>(perConnection);
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QCOMPARE(run.recording.totals().asExpected, 80U);
    const int opened = m_server->log().connections;
    // Four users do not send twenty each, so that some connections close before their fifth.
    QVERIFY2(perConnection > 0 ? opened >= connections && opened < connections + 4 : opened == connections,
        QByteArray::number(opened).constData());
}

void TsungEngineTest::openLoadKeepsItsRate()
{
    Load load = loadOf({ "/plain" });
    load.isOpen = true;
    load.connections = 8;
    load.durationNs = 3'000'000'000;
    load.phases = { { 1'000'000'000, { 1 }, 50, 50 }, { 2'000'000'000, { 1 }, 50, 150 } };
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    const Tally total = run.recording.totals();
    // 50 and 200; one may be under way at the end.
    QCOMPARE(total.requests + total.unfinished, 250U);
    QVERIFY2(total.asExpected >= 240, QByteArray::number(qulonglong(total.asExpected)).constData());
    QCOMPARE(run.recording.tally(0, 0).requests, 50U);
    QVERIFY(run.recording.scheduleError().count() >= 240);
}

void TsungEngineTest::whatIsDueWhileAllAreBusyIsNotSent()
{
    Load load = loadOf({ "/hang" });
    load.isOpen = true;
    load.connections = 2;
    load.mix[0].timeoutUs = 60'000'000;
    load.durationNs = 2'000'000'000;
    load.phases = { { 2'000'000'000, { 1 }, 20, 20 } };
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QCOMPARE(run.report.unfinished, (std::vector<quint64> { 2 }));
    // Nobody was there to notice what was due after the two.
    QCOMPARE(m_server->log().hits.at("/hang"), 2);
    QCOMPARE(count(run, 0, Outcome::NotSent), 38U);
}

void TsungEngineTest::phasesHaveTheirOwnMix()
{
    Load load = loadOf({ "/plain", "/close" });
    load.policy = Policy::Random;
    load.thinkNs = 5'000'000;
    load.durationNs = 3'000'000'000;
    load.phases = { { 1'000'000'000, { 1, 0 } }, { 1'000'000'000, { 1, 1 } }, { 1'000'000'000, { 1, 0 } } };
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QCOMPARE(run.recording.tally(0, 1).requests, 0U);
    QVERIFY(run.recording.tally(1, 1).requests > 10);
    QCOMPARE(run.recording.tally(2, 1).requests, 0U);
    for (std::size_t phase = 0; phase < 3; ++phase)
        QVERIFY(run.recording.tally(phase, 0).requests > 10);
    QCOMPARE(count(run, 1, Outcome::Closed), run.recording.tally(1).requests);
    QVERIFY(std::abs(static_cast<double>(run.report.endNs - run.startNs) / 1e9 - 3) < 0.1);
}

void TsungEngineTest::itIsToldWhileItIsSent()
{
    Load load = loadOf({ "/plain" });
    load.durationNs = 4'000'000'000;
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY2(run.finished, qPrintable(run.failure));
    QVERIFY(run.grew);
    QVERIFY(run.report.cpuSeconds > 0);
    QVERIFY(run.report.largestRssBytes > 10'000'000);
    QCOMPARE(run.report.threads, 3);
    QVERIFY(!TsungEngine().setWeights({ 1 }));
    QVERIFY(!TsungEngine().setRate(1));
    QVERIFY(!TsungEngine().setConnections(1));
}

void TsungEngineTest::stoppingEndsIt()
{
    Load load = loadOf({ "/plain", "/hang" });
    load.durationNs = 60'000'000'000;
    load.mix[1].timeoutUs = 60'000'000;
    const TsungRun run = runLoad(load, m_server->port(), [](TsungEngine& engine) { engine.stop(); });
    QVERIFY2(run.finished, qPrintable(run.failure));
    QVERIFY(!run.report.helperFailed);
    QVERIFY(run.report.endNs - run.startNs < 10'000'000'000);
    QVERIFY(run.recording.totals().requests > 0);
    QVERIFY(run.report.unfinished.at(1) > 0);
}

void TsungEngineTest::theScenarioIsPrivateAndGoes()
{
    Load load = loadOf({ "/plain" });
    load.requests = 4;
    QStringList wrong;
    int scenarios = 0;
    const TsungRun run = runLoad(load, m_server->port(), {}, [&](TsungEngine&) {
        for (const QString& name : tsungFolders()) {
            const QString folder = QDir::temp().filePath(name);
            if (QFileInfo(folder).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther))
                wrong.append(folder);
            const QFileInfo scenario(folder + "/labour.xml");
            scenarios += scenario.exists() ? 1 : 0;
            const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup;
            if (scenario.permissions() & others)
                wrong.append(scenario.filePath());
        }
        // Nobody sees the token in a list of processes.
        for (const qint64 pid : tsungProcesses()) {
            QFile command(QStringLiteral("/proc/%1/cmdline").arg(pid));
            if (command.open(QIODevice::ReadOnly) && command.readAll().contains(QByteArray(32, 'a')))
                wrong.append(QStringLiteral("process %1").arg(pid));
        }
    });
    QVERIFY2(run.finished, qPrintable(run.failure));
    QCOMPARE(scenarios, 1);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(' ')));
    QCOMPARE(m_server->log().lastHeaders.at("x-labour-token"), std::string(32, 'a'));
}

void TsungEngineTest::aTsungThatIsKilledIsTold()
{
    Load load = loadOf({ "/plain" });
    load.durationNs = 60'000'000'000;
    const TsungRun run = runLoad(load, m_server->port(), [](TsungEngine&) {
        for (const qint64 pid : tsungProcesses())
            ::kill(static_cast<pid_t>(pid), SIGKILL);
    });
    QVERIFY2(run.finished, qPrintable(run.failure));
    QVERIFY(run.report.helperFailed);
    QVERIFY(std::count(run.events.begin(), run.events.end(), events::helperFailed) == 1);
    QVERIFY(run.recording.totals().requests > 0);
}

void TsungEngineTest::whatTsungCannotDoIsRefused()
{
    Load load = loadOf({ "/plain" });
    load.requests = 1;
    load.mix[0].manners.pipelined = 2;
    const TsungRun run = runLoad(load, m_server->port());
    QVERIFY(!run.finished);
    QVERIFY2(run.failure.contains("cannot misbehave"), qPrintable(run.failure));
}

void TsungEngineTest::withoutTsungThereIsASentence()
{
    Load load = loadOf({ "/plain" });
    load.requests = 1;
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    const TsungRun run = runLoad(load, m_server->port());
    qputenv("PATH", path);
    QVERIFY2(run.failure.contains("apt install tsung"), qPrintable(run.failure));
}

QTEST_GUILESS_MAIN(TsungEngineTest)
#include "tsung_engine_test.moc"
