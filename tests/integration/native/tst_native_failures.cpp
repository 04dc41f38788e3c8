// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"
#include "core/measure/event.h"
#include "tests/integration/native/drive.h"
#include "tests/integration/native/scripted_server.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>

#include <sys/resource.h>

using namespace labour;

namespace {

constexpr char helpersVariable[] = "LABOUR_HELPERS";

Load endless(int processes)
{
    Load load;
    load.mix = { requestFor("/ok") };
    load.connections = 4;
    load.processes = processes;
    load.durationNs = 500 * nsPerMillisecond;
    return load;
}

bool isGone(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) != 0;
}

/// A folder in which labour-hammer is a shell script.
class FakeHammer
{
public:
    explicit FakeHammer(const std::string& script)
    {
        const std::string path = m_folder.filePath(QStringLiteral("labour-hammer")).toStdString();
        std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
        QFile(QString::fromStdString(path)).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(helpersVariable, m_folder.path().toUtf8());
    }
    ~FakeHammer() { qunsetenv(helpersVariable); }
    FakeHammer(const FakeHammer&) = delete;
    FakeHammer& operator=(const FakeHammer&) = delete;

private:
    QTemporaryDir m_folder;
};

/// A frame as printf(1) writes it.
std::string printed(const std::string& frame)
{
    std::string text = "printf '";
    for (const char byte : frame) {
        char octal[8];
        std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        text += octal;
    }
    return text + "'\n";
}

}

class NativeFailuresTest : public QObject
{
    Q_OBJECT

private slots:
    void endsTheOthersWhenAHammerIsKilled()
    {
        ScriptedServer server;
        qint64 killed = 0;
        DriveHooks hooks;
        hooks.interval = [&](NativeEngine& engine, const Driven&) {
            if (killed == 0) {
                killed = engine.processIds().front();
                ::kill(static_cast<pid_t>(killed), SIGKILL);
            }
        };
        Load load = endless(2);
        load.durationNs = 60 * nsPerSecond;
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(driven.report.helperFailed);
        QCOMPARE(driven.happened.size(), std::size_t { 1 });
        QCOMPARE(driven.happened.front().kind, std::string(events::helperFailed));
        QCOMPARE(driven.happened.front().pid, killed);
        QVERIFY2(driven.happened.front().detail.contains(QLatin1String("signal 9")),
            qPrintable(driven.happened.front().detail));
        QVERIFY(driven.report.endNs < driven.startNs + 30 * nsPerSecond);
        QVERIFY(driven.total.requests > 0);
    }

