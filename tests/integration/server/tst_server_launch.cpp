// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crooked_life.h"

#include "core/server/proc/proc_files.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>

using namespace labour;
using namespace std::chrono_literals;

/// How a launch succeeds and fails.
class TestServerLaunch : public QObject
{
    Q_OBJECT

private slots:
    void becomesReady();
    void serverInheritsNothing();
    void commandThatIsNotThere();
    void commandThatIsNotExecutable();
    void commandThatIsEmpty();
    void serverThatEndsAtOnce();
    void serverThatCrashesAtOnce();
    void serverThatEndsWell();
    void serverThatBecomesADaemon();
    void daemonThatDies();
    void daemonThatNeverAnswers();
    void serverThatNeverAnswers();
    void serverThatIsNotOurs();
    void serverThatAnswersAnError();
    void portInUse();
    void stopBeforeReady();
    void floodOfOutput();
    void wardenThatCannotStart();
};

void TestServerLaunch::becomesReady()
{
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QCOMPARE(server.started.size(), std::size_t { 1 });
    QVERIFY(server.started.front().isMain);
    QVERIFY(QString::fromStdString(server.started.front().command).contains(QStringLiteral("plain")));
    QTRY_VERIFY(!server.samples.empty());
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(server.report);
    QVERIFY(server.isGone());
    QCOMPARE(server.readies, 1);
}

void TestServerLaunch::serverInheritsNothing()
{
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    const std::filesystem::path proc = "/proc/" + std::to_string(server.mainPid());
    for (const auto& descriptor : std::filesystem::directory_iterator(proc / "fd")) {
        const std::string target = std::filesystem::read_symlink(descriptor.path()).string();
        QVERIFY2(std::stoi(descriptor.path().filename()) <= 2 || target.starts_with("socket:"), target.c_str());
    }
    QFile limits(proc / "limits");
    QVERIFY(limits.open(QIODevice::ReadOnly));
    const QByteArray text = limits.readAll().simplified();
    QVERIFY(text.contains("Max core file size 0 0"));
    QVERIFY(text.contains("Max open files 4096"));
    const auto stat = readStat(server.mainPid());
    QVERIFY(stat);
    QCOMPARE(stat->session, server.mainPid());
    QCOMPARE(QString::fromStdString(std::filesystem::read_symlink(proc / "cwd").string()),
        QDir(server.directory.path()).canonicalPath());
}

void TestServerLaunch::commandThatIsNotThere()
{
    CrookedLife server(
        QStringLiteral("plain"), [](LaunchSpec& spec) { spec.command = { QStringLiteral("no-such-server") }; });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure, QStringLiteral("Cannot start 'no-such-server': No such file or directory."));
    QVERIFY(server.started.empty());
}

void TestServerLaunch::commandThatIsNotExecutable()
{
    CrookedLife server(QStringLiteral("plain"),
        [](LaunchSpec& spec) { spec.command = { spec.runDirectory + QStringLiteral("/token") }; });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY2(server.launchFailure.endsWith(QStringLiteral("Permission denied.")), qPrintable(server.launchFailure));
}

void TestServerLaunch::commandThatIsEmpty()
{
    CrookedLife server(QStringLiteral("plain"), [](LaunchSpec& spec) { spec.command.clear(); });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure, QStringLiteral("The command is empty."));
}

void TestServerLaunch::serverThatEndsAtOnce()
{
    CrookedLife server(QStringLiteral("exits"));
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure, QStringLiteral("The server ended before it was ready, with exit code 3."));
    QCOMPARE(server.tail, QStringLiteral("no such setting"));
    QCOMPARE(server.exits.size(), std::size_t { 1 });
    QVERIFY(server.wardenFailure.isEmpty());
}

void TestServerLaunch::serverThatCrashesAtOnce()
{
    CrookedLife server(QStringLiteral("crashes"));
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure, QStringLiteral("The server ended before it was ready, killed by SIGSEGV."));
}

