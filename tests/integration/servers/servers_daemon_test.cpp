// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace labour::test;

namespace {

/// Forks twice, and a helper besides that has nothing of the run in its environment; the launched process ends when
/// the daemon closes `writing`.
const QByteArray daemonScript = R"(
import os, sys
from wsgiref.simple_server import make_server, WSGIRequestHandler
from labour_application import application

class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass

def release():
    global writing
    if writing is not None:
        os.close(writing)
        writing = None

def answering(environ, start_response):
    release()
    return application(environ, start_response)

reading, writing = os.pipe()
if os.fork() > 0:
    os.close(writing)
    os.read(reading, 1)
    os._exit(0)
os.setsid()
if os.fork() > 0:
    os._exit(0)
if os.fork() == 0:
    os.execve(sys.executable, [sys.executable, '-c', 'import time; time.sleep(600)'], {})
%1
make_server(sys.argv[1], int(sys.argv[2]), answering, handler_class=Quiet).serve_forever()
)";

}

/// A server that becomes a daemon is measured like any other, and is gone at the end.
class ServersDaemonTest : public QObject
{
    Q_OBJECT

private slots:
    void isMeasuredToldAndGone_data();
    void isMeasuredToldAndGone();
    void itsEndIsTold();
};

void ServersDaemonTest::isMeasuredToldAndGone_data()
{
    QTest::addColumn<QByteArray>("atOnce");
    QTest::newRow("before it listens") << QByteArray("release()");
    QTest::newRow("once it has answered") << QByteArray();
}

void ServersDaemonTest::isMeasuredToldAndGone()
{
    QFETCH(QByteArray, atOnce);
    LabourProgram labour;
    labour.addServer("demon", QByteArray(daemonScript).replace("%1", atOnce));
    QVERIFY(labour.run({ "run", "--server", "demon", "--test", "Plain", "--requests", "100", "--json", "-" }));
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject run = labour.json();
    QCOMPARE(run["totals"]["as_expected"].toInt(), 100);
    const int daemon = run["stop"]["daemon_pid"].toInt();
    QVERIFY(daemon > 0);
    QVERIFY2(labour.errors().contains("It had become a daemon: process " + QByteArray::number(daemon)),
        labour.errors().constData());
    QCOMPARE(run["stop"]["signal"].toString(), QStringLiteral("SIGTERM"));
    QCOMPARE(run["leftovers"]["listening"].toBool(), false);
    const QJsonArray left = run["leftovers"]["processes"].toArray();
    QCOMPARE(left.size(), 1);
    QVERIFY(left[0]["command"].toString().contains("time.sleep(600)"));
    QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(left[0]["pid"].toInt())));
    QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(daemon)));
    QVERIFY(carrying("TMPDIR=" + labour.folder().toUtf8()).isEmpty());
}

void ServersDaemonTest::itsEndIsTold()
{
    LabourProgram labour;
    labour.addServer("demon", QByteArray(daemonScript).replace("%1", "release()"));
    QVERIFY(labour.run({ "run", "--server", "demon", "--behaviour", "SIGSEGV", "--requests", "1", "--json", "-" }));
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject run = labour.json();
    QCOMPARE(run["events"][0]["kind"].toString(), QStringLiteral("server-exited"));
    QCOMPARE(run["events"][0]["pid"].toInt(), run["stop"]["daemon_pid"].toInt());
    QCOMPARE(run["stop"]["signal"].toString(), QString());
    QVERIFY(carrying("TMPDIR=" + labour.folder().toUtf8()).isEmpty());
}

QTEST_GUILESS_MAIN(ServersDaemonTest)
#include "servers_daemon_test.moc"
