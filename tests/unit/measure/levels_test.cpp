// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/latency_figures.h"
#include "core/measure/value_levels.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace labour {

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

std::vector<double> noise(std::size_t size, double gaps, std::uint64_t seed)
{
    std::mt19937_64 generator(seed);
    std::vector<double> values(size);
    for (double& value : values) {
        const auto number = static_cast<double>(generator() % 100); // so that many are equal
        value = static_cast<double>(generator() % 1000) < 1000 * gaps ? gap : number;
    }
    return values;
}

/// By the definition, one value after the other.
ValueSummary summaryOf(const std::vector<double>& values, std::size_t begin, std::size_t end)
{
    ValueSummary all;
    for (std::size_t i = begin; i < std::min(end, values.size()); ++i) {
        const auto index = static_cast<std::uint32_t>(i);
        if (std::isnan(values[i])) {
            all.gap = std::min(all.gap, index);
            continue;
        }
        if (all.numbers == 0)
            all.first = all.smallest = all.largest = index;
        all.smallest = values[i] < values[all.smallest] ? index : all.smallest;
        all.largest = values[i] > values[all.largest] ? index : all.largest;
        all.last = index;
        all.sum += values[i];
        ++all.numbers;
    }
    return all;
}

void compare(const ValueSummary& summary, const ValueSummary& expected)
{
    QCOMPARE(summary.first, expected.first);
    QCOMPARE(summary.smallest, expected.smallest);
    QCOMPARE(summary.largest, expected.largest);
    QCOMPARE(summary.last, expected.last);
    QCOMPARE(summary.gap, expected.gap);
    QCOMPARE(summary.numbers, expected.numbers);
    QCOMPARE(summary.sum, expected.sum); // of whole numbers, in any order
}

}

class LevelsTest : public QObject
{
    Q_OBJECT

private slots:
    void anyStretchIsSummedUp_data();
    void anyStretchIsSummedUp();
    void whatIsTakenBackLeavesNoTrace();
    void whatIsAlikeIsSummedUpToo_data();
    void whatIsAlikeIsSummedUpToo();
    void copiesGrowApart();
    void nothingHasNoMean();
    void quantilesAreTheHistograms();
    void latenciesOfSomeBehaviours();
};

void LevelsTest::anyStretchIsSummedUp_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<double>("gaps");
    for (const int size : { 1, 15, 16, 17, 255, 256, 4095, 4097, 20'000 }) {
        QTest::addRow("%d values", size) << size << 0.0;
        QTest::addRow("%d values with gaps", size) << size << 0.3;
    }
    QTest::newRow("nothing but gaps") << 700 << 1.0;
}

void LevelsTest::anyStretchIsSummedUp()
{
    QFETCH(const int, size);
    QFETCH(const double, gaps);
    const std::vector<double> values = noise(static_cast<std::size_t>(size), gaps, 1);
    const ValueLevels levels(values);
    QCOMPARE(levels.size(), values.size());
    std::mt19937_64 generator(2);
    for (int i = 0; i < 300; ++i) {
        const std::size_t begin = generator() % (values.size() + 1);
        const std::size_t end = begin + generator() % (values.size() - begin + 20);
        compare(levels.summary(begin, end), summaryOf(values, begin, end));
    }
    compare(levels.summary(0, values.size()), summaryOf(values, 0, values.size()));
}

void LevelsTest::whatIsTakenBackLeavesNoTrace()
{
    std::vector<double> values = noise(9000, 0.1, 3);
    ValueLevels levels(values);
    for (const std::size_t kept : { 8999U, 8192U, 4097U, 4096U, 4095U, 17U, 0U }) {
        levels.truncate(kept);
        values.resize(kept);
        for (int i = 0; i < 300; ++i) {
            levels.append(200 + i % 7);
            values.push_back(200 + i % 7);
        }
        compare(levels.summary(0, values.size()), summaryOf(values, 0, values.size()));
        compare(levels.summary(kept / 2, kept + 280), summaryOf(values, kept / 2, kept + 280));
    }
}

void LevelsTest::whatIsAlikeIsSummedUpToo_data()
{
    QTest::addColumn<double>("alike");
    QTest::newRow("gaps") << gap;
    QTest::newRow("zeros") << 0.0;
    QTest::newRow("numbers") << 7.0;
}