    void endsWhenItsLastHammerIsKilled()
    {
        ScriptedServer server;
        Load load = endless(1);
        load.durationNs = 3600 * nsPerSecond;
        DriveHooks hooks;
        hooks.interval = [&](NativeEngine& engine, const Driven&) {
            ::kill(static_cast<pid_t>(engine.processIds().front()), SIGKILL);
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(driven.report.helperFailed);
        QVERIFY(driven.report.endNs > driven.startNs);
    }

    void killsAHammerThatDoesNotFinish()
    {
        ScriptedServer server;
        std::vector<qint64> pids;
        DriveHooks hooks;
        hooks.interval = [&](NativeEngine& engine, const Driven&) {
            pids = engine.processIds();
            ::kill(static_cast<pid_t>(pids.front()), SIGSTOP);
        };
        const Driven driven = drive(endless(2), server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(driven.report.helperFailed);
        QCOMPARE(driven.happened.size(), std::size_t { 1 });
        for (const qint64 pid : pids)
            QVERIFY(isGone(pid));
    }

    void killsAHammerThatKeepsQuiet()
    {
        ScriptedServer server;
        Load load = loadOf(requestFor("/ok", 1, 100), 1'000'000'000);
        DriveHooks hooks;
        hooks.interval = [](NativeEngine& engine, const Driven&) {
            ::kill(static_cast<pid_t>(engine.processIds().front()), SIGSTOP);
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY(driven.report.helperFailed);
        QVERIFY2(driven.happened.front().detail.contains(QLatin1String("said nothing")),
            qPrintable(driven.happened.front().detail));
    }

    void leavesNoHammerBehind()
    {
        ScriptedServer server;
        std::vector<qint64> pids;
        {
            NativeEngine engine;
            QSignalSpy prepared(&engine, &Engine::prepared);
            Load load = endless(2);
            load.durationNs = 3600 * nsPerSecond;
            engine.prepare(load, { QStringLiteral("127.0.0.1"), server.port(), {} });
            QVERIFY(prepared.wait());
            engine.start(monotonicNs());
            QVERIFY(QTest::qWaitFor([&] { return !server.seen().empty(); }));
            pids = engine.processIds();
            QCOMPARE(pids.size(), std::size_t { 2 });
        }
        for (const qint64 pid : pids)
            QVERIFY(isGone(pid));
    }

    void failsWhenItCannotBegin_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("dies") << QByteArray("exit 3") << QByteArray("code 3");
        QTest::newRow("talks nonsense") << QByteArray("echo this is no frame; exec cat >/dev/null")
                                        << QByteArray("nonsense");
        QTest::newRow("another version") << QByteArray("printf '\\002\\000\\000\\000\\377\\020'; exec cat >/dev/null")
                                         << QByteArray("version 255");
        QTest::newRow("says why") << QByteArray::fromStdString(
            printed(encodeFailed("no reason at all")) + "exec cat >/dev/null")
                                  << QByteArray("no reason at all");
    }

    void failsWhenItCannotBegin()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, reason);
        const FakeHammer fake(script.toStdString());
        const Driven driven = drive(endless(1), 1);
        QVERIFY(!driven.isFinished);
        QVERIFY2(driven.failure.contains(QString::fromLatin1(reason)), qPrintable(driven.failure));
    }

    void failsForATargetThatCannotBe()
    {
        const Driven driven = drive(endless(1), 1, {}, QStringLiteral("localhost"));
        QVERIFY(!driven.isFinished);
        QVERIFY2(
            driven.failure.contains(QLatin1String("'localhost' is not a numeric address")), qPrintable(driven.failure));
    }

    void believesNoImpossibleFigures_data()
    {
        QTest::addColumn<QByteArray>("told");
        Interval ahead;
        ahead.slot = 1'000'000;
        Interval stranger;
        stranger.endings.push_back({ 7, Outcome::Replied, Wrong::Nothing, true, 200, 1 });
        Interval otherPhase;
        otherPhase.phase = 1;
        QTest::newRow("a slot in the future") << QByteArray::fromStdString(encode(ahead));
        QTest::newRow("a behaviour that is not in the mix") << QByteArray::fromStdString(encode(stranger));
        QTest::newRow("a phase that there is not") << QByteArray::fromStdString(encode(otherPhase));
        QTest::newRow("an end with other behaviours") << QByteArray::fromStdString(encode(HammerFinished {}));
        HammerFinished late;
        late.unfinished = { 0 };
        late.endNs = std::numeric_limits<std::int64_t>::max();
        QTest::newRow("an end in the future") << QByteArray::fromStdString(encode(late));
        late.endNs = monotonicNs();
        late.cpuSeconds = -1;
        QTest::newRow("less than no time") << QByteArray::fromStdString(encode(late));
        QTest::newRow("a shortage in the future")
            << QByteArray::fromStdString(encode(HammerShortage { std::numeric_limits<std::int64_t>::max(), "none" }));
        const std::vector<RequestEnd> backwards { { 0, 2, 1, Outcome::Replied, 200, true } };
        QTest::newRow("a request that ended before it was due") << QByteArray::fromStdString(encode(backwards));
        QTest::newRow("a frame that is cut short")
            << QByteArray::fromStdString(framed(static_cast<std::uint8_t>(HammerMessage::Interval), "\x01"));
        QTest::newRow("a type that there is not") << QByteArray::fromStdString(framed(99, {}));
    }

    void believesNoImpossibleFigures()
    {
        QFETCH(QByteArray, told);
        const FakeHammer fake(
            printed(encodeReady()) + "head -c 1 >/dev/null\n" + printed(told.toStdString()) + "exec cat >/dev/null");
        const Driven driven = drive(endless(1), 1);
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        QVERIFY(driven.report.helperFailed);
        QVERIFY(driven.intervals.empty());
        QCOMPARE(driven.happened.size(), std::size_t { 1 });
        QVERIFY2(driven.happened.front().detail.contains(QLatin1String("nonsense")),
            qPrintable(driven.happened.front().detail));
    }

    void countsWhatRunsOutHereAsItsOwn()
    {
        ScriptedServer server;
        Load load = loadOf(requestFor("/ok"), 200, 40);
        DriveHooks hooks;
        hooks.prepared = [](NativeEngine& engine) {
            const rlimit few { 20, 20 };
            prlimit(static_cast<pid_t>(engine.processIds().front()), RLIMIT_NOFILE, &few, nullptr);
        };
        const Driven driven = drive(load, server.port(), hooks);
        QVERIFY(driven.isFinished);
        QVERIFY2(!driven.report.helperFailed, qPrintable(driven.happened.back().detail));
        QCOMPARE(driven.total.requests, 200U);
        QVERIFY(driven.count(Outcome::ClientError) >= 20);
        QCOMPARE(driven.count(Outcome::ClientError) + driven.total.asExpected, 200U);
        QCOMPARE(server.seen().size(), driven.total.asExpected);
        QVERIFY(!driven.happened.empty());
        QCOMPARE(driven.happened.front().kind, std::string(events::clientShortage));
        QCOMPARE(driven.happened.front().detail, QStringLiteral("Too many open files"));
    }
};

QTEST_GUILESS_MAIN(NativeFailuresTest)

#include "tst_native_failures.moc"
