// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/nice_numbers.h"
#include "tests/ui/synthetic_run.h"
#include "ui/charts/chart_columns.h"
#include "ui/charts/decimation.h"
#include "ui/theme/colours.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace labour {

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

std::vector<double> noise(std::size_t size, double gaps, std::mt19937_64& generator)
{
    std::uniform_real_distribution<double> value(1, 1000);
    std::bernoulli_distribution isGap(gaps);
    std::vector<double> values(size);
    std::generate(values.begin(), values.end(), [&] { return isGap(generator) ? gap : value(generator); });
    return values;
}

}

class ChartsTest : public QObject
{
    Q_OBJECT

private slots:
    void lineKeepsExtremesOfEveryColumn();
    void lineIsInOrderOfTimeAndBounded();
    void fewValuesAreAllDrawn();
    void gapsStayGaps();
    void aloneBetweenGapsIsADash();
    void levelTakesTwoPoints();
    void nothingGivesNothing();
    void levelsChangeBetweenSteps();
    void binsKeepTheSum();
    void lastBinIsDrawnInTheEnd();
    void columnsArePowersOfTwo();
    void columnsStandStillWhileTheStretchMoves();
    void niceSteps_data();
    void niceSteps();
    void ticksIncludeBothEnds();
    void timeAxisMovesInSteps();
    void stickyEndGrowsAtOnceAndShrinksLate();
    void columnsAreRatesAndUnits();
    void columnsHoldBackWhatIsStillReported();
    void lateReportsAreTakenUp();
    void reportsLaterStillAreTakenUpInTheEnd();
    void zerosOfMemoryAreShown();
    void wholeRunIsSummarised();
    void onlyWhatIsNewIsRead();
    void columnsGrownAreColumnsWhole();
    void everyHueStandsOut_data();
    void everyHueStandsOut();
    void textStandsOut();
    void contrastIsThatOfWcag();
};

void ChartsTest::lineKeepsExtremesOfEveryColumn()
{
    std::mt19937_64 generator(1);
    for (const std::size_t size : { 1000U, 1001U, 4096U, 36000U }) {
        const std::vector<double> values = noise(size, 0.01, generator);
        const int columns = 300;
        const ValueLevels levels(values);
        const QList<QPointF> line = decimatedLine({ levels, 0.1 }, 0, 1e9, columns);
        const std::size_t width = valuesPerColumn(size, columns);
        for (std::size_t begin = 0; begin < size; begin += width) {
            const std::size_t end = std::min(size, begin + width);
            double least = std::numeric_limits<double>::infinity();
            double most = 0;
            for (std::size_t i = begin; i < end; ++i) {
                least = std::fmin(least, values[i]);
                most = std::fmax(most, values[i]);
            }
            double drawnLeast = std::numeric_limits<double>::infinity();
            double drawnMost = 0;
            for (const QPointF& point : line) {
                const double slot = std::floor(point.x() / 0.1);
                if (slot >= static_cast<double>(begin) && slot < static_cast<double>(end)) {
                    drawnLeast = std::fmin(drawnLeast, point.y());
                    drawnMost = std::fmax(drawnMost, point.y());
                }
            }
            QCOMPARE(drawnMost, most);
            QCOMPARE(drawnLeast, least);
        }
    }
}

