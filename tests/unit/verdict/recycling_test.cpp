// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/recycling.h"
#include "core/verdict/slope.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace labour;

namespace {

constexpr std::uint64_t mebibyte = 1U << 20;
constexpr std::uint64_t fresh = 20 * mebibyte;
constexpr double spacing = 0.1; ///< of culprits and samples
constexpr int culprits = 50;
constexpr double from = 5;

/// Fifty culprits of one MiB each to a single worker, which gives way to the next after so many; 0: never.
RecyclingObservation leak(int perLife)
{
    RecyclingObservation seen;
    seen.from = from;
    seen.to = 15;
    std::int64_t pid = 100;
    int inLife = 0;
    for (int i = 0; i < culprits; ++i) {
        const double t = from + i * spacing;
        if (perLife > 0 && inLife == perLife) {
            seen.ends.push_back({ t - spacing / 2, pid });
            ++pid;
            inLife = 0;
        }
        ++inLife;
        seen.culprits.push_back({ t, pid });
        TreeSample sample;
        sample.t = t + spacing / 4;
        sample.processes.push_back({ pid, 1, fresh + static_cast<std::uint64_t>(inLife) * mebibyte });
        seen.samples.push_back(sample);
    }
    return seen;
}

RequestEnd innocent(double due, double end, Outcome outcome)
{
    return { 0, std::llround(due * 1e6), std::llround(end * 1e6), outcome,
        static_cast<std::uint16_t>(outcome == Outcome::Replied ? 200 : 0), outcome == Outcome::Replied };
}

/// Of the whole server, as the leak's own figure.
double overall(const RecyclingObservation& seen)
{
    std::vector<Point> points;
    for (std::size_t i = 0; i < seen.samples.size(); ++i)
        points.push_back({ static_cast<double>(i + 1), static_cast<double>(seen.samples[i].rssBytes()) });
    return theilSenSlope(points).value();
}

Recycling of(const RecyclingObservation& seen)
{
    return recyclingOf(seen, overall(seen));
}

}

class RecyclingTest : public QObject
{
    Q_OBJECT

private slots:
    void aServerThatReplacesNobodyHasNoPlateau()
    {
        const Recycling recycling = of(leak(0));
        QCOMPARE(recycling.workersReplaced, 0U);
        QCOMPARE(recycling.bytesPerCulpritInALife.value_or(0), double { mebibyte });
        QCOMPARE(recycling.plateaus, std::optional(false));
        QVERIFY(!recycling.plateauRssBytes);
    }

    void whereWorkersAreReplacedMemoryPlateaus()
    {
        const Recycling recycling = of(leak(10));
        QCOMPARE(recycling.workersReplaced, 4U);
        QCOMPARE(recycling.bytesPerCulpritInALife.value_or(0), double { mebibyte });
        QCOMPARE(recycling.plateaus, std::optional(true));
        QVERIFY(recycling.plateauRssBytes);
        QVERIFY(*recycling.plateauRssBytes > fresh && *recycling.plateauRssBytes <= fresh + 10 * mebibyte);
    }

    void oneReplacementIsNoPlateauYet()
    {
        const Recycling recycling = of(leak(25));
        QCOMPARE(recycling.workersReplaced, 1U);
        QCOMPARE(recycling.plateaus, std::optional(false));
    }

    void lessThanHalfOfTheGrowthInALifeIsAPlateau()
    {
        const RecyclingObservation seen = leak(10);
        QCOMPARE(recyclingOf(seen, 0.499 * mebibyte).plateaus, std::optional(true));
        QCOMPARE(recyclingOf(seen, 0.5 * mebibyte).plateaus, std::optional(false));
    }

    void whatIsReplacedAfterTheLastCulpritBoundsNothing()
    {
        RecyclingObservation seen = leak(0);
        seen.ends.push_back({ from + culprits * spacing + 1, 100 });
        const Recycling recycling = recyclingOf(seen, 0);
        QCOMPARE(recycling.workersReplaced, 1U);
        QCOMPARE(recycling.plateaus, std::optional(false));
    }

