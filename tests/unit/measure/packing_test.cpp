// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/packed_buckets.h"
#include "core/measure/tree_samples.h"

#include <QTest>

#include <limits>
#include <random>
#include <utility>
#include <vector>

namespace labour {

namespace {

constexpr std::uint32_t largest = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t largest64 = std::numeric_limits<std::uint64_t>::max();

ProcessReading process(std::int64_t pid, std::uint64_t start, std::uint64_t rssBytes)
{
    return { pid, start, rssBytes, 0 };
}

/// Some that live on and change in all that can change, some that come and go, now and then none at all.
std::vector<TreeSample> madeSamples(std::size_t count)
{
    std::mt19937_64 generator(1);
    std::vector<TreeSample> samples;
    for (std::size_t i = 0; i < count; ++i) {
        TreeSample sample;
        sample.t = 0.1 * static_cast<double>(i) + 0.03;
        sample.cpuPercent = static_cast<double>(generator() % 1000) / 7;
        if (generator() % 4 > 0)
            sample.listenQueue = static_cast<std::uint32_t>(generator() % 3);
        for (std::int64_t p = 0; i % 50 != 49 && p < 4; ++p) {
            ProcessReading reading = process(100 + p, 7 + static_cast<std::uint64_t>(p), generator() % largest64);
            if (p == 3 && i % 7 == 0)
                reading.start = i; // another of the same pid
            reading.pssBytes = generator() % 5 == 0 ? generator() % 100'000 : 0;
            reading.threads = static_cast<std::uint32_t>(1 + generator() % 2);
            if (generator() % 2 == 0)
                reading.openFiles = static_cast<std::uint32_t>(generator() % 9);
            reading.parent = generator() % 3 == 0 ? -1 : 100;
            reading.cpuPercent = static_cast<float>(generator() % 99) / 3;
            sample.processes.push_back(reading);
        }
        samples.push_back(sample);
    }
    return samples;
}

void compare(const TreeSample& sample, const TreeSample& expected)
{
    QCOMPARE(sample.t, expected.t);
    QCOMPARE(sample.cpuPercent, expected.cpuPercent);
    QCOMPARE(sample.listenQueue, expected.listenQueue);
    QVERIFY(sample.processes == expected.processes);
}

TreeSamples samplesOf(const std::vector<TreeSample>& all)
{
    TreeSamples samples;
    for (const TreeSample& sample : all)
        samples.push_back(sample);
    return samples;
}

}

class PackingTest : public QObject
{
    Q_OBJECT

private slots:
    void numbersComeBack();
    void bucketsComeBack_data();
    void bucketsComeBack();
    void samplesComeBack_data();
    void samplesComeBack();
    void samplesAreFoundByTime();
    void lastSampleHoldsUntilTheNext();
    void noSamples();
};

void PackingTest::numbersComeBack()
{
    const std::vector<std::uint64_t> numbers { 0, 1, 127, 128, 16'383, 16'384, largest, largest64 - 1, largest64 };
    PackedBytes bytes;
    std::uint64_t before = 5;
    for (const std::uint64_t number : numbers) {
        pack(bytes, number);
        packStep(bytes, before, number);
        before = number;
    }
    packReal(bytes, -0.1);
    packReal(bytes, 2.5F);
    const std::uint8_t* at = bytes.data();
    before = 5;
    for (const std::uint64_t number : numbers) {
        QCOMPARE(unpack(at), number);
        QCOMPARE(unpackStep(at, before), number);
        before = number;
    }
    QCOMPARE(unpackReal<double>(at), -0.1);
    QCOMPARE(unpackReal<float>(at), 2.5F);
    QVERIFY(at == bytes.data() + bytes.size());
}

void PackingTest::bucketsComeBack_data()
{
    QTest::addColumn<std::vector<BucketCount>>("buckets");
    QTest::newRow("none") << std::vector<BucketCount> {};
    QTest::newRow("the first") << std::vector<BucketCount> { { 0, 1 } };
    QTest::newRow("far apart") << std::vector<BucketCount> { { 0, largest }, { 1, 1 }, { 2, 0 }, { largest, 2 } };
    QTest::newRow("one twice") << std::vector<BucketCount> { { 9, largest }, { 9, 17 }, { 10, 1 } };
    QTest::newRow("in no order") << std::vector<BucketCount> { { 9, 3 }, { 2, 1 }, { 4000, 1 } };
    Histogram histogram;
    std::mt19937_64 generator(2);
    for (int i = 0; i < 5000; ++i)
        histogram.record(generator() % 20'000'000 + 1);
    QTest::newRow("of a histogram") << histogram.buckets();
}

void PackingTest::bucketsComeBack()
{
    QFETCH(const std::vector<BucketCount>, buckets);
    const PackedBuckets packed(buckets);
    QCOMPARE(packed.empty(), buckets.empty());
    QCOMPARE(packed.unpacked(), buckets);
    QVERIFY(packed == PackedBuckets(buckets));
    std::vector<BucketCount> more = buckets;
    more.push_back({ 5, 1 });
    QVERIFY(packed != PackedBuckets(more));
}

void PackingTest::samplesComeBack_data()
{
    QTest::addColumn<std::size_t>("count");
    for (const std::size_t count : { 1U, 63U, 64U, 65U, 128U, 1000U })
        QTest::addRow("%zu", count) << count;
}

void PackingTest::samplesComeBack()
{
    QFETCH(const std::size_t, count);
    const std::vector<TreeSample> made = madeSamples(count);
    const TreeSamples samples = samplesOf(made);
    QCOMPARE(samples.size(), made.size());
    std::size_t i = 0;
    for (const TreeSample& sample : samples)
        compare(sample, made.at(i++));
    QCOMPARE(i, count);
    compare(samples.front(), made.front());
    compare(samples.back(), made.back());
    for (std::size_t index = 0; index < count; index += 13)
        compare(samples[index], made[index]);
    const TreeSamples copy = samples;
    compare(copy[count - 1], made.back());
}

void PackingTest::samplesAreFoundByTime()
{
    const TreeSamples samples = samplesOf(madeSamples(200)); // at 0.03, 0.13, …
    QCOMPARE(samples.countUntil(-1), std::size_t { 0 });
    QCOMPARE(samples.countUntil(0.02), std::size_t { 0 });
    QCOMPARE(samples.countUntil(0.03), std::size_t { 1 });
    QCOMPARE(samples.countUntil(6.42), std::size_t { 64 }); // as many as are kept together
    QCOMPARE(samples.countUntil(6.44), std::size_t { 65 });
    QCOMPARE(samples.countUntil(10), std::size_t { 100 });
    QCOMPARE(samples.countUntil(1e9), std::size_t { 200 });
}

void PackingTest::lastSampleHoldsUntilTheNext()
{
    const std::vector<TreeSample> made = madeSamples(150);
    const TreeSamples samples = samplesOf(made);
    LastSample last(samples);
    QVERIFY(!last.at(0));
    QVERIFY(!last.at(0.02));
    for (const auto& [t, index] : std::vector<std::pair<double, std::size_t>> { { 0.04, 0 }, { 0.04, 0 }, { 0.12, 0 },
             { 0.14, 1 }, { 7, 69 }, { 14.92, 148 }, { 100, 149 }, { 101, 149 } }) {
        const TreeSample* sample = last.at(t);
        QVERIFY(sample);
        compare(*sample, made.at(index));
        QCOMPARE(last.index(), index);
    }
    LastSample late(samples);
    compare(*late.at(12), made.at(119));
}

void PackingTest::noSamples()
{
    const TreeSamples none;
    QVERIFY(none.empty() && none.begin() == none.end());
    QCOMPARE(none.countUntil(5), std::size_t { 0 });
    QVERIFY(!LastSample(none).at(5));
}

}

QTEST_APPLESS_MAIN(labour::PackingTest)
#include "packing_test.moc"
