// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crooked_life.h"

#include "core/server/subreaper.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>

using namespace labour;

namespace {

constexpr int soonMs = 3000;

}

/// Labour's own processes die, hang or talk nonsense; nothing of the server may survive that.
class TestServerCatastrophe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { becomeSubreaper(); }
    void wardenIsKilled_data();
    void wardenIsKilled();
    void wardenIsKilledBeforeReady();
    void wardenFallsSilent();
    void wardenTalksNonsense_data();
    void wardenTalksNonsense();
    void wardenEndsAtOnce();
    void ownerIsKilled_data();
    void ownerIsKilled();
    void ourOwnChildrenAreNotTouched();
};

void TestServerCatastrophe::wardenIsKilled_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : { "plain", "prefork", "stubborn", "orphans", "helped" })
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestServerCatastrophe::wardenIsKilled()
{
    QFETCH(QString, mode);
    CrookedLife server(mode);
    server.launch();
    QTRY_VERIFY(server.readies == 1 && server.samples.size() > 1);
    QCOMPARE(::kill(server.wardenPid(), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(server.ends == 1 && server.isGone(), soonMs);
    QCOMPARE(server.wardenFailure, QStringLiteral("labour-warden was killed by SIGKILL."));
    QVERIFY(server.report);
    QVERIFY(server.report->leftovers.empty());
    QVERIFY(!server.report->listening);
    QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // none is left to be waited for
}

void TestServerCatastrophe::wardenIsKilledBeforeReady()
{
    CrookedLife server(QStringLiteral("lingering"));
    server.launch();
    QTRY_VERIFY(!server.started.empty());
    QCOMPARE(::kill(server.wardenPid(), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(server.ends == 1 && server.isGone(), soonMs);
    QCOMPARE(server.wardenFailure, QStringLiteral("labour-warden was killed by SIGKILL."));
    QCOMPARE(server.launchFailure, server.wardenFailure);
}

void TestServerCatastrophe::wardenFallsSilent()
{
    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_VERIFY(server.readies == 1 && server.workers().size() == 4);
    QCOMPARE(::kill(server.wardenPid(), SIGSTOP), 0);
    QTRY_VERIFY_WITH_TIMEOUT(server.ends == 1 && server.isGone(), 15000);
    QCOMPARE(server.wardenFailure, QStringLiteral("labour-warden has said nothing for 5 seconds."));
}

void TestServerCatastrophe::wardenTalksNonsense_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("text") << QByteArray("echo Segmentation fault; exec sleep 3600");
    QTest::newRow("type") << QByteArray("printf '\\002\\000\\000\\000\\001\\143'; exec sleep 3600");
    QTest::newRow("version") << QByteArray("printf '\\002\\000\\000\\000\\011\\020'; exec sleep 3600");
    QTest::newRow("payload") << QByteArray("printf '\\003\\000\\000\\000\\001\\020\\377'; exec sleep 3600");
    QTest::newRow("half a frame") << QByteArray("printf '\\077\\000\\000\\000\\001\\020'");
    QTest::newRow("without end") << QByteArray("exec cat /dev/zero");
}

void TestServerCatastrophe::wardenTalksNonsense()
{
    QFETCH(QByteArray, script);
    QTemporaryDir folder;
    QFile fake(folder.filePath(QStringLiteral("labour-warden")));
    QVERIFY(fake.open(QIODevice::WriteOnly));
    fake.write("#!/bin/sh\n" + script + '\n');
    fake.close();
    QVERIFY(fake.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    qputenv("LABOUR_HELPERS", QFile::encodeName(folder.path()));
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    qunsetenv("LABOUR_HELPERS");
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(server.wardenFailure.startsWith(QStringLiteral("labour-warden ")));
    QCOMPARE(server.launchFailure, server.wardenFailure);
}

void TestServerCatastrophe::wardenEndsAtOnce()
{
    QTemporaryDir folder;
    QVERIFY(QFile::link(QStringLiteral("/bin/true"), folder.filePath(QStringLiteral("labour-warden"))));
    qputenv("LABOUR_HELPERS", QFile::encodeName(folder.path()));
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    qunsetenv("LABOUR_HELPERS");
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.launchFailure, QStringLiteral("labour-warden ended without a report."));
}

void TestServerCatastrophe::ownerIsKilled_data()
{
    wardenIsKilled_data();
}

void TestServerCatastrophe::ownerIsKilled()
{
    QFETCH(QString, mode);
    QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), folder.path());
    QProcess owner;
    owner.setProcessEnvironment(environment);
    owner.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    owner.start(QCoreApplication::applicationDirPath() + QStringLiteral("/server-owner"), { mode });
    QByteArray said;
    QTRY_VERIFY((said += owner.readAllStandardOutput()).contains('\n'));
    const QList<QByteArray> words = said.trimmed().split(' ');
    QCOMPARE(words.size(), 4);
    RunIdentity run;
    run.marker = words[0].toStdString();
    run.port = words[1].toUShort();
    run.host = "127.0.0.1";
    run.main = { words[2].toInt(), words[3].toULongLong() };
    const std::vector<ProcessId> members = runMembers(run, {});
    QVERIFY(!members.empty());

    owner.kill();
    QTRY_VERIFY_WITH_TIMEOUT(isGone(run, runMembers(run, members)), soonMs);
    QTRY_COMPARE(owner.state(), QProcess::NotRunning);
}

void TestServerCatastrophe::ourOwnChildrenAreNotTouched()
{
    QProcess running;
    running.start(QStringLiteral("/bin/sleep"), { QStringLiteral("3600") });
    QVERIFY(running.waitForStarted());
    QProcess ended;
    ended.start(QStringLiteral("/bin/sh"), { QStringLiteral("-c"), QStringLiteral("exit 7") });

    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_VERIFY(server.readies == 1 && server.workers().size() == 4);
    QCOMPARE(::kill(server.wardenPid(), SIGKILL), 0);
    QTRY_COMPARE(server.ends, 1);
    QTRY_COMPARE(ended.state(), QProcess::NotRunning);
    QCOMPARE(ended.exitCode(), 7);
    QCOMPARE(running.state(), QProcess::Running);
    running.kill();
    QVERIFY(running.waitForFinished());
}

QTEST_GUILESS_MAIN(TestServerCatastrophe)
#include "tst_server_catastrophe.moc"
