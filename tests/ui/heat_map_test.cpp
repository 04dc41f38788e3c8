// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/synthetic_run.h"
#include "ui/charts/heat_map.h"
#include "ui/charts/heat_picture.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

namespace labour {

class HeatMapTest : public QObject
{
    Q_OBJECT

private slots:
    void binsAreEightADecade();
    void countsAreThoseOfTheSlots();
    void sumsAreThoseOfTheSlots();
    void whatIsWideIsKeptWhole();
    void truncatedAndGrownAgainIsTheSame();
    void pictureHasAColumnASlotAndARowABin();
    void longStretchesAreSummedUp();
    void emptyIsNoPicture();
    void coloursGoFromLittleToMuch_data();
    void coloursGoFromLittleToMuch();
};

namespace {

Slot slotOf(std::initializer_list<std::pair<std::uint64_t, std::uint32_t>> latencies)
{
    Slot slot;
    for (const auto& [us, count] : latencies)
        slot.latencies.emplace_back(LatencyCount { 0, us * count, us, us, 0, { { Histogram::indexOf(us), count } } });
    return slot;
}

std::uint64_t total(const HeatMap::Counts& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t { 0 });
}

}

void HeatMapTest::binsAreEightADecade()
{
    QCOMPARE(HeatMap::binOf(0), std::size_t { 0 });
    QCOMPARE(HeatMap::binOf(10), std::size_t { 0 });
    QCOMPARE(HeatMap::binOf(13), std::size_t { 0 });
    QCOMPARE(HeatMap::binOf(14), std::size_t { 1 }); // 10 µs × 10^(1/8) = 13.3
    QCOMPARE(HeatMap::binOf(1000), std::size_t { 16 });
    QCOMPARE(HeatMap::binOf(1'000'000), std::size_t { 40 });
    QCOMPARE(HeatMap::binOf(3'600'000'000), HeatMap::bins - 1);
    QVERIFY(std::abs(HeatMap::beginMs(16) - 1) < 1e-9);
    QVERIFY(std::abs(HeatMap::beginMs(40) - 1000) < 1e-6);
    for (std::uint64_t us = 10; us < 100'000'000; us += us / 7 + 1) {
        const std::size_t bin = HeatMap::binOf(us);
        const double ms = static_cast<double>(us) / 1000;
        QVERIFY(HeatMap::beginMs(bin) <= ms * (1 + 1e-6) && ms < HeatMap::beginMs(bin + 1) * (1 + 1e-6));
    }
}

void HeatMapTest::countsAreThoseOfTheSlots()
{
    HeatMap map;
    QVERIFY(!map.range());
    map.append(slotOf({ { 1200, 7 }, { 1250, 2 }, { 50'000, 1 } }));
    map.append({});
    QCOMPARE(map.size(), std::size_t { 2 });
    const HeatMap::Counts counts = map.sum(0, 1);
    QCOMPARE(counts.at(HeatMap::binOf(1200)), 9U);
    QCOMPARE(counts.at(HeatMap::binOf(50'000)), 1U);
    QCOMPARE(total(counts), std::uint64_t { 10 });
    QCOMPARE(total(map.sum(1, 2)), std::uint64_t { 0 });
    QCOMPARE(map.range()->first, HeatMap::binOf(1200));
    QCOMPARE(map.range()->last, HeatMap::binOf(50'000));
}

void HeatMapTest::sumsAreThoseOfTheSlots()
{
    std::mt19937_64 generator(3);
    std::uniform_int_distribution<std::uint64_t> latency(5, 5'000'000);
    HeatMap map;
    std::vector<HeatMap::Counts> plain;
    for (int i = 0; i < 1000; ++i) {
        const std::uint64_t us = latency(generator);
        map.append(slotOf({ { us, 1U + static_cast<std::uint32_t>(i % 5) } }));
        HeatMap::Counts counts {};
        counts.at(HeatMap::binOf(Histogram::lowestIn(Histogram::indexOf(us)))) = 1U + static_cast<std::uint32_t>(i % 5);
        plain.push_back(counts);
    }
    for (const auto& [begin, end] : std::vector<std::pair<std::size_t, std::size_t>> {
             { 0, 1000 }, { 0, 0 }, { 3, 17 }, { 15, 300 }, { 255, 770 }, { 512, 768 }, { 999, 1000 } }) {
        HeatMap::Counts expected {};
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t bin = 0; bin < HeatMap::bins; ++bin)
                expected.at(bin) += plain[i].at(bin);
        }
        QCOMPARE(map.sum(begin, end), expected);
    }
}

/// Of 256 slots only the bins between the outermost are kept: those of nothing, of one, and of all there are.
void HeatMapTest::whatIsWideIsKeptWhole()
{
    HeatMap map;
    for (int i = 0; i < 256; ++i)
        map.append({});
    for (int i = 0; i < 256; ++i)
        map.append(slotOf({ { 3'600'000'000, 1 } }));
    for (int i = 0; i < 256; ++i)
        map.append(slotOf({ { 1, 2 }, { 3'600'000'000, i == 200 ? 70'000U : 1U } }));
    map.append(slotOf({ { 1, 1 } }));
    QCOMPARE(map.size(), std::size_t { 769 });
    QCOMPARE(total(map.sum(0, 256)), std::uint64_t { 0 });
    QCOMPARE(map.sum(256, 512).back(), 256U);
    QCOMPARE(total(map.sum(256, 512)), std::uint64_t { 256 });
    const HeatMap::Counts counts = map.sum(500, 769);
    QCOMPARE(counts.front(), 2 * 256U + 1U);
    QCOMPARE(counts.back(), 12 + 255 + 65'535U); // no slot counts more
    QCOMPARE(map.sum(711, 713).back(), 65'535U + 1);
}

void HeatMapTest::truncatedAndGrownAgainIsTheSame()
{
    HeatMap grown;
    HeatMap whole;
    for (std::uint32_t i = 0; i < 600; ++i) {
        const Slot slot = slotOf({ { 1000 + 13 * i, 1 + i % 3 } });
        whole.append(slot);
        grown.append(slot);
        if (i % 50 == 49) { // the last slots come again, as they were reported late
            grown.truncate(grown.size() - 10);
            for (std::uint32_t j = i - 9; j <= i; ++j)
                grown.append(slotOf({ { 1000 + 13 * j, 1 + j % 3 } }));
        }
    }
    QCOMPARE(grown.size(), whole.size());
    QCOMPARE(grown.sum(0, 600), whole.sum(0, 600));
    QCOMPARE(grown.sum(7, 519), whole.sum(7, 519));
    const HeatMap copy = grown;
    grown.truncate(100); // which reaches back behind what was complete
    QCOMPARE(grown.sum(0, 100), whole.sum(0, 100));
    grown.append(slotOf({ { 10, 5 } }));
    QCOMPARE(grown.sum(100, 101).front(), 5U);
    QCOMPARE(copy.sum(0, 600), whole.sum(0, 600)); // nothing of it is anybody else's
    grown.truncate(0);
    QVERIFY(!grown.range() && grown.size() == 0);
}

void HeatMapTest::pictureHasAColumnASlotAndARowABin()
{
    HeatMap map;
    map.append(slotOf({ { 1000, 100 } }));
    map.append(slotOf({ { 1000, 1 }, { 10'000, 10 } }));
    const HeatPicture picture = heatPicture(map, 0, 10, 500, Theme::Light);
    QCOMPARE(picture.image.size(), QSize(2, 9));
    QCOMPARE(picture.fromS, 0.0);
    QVERIFY(std::abs(picture.toS - 0.2) < 1e-9);
    QVERIFY(std::abs(picture.mostPerSecond - 1000) < 1e-6);
    QVERIFY(std::abs(picture.leastPerSecond - 10) < 1e-6);
    QCOMPARE(picture.image.pixelColor(0, 8), heatColour(1, Theme::Light));
    QCOMPARE(picture.image.pixelColor(1, 8), heatColour(0, Theme::Light));
    QCOMPARE(picture.image.pixelColor(0, 0).alpha(), 0);
    const QColor middle = picture.image.pixelColor(1, 0);
    const QColor half = heatColour(0.5, Theme::Light);
    QVERIFY(std::abs(middle.red() - half.red()) < 4 && std::abs(middle.blue() - half.blue()) < 4);
    // A part of it.
    QCOMPARE(heatPicture(map, 0.1, 0.15, 500, Theme::Light).image.width(), 1);
}

void HeatMapTest::longStretchesAreSummedUp()
{
    HeatMap map;
    for (int i = 0; i < 36'000; ++i)
        map.append(slotOf({ { 2000, 3 } }));
    const HeatPicture picture = heatPicture(map, 0, 3600, 900, Theme::Dark);
    QVERIFY(picture.image.width() <= 900 && picture.image.width() > 300);
    QVERIFY(std::abs(picture.mostPerSecond - 30) < 1e-6); // a rate, whatever goes into a column
    QCOMPARE(picture.image.pixelColor(picture.image.width() / 2, 0), heatColour(1, Theme::Dark));
}

void HeatMapTest::emptyIsNoPicture()
{
    HeatMap map;
    QVERIFY(heatPicture(map, 0, 10, 500, Theme::Light).image.isNull());
    map.append(slotOf({ { 1000, 1 } }));
    QVERIFY(heatPicture(map, 0, 10, 0, Theme::Light).image.isNull());
    QVERIFY(heatPicture(map, 5, 10, 100, Theme::Light).image.isNull());
}

void HeatMapTest::coloursGoFromLittleToMuch_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
}

/// Told apart by lightness alone, and from the ground.
void HeatMapTest::coloursGoFromLittleToMuch()
{
    QFETCH(const Theme, theme);
    const QColor ground = plotColours(theme).ground;
    double last = 3;
    for (int i = 0; i <= 50; ++i) {
        const double now = contrast(heatColour(i / 50.0, theme), ground);
        QVERIFY2(now >= last, qPrintable(QStringLiteral("%1: %2 after %3").arg(i).arg(now).arg(last)));
        last = now;
    }
    QVERIFY(last > 10);
}

}

QTEST_GUILESS_MAIN(labour::HeatMapTest)
#include "heat_map_test.moc"
