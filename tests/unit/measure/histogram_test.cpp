// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/histogram.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace labour {

namespace {

constexpr std::uint64_t hourUs = 3'600'000'000;

/// A share as a fraction, so that the exact rank needs no floating point.
struct Share {
    std::uint64_t numerator;
    std::uint64_t denominator;

    double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
    std::uint64_t rankAmong(std::uint64_t count) const
    {
        return std::max<std::uint64_t>(1, (numerator * count + denominator - 1) / denominator);
    }
};

const std::vector<Share> shares { { 0, 1 }, { 1, 1000 }, { 1, 100 }, { 1, 10 }, { 1, 4 }, { 1, 3 }, { 1, 2 }, { 3, 4 },
    { 9, 10 }, { 95, 100 }, { 99, 100 }, { 999, 1000 }, { 9999, 10000 }, { 99999, 100000 }, { 1, 1 } };

std::vector<std::uint64_t> drawn(const QString& shape, std::uint64_t seed, std::size_t count)
{
    std::mt19937_64 generator(seed);
    std::vector<std::uint64_t> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double fraction = static_cast<double>(generator() >> 11) * 0x1p-53;
        if (shape == QStringLiteral("every magnitude"))
            values.push_back(static_cast<std::uint64_t>(std::exp(fraction * std::log(3.6e9))));
        else if (shape == QStringLiteral("even"))
            values.push_back(1 + generator() % hourUs);
        else if (shape == QStringLiteral("short"))
            values.push_back(1 + generator() % 3000);
        else if (shape == QStringLiteral("two humps"))
            values.push_back(generator() % 100 == 0 ? 500'000 + generator() % 20'000 : 300 + generator() % 200);
        else
            values.push_back(123'456'789);
    }
    return values;
}

Histogram recorded(const std::vector<std::uint64_t>& values)
{
    Histogram histogram;
    for (const std::uint64_t value : values)
        histogram.record(value);
    return histogram;
}

void compareHistograms(const Histogram& actual, const Histogram& expected)
{
    QCOMPARE(actual.count(), expected.count());
    QCOMPARE(actual.sumUs(), expected.sumUs());
    QCOMPARE(actual.minUs(), expected.minUs());
    QCOMPARE(actual.maxUs(), expected.maxUs());
    QCOMPARE(actual.buckets(), expected.buckets());
    for (const Share& share : shares)
        QCOMPARE(actual.valueAtQuantile(share.value()), expected.valueAtQuantile(share.value()));
}

}

class HistogramTest : public QObject
{
    Q_OBJECT

private slots:
    void bucketsTileTheRange();
    void aBucketIsNarrowerThanAThousandth();
    void quantilesHoldThreeDigits_data();
    void quantilesHoldThreeDigits();
    void ranksFollowTheSortedValues();
    void sumsAreExact();
    void mergingIsRecordingAllInOne_data();
    void mergingIsRecordingAllInOne();
    void mergingNothingChangesNothing();
    void sparseBucketsRoundTrip_data();
    void sparseBucketsRoundTrip();
    void sparseBucketsAddToWhatIsThere();
    void bucketsOutOfRangeAreIgnored();
    void valuesOutsideTheRangeCountAtItsEnds();
    void anEmptyOneGivesZeros();
    void recordingSeveralAtOnce();
    void countsBeyond32BitsAreSplit();
    void clearForgetsEverything();
    void rankOfShare_data();
    void rankOfShare();
    void rankOfShareMatchesIntegerArithmetic();
};

void HistogramTest::bucketsTileTheRange()
{
    const std::uint32_t limit = Histogram::bucketLimit();
    QCOMPARE(Histogram::lowestIn(0), std::uint64_t { 0 });
    for (std::uint32_t index = 0; index < limit; ++index) {
        const std::uint64_t lowest = Histogram::lowestIn(index);
        const std::uint64_t highest = Histogram::highestIn(index);
        if (index > 0 && lowest != Histogram::highestIn(index - 1) + 1)
            QFAIL(qPrintable(QStringLiteral("a gap before bucket %1").arg(index)));
        if (lowest > highest)
            QFAIL(qPrintable(QStringLiteral("bucket %1 is empty").arg(index)));
        const bool startsHere = index == 0 || Histogram::indexOf(lowest) == index;
        const bool endsHere = index == 0 || highest > hourUs || Histogram::indexOf(highest) == index;
        if (!startsHere || !endsHere)
            QFAIL(qPrintable(QStringLiteral("bucket %1 does not hold its own bounds").arg(index)));
    }
    QCOMPARE(Histogram::indexOf(hourUs), limit - 1);
    QVERIFY(Histogram::highestIn(limit - 1) >= hourUs);
    QVERIFY(Histogram::lowestIn(limit - 1) <= hourUs);
}

