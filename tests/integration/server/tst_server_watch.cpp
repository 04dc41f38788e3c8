// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crooked_life.h"

#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/wait.h>

using namespace labour;

/// What is seen of a running server.
class TestServerWatch : public QObject
{
    Q_OBJECT

private slots:
    void workerThatIsKilledAndReplaced();
    void mainProcessThatIsKilled();
    void memoryWithPss();
    void processorTime();
    void processesHaveParentsAndTimesOfTheirOwn();
    void listenQueue();
    void memoryCeiling();
    void memoryThatIsTakenAtFullSpeed();
    void sharedMemoryIsCountedOnce();
};

void TestServerWatch::workerThatIsKilledAndReplaced()
{
    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QTRY_COMPARE(server.workers().size(), std::size_t { 4 });
    const pid_t victim = server.workers().front();
    QCOMPARE(::kill(victim, SIGSEGV), 0);
    QTRY_VERIFY(server.exitOf(victim));
    const ProcessExit exit = *server.exitOf(victim);
    QVERIFY(!exit.process.isMain);
    QVERIFY(!server.exitOf(server.mainPid()));
    if (exit.waitStatus)
        QCOMPARE(WTERMSIG(*exit.waitStatus), SIGSEGV);
    else
        qInfo("this kernel does not tell how grandchildren end");
    QTRY_COMPARE(server.workers().size(), std::size_t { 4 });
    QVERIFY(server.started.back().atNs > exit.process.atNs);
    server.samples.clear();
    QTRY_VERIFY(!server.samples.empty());
    QCOMPARE(server.samples.back().processes.size(), std::size_t { 5 });
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(server.report->leftovers.empty());
    QVERIFY(server.workers().empty());
}

void TestServerWatch::mainProcessThatIsKilled()
{
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QCOMPARE(::kill(server.mainPid(), SIGKILL), 0);
    QTRY_VERIFY(server.exitOf(server.mainPid()));
    const ProcessExit exit = *server.exitOf(server.mainPid());
    QVERIFY(exit.process.isMain);
    QVERIFY(exit.waitStatus);
    QCOMPARE(WTERMSIG(*exit.waitStatus), SIGKILL);
    const std::size_t before = server.samples.size();
    QTRY_VERIFY(server.samples.size() > before);
    QVERIFY(!server.samples.back().listenQueue);
    QCOMPARE(server.ends, 0);
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.report->signal, std::string());
    QVERIFY(!server.report->listening);
}

void TestServerWatch::memoryWithPss()
{
    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    server.life->readMemory(QStringLiteral("baseline"));
    QTRY_COMPARE(server.memories.size(), std::size_t { 1 });
    const WardenMemory& memory = server.memories.front();
    QCOMPARE(memory.label, std::string("baseline"));
    QCOMPARE(memory.processes.size(), std::size_t { 5 });
    for (const ProcessReading& process : memory.processes) {
        QVERIFY(process.pssBytes > 0);
        QVERIFY(process.pssBytes < process.rssBytes);
    }
}

void TestServerWatch::processorTime()
{
    CrookedLife server(QStringLiteral("busy"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    const auto isBusy = [](const WardenSample& sample) { return sample.cpuPercent > 20 && sample.cpuPercent < 150; };
    QTRY_VERIFY(std::any_of(server.samples.begin(), server.samples.end(), isBusy));
}

void TestServerWatch::processesHaveParentsAndTimesOfTheirOwn()
{
    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QTRY_VERIFY(!server.samples.empty() && server.samples.back().processes.size() == 5);
    for (const ProcessReading& process : server.samples.back().processes)
        QCOMPARE(process.parent == server.mainPid(), process.pid != server.mainPid());
    QTRY_VERIFY(!server.samples.empty());
    for (const WardenSample& sample : server.samples) {
        double sum = 0;
        for (const ProcessReading& process : sample.processes)
            sum += static_cast<double>(process.cpuPercent);
        QVERIFY(sum <= sample.cpuPercent + 0.1); // what a process that has just ended took is in the whole alone
    }
}

void TestServerWatch::listenQueue()
{
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QTRY_VERIFY(!server.samples.empty() && server.samples.back().listenQueue == 0U);
    QCOMPARE(::kill(server.mainPid(), SIGSTOP), 0);
    QTRY_COMPARE(readStat(server.mainPid()).value_or(ProcessStat()).state, 'T');
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), server.life->spec().port);
    }
    QTRY_VERIFY(server.samples.back().listenQueue == 3U);
}

void TestServerWatch::memoryCeiling()
{
    constexpr quint64 ceiling = 96 << 20;
    CrookedLife server(QStringLiteral("greedy"), [](LaunchSpec& spec) { spec.memoryCeilingBytes = ceiling; });
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QTRY_COMPARE_WITH_TIMEOUT(server.hits.size(), std::size_t { 1 }, 20000);
    QCOMPARE(server.hits.front().pid, server.mainPid());
    QVERIFY(server.hits.front().treeBytes > ceiling);
    QTRY_VERIFY(server.exitOf(server.mainPid()));
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(server.isGone());
    QCOMPARE(server.hits.size(), std::size_t { 1 });
}

void TestServerWatch::memoryThatIsTakenAtFullSpeed()
{
    constexpr quint64 ceiling = 256 << 20;
    CrookedLife server(QStringLiteral("gulping"), [](LaunchSpec& spec) { spec.memoryCeilingBytes = ceiling; });
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QTRY_COMPARE(server.hits.size(), std::size_t { 1 });
    QVERIFY(server.hits.front().treeBytes < ceiling + (quint64 { 2 } << 30));
    QTRY_VERIFY(server.exitOf(server.mainPid()));
    QCOMPARE(WTERMSIG(server.exitOf(server.mainPid())->waitStatus.value_or(0)), SIGKILL);
}

void TestServerWatch::sharedMemoryIsCountedOnce()
{
    CrookedLife server(QStringLiteral("sharing"), [](LaunchSpec& spec) { spec.memoryCeilingBytes = 96 << 20; });
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    const auto resident = [&server] {
        quint64 bytes = 0;
        for (const ProcessReading& process : server.samples.back().processes)
            bytes += process.rssBytes;
        return bytes;
    };
    QTRY_VERIFY(!server.samples.empty() && resident() > 160 << 20);
    const std::size_t before = server.samples.size();
    QTRY_VERIFY(server.samples.size() > before + 5);
    QVERIFY(server.hits.empty());
    QVERIFY(server.exits.empty());
}

QTEST_GUILESS_MAIN(TestServerWatch)
#include "tst_server_watch.moc"