void TestServerLaunch::serverThatBecomesADaemon()
{
    CrookedLife server(QStringLiteral("daemon"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QVERIFY(server.exitOf(server.mainPid()));
    QTRY_COMPARE(server.workers().size(), std::size_t { 1 });
    const pid_t daemon = server.workers().front();
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.report->daemonPid, daemon);
    QCOMPARE(server.report->signal, std::string("SIGTERM"));
    QVERIFY(server.report->leftovers.empty());
    QVERIFY(server.exitOf(daemon)->process.isMain);
    QVERIFY(server.isGone());
}

void TestServerLaunch::daemonThatDies()
{
    CrookedLife server(QStringLiteral("daemon"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QTRY_COMPARE(server.workers().size(), std::size_t { 1 });
    const pid_t daemon = server.workers().front();
    QCOMPARE(::kill(daemon, SIGKILL), 0);
    QTRY_VERIFY(server.exitOf(daemon));
    QVERIFY(server.exitOf(daemon)->process.isMain);
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.report->signal, std::string());
}

void TestServerLaunch::daemonThatNeverAnswers()
{
    CrookedLife server(QStringLiteral("absent"), [](LaunchSpec& spec) { spec.warmUpLimit = 1s; });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure,
        QStringLiteral("The server became a daemon and did not answer within 1 s: the connection is refused."));
    QVERIFY(server.isGone());
}

void TestServerLaunch::serverThatEndsWell()
{
    CrookedLife server(QStringLiteral("nothing"));
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure, QStringLiteral("The server ended before it was ready, with exit code 0."));
}

void TestServerLaunch::serverThatNeverAnswers()
{
    CrookedLife server(QStringLiteral("lingering"), [](LaunchSpec& spec) { spec.warmUpLimit = 1s; });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure,
        QStringLiteral("The server did not answer within 1 s: it accepts connections and does not reply."));
    QVERIFY(server.isGone());
}

void TestServerLaunch::serverThatIsNotOurs()
{
    CrookedLife server(QStringLiteral("foreign"), [](LaunchSpec& spec) { spec.warmUpLimit = 1s; });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY2(server.launchFailure.contains(QStringLiteral("something else replies on port")),
        qPrintable(server.launchFailure));
    QVERIFY(server.isGone());
}

void TestServerLaunch::serverThatAnswersAnError()
{
    CrookedLife server(QStringLiteral("refusing"), [](LaunchSpec& spec) { spec.warmUpLimit = 1s; });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY2(
        server.launchFailure.contains(QStringLiteral("503 Service Unavailable")), qPrintable(server.launchFailure));
}

void TestServerLaunch::portInUse()
{
    QTcpServer somebody;
    QVERIFY(somebody.listen(QHostAddress::LocalHost));
    CrookedLife server(QStringLiteral("plain"), [&](LaunchSpec& spec) { spec.port = somebody.serverPort(); });
    server.launch();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY2(server.launchFailure.endsWith(QStringLiteral("is in use already.")), qPrintable(server.launchFailure));
    QVERIFY(somebody.isListening());
}

void TestServerLaunch::stopBeforeReady()
{
    CrookedLife server(QStringLiteral("lingering"));
    server.launch();
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(server.report);
    QVERIFY(server.isGone());
    QCOMPARE(server.readies, 0);
}

void TestServerLaunch::floodOfOutput()
{
    CrookedLife server(QStringLiteral("flood"), [](LaunchSpec& spec) { spec.warmUpLimit = 60s; });
    server.launch();
    QTRY_COMPARE_WITH_TIMEOUT(server.readies, 1, 60000);
    QTRY_COMPARE(server.outputBytes + server.droppedBytes, quint64 { 100 << 20 } + sizeof "the last words");
    QVERIFY(server.droppedBytes > 0);
    QVERIFY(server.life->log().size() <= 2 << 20);
    QVERIFY(server.life->outputTail().endsWith(QStringLiteral("the last words")));
    const auto memory = readStatm(openProcFile(server.wardenPid(), "statm").get());
    QVERIFY(memory);
    QVERIFY2(memory->residentBytes - memory->sharedBytes < 8 << 20, qPrintable(QString::number(memory->residentBytes)));
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
}

void TestServerLaunch::wardenThatCannotStart()
{
    QTemporaryDir folder;
    QFile fake(folder.filePath(QStringLiteral("labour-warden")));
    QVERIFY(fake.open(QIODevice::WriteOnly));
    fake.write("#!/no/such/interpreter\n");
    fake.close();
    fake.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    qputenv("LABOUR_HELPERS", QFile::encodeName(folder.path()));
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    qunsetenv("LABOUR_HELPERS");
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(!server.wardenFailure.isEmpty());
    QCOMPARE(server.launchFailure, server.wardenFailure);
}

QTEST_GUILESS_MAIN(TestServerLaunch)
#include "tst_server_launch.moc"
