// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/deadline_queue.h"

#include <QTest>

#include <random>
#include <vector>

using namespace labour;

class DeadlineQueueTest : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyAtFirst()
    {
        DeadlineQueue queue;
        QCOMPARE(queue.earliestNs(), DeadlineQueue::never);
        QCOMPARE(queue.takeExpired(DeadlineQueue::never), nullptr);
    }

    void sharesALaneBetweenEqualLengths()
    {
        DeadlineQueue queue;
        const std::size_t lane = queue.laneOf(5);
        QVERIFY(queue.laneOf(6) != lane);
        QCOMPARE(queue.laneOf(5), lane);
    }

    void givesWhatIsOverAndNothingElse()
    {
        DeadlineQueue queue;
        Deadline soon;
        Deadline late;
        queue.add(late, queue.laneOf(100), 0);
        queue.add(soon, queue.laneOf(10), 5);
        QCOMPARE(queue.earliestNs(), 15);
        QCOMPARE(queue.takeExpired(14), nullptr);
        QCOMPARE(queue.takeExpired(15), &soon);
        QVERIFY(!soon.isQueued());
        QCOMPARE(queue.takeExpired(99), nullptr);
        QCOMPARE(queue.takeExpired(100), &late);
    }

    void movesWhatIsAddedAgain()
    {
        DeadlineQueue queue;
        Deadline deadline;
        queue.add(deadline, queue.laneOf(10), 0);
        queue.add(deadline, queue.laneOf(10), 7);
        QCOMPARE(queue.takeExpired(16), nullptr);
        QCOMPARE(queue.takeExpired(17), &deadline);
        QCOMPARE(queue.takeExpired(1000), nullptr);
    }

    void toleratesRemovingWhatIsNotQueued()
    {
        DeadlineQueue queue;
        Deadline deadline;
        queue.remove(deadline);
        queue.add(deadline, queue.laneOf(10), 0);
        queue.remove(deadline);
        queue.remove(deadline);
        QCOMPARE(queue.earliestNs(), DeadlineQueue::never);
    }

    void neverOverflows()
    {
        DeadlineQueue queue;
        Deadline deadline;
        queue.add(deadline, queue.laneOf(DeadlineQueue::never), 1000);
        QCOMPARE(queue.earliestNs(), DeadlineQueue::never);
    }

    void agreesWithASearchThroughAll()
    {
        std::mt19937 random(7);
        DeadlineQueue queue;
        std::vector<Deadline> deadlines(200);
        const std::vector<std::int64_t> lengths { 0, 3, 50, 400 };
        for (std::int64_t now = 0; now < 5000; ++now) {
            Deadline& one = deadlines[random() % deadlines.size()];
            if (random() % 3 == 0)
                queue.remove(one);
            else
                queue.add(one, queue.laneOf(lengths[random() % lengths.size()]), now);
            std::int64_t earliest = DeadlineQueue::never;
            for (const Deadline& deadline : deadlines) {
                if (deadline.isQueued())
                    earliest = std::min(earliest, deadline.atNs);
            }
            QCOMPARE(queue.earliestNs(), earliest);
            while (const Deadline* expired = queue.takeExpired(now))
                QVERIFY(expired->atNs <= now);
            QVERIFY(queue.earliestNs() > now);
        }
    }
};

QTEST_APPLESS_MAIN(DeadlineQueueTest)

#include "tst_deadline_queue.moc"
