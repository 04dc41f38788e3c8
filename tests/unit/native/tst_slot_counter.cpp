// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/slot_counter.h"

#include <QTest>

#include <random>

using namespace labour;

namespace {

Ending replied(std::uint16_t status)
{
    Ending ending;
    ending.status = status;
    return ending;
}

}

class SlotCounterTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithAHistogram()
    {
        std::mt19937_64 random(11);
        SlotCounter counter(3);
        for (std::uint32_t slot = 0; slot < 4; ++slot) {
            Histogram expected;
            for (int i = 0; i < 5000; ++i) {
                const auto us = static_cast<std::int64_t>(random() >> (random() % 64));
                const std::int64_t value = us < 0 ? 0 : us;
                expected.record(static_cast<std::uint64_t>(value));
                counter.latency({ 1, 0 }, value);
            }
            const Interval interval = counter.take(slot, 5).front();
            QCOMPARE(interval.slot, slot);
            QCOMPARE(interval.inFlight, 5U);
            QCOMPARE(interval.latencies.size(), std::size_t { 1 });
            const LatencyCount& counted = interval.latencies.front();
            QCOMPARE(counted.behaviour, 1);
            QVERIFY(counted.buckets == expected.buckets());
            QCOMPARE(counted.sumUs, expected.sumUs());
            QCOMPARE(counted.minUs, expected.minUs());
            QCOMPARE(counted.maxUs, expected.maxUs());
        }
    }

    void countsEndingsThatAreAlikeTogether()
    {
        SlotCounter counter(2);
        const Ending closed { Outcome::Closed, 0, false, {}, {}, false };
        for (int i = 0; i < 3; ++i)
            counter.ended({ 0, 0 }, replied(200), { true, Wrong::Nothing });
        counter.ended({ 0, 0 }, replied(200), { false, Wrong::Body });
        counter.ended({ 0, 0 }, replied(404), { false, Wrong::Status });
        counter.ended({ 1, 0 }, closed, { true, Wrong::Nothing });
        const Interval interval = counter.take(0, 0).front();
        const std::vector<EndingCount> expected {
            { 0, Outcome::Replied, Wrong::Nothing, true, 200, 3 },
            { 0, Outcome::Replied, Wrong::Body, false, 200, 1 },
            { 0, Outcome::Replied, Wrong::Status, false, 404, 1 },
            { 1, Outcome::Closed, Wrong::Nothing, true, 0, 1 },
        };
        QVERIFY(interval.endings == expected);
        QVERIFY(interval.latencies.empty());
    }

    void startsAfreshWithEachSlot()
    {
        SlotCounter counter(1);
        QVERIFY(counter.isEmpty());
        counter.ended({ 0, 0 }, replied(200), { true, Wrong::Nothing });
        counter.latency({ 0, 0 }, 50);
        counter.received({ 0, 0 }, 1000);
        QVERIFY(!counter.isEmpty());
        QCOMPARE(counter.take(0, 0).front().latencies.front().bytesReceived, 1000U);
        QVERIFY(counter.isEmpty());
        counter.latency({ 0, 0 }, 70);
        const Interval second = counter.take(1, 0).front();
        QVERIFY(second.endings.empty());
        QCOMPARE(second.latencies.front().bytesReceived, 0U);
        QCOMPARE(second.latencies.front().minUs, 70U);
        QCOMPARE(second.latencies.front().maxUs, 70U);
    }

    void countsBytesOfWhatIsNotWhole()
    {
        SlotCounter counter(2);
        counter.received({ 1, 0 }, 77);
        const Interval interval = counter.take(0, 1).front();
        QCOMPARE(interval.latencies.size(), std::size_t { 1 });
        QCOMPARE(interval.latencies.front().bytesReceived, 77U);
        QVERIFY(interval.latencies.front().buckets.empty());
    }

    void tellsEachWorkerOnce()
    {
        SlotCounter counter(1);
        counter.worker({ 10, 1 });
        counter.worker({ 11, 1 });
        counter.worker({ 10, 1 });
        QVERIFY((counter.take(0, 0).front().workers == std::vector<WorkerSeen> { { 10, 1 }, { 11, 1 } }));
        counter.worker({ 11, 1 });
        QVERIFY(counter.isEmpty());
        counter.worker({ 10, 2 });
        QVERIFY((counter.take(1, 0).front().workers == std::vector<WorkerSeen> { { 10, 2 } }));
    }

    void doesNotRememberWorkersWithoutEnd()
    {
        SlotCounter counter(1);
        for (std::int64_t pid = 1; pid <= 100'000; ++pid)
            counter.worker({ pid, 1 });
        QCOMPARE(counter.take(0, 0).front().workers.size(), std::size_t { 65'536 });
    }
};

QTEST_APPLESS_MAIN(SlotCounterTest)

#include "tst_slot_counter.moc"
