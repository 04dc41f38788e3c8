// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QJsonArray>
#include <QTest>

using namespace labour::test;

class CliMultitestTest : public QObject
{
    Q_OBJECT

private slots:
    void theOriginalsTable();
    void whatIsNotThereIsLeftOut();
    void badInput_data();
    void badInput();

private:
    LabourProgram m_labour;
};

void CliMultitestTest::theOriginalsTable()
{
    QVERIFY(m_labour.run({ "multitest", "--share-machine", "--servers", "wsgiref:*", "--tests", "Plain,SIGSEGV",
                             "--requests", "60", "--connections", "4", "--timeout", "1s", "--json", "-" },
        120));
    QVERIFY2(m_labour.exitCode() == 0, m_labour.errors().constData());
    const QJsonArray runs = m_labour.json()["runs"].toArray();
    QCOMPARE(runs.size(), 4);
    QCOMPARE(runs[0]["plan"]["test"].toString(), "Plain");
    QCOMPARE(runs[0]["totals"]["failed"].toInt(), 0);
    QCOMPARE(runs[0]["totals"]["requests"].toInt(), 60);
    // One process, which the first crash ends.
    QVERIFY(runs[1]["totals"]["failed"].toInt() > 6);
    const QList<QByteArray> lines = m_labour.errors().split('\n');
    QVERIFY2(lines[0].contains("All requests") && lines[0].contains("Plain") && lines[0].contains("SIGSEGV"),
        m_labour.errors().constData());
    QVERIFY2(lines[1].startsWith("  wsgiref ") && lines[1].contains(" 0.0 % ") && lines[1].contains("Failed ("),
        m_labour.errors().constData());
    QVERIFY(lines[2].startsWith("  wsgiref:threading "));
    QVERIFY(m_labour.errors().contains("Innocents alone"));
}

void CliMultitestTest::whatIsNotThereIsLeftOut()
{
    m_labour.addServer("missing", "raise SystemExit(1)\n");
    QVERIFY(m_labour.run(
        { "multitest", "--share-machine", "--servers", "missing,wsgiref", "--tests", "Plain", "--requests", "20" }));
    QCOMPARE(m_labour.exitCode(), 0);
    QVERIFY(m_labour.errors().contains("missing is left out: "));
    QVERIFY(m_labour.output().contains("wsgiref"));
    QVERIFY(m_labour.run({ "multitest", "--share-machine", "--servers", "missing", "--tests", "Plain" }));
    QCOMPARE(m_labour.exitCode(), 3);
}

void CliMultitestTest::badInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a test that there is not") << QStringList { "--tests", "Plan" } << QByteArray("did you mean Plain?");
    QTest::newRow("a server that there is not")
        << QStringList { "--servers", "wsgire" } << QByteArray("did you mean wsgiref?");
    QTest::newRow("no number") << QStringList { "--requests", "many" } << QByteArray("--requests");
    QTest::newRow("no requests") << QStringList { "--requests", "0" } << QByteArray("requests have to be 1 or more");
    QTest::newRow("no time") << QStringList { "--timeout", "soon" } << QByteArray("--timeout");
    QTest::newRow("no file") << QStringList { "--json", "/nowhere/x" } << QByteArray("/nowhere/x cannot be written");
}

void CliMultitestTest::badInput()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, sentence);
    QVERIFY(m_labour.run(QStringList { "multitest", "--share-machine" } + arguments));
    QCOMPARE(m_labour.exitCode(), 2);
    QVERIFY2(m_labour.errors().contains(sentence), m_labour.errors().constData());
}

QTEST_GUILESS_MAIN(CliMultitestTest)
#include "cli_multitest_test.moc"
