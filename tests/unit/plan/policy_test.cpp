// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/policy.h"

#include <QTest>

#include <cmath>
#include <set>

namespace labour {

namespace {

const std::vector<double> basic { 98, 1, 1 };

std::vector<std::size_t> drawn(Draw draw, std::size_t count)
{
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < count; ++i)
        indices.push_back(draw.next());
    return indices;
}

std::vector<std::size_t> countsOf(const std::vector<std::size_t>& indices, std::size_t kinds)
{
    std::vector<std::size_t> counts(kinds);
    for (const std::size_t index : indices)
        ++counts.at(index);
    return counts;
}

}

class PolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void names();
    void firstDrawsOfASeed_data();
    void firstDrawsOfASeed();
    void equalSeedsGiveEqualSequences();
    void differentSeedsGiveDifferentSequences();
    void randomFollowsTheWeights_data();
    void randomFollowsTheWeights();
    void whatHasNoWeightIsNotDrawn();
    void scaledWeightsDrawTheSame();
    void repeatIsInOrder();
    void repeatCountsAreExact_data();
    void repeatCountsAreExact();
    void repeatBeginsAtItsShare_data();
    void repeatBeginsAtItsShare();
    void repeatPassesOverZeros();
    void weightsChangeUnderRandom();
    void weightsChangeUnderRepeat();
    void seedsOfProcesses();
};

void PolicyTest::names()
{
    for (const Policy policy : { Policy::Random, Policy::Repeat })
        QCOMPARE(policyNamed(nameOf(policy)), std::optional<Policy>(policy));
    QCOMPARE(nameOf(Policy::Random), std::string_view("random"));
    QCOMPARE(nameOf(Policy::Repeat), std::string_view("repeat"));
    for (const std::string_view name : { "", "Random", "repeat ", "cyclic" })
        QVERIFY(!policyNamed(name));
}

void PolicyTest::firstDrawsOfASeed_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<QByteArray>("indices");
    QTest::newRow("0") << quint64 { 0 } << QByteArray("03011010330130001110");
    QTest::newRow("42") << quint64 { 42 } << QByteArray("11103010000111331000");
    QTest::newRow("2^53 - 1") << (quint64 { 1 } << 53) - 1 << QByteArray("00003010003103030000");
}

void PolicyTest::firstDrawsOfASeed()
{
    // A plan with its seed repeats a run, on any machine and in any later version: these may never change.
    QFETCH(quint64, seed);
    QFETCH(QByteArray, indices);
    QByteArray given;
    for (const std::size_t index : drawn(Draw(Policy::Random, { 5, 3, 0, 2 }, seed, 0), 20))
        given += static_cast<char>('0' + index);
    QCOMPARE(given, indices);
}

void PolicyTest::equalSeedsGiveEqualSequences()
{
    QCOMPARE(drawn(Draw(Policy::Random, basic, 7, 0), 10'000), drawn(Draw(Policy::Random, basic, 7, 0.5), 10'000));
}

void PolicyTest::differentSeedsGiveDifferentSequences()
{
    QVERIFY(drawn(Draw(Policy::Random, { 1, 1 }, 7, 0), 100) != drawn(Draw(Policy::Random, { 1, 1 }, 8, 0), 100));
}

void PolicyTest::randomFollowsTheWeights_data()
{
    QTest::addColumn<QList<double>>("weights");
    QTest::newRow("one") << QList<double> { 3 };
    QTest::newRow("basic") << QList<double> { 98, 1, 1 };
    QTest::newRow("even") << QList<double> { 1, 1, 1, 1 };
    QTest::newRow("fractions") << QList<double> { 0.25, 0.5, 0.125 };
    QTest::newRow("a zero between") << QList<double> { 2, 0, 5 };
    QTest::newRow("large") << QList<double> { 9e8, 1e8 };
}

void PolicyTest::randomFollowsTheWeights()
{
    QFETCH(QList<double>, weights);
    constexpr std::size_t count = 100'000;
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    Draw draw(Policy::Random, { weights.begin(), weights.end() }, 2026, 0);
    const std::vector<std::size_t> counts = countsOf(drawn(draw, count), static_cast<std::size_t>(weights.size()));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double share = weights.at(static_cast<qsizetype>(i)) / sum;
        // Five standard deviations of a binomial count.
        const double bound = 5 * std::sqrt(count * share * (1 - share));
        const double expected = count * share;
        QVERIFY2(std::abs(static_cast<double>(counts[i]) - expected) <= bound,
            qPrintable(QStringLiteral("%1: %2 instead of %3").arg(i).arg(counts[i]).arg(expected)));
    }
}

