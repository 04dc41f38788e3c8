// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

#include <csignal>

using namespace labour::test;

/// Measuring a server that is running already: here one that another Labour serves.
class CliObserveTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void itsProcessesAreWatchedAndLeftAlone();
    void withoutPidAndToken();
    void aTokenThatOthersCanReadIsWarnedOf();
    void whoeverIsKilledItGoesOn_data();
    void whoeverIsKilledItGoesOn();
    void oneThatEndsIsTold();

private:
    QStringList observing(const QStringList& more) const;

    std::unique_ptr<LabourProgram> m_serving;
    std::unique_ptr<LabourProgram> m_labour;
    QString m_url;
    QString m_tokenFile;
    Process m_main;
};

void CliObserveTest::initTestCase()
{
    if (!hasPythonModule("gunicorn"))
        QSKIP("gunicorn is not installed");
}

void CliObserveTest::init()
{
    m_labour = std::make_unique<LabourProgram>();
    m_serving = std::make_unique<LabourProgram>();
    m_serving->start({ "serve", "--server", "gunicorn:sync" });
    QTRY_VERIFY_WITH_TIMEOUT(m_serving->output().contains("answers at http://127.0.0.1:"), 20000);
    const QString told = QString::fromUtf8(m_serving->output());
    m_url = QRegularExpression("http://[0-9.:]+").match(told).captured();
    m_tokenFile = QRegularExpression("/\\S+/token").match(told).captured();
    const QList<Process> all = descendantsOf(m_serving->process().processId());
    const QList<Process> servers = descendantsOf(named(all, "labour-warden").first().pid);
    QVERIFY(servers.size() >= 3);
    m_main = servers.first();
}

void CliObserveTest::cleanup()
{
    m_serving->process().terminate();
    QVERIFY(m_serving->waitForEnd(20));
}

QStringList CliObserveTest::observing(const QStringList& more) const
{
    return QStringList { "run", "--url", m_url, "--json", "-" } + more;
}

void CliObserveTest::itsProcessesAreWatchedAndLeftAlone()
{
    QVERIFY(m_labour->run(observing({ "--token-file", m_tokenFile, "--pid", QString::number(m_main.pid), "--behaviour",
        "Get?path=/PlainResponse=70", "--behaviour", "SIGSEGV=30", "--requests", "100", "--policy", "repeat" })));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    const QJsonObject run = m_labour->json();
    QCOMPARE(run["totals"]["as_expected"].toInt(), 100);
    QCOMPARE(run["innocents"]["statuses"]["200"].toInt(), 70);
    QCOMPARE(run["server"]["name"].toString(), m_url);
    int exits = 0;
    for (const QJsonValue& event : run["events"].toArray())
        exits += event["kind"].toString() == QLatin1String("worker-exited") ? 1 : 0;
    QVERIFY(exits > 3);
    QVERIFY(run["memory"][0]["pss_bytes"].toDouble() > 1e6);
    int threads = 0; // at most: now and then a worker is gone and not replaced yet
    int openFiles = 0;
    for (const QJsonValue& point : run["timeline"].toArray()) {
        threads = std::max(threads, point["threads"].toInt());
        openFiles = std::max(openFiles, point["open_files"].toInt());
    }
    QVERIFY(threads >= 2);
    QVERIFY(openFiles >= 3);
    QCOMPARE(run["stop"]["signal"].toString(), QString());
    QVERIFY(m_labour->errors().contains("was left running"));
    QCOMPARE(stillAlive({ m_main }).size(), 1);

    QVERIFY(m_labour->run(
        { "run", "--url", m_url, "--requests", "1", "--json", "-", "--behaviour", "Get?path=/&status=403" }));
    QCOMPARE(m_labour->json()["totals"]["as_expected"].toInt(), 1);
}

