// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crooked_life.h"

#include <QTest>

#include <csignal>

using namespace labour;
using namespace std::chrono_literals;

/// What a stop takes, and that nothing is left when it is over.
class TestServerStop : public QObject
{
    Q_OBJECT

private slots:
    void cleanly();
    void serverThatIgnoresSignals();
    void killAsTheManifestSays();
    void killNow();
    void workerThatIsStopped();
    void serverThatIsStopped();
    void orphanThatHoldsThePort();
    void helperInASessionOfItsOwn();
    void bySurprise();
    void byDestruction();

private:
    static bool end(CrookedLife& server, const QString& signal);
};

bool TestServerStop::end(CrookedLife& server, const QString& signal)
{
    server.launch();
    const auto ready = [&server] { return server.readies == 1 && server.samples.size() > 1; };
    const auto over = [&server] { return server.ends == 1 && server.report; };
    if (!QTest::qWaitFor(ready))
        return false;
    server.life->stop();
    if (!QTest::qWaitFor(over, 10000) || !server.isGone())
        return false;
    if (server.report->signal != signal.toStdString())
        qWarning("%s", server.report->signal.c_str());
    return server.report->signal == signal.toStdString() && server.workers().empty() && server.wardenFailure.isEmpty();
}

void TestServerStop::cleanly()
{
    CrookedLife server(QStringLiteral("plain"));
    QVERIFY(end(server, QStringLiteral("SIGTERM")));
    QVERIFY(server.report->leftovers.empty());
    QVERIFY(!server.report->listening);
    QVERIFY(server.report->seconds > 0);
}

void TestServerStop::serverThatIgnoresSignals()
{
    CrookedLife server(QStringLiteral("stubborn"), [](LaunchSpec& spec) {
        spec.stopSignals = { SIGTERM, SIGINT };
        spec.grace = 200ms;
    });
    QVERIFY(end(server, QStringLiteral("SIGKILL")));
    QVERIFY(server.report->seconds >= 0.4);
    QVERIFY(server.report->leftovers.empty());
}

void TestServerStop::killAsTheManifestSays()
{
    CrookedLife server(QStringLiteral("stubborn"), [](LaunchSpec& spec) {
        spec.stopSignals = { SIGTERM, SIGKILL };
        spec.grace = 200ms;
    });
    QVERIFY(end(server, QStringLiteral("SIGKILL")));
}

void TestServerStop::killNow()
{
    CrookedLife server(QStringLiteral("stubborn"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    server.life->killNow();
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(server.report);
    QCOMPARE(server.report->signal, std::string("SIGKILL"));
    QVERIFY(server.wardenFailure.isEmpty());
    QVERIFY(server.isGone());
}

void TestServerStop::workerThatIsStopped()
{
    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_COMPARE(server.workers().size(), std::size_t { 4 });
    QCOMPARE(::kill(server.workers().front(), SIGSTOP), 0);
    QTRY_COMPARE(server.readies, 1);
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.report->signal, std::string("SIGTERM"));
    QVERIFY(server.report->leftovers.empty());
    QVERIFY(server.isGone());
}

void TestServerStop::serverThatIsStopped()
{
    CrookedLife server(QStringLiteral("plain"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QCOMPARE(::kill(server.mainPid(), SIGSTOP), 0);
    server.life->stop();
    QTRY_COMPARE(server.ends, 1);
    QCOMPARE(server.report->signal, std::string("SIGTERM"));
}

void TestServerStop::orphanThatHoldsThePort()
{
    CrookedLife server(QStringLiteral("orphans"));
    QVERIFY(end(server, QStringLiteral("SIGTERM")));
    QVERIFY(server.report->listening);
    QCOMPARE(server.report->leftovers.size(), std::size_t { 1 });
    QVERIFY(QString::fromStdString(server.report->leftovers.front().command).contains(QStringLiteral("orphans")));
}

void TestServerStop::helperInASessionOfItsOwn()
{
    CrookedLife server(QStringLiteral("helped"));
    QVERIFY(end(server, QStringLiteral("SIGTERM")));
    QVERIFY(!server.report->listening);
    QCOMPARE(server.report->leftovers.size(), std::size_t { 1 });
    QCOMPARE(server.report->leftovers.front().command, std::string("sleep 3600"));
}

void TestServerStop::bySurprise()
{
    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_COMPARE(server.readies, 1);
    QTRY_COMPARE(server.workers().size(), std::size_t { 4 });
    QCOMPARE(::kill(server.wardenPid(), SIGTERM), 0);
    QTRY_COMPARE(server.ends, 1);
    QVERIFY(!server.wardenFailure.isEmpty());
    QVERIFY(server.isGone());
}

void TestServerStop::byDestruction()
{
    CrookedLife server(QStringLiteral("prefork"));
    server.launch();
    QTRY_COMPARE(server.workers().size(), std::size_t { 4 });
    server.life.reset();
    QVERIFY(server.isGone());
    QCOMPARE(server.ends, 0);
}

QTEST_GUILESS_MAIN(TestServerStop)
#include "tst_server_stop.moc"