void PolicyTest::whatHasNoWeightIsNotDrawn()
{
    const std::vector<std::size_t> counts = countsOf(drawn(Draw(Policy::Random, { 0, 1, 0, 1, 0 }, 3, 0), 50'000), 5);
    QCOMPARE(counts[0] + counts[2] + counts[4], std::size_t { 0 });
}

void PolicyTest::scaledWeightsDrawTheSame()
{
    QCOMPARE(drawn(Draw(Policy::Random, { 96, 32 }, 5, 0), 1000), drawn(Draw(Policy::Random, { 3, 1 }, 5, 0), 1000));
}

void PolicyTest::repeatIsInOrder()
{
    const std::vector<std::size_t> expected { 0, 0, 0, 1, 2, 2, 0, 0, 0, 1, 2, 2, 0 };
    QCOMPARE(drawn(Draw(Policy::Repeat, { 3, 1, 2 }, 99, 0), expected.size()), expected);
}

void PolicyTest::repeatCountsAreExact_data()
{
    QTest::addColumn<double>("share");
    for (const double share : { 0.0, 0.1, 1.0 / 3, 0.5, 0.77, 0.99, 0.999999, 1.0 })
        QTest::addRow("from %g", share) << share;
}

void PolicyTest::repeatCountsAreExact()
{
    QFETCH(double, share);
    for (const std::vector<double>& weights : { basic, { 99, 1 }, { 3, 0, 4 }, { 1 } }) {
        double period = 0;
        for (const double weight : weights)
            period += weight;
        Draw draw(Policy::Repeat, weights, 0, share);
        for (int round = 0; round < 5; ++round) {
            std::vector<std::size_t> counts(weights.size());
            for (int i = 0; i < static_cast<int>(period); ++i)
                ++counts.at(draw.next());
            for (std::size_t i = 0; i < weights.size(); ++i)
                QCOMPARE(counts[i], static_cast<std::size_t>(weights[i]));
        }
    }
}

void PolicyTest::repeatBeginsAtItsShare_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("skipped");
    QTest::newRow("the first of four processes") << 0.0 << 0;
    QTest::newRow("the second of four processes") << 0.25 << 2;
    QTest::newRow("the third of four processes") << 0.5 << 5;
    QTest::newRow("the fourth of four processes") << 0.75 << 7;
    QTest::newRow("the end is the beginning") << 1.0 << 0;
}

void PolicyTest::repeatBeginsAtItsShare()
{
    QFETCH(double, share);
    QFETCH(int, skipped);
    const std::vector<double> weights { 4, 1, 3, 2 };
    std::vector<std::size_t> sequence = drawn(Draw(Policy::Repeat, weights, 0, 0), 100);
    sequence.erase(sequence.begin(), sequence.begin() + skipped);
    sequence.resize(90);
    QCOMPARE(drawn(Draw(Policy::Repeat, weights, 0, share), 90), sequence);
}

void PolicyTest::repeatPassesOverZeros()
{
    const std::vector<std::size_t> expected { 1, 3, 3, 1, 3, 3 };
    QCOMPARE(drawn(Draw(Policy::Repeat, { 0, 1, 0, 2, 0 }, 0, 0), 6), expected);
}

void PolicyTest::weightsChangeUnderRandom()
{
    Draw draw(Policy::Random, { 1, 1 }, 17, 0);
    for (int i = 0; i < 100; ++i)
        draw.next();
    draw.setWeights({ 0, 1 });
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(draw.next(), std::size_t { 1 });
    // The generator goes on from where it is: as if the weights had never been others.
    draw.setWeights({ 1, 1 });
    std::vector<std::size_t> expected = drawn(Draw(Policy::Random, { 1, 1 }, 17, 0), 1200);
    expected.erase(expected.begin(), expected.begin() + 1100);
    QCOMPARE(drawn(draw, 100), expected);
}

void PolicyTest::weightsChangeUnderRepeat()
{
    Draw draw(Policy::Repeat, { 5, 5 }, 0, 0);
    for (int i = 0; i < 8; ++i)
        draw.next();
    // The place in the sequence is beyond the new one's end: it begins anew.
    draw.setWeights({ 1, 1, 1 });
    QCOMPARE(drawn(draw, 4), (std::vector<std::size_t> { 0, 1, 2, 0 }));
    draw.next();
    draw.setWeights({ 0, 2, 2 });
    QCOMPARE(drawn(draw, 4), (std::vector<std::size_t> { 1, 2, 2, 1 }));
    draw.setWeights({ 0, 0, 4 });
    QCOMPARE(countsOf(drawn(draw, 4), 3), (std::vector<std::size_t> { 0, 0, 4 }));
}

void PolicyTest::seedsOfProcesses()
{
    // The published first outputs of SplitMix64 from the state 0.
    QCOMPARE(seedOfProcess(0, 0), std::uint64_t { 0xe220a8397b1dcdaf });
    QCOMPARE(seedOfProcess(0, 1), std::uint64_t { 0x6e789e6aa1b965f4 });
    QCOMPARE(seedOfProcess(0, 2), std::uint64_t { 0x06c45d188009454f });
    std::set<std::uint64_t> seeds;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (std::uint32_t process = 0; process < 100; ++process)
            seeds.insert(seedOfProcess(seed, process));
    }
    QCOMPARE(seeds.size(), std::size_t { 10'000 });
}

}

QTEST_APPLESS_MAIN(labour::PolicyTest)
#include "policy_test.moc"