/// Long stretches of one value, which take no room, beside others: with the odd one at the very ends of 4096.
void LevelsTest::whatIsAlikeIsSummedUpToo()
{
    QFETCH(const double, alike);
    for (const std::size_t odd : { 0U, 1U, 4095U, 4096U, 8191U, 9000U, 12'287U, 20'000U }) {
        std::vector<double> values(13'000, alike);
        if (odd < values.size())
            values[odd] = 3;
        ValueLevels levels(values);
        std::mt19937_64 generator(odd);
        for (int i = 0; i < 200; ++i) {
            const std::size_t begin = generator() % values.size();
            const std::size_t end = begin + generator() % (values.size() - begin + 1);
            compare(levels.summary(begin, end), summaryOf(values, begin, end));
        }
        levels.truncate(9001);
        values.resize(9001);
        for (int i = 0; i < 20; ++i) {
            levels.append(5);
            values.push_back(5);
        }
        compare(levels.summary(0, values.size()), summaryOf(values, 0, values.size()));
        compare(levels.summary(8990, 9015), summaryOf(values, 8990, 9015));
    }
}

void LevelsTest::copiesGrowApart()
{
    std::vector<double> values = noise(9000, 0.1, 5);
    ValueLevels levels(values);
    const ValueLevels copy = levels;
    levels.truncate(100);
    levels.append(1000);
    compare(copy.summary(0, 9000), summaryOf(values, 0, 9000));
    QCOMPARE(copy.size(), values.size());
    values.resize(100);
    values.push_back(1000);
    compare(levels.summary(0, 101), summaryOf(values, 0, 101));
}

void LevelsTest::nothingHasNoMean()
{
    QVERIFY(std::isnan(ValueLevels().summary(0, 10).mean()));
    QVERIFY(std::isnan(ValueLevels({ gap, gap }).summary(0, 2).mean()));
    QCOMPARE(ValueLevels({ 4, gap, 8 }).summary(0, 3).mean(), 6.0);
}

void LevelsTest::quantilesAreTheHistograms()
{
    std::mt19937_64 generator(4);
    for (int round = 0; round < 50; ++round) {
        Histogram all;
        std::vector<PackedLatencyCount> latencies;
        for (std::uint16_t behaviour = 0; behaviour < 3; ++behaviour) {
            Histogram own;
            for (std::uint64_t i = generator() % 40; i > 0; --i)
                own.record(1 + generator() % 3'000'000);
            if (!own.isEmpty())
                latencies.emplace_back(
                    LatencyCount { behaviour, own.sumUs(), own.minUs(), own.maxUs(), 0, own.buckets() });
            all.merge(own);
        }
        const DurationCount merged = latenciesOf(latencies);
        for (const double quantile : { 0.0, 0.5, 0.9, 0.99, 1.0 }) {
            const std::optional<double> ms = quantileMs(merged, quantile);
            QCOMPARE(ms.has_value(), !all.isEmpty());
            if (ms)
                QCOMPARE(*ms, static_cast<double>(all.valueAtQuantile(quantile)) / 1000);
        }
    }
}

void LevelsTest::latenciesOfSomeBehaviours()
{
    const auto one = [](std::uint16_t behaviour, std::uint64_t us) {
        return PackedLatencyCount(LatencyCount { behaviour, us, us, us, 10, { { Histogram::indexOf(us), 1 } } });
    };
    const std::vector<PackedLatencyCount> latencies { one(0, 1000), one(1, 9000), one(2, 3000) };
    QCOMPARE(quantileMs(latenciesOf(latencies, { true, false, true }), 1), std::optional<double>(3));
    QCOMPARE(quantileMs(latenciesOf(latencies, { false, true }), 0.5), std::optional<double>(9));
    QVERIFY(!quantileMs(latenciesOf(latencies, { false, false, false }), 0.5));
    const std::vector<PackedLatencyCount> empty { PackedLatencyCount(
        LatencyCount { 0, 0, 0, 0, 17, {} }) }; // bytes of replies that broke off
    QVERIFY(!quantileMs(latenciesOf(empty), 1));
}

}

QTEST_APPLESS_MAIN(labour::LevelsTest)
#include "levels_test.moc"