void HistogramTest::aBucketIsNarrowerThanAThousandth()
{
    for (std::uint32_t index = 1; index < Histogram::bucketLimit(); ++index) {
        const std::uint64_t lowest = Histogram::lowestIn(index);
        const std::uint64_t spread = Histogram::highestIn(index) - lowest;
        if (spread * 1000 >= lowest)
            QFAIL(
                qPrintable(QStringLiteral("bucket %1 is %2 µs wide at %3 µs").arg(index).arg(spread + 1).arg(lowest)));
    }
}

void HistogramTest::quantilesHoldThreeDigits_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint64>("count");
    for (const char* shape : { "every magnitude", "even", "short", "two humps", "constant" }) {
        for (const quint64 count : { 1, 2, 3, 10, 1000, 99'999 })
            QTest::addRow("%s, %llu values", shape, static_cast<unsigned long long>(count))
                << QString::fromLatin1(shape) << count + 7 << count;
    }
}

void HistogramTest::quantilesHoldThreeDigits()
{
    QFETCH(QString, shape);
    QFETCH(quint64, seed);
    QFETCH(quint64, count);
    std::vector<std::uint64_t> values = drawn(shape, seed, count);
    const Histogram histogram = recorded(values);
    std::sort(values.begin(), values.end());
    QCOMPARE(histogram.count(), std::uint64_t { count });
    QCOMPARE(histogram.minUs(), values.front());
    QCOMPARE(histogram.maxUs(), values.back());
    for (const Share& share : shares) {
        const std::uint64_t exact = values.at(share.rankAmong(count) - 1);
        const std::uint64_t given = histogram.valueAtQuantile(share.value());
        const QString what =
            QStringLiteral("%1 of %2: %3 instead of %4").arg(share.value()).arg(count).arg(given).arg(exact);
        QVERIFY2(given >= exact, qPrintable(what));
        QVERIFY2((given - exact) * 1000 < exact, qPrintable(what));
        if (exact < 2048)
            QCOMPARE(given, exact);
    }
}

void HistogramTest::ranksFollowTheSortedValues()
{
    const Histogram histogram = recorded({ 40, 10, 30, 20, 20 });
    const std::vector<std::uint64_t> sorted { 10, 20, 20, 30, 40 };
    for (std::size_t rank = 1; rank <= sorted.size(); ++rank)
        QCOMPARE(histogram.valueAtRank(rank), sorted[rank - 1]);
    QCOMPARE(histogram.valueAtRank(0), std::uint64_t { 10 });
    QCOMPARE(histogram.valueAtRank(6), std::uint64_t { 40 });
}

void HistogramTest::sumsAreExact()
{
    const std::vector<std::uint64_t> values = drawn(QStringLiteral("every magnitude"), 5, 10'000);
    const Histogram histogram = recorded(values);
    const std::uint64_t sum = std::accumulate(values.begin(), values.end(), std::uint64_t { 0 });
    QCOMPARE(histogram.sumUs(), sum);
    QCOMPARE(histogram.meanUs(), static_cast<double>(sum) / 10'000);
}

void HistogramTest::mergingIsRecordingAllInOne_data()
{
    QTest::addColumn<QString>("shape");
    QTest::addColumn<int>("parts");
    for (const char* shape : { "every magnitude", "short", "two humps", "constant" }) {
        for (const int parts : { 1, 2, 7, 100 })
            QTest::addRow("%s in %d parts", shape, parts) << QString::fromLatin1(shape) << parts;
    }
}

void HistogramTest::mergingIsRecordingAllInOne()
{
    QFETCH(QString, shape);
    QFETCH(int, parts);
    const std::vector<std::uint64_t> values = drawn(shape, 11, 5000);
    std::vector<Histogram> split(static_cast<std::size_t>(parts));
    std::mt19937_64 generator(13);
    for (const std::uint64_t value : values)
        split[generator() % split.size()].record(value);
    Histogram merged;
    for (const Histogram& part : split)
        merged.merge(part);
    compareHistograms(merged, recorded(values));
}

void HistogramTest::mergingNothingChangesNothing()
{
    Histogram histogram = recorded({ 5, 500, 50'000 });
    histogram.merge(Histogram {});
    compareHistograms(histogram, recorded({ 5, 500, 50'000 }));
    Histogram empty;
    empty.merge(Histogram {});
    QVERIFY(empty.isEmpty());
    empty.merge(histogram);
    compareHistograms(empty, histogram);
}

void HistogramTest::sparseBucketsRoundTrip_data()
{
    QTest::addColumn<QString>("shape");
    for (const char* shape : { "every magnitude", "short", "two humps", "constant" })
        QTest::addRow("%s", shape) << QString::fromLatin1(shape);
}

void HistogramTest::sparseBucketsRoundTrip()
{
    QFETCH(QString, shape);
    const Histogram histogram = recorded(drawn(shape, 17, 3000));
    const std::vector<BucketCount> buckets = histogram.buckets();
    QVERIFY(
        std::is_sorted(buckets.begin(), buckets.end(), [](BucketCount a, BucketCount b) { return a.index < b.index; }));
    QVERIFY(std::none_of(buckets.begin(), buckets.end(), [](BucketCount b) { return b.count == 0; }));
    Histogram copy;
    QCOMPARE(copy.merge(buckets, histogram.sumUs(), histogram.minUs(), histogram.maxUs()), histogram.count());
    compareHistograms(copy, histogram);
}

void HistogramTest::sparseBucketsAddToWhatIsThere()
{
    const std::vector<std::uint64_t> first = drawn(QStringLiteral("two humps"), 19, 1000);
    const std::vector<std::uint64_t> second = drawn(QStringLiteral("every magnitude"), 23, 1000);
    const Histogram other = recorded(second);
    Histogram histogram = recorded(first);
    QCOMPARE(histogram.merge(other.buckets(), other.sumUs(), other.minUs(), other.maxUs()), std::uint64_t { 1000 });
    std::vector<std::uint64_t> all = first;
    all.insert(all.end(), second.begin(), second.end());
    compareHistograms(histogram, recorded(all));
}

void HistogramTest::bucketsOutOfRangeAreIgnored()
{
    const std::uint32_t limit = Histogram::bucketLimit();
    constexpr std::uint32_t largest = std::numeric_limits<std::uint32_t>::max();
    Histogram histogram = recorded({ 100 });
    QCOMPARE(histogram.merge({ { limit, 3 }, { largest, 9 } }, 77, 1, 99'999), std::uint64_t { 0 });
    compareHistograms(histogram, recorded({ 100 }));
    QCOMPARE(histogram.merge({ { 7, 0 } }, 0, 1, 99'999), std::uint64_t { 0 });
    compareHistograms(histogram, recorded({ 100 }));
    QCOMPARE(histogram.merge({ { 7, 2 }, { limit, 3 } }, 14, 7, 7), std::uint64_t { 2 });
    compareHistograms(histogram, recorded({ 100, 7, 7 }));
    QCOMPARE(histogram.merge({ { limit - 1, 1 } }, hourUs, hourUs, hourUs), std::uint64_t { 1 });
    compareHistograms(histogram, recorded({ 100, 7, 7, hourUs }));
}

void HistogramTest::valuesOutsideTheRangeCountAtItsEnds()
{
    compareHistograms(recorded({ 0 }), recorded({ 1 }));
    compareHistograms(recorded({ hourUs + 1, 2 * hourUs, std::numeric_limits<std::uint64_t>::max() }),
        recorded({ hourUs, hourUs, hourUs }));
    const Histogram both = recorded({ 0, hourUs + 1 });
    QCOMPARE(both.minUs(), std::uint64_t { 1 });
    QCOMPARE(both.maxUs(), hourUs);
    QCOMPARE(both.valueAtQuantile(0.5), std::uint64_t { 1 });
    QCOMPARE(both.valueAtQuantile(1), hourUs);
}

void HistogramTest::anEmptyOneGivesZeros()
{
    const Histogram empty;
    QVERIFY(empty.isEmpty());
    QCOMPARE(empty.valueAtQuantile(0.5), std::uint64_t { 0 });
    QCOMPARE(empty.valueAtRank(1), std::uint64_t { 0 });
    QCOMPARE(empty.meanUs(), 0.0);
    QVERIFY(empty.buckets().empty());
}

void HistogramTest::recordingSeveralAtOnce()
{
    Histogram histogram;
    histogram.record(300, 0);
    QVERIFY(histogram.isEmpty());
    histogram.record(300, 3);
    histogram.record(70'000, 2);
    compareHistograms(histogram, recorded({ 300, 300, 300, 70'000, 70'000 }));
}

void HistogramTest::countsBeyond32BitsAreSplit()
{
    constexpr std::uint64_t many = 3 * std::uint64_t { std::numeric_limits<std::uint32_t>::max() } + 5;
    Histogram histogram;
    histogram.record(42, many);
    const std::vector<BucketCount> buckets = histogram.buckets();
    QCOMPARE(buckets.size(), std::size_t { 4 });
    std::uint64_t sum = 0;
    for (const BucketCount bucket : buckets) {
        QCOMPARE(bucket.index, Histogram::indexOf(42));
        sum += bucket.count;
    }
    QCOMPARE(sum, many);
    Histogram copy;
    QCOMPARE(copy.merge(buckets, histogram.sumUs(), 42, 42), many);
    compareHistograms(copy, histogram);
}

void HistogramTest::clearForgetsEverything()
{
    Histogram histogram = recorded({ 1, hourUs });
    histogram.clear();
    compareHistograms(histogram, Histogram {});
    histogram.record(9);
    compareHistograms(histogram, recorded({ 9 }));
}

void HistogramTest::rankOfShare_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<quint64>("rank");
    QTest::newRow("of nothing") << 0.5 << quint64 { 0 } << quint64 { 0 };
    QTest::newRow("smallest of one") << 0.0 << quint64 { 1 } << quint64 { 1 };
    QTest::newRow("largest of one") << 1.0 << quint64 { 1 } << quint64 { 1 };
    QTest::newRow("median of two") << 0.5 << quint64 { 2 } << quint64 { 1 };
    QTest::newRow("just above the median of two") << 0.500001 << quint64 { 2 } << quint64 { 2 };
    QTest::newRow("median of three") << 0.5 << quint64 { 3 } << quint64 { 2 };
    QTest::newRow("p99 of 99") << 0.99 << quint64 { 99 } << quint64 { 99 };
    QTest::newRow("p99 of 100") << 0.99 << quint64 { 100 } << quint64 { 99 };
    QTest::newRow("p99 of 101") << 0.99 << quint64 { 101 } << quint64 { 100 };
    QTest::newRow("p999 of 1000") << 0.999 << quint64 { 1000 } << quint64 { 999 };
    QTest::newRow("p999 of 1001") << 0.999 << quint64 { 1001 } << quint64 { 1000 };
    QTest::newRow("p90 of 10") << 0.9 << quint64 { 10 } << quint64 { 9 };
    QTest::newRow("p7 of 100, a hair above 7 in binary") << 0.07 << quint64 { 100 } << quint64 { 7 };
    QTest::newRow("below nothing") << -3.0 << quint64 { 10 } << quint64 { 1 };
    QTest::newRow("above everything") << 3.0 << quint64 { 10 } << quint64 { 10 };
    QTest::newRow("median of two thousand million") << 0.5 << quint64 { 2'000'000'000 } << quint64 { 1'000'000'000 };
    QTest::newRow("third of a thousand million") << 1.0 / 3 << quint64 { 1'000'000'000 } << quint64 { 333'333'334 };
}

void HistogramTest::rankOfShare()
{
    QFETCH(double, share);
    QFETCH(quint64, count);
    QFETCH(quint64, rank);
    QCOMPARE(rankOf(share, count), std::uint64_t { rank });
}

void HistogramTest::rankOfShareMatchesIntegerArithmetic()
{
    for (std::uint64_t count = 1; count <= 5000; ++count) {
        for (const Share& share : shares) {
            if (rankOf(share.value(), count) != share.rankAmong(count))
                QFAIL(qPrintable(QStringLiteral("%1 of %2").arg(share.value()).arg(count)));
        }
    }
}

}

QTEST_APPLESS_MAIN(labour::HistogramTest)
#include "histogram_test.moc"
