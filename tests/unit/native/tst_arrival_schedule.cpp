// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/arrival_schedule.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace labour;

namespace {

constexpr std::int64_t second = 1'000'000'000;

LoadPhase phase(std::int64_t seconds, double from, double to)
{
    return { seconds * second, { 1 }, from, to };
}

std::vector<std::int64_t> all(ArrivalSchedule schedule, std::size_t most = 1'000'000)
{
    std::vector<std::int64_t> due;
    while (schedule.nextNs() != ArrivalSchedule::never && due.size() < most) {
        due.push_back(schedule.nextNs());
        schedule.advance();
    }
    return due;
}

/// What all of several processes send, in order.
std::vector<std::int64_t> ofAll(const std::vector<LoadPhase>& phases, Arrivals arrivals, std::uint32_t processes)
{
    std::vector<std::int64_t> due;
    for (std::uint32_t i = 0; i < processes; ++i) {
        const std::vector<std::int64_t> own = all({ phases, arrivals, i, processes, 100 + i });
        due.insert(due.end(), own.begin(), own.end());
    }
    std::sort(due.begin(), due.end());
    return due;
}

std::int64_t before(const std::vector<std::int64_t>& due, std::int64_t ns)
{
    return std::lower_bound(due.begin(), due.end(), ns) - due.begin();
}

}

class ArrivalScheduleTest : public QObject
{
    Q_OBJECT

private slots:
    void isEvenlySpaced()
    {
        const auto due = all({ { phase(2, 50, 50) }, Arrivals::Constant, 0, 1, 1 });
        QCOMPARE(due.size(), std::size_t { 100 });
        for (std::size_t i = 0; i < due.size(); ++i)
            QCOMPARE(due[i], static_cast<std::int64_t>(i) * second / 50);
    }

    void isSharedWithoutGapsOrDoubles()
    {
        const std::vector<LoadPhase> phases { phase(1, 30, 30), phase(2, 0, 90), phase(1, 0, 0), phase(1, 7, 7) };
        const auto one = ofAll(phases, Arrivals::Constant, 1);
        QCOMPARE(ofAll(phases, Arrivals::Constant, 4), one);
        QCOMPARE(one.size(), std::size_t { 30 + 90 + 7 });
    }

    void rampsEvenly()
    {
        const auto due = all({ { phase(10, 0, 100) }, Arrivals::Constant, 0, 1, 1 });
        QCOMPARE(due.size(), std::size_t { 500 });
        // The count by t is 5 t².
        QCOMPARE(before(due, 2 * second + 1), 21);
        QCOMPARE(before(due, 5 * second + 1), 126);
        const auto down = all({ { phase(10, 100, 0) }, Arrivals::Constant, 0, 1, 1 });
        QCOMPARE(down.size(), std::size_t { 500 });
        QCOMPARE(before(down, 5 * second - 1), 375);
    }

    void poissonHasTheRightCountAndSpacing()
    {
        const auto due = ofAll({ phase(100, 200, 200) }, Arrivals::Poisson, 3);
        const double expected = 20'000;
        QVERIFY(std::abs(static_cast<double>(due.size()) - expected) < 5 * std::sqrt(expected));
        double sum = 0;
        double squares = 0;
        for (std::size_t i = 1; i < due.size(); ++i) {
            const double gap = static_cast<double>(due[i] - due[i - 1]) / second;
            sum += gap;
            squares += gap * gap;
        }
        const double gaps = static_cast<double>(due.size() - 1);
        const double mean = sum / gaps;
        const double deviation = std::sqrt(squares / gaps - mean * mean);
        // An exponential distribution's deviation is its mean.
        QVERIFY2(std::abs(deviation / mean - 1) < 0.05, qPrintable(QString::number(deviation / mean)));
    }

    void equalSeedsGiveEqualArrivals()
    {
        const std::vector<LoadPhase> phases { phase(5, 10, 400) };
        QCOMPARE(all({ phases, Arrivals::Poisson, 1, 2, 7 }), all({ phases, Arrivals::Poisson, 1, 2, 7 }));
        QVERIFY(all({ phases, Arrivals::Poisson, 1, 2, 7 }) != all({ phases, Arrivals::Poisson, 1, 2, 8 }));
    }

    void aPhaseWithoutEndGoesOn()
    {
        QCOMPARE(all({ { { 0, { 1 }, 4, 4 } }, Arrivals::Constant, 0, 1, 1 }, 401).back(), 100 * second);
        QVERIFY(all({ { { 0, { 1 }, 0, 0 } }, Arrivals::Constant, 0, 1, 1 }).empty());
        QVERIFY(all({ {}, Arrivals::Constant, 0, 1, 1 }).empty());
    }

    void aNewRateHoldsUntilThePhaseEnds()
    {
        ArrivalSchedule schedule({ phase(10, 10, 10), phase(10, 20, 20) }, Arrivals::Constant, 0, 1, 1);
        while (schedule.nextNs() < 5 * second)
            schedule.advance();
        schedule.setRate(100, 5 * second);
        const auto rest = all(schedule);
        QCOMPARE(before(rest, 10 * second), 500);
        QCOMPARE(rest.size(), std::size_t { 500 + 200 });
        QVERIFY(rest.front() >= 5 * second);
    }

    void aNewRateChangesNothingAfterTheEnd()
    {
        ArrivalSchedule schedule({ phase(1, 10, 10) }, Arrivals::Constant, 0, 1, 1);
        schedule.setRate(1000, 2 * second);
        QCOMPARE(all(schedule).size(), std::size_t { 10 });
    }
};

QTEST_APPLESS_MAIN(ArrivalScheduleTest)

#include "tst_arrival_schedule.moc"
