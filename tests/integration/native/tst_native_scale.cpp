// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/drive.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <algorithm>

#include <sys/resource.h>

using namespace labour;

namespace {

constexpr int wanted = 10'000;
constexpr int keptBack = 64;

/// As many as the limit on open files leaves the bench's server, which holds them all.
int connectionsThatFit()
{
    rlimit limit {};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<int>(std::min<rlim_t>(wanted, limit.rlim_max - keptBack));
}

}

class NativeScaleTest : public QObject
{
    Q_OBJECT

private slots:
    void holdsManyConnections_data()
    {
        QTest::addColumn<int>("processes");
        QTest::newRow("one process") << 1;
        QTest::newRow("three processes") << 3;
    }

    void holdsManyConnections()
    {
        QFETCH(int, processes);
        const int connections = connectionsThatFit();
        QProcess server;
        server.start(QCoreApplication::applicationDirPath() + "/bench_server", QStringList());
        QVERIFY(server.waitForReadyRead());
        const auto port = static_cast<std::uint16_t>(server.readLine().trimmed().toUInt());

        AcceptedEnding ok;
        ok.statuses = { { 200, 200 } };
        Load load = loadOf({ "/PlainResponse?length=34", 1, Role::Innocent, 60'000'000, { ok } },
            static_cast<quint64>(connections) * 5, connections);
        load.processes = processes;
        const Driven driven = drive(load, port);
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        // A connection that was starved would end in a timeout, or never.
        QCOMPARE(driven.total.asExpected, *load.requests);
        QVERIFY(driven.happened.empty());
        QVERIFY2(driven.report.largestRssBytes < 60U << 20, qPrintable(QString::number(driven.report.largestRssBytes)));
        server.closeWriteChannel();
        QVERIFY(server.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(NativeScaleTest)

#include "tst_native_scale.moc"
