// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"
#include "core/run/durability_trace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace labour;

namespace {

constexpr std::int64_t mainProcess = 10;
constexpr std::int64_t worker = 11; ///< began with the culprit, and ended
constexpr std::int64_t replacement = 12; ///< answered innocents from then on
constexpr std::int64_t child = 13; ///< of the culprit's making

WatchedProcess process(std::int64_t pid)
{
    WatchedProcess process;
    process.pid = pid;
    process.start = 1;
    process.atNs = monotonicNs();
    process.isMain = pid == mainProcess;
    return process;
}

WardenSample sample(std::uint64_t rssBytes)
{
    WardenSample sample;
    sample.atNs = monotonicNs();
    sample.processes = { { mainProcess, 1, rssBytes } };
    return sample;
}

}

class DurabilityTraceTest : public QObject
{
    Q_OBJECT

private slots:
    void whatACulpritForksIsNoWorker()
    {
        const QTemporaryDir folder;
        QFile journal(folder.filePath("journal"));
        QVERIFY(journal.open(QIODevice::WriteOnly));
        DurabilityTrace trace;
        trace.begin(journal.fileName());
        trace.beginStorm(250);
        journal.write("10.5 a1 LeakProcesses 11\n");
        journal.close();
        trace.add(process(child));
        trace.add(ProcessExit { process(child), 0 });
        trace.add(ProcessExit { process(worker), 9 });
        trace.add(process(replacement));
        Interval interval;
        interval.workers = { { replacement, 0 } };
        trace.add(interval, 0);
        trace.endStorm();
        const DurabilityResult result = trace.result({}, {}, {}, "LeakProcesses");
        QCOMPARE(result.workersExited, 1U);
        QCOMPARE(result.workersStarted, 1U);
    }

    void theMostMemoryIsKept()
    {
        DurabilityTrace trace;
        trace.begin({});
        for (const std::uint64_t rss : { 1000U, 5000U, 0U })
            trace.add(sample(rss));
        const DurabilityResult result = trace.result({}, {}, {}, "OsExit");
        QCOMPARE(result.rssPeakBytes, 5000U);
        QCOMPARE(result.rssAfterBytes, 0U);
    }
};

QTEST_APPLESS_MAIN(DurabilityTraceTest)
#include "durability_trace_test.moc"