    void endsBeforeTheFirstCulpritAreNotTheLeaks()
    {
        RecyclingObservation seen = leak(0);
        seen.ends.push_back({ from - 1, 99 });
        QCOMPARE(of(seen).workersReplaced, 0U);
    }

    void aProcessThatHasEndedHasNoMemoryToLookAt()
    {
        RecyclingObservation seen = leak(10);
        for (std::size_t i = 10; i < seen.samples.size(); ++i)
            seen.samples[i].processes.push_back({ static_cast<std::int64_t>(100 + (i - 10) / 10), 1, 0 });
        QCOMPARE(of(seen).bytesPerCulpritInALife.value_or(0), double { mebibyte });
    }

    void withoutALifeOfTwoCulpritsItIsNotKnown()
    {
        const Recycling recycling = of(leak(1));
        QVERIFY(!recycling.bytesPerCulpritInALife);
        QVERIFY(!recycling.plateaus);
    }

    void whatDoesNotGrowNeedsNoBounds()
    {
        RecyclingObservation seen = leak(10);
        for (TreeSample& sample : seen.samples)
            sample.processes.front().rssBytes = fresh;
        const Recycling recycling = of(seen);
        QCOMPARE(recycling.bytesPerCulpritInALife.value_or(-1), 0.0);
        QVERIFY(!recycling.plateaus);
    }

    void requestsAreLostWithinASecondOfAReplacement_data()
    {
        QTest::addColumn<double>("due");
        QTest::addColumn<double>("end");
        QTest::addColumn<int>("lost");
        // The only replacement is seen at 7.45 s.
        QTest::newRow("long before") << 6.40 << 6.44 << 0;
        QTest::newRow("just before") << 6.40 << 6.46 << 1;
        QTest::newRow("at it") << 7.44 << 7.45 << 1;
        QTest::newRow("just after") << 8.44 << 8.46 << 1;
        QTest::newRow("long after") << 8.46 << 8.47 << 0;
        QTest::newRow("throughout") << 6.0 << 10.0 << 1;
    }

    void requestsAreLostWithinASecondOfAReplacement()
    {
        QFETCH(const double, due);
        QFETCH(const double, end);
        QFETCH(const int, lost);
        RecyclingObservation seen = leak(25);
        QCOMPARE(seen.ends.size(), std::size_t { 1 });
        seen.innocents.push_back(innocent(due, end, Outcome::Reset));
        QCOMPARE(of(seen).requestsLost, static_cast<std::uint64_t>(lost));
        seen.innocents.back().asExpected = true;
        QCOMPARE(of(seen).requestsLost, 0U);
    }

    void whatWeCouldNotSendOrWasDueTooLateIsNotLost()
    {
        RecyclingObservation seen = leak(25);
        seen.innocents.push_back(innocent(7.44, 7.44, Outcome::NotSent));
        QCOMPARE(of(seen).requestsLost, 0U);
        seen.innocents.push_back(innocent(7.44, 7.45, Outcome::Closed));
        QCOMPARE(of(seen).requestsLost, 1U);
        seen.to = 7.44;
        QCOMPARE(of(seen).requestsLost, 0U);
    }

    void withoutAReplacementNothingIsLostToIt()
    {
        RecyclingObservation seen = leak(0);
        seen.innocents.push_back(innocent(7, 7.1, Outcome::Reset));
        QCOMPARE(of(seen).requestsLost, 0U);
    }

    void slopesAreOfOneGroupEach()
    {
        // Two lives of the same slope whose levels fall: together they would seem to shrink.
        const std::vector<std::vector<Point>> lives { { { 1, 10 }, { 2, 12 } }, { { 1, 0 }, { 3, 4 } }, { { 9, 9 } } };
        QCOMPARE(theilSenSlope(lives).value_or(0), 2.0);
        QVERIFY(!theilSenSlope(std::vector<std::vector<Point>> { { { 1, 1 } }, { { 2, 2 } } }));
    }
};

QTEST_APPLESS_MAIN(RecyclingTest)
#include "recycling_test.moc"
