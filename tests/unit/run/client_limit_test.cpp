// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/client_limit.h"

#include <QTest>

using namespace labour;

class ClientLimitTest : public QObject
{
    Q_OBJECT

private slots:
    void decides_data()
    {
        QTest::addColumn<double>("cpuSeconds");
        QTest::addColumn<double>("waitedSeconds");
        QTest::addColumn<int>("scheduleErrorMs");
        QTest::addColumn<bool>("saturated");
        QTest::addColumn<QString>("evidence");
        QTest::newRow("idle") << 1.0 << 0.1 << 0 << false << "10 % of the CPU";
        QTest::newRow("busy") << 9.5 << 0.1 << 0 << true << "95 % of the CPU";
        QTest::newRow("crowded") << 3.0 << 3.0 << 0 << false << "waited for a CPU for 30 %";
        QTest::newRow("crowded out") << 6.5 << 3.0 << 0 << true << "waited for a CPU for 30 %";
        QTest::newRow("on time") << 1.0 << 0.0 << 5 << false << "went out 5";
        QTest::newRow("late") << 1.0 << 0.0 << 40 << true << "went out 4";
    }

    void decides()
    {
        QFETCH(double, cpuSeconds);
        QFETCH(double, waitedSeconds);
        QFETCH(int, scheduleErrorMs);
        QFETCH(bool, saturated);
        QFETCH(QString, evidence);
        EngineReport engine;
        engine.cpuSeconds = cpuSeconds;
        engine.waitedSeconds = waitedSeconds;
        engine.largestRssBytes = 7;
        Histogram errors;
        if (scheduleErrorMs > 0)
            errors.record(static_cast<std::uint64_t>(scheduleErrorMs) * 1000, 100);
        const ClientReport report = clientReport(engine, 10, 2, errors);
        QCOMPARE(report.saturated, saturated);
        QVERIFY2(report.evidence.find(evidence.toStdString()) != std::string::npos, report.evidence.c_str());
        QCOMPARE(report.cpuSeconds, cpuSeconds);
        QCOMPARE(report.largestRssBytes, 7U);
    }

    void whatOthersComputeDecidesNothing()
    {
        EngineReport engine;
        engine.cpuIsKnown = false;
        const ClientReport report = clientReport(engine, 10, 2, {});
        QVERIFY(!report.saturated);
        QVERIFY2(report.evidence.find("not known") != std::string::npos, report.evidence.c_str());
    }

    void moreThreadsThanCoresCannotUseMore()
    {
        EngineReport engine;
        engine.threads = 8;
        engine.cpuSeconds = 19;
        QVERIFY(clientReport(engine, 10, 2, {}).saturated);
        engine.threads = 1;
        engine.cpuSeconds = 5;
        QVERIFY(!clientReport(engine, 10, 2, {}).saturated);
    }

    void aRunWithoutLengthDecidesNothing() { QVERIFY(!clientReport({}, 0, 2, {}).saturated); }
};

QTEST_APPLESS_MAIN(ClientLimitTest)
#include "client_limit_test.moc"
