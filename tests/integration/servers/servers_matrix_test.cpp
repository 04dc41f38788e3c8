// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "every_variant.h"

#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cstdio>

using namespace labour::test;

namespace {

/// Whose parent ends at SIGTERM and leaves its children serving.
const QStringList outlivedByChildren { "tornado:prefork", "tornado:plain", "tornado:hardened" };

}

/// Every server that is installed, in each of its variants, through Labour itself: it answers, serves a mix as
/// expected, is stopped, and nothing of it is left. What each one took stands in one table at the end.
class ServersMatrixTest : public QObject
{
    Q_OBJECT

private slots:
    void servesAndIsGone_data();
    void servesAndIsGone();
    void cleanupTestCase();

private:
    QStringList m_table;
};

void ServersMatrixTest::servesAndIsGone_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("reason");
    const QList<ListedVariant> all = everyVariant();
    QVERIFY(all.size() > 50);
    for (const ListedVariant& each : all)
        QTest::newRow(qPrintable(each.name)) << each.name << each.version << each.reason;
}

void ServersMatrixTest::servesAndIsGone()
{
    QFETCH(QString, server);
    QFETCH(QString, version);
    QFETCH(QString, reason);
    if (!reason.isEmpty())
        QSKIP(qPrintable(server + " is not installed: " + reason));
    QVERIFY2(!version.isEmpty(), "its version is not told");
    LabourProgram labour;
    // Apache, started by root, goes on as www-data, which has to get to the run's folder.
    QVERIFY(QFile::setPermissions(
        labour.folder(), QFile::permissions(labour.folder()) | QFile::ExeGroup | QFile::ExeOther));
    QVERIFY(labour.run({ "run", "--server", server, "--test", "LightSleep", "--requests", "200", "--connections", "8",
                           "--seed", "7", "--json", "-" },
        120));
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject run = labour.json();
    const QJsonObject totals = run["totals"].toObject();
    QVERIFY2(totals["as_expected"].toInt() == 200, labour.errors().constData());
    QVERIFY(run["memory"][0]["rss_bytes"].toDouble() > 1e6);
    QVERIFY(!run["stop"]["signal"].toString().isEmpty());
    QCOMPARE(run["leftovers"]["listening"].toBool(), outlivedByChildren.contains(server));
    QCOMPARE(run["leftovers"]["files"].toArray(), QJsonArray());
    const QList<Process> alive = carrying("TMPDIR=" + labour.folder().toUtf8());
    QVERIFY2(alive.isEmpty(), qPrintable(alive.isEmpty() ? QString() : alive.first().name));
    QVERIFY(QDir(labour.folder()).entryList({ "labour-*" }, QDir::Dirs).isEmpty());

    m_table.append(QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
                       .arg(server, -24)
                       .arg(version, -9)
                       .arg(totals["requests_per_second"].toDouble(), 9, 'f', 0)
                       .arg(totals["latency_ms"]["p99"].toDouble(), 8, 'f', 0)
                       .arg(run["stop"]["signal"].toString(), 9)
                       .arg(run["stop"]["seconds"].toDouble(), 7, 'f', 1)
                       .arg(run["leftovers"]["processes"].toArray().size(), 5));
}

void ServersMatrixTest::cleanupTestCase()
{
    std::printf("%-24s %-9s %9s %8s %9s %7s %5s\n", "server", "version", "requests/s", "p99 ms", "stop", "s", "left");
    for (const QString& line : m_table)
        std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QTEST_GUILESS_MAIN(ServersMatrixTest)
#include "servers_matrix_test.moc"