void ChartsTest::lineIsInOrderOfTimeAndBounded()
{
    std::mt19937_64 generator(2);
    const ValueLevels values(noise(50'000, 0.2, generator));
    const QList<QPointF> line = decimatedLine({ values, 0.1 }, 0, 1e9, 400);
    QVERIFY(line.size() <= 400 * 7); // four values and a gap, and a value alone is two points
    QVERIFY(std::is_sorted(line.begin(), line.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
}

void ChartsTest::fewValuesAreAllDrawn()
{
    const ValueLevels values({ 3, 1, 2 });
    const QList<QPointF> expected { { 0.05, 3 }, { 0.15, 1 }, { 0.25, 2 } };
    QCOMPARE(decimatedLine({ values, 0.1 }, 0, 10, 300), expected);
    QCOMPARE(decimatedLine({ values, 0.1 }, 0.2, 0.3, 300), expected.mid(1)); // and the one before, to the edge
}

void ChartsTest::gapsStayGaps()
{
    const ValueLevels values({ 1, 2, gap, gap, 3, 4 });
    const QList<QPointF> line = decimatedLine({ values, 1 }, 0, 6, 100);
    QCOMPARE(line.size(), 5);
    QVERIFY(std::isnan(line.at(2).y()));
    const ValueLevels many(std::vector<double>(1000, gap));
    QVERIFY(decimatedLine({ many, 1 }, 0, 1000, 10).isEmpty());
}

void ChartsTest::aloneBetweenGapsIsADash()
{
    const ValueLevels values({ gap, 7, gap });
    const QList<QPointF> line = decimatedLine({ values, 1 }, 0, 3, 100);
    QCOMPARE(line.mid(0, 2), (QList<QPointF> { { 1, 7 }, { 2, 7 } }));
}

void ChartsTest::levelTakesTwoPoints()
{
    const ValueLevels values({ 1, 5, 5, 5, 5, 2 });
    const QList<QPointF> expected { { 0.5, 1 }, { 1.5, 5 }, { 4.5, 5 }, { 5.5, 2 } };
    QCOMPARE(decimatedLine({ values, 1 }, 0, 6, 100), expected);
}

void ChartsTest::nothingGivesNothing()
{
    const ValueLevels none;
    QVERIFY(decimatedLine({ none, 0.1 }, 0, 10, 300).isEmpty());
    QVERIFY(decimatedLine({ none, 0.1 }, 0, 10, 0).isEmpty());
    QVERIFY(binMeans(none, { 0, 10 }, 5, true).means.empty());
    QVERIFY(inLevels({}, 0.1).isEmpty());
}

void ChartsTest::binsKeepTheSum()
{
    const ValueLevels values({ 1, 3, 5, 7, 9, 11, 100 });
    QCOMPARE(binMeans(values, { 0, 7 }, 2, false).means, (std::vector<double> { 2, 6, 10 }));
    QCOMPARE(binMeans(values, { 0, 7 }, 1, false).means, values.values());
    QCOMPARE(binMeans(ValueLevels({ 4, 6 }), { 0, 2 }, 16, false).means, std::vector<double> { 5 });
}

void ChartsTest::lastBinIsDrawnInTheEnd()
{
    const ValueLevels values({ 1, 3, 5, 7, 9, 11, 100 });
    QCOMPARE(binMeans(values, { 0, 7 }, 2, true).means, (std::vector<double> { 2, 6, 10, 100 }));
    const ValueLevels more({ 1, 2, 3, 4, 5, 6, 7, 8, 9 });
    QCOMPARE(decimatedLine({ more, 1 }, 0, 9, 2, false).last(), QPointF(7.5, 8));
    QCOMPARE(decimatedLine({ more, 1 }, 0, 9, 2, true).last(), QPointF(8.5, 9));
}

void ChartsTest::columnsStandStillWhileTheStretchMoves()
{
    std::mt19937_64 generator(5);
    const ValueLevels values(noise(5000, 0, generator));
    const QList<QPointF> all = decimatedLine({ values, 1 }, 0, 4000, 500);
    for (const double from : { 3.0, 100.0, 517.0 }) {
        const QList<QPointF> moved = decimatedLine({ values, 1 }, from, from + 4000, 500);
        const auto begin = std::find(all.begin(), all.end(), moved.at(40));
        QVERIFY(begin != all.end());
        QVERIFY(std::equal(begin, all.end(), moved.begin() + 40));
    }
    const Bins bins = binMeans(values, { 517, 4517 }, 8, false);
    QCOMPARE(bins.first, std::size_t { 512 });
    QCOMPARE(bins.means.front(), values.summary(512, 520).mean());
}

void ChartsTest::levelsChangeBetweenSteps()
{
    const QList<QPointF> line { { 0.5, 3 }, { 1.5, 3 }, { 2.5, 2 }, { 3.5, gap }, { 4.5, 1 } };
    const QList<QPointF> levels = inLevels(line, 1);
    QCOMPARE(levels.mid(0, 5), (QList<QPointF> { { 0.5, 3 }, { 1.5, 3 }, { 2, 3 }, { 2, 2 }, { 2.5, 2 } }));
    QCOMPARE(levels.size(), 7);
    QVERIFY(std::isnan(levels.at(5).y()));
}

void ChartsTest::columnsArePowersOfTwo()
{
    QCOMPARE(valuesPerColumn(0, 300), std::size_t { 1 });
    QCOMPARE(valuesPerColumn(300, 300), std::size_t { 1 });
    QCOMPARE(valuesPerColumn(301, 300), std::size_t { 2 });
    QCOMPARE(valuesPerColumn(36'000, 300), std::size_t { 128 });
    QCOMPARE(valuesPerColumn(36'000, 0), std::size_t { 65'536 });
}

void ChartsTest::niceSteps_data()
{
    QTest::addColumn<double>("span");
    QTest::addColumn<double>("step");
    QTest::newRow("one") << 1.0 << 0.5;
    QTest::newRow("four") << 4.0 << 1.0;
    QTest::newRow("just over") << 4.01 << 2.0;
    QTest::newRow("thousands") << 1890.0 << 500.0;
    QTest::newRow("small") << 0.003 << 0.001;
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("no number") << gap << 1.0;
}

void ChartsTest::niceSteps()
{
    QFETCH(const double, span);
    QTEST(niceStep(span, 4), "step");
}

void ChartsTest::ticksIncludeBothEnds()
{
    QCOMPARE(niceTicks(0, 2000, 4), (std::vector<double> { 0, 500, 1000, 1500, 2000 }));
    QCOMPARE(niceEnd(1890, 4), 2000.0);
    QCOMPARE(niceEnd(0, 4), 1.0);
    const std::vector<double> tenths = niceTicks(0, 0.3, 4);
    QCOMPARE(tenths.size(), std::size_t { 4 });
    QCOMPARE(tenths.back(), 0.3);
}

void ChartsTest::timeAxisMovesInSteps()
{
    QCOMPARE(timeAxisEnd(0, 10), 10.0);
    QCOMPARE(timeAxisEnd(9.9, 10), 10.0);
    QCOMPARE(timeAxisEnd(10.2, 10), 10.2);
    QCOMPARE(timeAxisEnd(0, std::nullopt), 5.0);
    int changes = 0;
    double last = 0;
    for (double t = 0; t < 600; t += 0.2) {
        const double end = timeAxisEnd(t, std::nullopt);
        QVERIFY(end >= t);
        QVERIFY(end >= last);
        changes += end > last ? 1 : 0;
        last = end;
    }
    QVERIFY2(changes < 60, qPrintable(QString::number(changes)));
    QCOMPARE(timeStep(3600, 10), 600.0);
}

void ChartsTest::stickyEndGrowsAtOnceAndShrinksLate()
{
    StickyEnd end;
    QCOMPARE(end.update(90, 0), 100.0);
    QCOMPARE(end.update(700, 1), 800.0);
    QCOMPARE(end.update(10, 2), 800.0);
    QCOMPARE(end.update(10, 6.9), 800.0);
    QCOMPARE(end.update(10, 7), 15.0);
    QCOMPARE(end.update(700, 8), 800.0);
    QCOMPARE(end.update(10, 9), 800.0);
    QCOMPARE(end.update(600, 13), 800.0); // not small any longer: patience begins anew
    QCOMPARE(end.update(10, 15), 800.0);
}

void ChartsTest::columnsAreRatesAndUnits()
{
    Recording recording = test::emptyRecording();
    recording.add(test::replies(0, 200, 7, 5000));
    recording.add(test::replies(0, 404, 2, 5000));
    recording.add(test::endings(1, Outcome::Reset, 3));
    recording.add(test::endings(1, Outcome::Refused, 4));
    recording.add(test::sample(0.15, 3 << 20, 3));
    ChartColumns columns;
    columns.update(recording, true);
    QCOMPARE(columns.size(), std::size_t { 2 });
    QCOMPARE(columns.at(SeriesId::Replies2xx, 0.05), 70.0);
    QCOMPARE(columns.at(SeriesId::Replies4xx, 0.05), 20.0);
    QCOMPARE(columns.at(SeriesId::NoReply, 0.15), 30.0);
    QCOMPARE(columns.at(SeriesId::Refused, 0.15), 40.0);
    QVERIFY(std::abs(columns.at(SeriesId::Median, 0.05) - 5) < 0.01);
    QVERIFY(std::isnan(columns.at(SeriesId::Median, 0.15)));
    QVERIFY(std::isnan(columns.at(SeriesId::Memory, 0.05)));
    QCOMPARE(columns.at(SeriesId::Memory, 0.15), 3.0);
    QCOMPARE(columns.at(SeriesId::Processes, 0.15), 3.0);
    QVERIFY(!columns.has(SeriesId::Replies5xx));
    QVERIFY(std::isnan(columns.at(SeriesId::Memory, 7)));
}

void ChartsTest::columnsHoldBackWhatIsStillReported()
{
    Recording recording = test::emptyRecording();
    ChartColumns columns;
    for (std::uint32_t slot = 0; slot < 5; ++slot) {
        recording.add(test::replies(slot, 200, 1, 1000));
        columns.update(recording, false);
        QCOMPARE(columns.size(), std::size_t { slot + 1 > 2 ? slot - 1 : 0 });
    }
    columns.update(recording, true);
    QCOMPARE(columns.size(), std::size_t { 5 });
}

void ChartsTest::lateReportsAreTakenUp()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 50; ++slot)
        recording.add(test::replies(slot, 200, 1, 1000));
    ChartColumns columns;
    columns.update(recording, false);
    recording.add(test::replies(45, 200, 4, 1000));
    columns.update(recording, false);
    QCOMPARE(columns.at(SeriesId::Replies2xx, 4.55), 50.0);
}

void ChartsTest::reportsLaterStillAreTakenUpInTheEnd()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 50; ++slot)
        recording.add(test::replies(slot, 200, 1, 1000));
    ChartColumns columns;
    columns.update(recording, false);
    recording.add(test::replies(3, 200, 4, 1000));
    columns.update(recording, false);
    columns.update(recording, true);
    QCOMPARE(columns.at(SeriesId::Replies2xx, 0.35), 50.0);
}

void ChartsTest::zerosOfMemoryAreShown()
{
    Recording recording = test::emptyRecording();
    recording.add(test::replies(0, 200, 1, 1000));
    recording.add(test::sample(0.05, 0, 0)); // nobody is left
    ChartColumns columns;
    columns.update(recording, true);
    QVERIFY(columns.has(SeriesId::Memory) && columns.has(SeriesId::Processes));
    QCOMPARE(columns.at(SeriesId::Memory, 0.05), 0.0);
    QVERIFY(!columns.has(SeriesId::TimedOut));
}

void ChartsTest::wholeRunIsSummarised()
{
    Recording recording = test::emptyRecording();
    recording.add(test::replies(0, 200, 30, 1000));
    recording.add(test::replies(1, 200, 10, 9000));
    recording.add(test::sample(0.05, 8 << 20, 4));
    recording.add(test::sample(0.15, 2 << 20, 1));
    recording.setDuration(0.2);
    ChartColumns columns;
    columns.update(recording, false);
    QVERIFY(std::isnan(columns.ofWhole(SeriesId::Replies2xx)));
    columns.update(recording, true);
    QCOMPARE(columns.ofWhole(SeriesId::Replies2xx), 200.0);
    QVERIFY(std::abs(columns.ofWhole(SeriesId::Median) - 1) < 0.01);
    QVERIFY(std::abs(columns.ofWhole(SeriesId::Maximum) - 9) < 0.01);
    QCOMPARE(columns.ofWhole(SeriesId::Memory), 8.0);
    QCOMPARE(columns.ofWhole(SeriesId::Processes), 4.0);
}

void ChartsTest::onlyWhatIsNewIsRead()
{
    Recording recording = test::emptyRecording();
    ChartColumns columns;
    for (std::uint32_t slot = 0; slot < 3000; ++slot) {
        recording.add(test::replies(slot, 200, 1, 1000));
        QVERIFY(columns.update(recording, false) <= 11); // the new one, and those that may still change
    }
    QCOMPARE(columns.update(recording, true), std::size_t { 3000 });
    QCOMPARE(columns.update(recording, true), std::size_t { 0 });
}

void ChartsTest::columnsGrownAreColumnsWhole()
{
    const Recording finished = test::crashingRecording(8);
    ChartColumns whole;
    whole.update(finished, true);
    Recording growing = test::emptyRecording();
    ChartColumns grown;
    for (std::uint32_t slot = 0; slot < 80; ++slot) {
        growing.add(test::replies(slot, 200, 20, 5000));
        if (slot % 10 == 5)
            growing.add(test::endings(slot, Outcome::Closed, 1));
        if (slot % 3 == 0)
            grown.update(growing, false);
    }
    grown.update(growing, true);
    QCOMPARE(grown.of(SeriesId::Replies2xx).values(), whole.of(SeriesId::Replies2xx).values());
    QCOMPARE(grown.of(SeriesId::NoReply).values(), whole.of(SeriesId::NoReply).values());
    QCOMPARE(grown.of(SeriesId::Percentile99).values(), whole.of(SeriesId::Percentile99).values());
}

void ChartsTest::everyHueStandsOut_data()
{
    QTest::addColumn<Hue>("hue");
    QTest::addColumn<Theme>("theme");
    for (const Hue hue : allHues()) {
        QTest::addRow("hue %d, light", static_cast<int>(hue)) << hue << Theme::Light;
        QTest::addRow("hue %d, dark", static_cast<int>(hue)) << hue << Theme::Dark;
    }
}

void ChartsTest::everyHueStandsOut()
{
    QFETCH(const Hue, hue);
    QFETCH(const Theme, theme);
    const double ratio = contrast(colourOf(hue, theme), plotColours(theme).ground);
    QVERIFY2(ratio >= 3, qPrintable(QString::number(ratio)));
}

void ChartsTest::textStandsOut()
{
    for (const Theme theme : { Theme::Light, Theme::Dark }) {
        const PlotColours colours = plotColours(theme);
        QVERIFY(contrast(colours.text, colours.ground) >= 4.5);
        QVERIFY(contrast(colours.cursor, colours.ground) >= 4.5);
        const QPalette palette = paletteOf(theme);
        QVERIFY(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >= 7);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Window)) >= 4.5);
        QCOMPARE(themeOf(palette), theme);
        if (theme == Theme::Dark)
            QVERIFY(contrast(controlOutline(theme), palette.color(QPalette::Window)) >= 3);
    }
}

void ChartsTest::contrastIsThatOfWcag()
{
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

}

QTEST_GUILESS_MAIN(labour::ChartsTest)
#include "charts_test.moc"
