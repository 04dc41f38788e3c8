// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/rank_sum.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace labour;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::vector<double> drawn(std::mt19937& random, std::size_t count, double mean)
{
    std::normal_distribution<double> distribution(mean, 1);
    std::vector<double> values(count);
    for (double& value : values)
        value = distribution(random);
    return values;
}

/// The same p by trying all ways to choose the first side, in another way than the code under test.
double triedP(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> all = a;
    all.insert(all.end(), b.begin(), b.end());
    const auto distance = [&](const std::vector<bool>& isFirst) {
        double balance = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = 0; j < all.size(); ++j) {
                if (isFirst[i] && !isFirst[j])
                    balance += all[i] > all[j] ? 1 : all[i] < all[j] ? -1 : 0;
            }
        }
        return std::abs(balance);
    };
    std::vector<bool> isFirst(all.size());
    std::fill(isFirst.begin(), isFirst.begin() + static_cast<std::ptrdiff_t>(a.size()), true);
    const double seen = distance(isFirst);
    std::sort(isFirst.begin(), isFirst.end());
    double tried = 0;
    double asFar = 0;
    do {
        ++tried;
        asFar += distance(isFirst) >= seen ? 1 : 0;
    } while (std::next_permutation(isFirst.begin(), isFirst.end()));
    return asFar / tried;
}

}

class RankSumTest : public QObject
{
    Q_OBJECT

private slots:
    void knownValues_data();
    void knownValues();
    void itAgreesWithTryingAllWays();
    void falseAlarmsStayAtTheLevel_data();
    void falseAlarmsStayAtTheLevel();
    void theIntervalCoversTheDifference();
    void differencesAreFound();
    void shifts();
    void holm();
};

void RankSumTest::knownValues_data()
{
    QTest::addColumn<QList<double>>("a");
    QTest::addColumn<QList<double>>("b");
    QTest::addColumn<double>("p");
    QTest::newRow("apart, 5 and 5") << QList<double> { 1, 2, 3, 4, 5 } << QList<double> { 6, 7, 8, 9, 10 } << 2 / 252.0;
    QTest::newRow("apart, 4 and 4") << QList<double> { 1, 2, 3, 4 } << QList<double> { 6, 7, 8, 9 } << 2 / 70.0;
    QTest::newRow("apart, 3 and 3") << QList<double> { 1, 2, 3 } << QList<double> { 6, 7, 8 } << 2 / 20.0;
    QTest::newRow("all alike") << QList<double> { 0, 0, 0, 0 } << QList<double> { 0, 0, 0, 0 } << 1.0;
    QTest::newRow("the infinite above all")
        << QList<double> { 1, 2, 3, 4 } << QList<double> { infinite, infinite, infinite, infinite } << 2 / 70.0;
    QTest::newRow("nothing to compare") << QList<double> {} << QList<double> { 1, 2 } << 1.0;
}

void RankSumTest::knownValues()
{
    QFETCH(QList<double>, a);
    QFETCH(QList<double>, b);
    QFETCH(double, p);
    QCOMPARE(rankSumP({ a.begin(), a.end() }, { b.begin(), b.end() }), p);
    QCOMPARE(rankSumP({ b.begin(), b.end() }, { a.begin(), a.end() }), p);
}

void RankSumTest::itAgreesWithTryingAllWays()
{
    std::mt19937 random(3);
    for (int i = 0; i < 60; ++i) {
        std::vector<double> a(4 + random() % 3);
        std::vector<double> b(4 + random() % 3);
        for (std::vector<double>* side : { &a, &b }) {
            for (double& value : *side)
                value = random() % 6; // so that many tie
        }
        QCOMPARE(rankSumP(a, b), triedP(a, b));
    }
}

void RankSumTest::falseAlarmsStayAtTheLevel_data()
{
    QTest::addColumn<int>("runs");
    QTest::newRow("exact") << 5; // where 3.2 % is the nearest to 5 % that can be had
    QTest::newRow("approximate") << 40;
}

void RankSumTest::falseAlarmsStayAtTheLevel()
{
    QFETCH(int, runs);
    std::mt19937 random(1);
    int alarms = 0;
    for (int i = 0; i < 1000; ++i) {
        const std::vector<double> a = drawn(random, static_cast<std::size_t>(runs), 0);
        alarms += rankSumP(a, drawn(random, static_cast<std::size_t>(runs), 0)) <= 0.05 ? 1 : 0;
    }
    // 5 %, and two standard deviations of what a thousand tries give.
    QVERIFY2(alarms <= 64, qPrintable(QString::number(alarms)));
    QVERIFY2(alarms >= 10, qPrintable(QString::number(alarms)));
}

void RankSumTest::theIntervalCoversTheDifference()
{
    std::mt19937 random(2);
    for (const std::size_t runs : { 4U, 5U, 10U, 40U }) {
        int covered = 0;
        for (int i = 0; i < 500; ++i) {
            const std::vector<double> a = drawn(random, runs, 10);
            covered += shiftBetween(a, drawn(random, runs, 12))->ci95.covers(2) ? 1 : 0;
        }
        QVERIFY2(covered >= 460, qPrintable(QString("%1 of 500 with %2 runs").arg(covered).arg(runs)));
    }
}

void RankSumTest::differencesAreFound()
{
    std::mt19937 random(6);
    const auto found = [&](std::size_t runs, double shift) {
        int count = 0;
        for (int i = 0; i < 1000; ++i) {
            const std::vector<double> a = drawn(random, runs, 0);
            count += rankSumP(a, drawn(random, runs, shift)) <= 0.05 ? 1 : 0;
        }
        return count;
    };
    // As the README states the power, of a difference of two and of three standard deviations.
    const int two = found(5, 2);
    const int three = found(5, 3);
    QVERIFY2(two >= 630 && two <= 750, qPrintable(QString::number(two)));
    QVERIFY2(three >= 950, qPrintable(QString::number(three)));
}

void RankSumTest::shifts()
{
    const std::optional<Shift> shift = shiftBetween({ 1, 2, 3, 4, 5 }, { 11, 12, 13, 14, 15 });
    QCOMPARE(shift->estimate, 10.0);
    QVERIFY(shift->ci95.low < 10 && shift->ci95.high > 10 && !shift->ci95.covers(0));
    QCOMPARE(shiftBetween({ 5, 5, 5, 5 }, { 5, 5, 5, 5 })->ci95.low, 0.0);
    QVERIFY(!shiftBetween({ 1, 2, 3 }, { 4, 5, 6, 7 }));
    QVERIFY(!shiftBetween({ 1, 2, 3, 4 }, { 4, 5, 6, infinite }));
}

void RankSumTest::holm()
{
    QCOMPARE(holmCorrected({ 0.01, 0.04, 0.03 }), std::vector<double>({ 0.03, 0.06, 0.06 }));
    QCOMPARE(holmCorrected({ 0.5, 0.9 }), std::vector<double>({ 1, 1 }));
    QCOMPARE(holmCorrected({}), std::vector<double>());
}

QTEST_GUILESS_MAIN(RankSumTest)
#include "rank_sum_test.moc"
