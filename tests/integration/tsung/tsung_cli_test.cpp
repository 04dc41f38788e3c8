// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace labour::test;

/// Tsung by Labour's command line, against real servers.
class TsungCliTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aCrashThatTsungCountsAsASuccessIsClosed();
    void aPlanComesToTheSameByTsungAndNative();
    void aScenarioForOthersIsWrittenAndRead();
    void resultsThatAreNoneAreRefused();
    void clientsHaveToReachTheServer();
    void whatTsungCannotDoIsRefused_data();
    void whatTsungCannotDoIsRefused();
    void withoutTsungItEndsWithThree();
    void plansAreShownAndSaved();

private:
    std::unique_ptr<LabourProgram> m_labour;
};

void TsungCliTest::initTestCase()
{
    if (QStandardPaths::findExecutable("tsung").isEmpty())
        QSKIP("tsung is not installed");
}

void TsungCliTest::init()
{
    m_labour = std::make_unique<LabourProgram>();
}

void TsungCliTest::aCrashThatTsungCountsAsASuccessIsClosed()
{
    QVERIFY(m_labour->run({ "run", "--engine", "tsung", "--server", "wsgiref", "--behaviour", "PlainResponse=9",
        "--behaviour", "SIGSEGV=1", "--policy", "repeat", "--processes", "1", "--connections", "1", "--requests", "20",
        "--json", "-" }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    const QJsonObject run = m_labour->json();
    QCOMPARE(run["totals"]["requests"].toInt(), 20);
    // wsgiref is one process: nine replies, the crash, and nobody there any more.
    QCOMPARE(run["innocents"]["statuses"]["200"].toInt(), 9);
    QCOMPARE(run["innocents"]["outcomes"]["refused"].toInt(), 9);
    const QJsonObject culprits = run["culprits"]["outcomes"].toObject();
    QCOMPARE(culprits["closed"].toInt() + culprits["reset"].toInt(), 1);
    QCOMPARE(culprits["refused"].toInt(), 1);
    QCOMPARE(run["culprits"]["as_expected"].toInt(), 1);
    bool died = false;
    for (const QJsonValue& event : run["events"].toArray())
        died = died || (event["kind"] == "server-exited" && event["detail"].toString().contains("SIGSEGV"));
    QVERIFY(died);
    QVERIFY(!run["memory"].toArray().isEmpty());
}

void TsungCliTest::aPlanComesToTheSameByTsungAndNative()
{
    const QString plan = m_labour->folder() + "/both.labour";
    QVERIFY(m_labour->run({ "plan", "--server", "wsgiref", "--behaviour", "PlainResponse=7", "--behaviour",
        "Sleeping?sleep_duration=0.005=2", "--behaviour", "Get?path=/nowhere=1", "--policy", "repeat", "--processes",
        "1", "--connections", "2", "--requests", "200", "--save", plan }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QList<QJsonArray> behaviours;
    for (const char* engine : { "native", "tsung" }) {
        LabourProgram labour;
        QVERIFY(labour.run({ "run", "--plan", plan, "--engine", engine, "--json", "-" }));
        QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
        QCOMPARE(labour.json()["engine"].toString(), QString(engine));
        behaviours.append(labour.json()["behaviours"].toArray());
    }
    for (int i = 0; i < 3; ++i) {
        const QJsonValue native = behaviours[0].at(i);
        const QJsonValue tsung = behaviours[1].at(i);
        for (const char* figure : { "requests", "as_expected", "outcomes", "statuses", "wrong" })
            QVERIFY2(native[figure] == tsung[figure], figure);
    }
    // Both have the five milliseconds of sleep, and neither has fifty.
    for (const QJsonArray& of : behaviours) {
        const double median = of.at(1)["latency_ms"]["p50"].toDouble();
        QVERIFY2(median > 5 && median < 50, QByteArray::number(median).constData());
    }
}

void TsungCliTest::aScenarioForOthersIsWrittenAndRead()
{
    LabourProgram serving;
    serving.start({ "serve", "--server", "wsgiref" });
    QTRY_VERIFY_WITH_TIMEOUT(serving.output().contains("answers at http://127.0.0.1:"), 20000);
    const QString told = QString::fromUtf8(serving.output());
    const QString url = QRegularExpression("http://[0-9.:]+").match(told).captured();
    const QString tokenFile = QRegularExpression("/\\S+/token").match(told).captured();
    const QString scenario = m_labour->folder() + "/scenario.xml";
    const QString results = m_labour->folder() + "/results";
    QVERIFY(m_labour->run({ "plan", "--url", url, "--token-file", tokenFile, "--behaviour", "PlainResponse=3",
        "--behaviour", "Sleeping?sleep_duration=0.001=1", "--policy", "repeat", "--connections", "4", "--processes",
        "2", "--requests", "80", "--tsung", scenario }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY(!(QFileInfo(scenario).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(QDir().mkdir(results));

    // As somebody would who has never heard of Labour. The id keeps it apart from other Tsungs of this machine.
    QProcess tsung;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", m_labour->folder());
    tsung.setProcessEnvironment(environment);
    tsung.setProcessChannelMode(QProcess::MergedChannels);
    tsung.start("tsung",
        { "-f", scenario, "-l", results, "-n", "-i", QString::number(QCoreApplication::applicationPid()), "start" });
    QVERIFY(tsung.waitForFinished(60000));

    QVERIFY(m_labour->run({ "import", "--tsung", results, "--json", "-" }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY(m_labour->errors().contains("80 requests (100.00 %) returned as expected"));
    const QJsonObject run = m_labour->json();
    QCOMPARE(run["server"]["name"].toString(), url);
    QCOMPARE(run["engine"].toString(), QString("tsung"));
    QCOMPARE(run["behaviours"][0]["requests"].toInt(), 60);
    QCOMPARE(run["behaviours"][1]["as_expected"].toInt(), 20);
    QVERIFY(!run["timeline"].toArray().isEmpty());
    QVERIFY(run["behaviours"][0]["latency_ms"]["p50"].toDouble() > 0);

    // What is cut off in the middle is told.
    const QString folder = QDir(results).filePath(QDir(results).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
    QFile dump(folder + "/tsung.dump");
    QVERIFY(dump.open(QIODevice::ReadWrite));
    QVERIFY(dump.resize(dump.size() / 2));
    dump.close();
    QVERIFY(m_labour->run({ "import", "--tsung", folder }));
    QCOMPARE(m_labour->exitCode(), 4);
    QVERIFY(m_labour->output().contains("ends before the load did"));
    serving.process().terminate();
    QVERIFY(serving.waitForEnd(20));
}

void TsungCliTest::resultsThatAreNoneAreRefused()
{
    QVERIFY(m_labour->run({ "import" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->run({ "import", "--tsung", m_labour->folder() + "/nowhere" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->errors().contains("tsung.dump"));
    QDir(m_labour->folder()).mkdir("results");
    QFile dump(m_labour->folder() + "/results/tsung.dump");
    QVERIFY(dump.open(QIODevice::WriteOnly));
    dump.close();
    QVERIFY(m_labour->run({ "import", "--tsung", m_labour->folder() + "/results" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->errors().contains("no scenario"));
}

void TsungCliTest::clientsHaveToReachTheServer()
{
    QVERIFY(m_labour->run({ "run", "--engine", "tsung", "--tsung-client", "elsewhere:2", "--server", "wsgiref" }));
    QCOMPARE(m_labour->exitCode(), 5);
    QVERIFY2(m_labour->output().contains("cannot reach 127.0.0.1"), m_labour->output().constData());
    const QString scenario = m_labour->folder() + "/scenario.xml";
    QVERIFY(m_labour->run({ "plan", "--url", "http://localhost:8000", "--behaviour", "Get", "--tsung", scenario,
        "--tsung-client", "elsewhere:2" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("cannot reach 127.0.0.1"), m_labour->errors().constData());
    QVERIFY(m_labour->run({ "plan", "--url", "http://localhost:8000", "--behaviour", "Get", "--tsung", scenario }));
    QCOMPARE(m_labour->exitCode(), 0);
    QFile written(scenario);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY2(written.readAll().contains("localhost:8000"), "virtual hosts need the name that was asked for");
    QVERIFY(m_labour->run({ "run", "--engine", "tsung", "--tsung-client", "-oProxyCommand=x" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->run({ "run", "--tsung-client", "elsewhere" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->errors().contains("--engine tsung"));
}

void TsungCliTest::whatTsungCannotDoIsRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& options, const char* says) {
        QTest::newRow(name) << options << QByteArray(says);
    };
    row("method", { "--behaviour", "Get?path=/&method=PATCH" }, "Get: the tsung engine has no method PATCH");
    row("substitution", { "--behaviour", "Get?path=/%25%25" }, "cannot send");
    row("bytes", { "--behaviour", "Get?path=/&method=POST&body=ä" }, "ASCII");
    row("TLS", { "--url", "https://127.0.0.1:1", "--behaviour", "Get?path=/" }, "plain http only");
}

void TsungCliTest::whatTsungCannotDoIsRefused()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, says);
    QVERIFY(m_labour->run(QStringList { "plan", "--engine", "tsung" } + options));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains(says), m_labour->errors().constData());
}

void TsungCliTest::withoutTsungItEndsWithThree()
{
    const QString nothing = m_labour->folder() + "/bin";
    QVERIFY(QDir().mkdir(nothing));
    QVERIFY(QFile::link(QStandardPaths::findExecutable("python3"), nothing + "/python3"));
    m_labour->setVariable("PATH", nothing);
    QVERIFY(m_labour->run({ "run", "--engine", "tsung", "--server", "wsgiref", "--requests", "5" }));
    QCOMPARE(m_labour->exitCode(), 3);
    QVERIFY2(m_labour->errors().contains("Tsung is not installed: apt install tsung"), m_labour->errors().constData());
}

void TsungCliTest::plansAreShownAndSaved()
{
    const QString file = m_labour->folder() + "/plan.labour";
    QVERIFY(m_labour->run({ "plan", "--server", "wsgiref", "--behaviour", "PlainResponse=3", "--behaviour", "SIGSEGV=1",
        "--phases", "baseline:2s@20 storm:3s@50(1,0.5)", "--save", file }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QVERIFY(m_labour->output().contains("75.00 %"));
    QVERIFY(m_labour->output().contains("in storm"));
    const QByteArray shown = m_labour->output();
    QVERIFY(m_labour->run({ "plan", file }));
    QCOMPARE(m_labour->exitCode(), 0);
    QCOMPARE(m_labour->output(), shown);
    QVERIFY(m_labour->run({ "plan", file, "--engine", "steam" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->run({ "plan", file, "--connections", "7", "--json", "-" }));
    QCOMPARE(m_labour->json()["load"]["connections"].toInt(), 7);
    QVERIFY(m_labour->run({ "plan", file, "--tsung", m_labour->folder() + "/s.xml" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->errors().contains("--url"));
}

QTEST_GUILESS_MAIN(TsungCliTest)
#include "tsung_cli_test.moc"
