// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace labour::test;

/// Whoever is killed in mid-run: within three seconds no process of the run lives and its port is free.
class CliKillTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void labourKilled_data();
    void labourKilled();
    void wardenKilled();
    void wardenKilledEarly_data();
    void wardenKilledEarly();
    void wardenTerminated();
    void hammerKilled_data();
    void hammerKilled();
    void hammerStopped();
    void groupTerminated();
    void stoppedHelpersEndWithLabour();

private:
    void startRun(const QStringList& more = {});
    void verifyNothingIsLeft();

    std::unique_ptr<LabourProgram> m_labour;
    QList<Process> m_processes;
    QString m_marker;
    quint16 m_port = 0;
};

void CliKillTest::initTestCase()
{
    if (!hasPythonModule("gunicorn"))
        QSKIP("gunicorn is not installed");
}

void CliKillTest::init()
{
    m_labour = std::make_unique<LabourProgram>();
}

void CliKillTest::startRun(const QStringList& more)
{
    m_labour->start(QStringList { "run", "--duration", "60s", "--json", "-" }
        + (more.contains("--server") ? more : QStringList { "--server", "gunicorn:sync", "--test", "Plain" } + more));
    const qint64 pid = m_labour->process().processId();
    QTRY_VERIFY_WITH_TIMEOUT(!named(descendantsOf(pid), "labour-hammer").isEmpty() || more.contains("qt"), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(listeningPortOf(descendantsOf(pid)) != 0, 20000);
    m_marker = runMarkerOf(descendantsOf(pid));
    QVERIFY(!m_marker.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(ofRun(m_marker).size() >= 3, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(isSending(descendantsOf(pid)) || more.contains("qt"), 20000);
    m_processes = descendantsOf(pid);
    m_port = listeningPortOf(m_processes);
}

void CliKillTest::verifyNothingIsLeft()
{
    QTRY_VERIFY_WITH_TIMEOUT(
        stillAlive(m_processes).isEmpty() && ofRun(m_marker).isEmpty() && isPortFree(m_port), 3000);
}

void CliKillTest::labourKilled_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("native") << QStringList {};
    QTest::newRow("qt") << QStringList { "--engine", "qt" };
}

void CliKillTest::labourKilled()
{
    QFETCH(QStringList, more);
    startRun(more);
    kill(static_cast<pid_t>(m_labour->process().processId()), SIGKILL);
    verifyNothingIsLeft();
    QVERIFY(m_labour->waitForEnd());
    QTRY_VERIFY_WITH_TIMEOUT(QDir(m_labour->folder()).entryList({ "labour-*" }, QDir::Dirs).isEmpty(), 3000);
}

void CliKillTest::wardenKilled()
{
    startRun();
    kill(static_cast<pid_t>(named(m_processes, "labour-warden").first().pid), SIGKILL);
    verifyNothingIsLeft();
    QVERIFY(m_labour->waitForEnd(20));
    QCOMPARE(m_labour->exitCode(), 5);
    QVERIFY(m_labour->json()["totals"]["requests"].toInt() > 0);
    QVERIFY(m_labour->json()["failure"].toString().contains("warden"));
}

void CliKillTest::wardenKilledEarly_data()
{
    QTest::addColumn<int>("processes");
    QTest::newRow("at launch") << 0;
    QTest::newRow("when the server is there") << 1;
    QTest::newRow("when it settles down") << 3;
}

void CliKillTest::wardenKilledEarly()
{
    QFETCH(int, processes);
    m_labour->start({ "run", "--server", "gunicorn:sync", "--test", "Plain", "--duration", "60s" });
    const qint64 pid = m_labour->process().processId();
    QTRY_VERIFY_WITH_TIMEOUT(!named(descendantsOf(pid), "labour-warden").isEmpty(), 20000);
    const Process warden = named(descendantsOf(pid), "labour-warden").first();
    QTRY_VERIFY_WITH_TIMEOUT(descendantsOf(warden.pid).size() >= processes, 20000);
    m_processes = descendantsOf(pid);
    m_marker = runMarkerOf(m_processes);
    kill(static_cast<pid_t>(warden.pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(
        stillAlive(m_processes).isEmpty() && (m_marker.isEmpty() || ofRun(m_marker).isEmpty()), 3000);
    QVERIFY(m_labour->waitForEnd(20));
    QCOMPARE(m_labour->exitCode(), 5);
    QVERIFY2((m_labour->errors() + m_labour->output()).contains("labour-warden was killed by SIGKILL"),
        m_labour->errors().constData());
}

void CliKillTest::wardenTerminated()
{
    startRun();
    kill(static_cast<pid_t>(named(m_processes, "labour-warden").first().pid), SIGTERM);
    verifyNothingIsLeft();
    QVERIFY(m_labour->waitForEnd(20));
    QCOMPARE(m_labour->exitCode(), 5);
    QVERIFY(m_labour->json()["failure"].toString().contains("warden"));
}

void CliKillTest::hammerKilled_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("under short requests") << QStringList {};
    QTest::newRow("under long ones") << QStringList { "--server", "gunicorn:gthread", "--test", "HeavySleep" };
}

void CliKillTest::hammerKilled()
{
    QFETCH(QStringList, more);
    startRun(QStringList { "--processes", "2" } + more);
    QTRY_COMPARE_WITH_TIMEOUT(named(descendantsOf(m_labour->process().processId()), "labour-hammer").size(), 2, 20000);
    kill(static_cast<pid_t>(named(m_processes, "labour-hammer").first().pid), SIGKILL);
    verifyNothingIsLeft();
    QVERIFY(m_labour->waitForEnd(20));
    QCOMPARE(m_labour->exitCode(), 5);
    bool told = false;
    for (const QJsonValue& event : m_labour->json()["events"].toArray())
        told = told || event["kind"].toString() == QLatin1String("helper-failed");
    QVERIFY(told);
}

void CliKillTest::hammerStopped()
{
    startRun();
    kill(static_cast<pid_t>(named(m_processes, "labour-hammer").first().pid), SIGSTOP);
    m_labour->process().terminate();
    QVERIFY(m_labour->waitForEnd(20));
    verifyNothingIsLeft();
    QCOMPARE(m_labour->exitCode(), 4);
}

/// As a shell ends a job, and timeout(1): Labour hears of it twice, and its helpers not at all.
void CliKillTest::groupTerminated()
{
    m_labour->process().setChildProcessModifier([] { setpgid(0, 0); });
    startRun();
    const auto pid = static_cast<pid_t>(m_labour->process().processId());
    kill(pid, SIGTERM);
    kill(-pid, SIGTERM);
    QVERIFY(m_labour->waitForEnd(20));
    QCOMPARE(m_labour->exitCode(), 4);
    verifyNothingIsLeft();
    const QJsonObject run = m_labour->json();
    QCOMPARE(run["stop"]["signal"].toString(), QStringLiteral("SIGTERM"));
    for (const QJsonValue& event : run["events"].toArray())
        QVERIFY(event["kind"].toString() != QLatin1String("helper-failed"));
}

void CliKillTest::stoppedHelpersEndWithLabour()
{
    startRun();
    for (const char* helper : { "labour-warden", "labour-hammer" })
        kill(static_cast<pid_t>(named(m_processes, helper).first().pid), SIGSTOP);
    kill(static_cast<pid_t>(m_labour->process().processId()), SIGKILL);
    verifyNothingIsLeft();
    QVERIFY(m_labour->waitForEnd());
}

QTEST_GUILESS_MAIN(CliKillTest)
#include "cli_kill_test.moc"
