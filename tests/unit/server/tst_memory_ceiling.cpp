// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"
#include "core/server/warden/memory_ceiling.h"

#include <QTest>

#include <map>

using namespace labour;

namespace {

constexpr std::uint64_t mib = 1U << 20;

}

/// Who has to go when there is too little memory, and when PSS is read for it.
class TestMemoryCeiling : public QObject
{
    Q_OBJECT

private slots:
    void belowItNothingIsRead();
    void sharedIsCountedOnce();
    void theLargestGoes();
    void pagesInCommonAreForgiven();
    void oneAtATime();

private:
    MemoryCeiling::ReadPss reader(std::map<pid_t, std::uint64_t> pss)
    {
        return [this, pss](pid_t pid) {
            ++m_reads;
            return pss.at(pid);
        };
    }
    int m_reads = 0;
};

void TestMemoryCeiling::belowItNothingIsRead()
{
    MemoryCeiling ceiling(100 * mib);
    m_reads = 0;
    QVERIFY(!ceiling.judge(0, { { 1, 60 * mib, 0 }, { 2, 40 * mib, 0 } }, reader({})));
    QCOMPARE(m_reads, 0);
}

void TestMemoryCeiling::sharedIsCountedOnce()
{
    MemoryCeiling ceiling(100 * mib);
    QVERIFY(!ceiling.judge(
        0, { { 1, 60 * mib, 50 * mib }, { 2, 60 * mib, 50 * mib }, { 3, 60 * mib, 40 * mib } }, reader({})));
}

void TestMemoryCeiling::theLargestGoes()
{
    MemoryCeiling ceiling(100 * mib);
    const auto verdict =
        ceiling.judge(0, { { 1, 90 * mib, 0 }, { 2, 80 * mib, 0 } }, reader({ { 1, 50 * mib }, { 2, 70 * mib } }));
    QVERIFY(verdict);
    QCOMPARE(verdict->pid, 2);
    QCOMPARE(verdict->treeBytes, 120 * mib);
}

void TestMemoryCeiling::pagesInCommonAreForgiven()
{
    MemoryCeiling ceiling(100 * mib);
    const auto pss = reader({ { 1, 30 * mib }, { 2, 30 * mib } });
    m_reads = 0;
    QVERIFY(!ceiling.judge(0, { { 1, 60 * mib, 0 }, { 2, 60 * mib, 0 } }, pss));
    QCOMPARE(m_reads, 2);
    QVERIFY(!ceiling.judge(nsPerSecond / 2, { { 1, 65 * mib, 0 }, { 2, 60 * mib, 0 } }, pss));
    QCOMPARE(m_reads, 2); // not again so soon …
    QVERIFY(!ceiling.judge(nsPerSecond / 2, { { 1, 90 * mib, 0 }, { 2, 60 * mib, 0 } }, pss));
    QCOMPARE(m_reads, 4); // … unless it has grown by much
    QVERIFY(!ceiling.judge(2 * nsPerSecond, { { 1, 60 * mib, 0 }, { 2, 60 * mib, 0 } }, pss));
    QCOMPARE(m_reads, 6);
}

void TestMemoryCeiling::oneAtATime()
{
    MemoryCeiling ceiling(100 * mib);
    const auto pss = reader({ { 1, 90 * mib }, { 2, 80 * mib } });
    const std::vector<MemoryCeiling::Process> both { { 1, 90 * mib, 0 }, { 2, 80 * mib, 0 } };
    QVERIFY(ceiling.judge(0, both, pss));
    QVERIFY(!ceiling.judge(nsPerSecond, both, pss)); // it is still going
    QVERIFY(!ceiling.judge(nsPerSecond, { { 2, 80 * mib, 0 } }, pss));
    QVERIFY(ceiling.judge(nsPerSecond, { { 2, 120 * mib, 0 } }, reader({ { 2, 120 * mib } })));
}

QTEST_APPLESS_MAIN(TestMemoryCeiling)
#include "tst_memory_ceiling.moc"
