// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace labour::test;

/// Labour's limits on a server's resources are no limit on its threads.
class ServersThreadsTest : public QObject
{
    Q_OBJECT

private slots:
    void fourHundredSleepAtOnce();
};

void ServersThreadsTest::fourHundredSleepAtOnce()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--server", "wsgiref:threading", "--behaviour", "Sleeping?sleep_duration=3",
        "--requests", "400", "--connections", "400", "--timeout", "20s", "--json", "-" }));
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    const QJsonObject run = labour.json();
    QVERIFY2(run["totals"]["as_expected"].toInt() == 400, labour.errors().constData());
    int threads = 0;
    for (const QJsonValue& sample : run["timeline"].toArray())
        threads = std::max(threads, sample["threads"].toInt());
    QVERIFY2(threads > 400, qPrintable(QString::number(threads)));
}

QTEST_GUILESS_MAIN(ServersThreadsTest)
#include "servers_threads_test.moc"