void CliObserveTest::withoutPidAndToken()
{
    QVERIFY(m_labour->run(observing({ "--behaviour", "Get=9", "--behaviour", "PlainResponse=1", "--requests", "20" })));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().startsWith("labour: PlainResponse is done by the server, and only for a request with"),
        m_labour->errors().constData());
    QVERIFY(m_labour->run(observing({ "--behaviour", "Get?path=/PlainResponse&status=403", "--requests", "20" })));
    QCOMPARE(m_labour->exitCode(), 0);
    QCOMPARE(m_labour->json()["totals"]["statuses"]["403"].toInt(), 20);
    QCOMPARE(m_labour->json()["totals"]["as_expected"].toInt(), 20);
    QCOMPARE(m_labour->json()["timeline"][0]["processes"].toInt(), 0);

    QFile file(m_tokenFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_labour->setVariable("LABOUR_TOKEN", QString::fromLatin1(file.readAll()));
    QVERIFY(m_labour->run(observing({ "--behaviour", "PlainResponse", "--requests", "20", "--engine", "qt" })));
    QCOMPARE(m_labour->json()["totals"]["as_expected"].toInt(), 20);
}

void CliObserveTest::aTokenThatOthersCanReadIsWarnedOf()
{
    const QString copy = m_labour->folder() + "/token";
    QVERIFY(QFile::copy(m_tokenFile, copy));
    const QStringList arguments =
        observing({ "--token-file", copy, "--behaviour", "PlainResponse", "--requests", "1" });
    QVERIFY(m_labour->run(arguments));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY2(!m_labour->errors().contains("other users"), m_labour->errors().constData());
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::ReadGroup));
    QVERIFY(m_labour->run(arguments));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY2(
        m_labour->errors().contains(copy.toUtf8() + " can be read by other users"), m_labour->errors().constData());
}

void CliObserveTest::whoeverIsKilledItGoesOn_data()
{
    QTest::addColumn<QString>("whom");
    for (const char* whom : { "labour", "labour-warden", "labour-hammer" })
        QTest::newRow(whom) << whom;
}

void CliObserveTest::whoeverIsKilledItGoesOn()
{
    QFETCH(QString, whom);
    const QList<Process> served = descendantsOf(m_serving->process().processId());
    m_labour->start(observing(
        { "--token-file", m_tokenFile, "--pid", QString::number(m_main.pid), "--test", "Plain", "--duration", "60s" }));
    const qint64 labour = m_labour->process().processId();
    QTRY_VERIFY_WITH_TIMEOUT(isSending(descendantsOf(labour)), 20000);
    const QList<Process> helpers = descendantsOf(labour);
    const qint64 victim = whom == "labour" ? labour : named(helpers, whom).first().pid;
    kill(static_cast<pid_t>(victim), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(stillAlive(helpers).isEmpty(), 3000);
    QVERIFY(m_labour->waitForEnd(20));
    QCOMPARE(stillAlive(served).size(), served.size());
    QVERIFY(
        m_labour->run(observing({ "--token-file", m_tokenFile, "--requests", "10", "--behaviour", "PlainResponse" })));
    QCOMPARE(m_labour->json()["totals"]["as_expected"].toInt(), 10);
}

void CliObserveTest::oneThatEndsIsTold()
{
    m_labour->start(observing(
        { "--token-file", m_tokenFile, "--pid", QString::number(m_main.pid), "--test", "Plain", "--duration", "60s" }));
    QTRY_VERIFY_WITH_TIMEOUT(isSending(descendantsOf(m_labour->process().processId())), 20000);
    kill(static_cast<pid_t>(m_main.pid), SIGKILL);
    QVERIFY(m_labour->waitForEnd(20));
    QCOMPARE(m_labour->exitCode(), 0);
    bool told = false;
    for (const QJsonValue& event : m_labour->json()["events"].toArray())
        told = told || event["kind"].toString() == QLatin1String("server-exited");
    QVERIFY(told);
}

QTEST_GUILESS_MAIN(CliObserveTest)
#include "cli_observe_test.moc"
