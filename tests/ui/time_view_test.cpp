// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_navigator.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace labour {

namespace {

TimeView viewOf(double recordedS, bool isGrowing = false)
{
    TimeView view;
    view.setExtent(recordedS, recordedS, isGrowing);
    return view;
}

}

class TimeViewTest : public QObject
{
    Q_OBJECT

private slots:
    void wholeRunAtFirst();
    void followsInSteps();
    void shortRunIsShownWhole();
    void allIsShownOnceItIsOver();
    void heldViewStandsStill();
    void zoomsIntoAPart();
    void zoomStaysWithinTheRun();
    void wheelKeepsWhatIsUnderIt();
    void movementsOfOneKindAreOneStepBack();
    void resetIsAStepToo();
    void panStopsAtTheEnds();
    void cursorMovesBySlots();
    void viewFollowsTheCursor();
    void anotherRunForgetsAllButTheWindow();
};

void TimeViewTest::wholeRunAtFirst()
{
    TimeView view = viewOf(60);
    QCOMPARE(view.shown(), (TimeRange { 0, 60 }));
    QVERIFY(!view.isPart() && !view.isZoomed() && !view.canGoBack());
    QVERIFY(!view.reset() && !view.back() && !view.panBy(5));
}

void TimeViewTest::followsInSteps()
{
    TimeView view;
    view.setWindow(30);
    int moves = 0;
    TimeRange last;
    for (int slot = 1; slot <= 3000; ++slot) {
        view.setExtent(0.1 * slot, std::nullopt, true);
        const TimeRange shown = view.shown();
        QVERIFY(shown.to >= 0.1 * slot);
        QVERIFY(0.1 * slot >= 27 ? shown.to - 0.1 * slot <= 3.0001 : true);
        moves += shown != last ? 1 : 0;
        last = shown;
    }
    QCOMPARE(last, (TimeRange { 270, 300 }));
    QVERIFY2(moves < 110, qPrintable(QString::number(moves))); // of 3000 slots
}

void TimeViewTest::shortRunIsShownWhole()
{
    TimeView view;
    view.setWindow(30);
    view.setExtent(4, 10, true);
    QCOMPARE(view.shown(), (TimeRange { 0, 10 }));
}

void TimeViewTest::allIsShownOnceItIsOver()
{
    TimeView view = viewOf(600, true);
    view.setWindow(60);
    QCOMPARE(view.shown(), (TimeRange { 540, 600 }));
    view.setExtent(600, 600, false);
    QCOMPARE(view.shown(), (TimeRange { 0, 600 }));
}

void TimeViewTest::heldViewStandsStill()
{
    TimeView view = viewOf(600, true);
    view.setWindow(60);
    view.hold(true);
    view.setExtent(900, std::nullopt, true);
    QCOMPARE(view.shown(), (TimeRange { 540, 600 }));
    QVERIFY(view.zoomTo({ 100, 200 })); // which is still possible
    QCOMPARE(view.shown(), (TimeRange { 100, 200 }));
    view.reset();
    view.hold(false);
    QCOMPARE(view.shown().to, 900.0);
}

void TimeViewTest::zoomsIntoAPart()
{
    TimeView view = viewOf(100);
    QVERIFY(view.zoomTo({ 20, 40 }));
    QCOMPARE(view.shown(), (TimeRange { 20, 40 }));
    QVERIFY(view.isPart() && view.isZoomed() && view.canGoBack());
    QVERIFY(view.zoomTo({ 25, 30 }));
    QVERIFY(view.back());
    QCOMPARE(view.shown(), (TimeRange { 20, 40 }));
    QVERIFY(view.back());
    QCOMPARE(view.shown(), (TimeRange { 0, 100 }));
    QVERIFY(!view.back());
}

void TimeViewTest::zoomStaysWithinTheRun()
{
    TimeView view = viewOf(100);
    view.zoomTo({ 50, 50.2 });
    QCOMPARE(view.shown().length(), TimeView::shortestS);
    QCOMPARE((view.shown().from + view.shown().to) / 2, 50.1);
    view.zoomTo({ 90, 130 });
    QCOMPARE(view.shown(), (TimeRange { 60, 100 }));
    view.zoomTo({ -20, 300 });
    QVERIFY(!view.isZoomed());
    // What there is may become less when a run was stopped early.
    view.zoomTo({ 60, 90 });
    view.setExtent(50, 50, false);
    QVERIFY(view.shown().to <= 50.0001);
}

void TimeViewTest::wheelKeepsWhatIsUnderIt()
{
    TimeView view = viewOf(100);
    QVERIFY(view.zoomBy(0.5, 30));
    const TimeRange shown = view.shown();
    QCOMPARE(shown.length(), 50.0);
    QVERIFY(std::abs((30 - shown.from) / shown.length() - 0.3) < 1e-9);
    QVERIFY(view.zoomBy(8, 30));
    QVERIFY(!view.isZoomed());
    QVERIFY(!view.zoomBy(2, 30)); // there is no more
    for (int i = 0; i < 40; ++i)
        view.zoomBy(0.5, 30);
    QCOMPARE(view.shown().length(), TimeView::shortestS);
}

void TimeViewTest::movementsOfOneKindAreOneStepBack()
{
    TimeView view = viewOf(100);
    for (int i = 0; i < 3; ++i)
        view.zoomBy(0.8, 50);
    for (int i = 0; i < 5; ++i)
        view.panBy(1);
    QVERIFY(view.back());
    QVERIFY(std::abs(view.shown().length() - 51.2) < 1e-9);
    QVERIFY(std::abs(view.shown().from - 24.4) < 1e-9);
    QVERIFY(view.back());
    QVERIFY(!view.isZoomed());
    QVERIFY(!view.canGoBack());
}

void TimeViewTest::resetIsAStepToo()
{
    TimeView view = viewOf(100);
    view.zoomTo({ 10, 20 });
    QVERIFY(view.reset());
    QVERIFY(!view.reset());
    QVERIFY(view.back());
    QCOMPARE(view.shown(), (TimeRange { 10, 20 }));
}

void TimeViewTest::panStopsAtTheEnds()
{
    TimeView view = viewOf(100);
    view.zoomTo({ 10, 30 });
    QVERIFY(view.panBy(-50));
    QCOMPARE(view.shown(), (TimeRange { 0, 20 }));
    QVERIFY(!view.panBy(-1));
    QVERIFY(view.panBy(500));
    QCOMPARE(view.shown(), (TimeRange { 80, 100 }));
}

void TimeViewTest::cursorMovesBySlots()
{
    TimeNavigator time;
    time.moveCursor(1); // nothing to point at yet
    QVERIFY(!time.cursor());
    time.setExtent(10, 10, false);
    const QSignalSpy moved(&time, &TimeNavigator::cursorChanged);
    time.moveCursor(1);
    QCOMPARE(*time.cursor(), 0.05);
    for (int i = 0; i < 7; ++i)
        time.moveCursor(1);
    QVERIFY(std::abs(*time.cursor() - 0.75) < 1e-9);
    time.moveCursor(10);
    QVERIFY(std::abs(*time.cursor() - 1.75) < 1e-9);
    time.moveCursor(-1);
    QVERIFY(std::abs(*time.cursor() - 1.65) < 1e-9);
    time.moveCursorToEnd();
    QVERIFY(std::abs(*time.cursor() - 9.95) < 1e-9);
    time.moveCursor(10);
    QVERIFY(std::abs(*time.cursor() - 9.95) < 1e-9);
    QCOMPARE(moved.count(), 11);
}

void TimeViewTest::viewFollowsTheCursor()
{
    TimeNavigator time;
    time.setExtent(100, 100, false);
    time.zoomTo({ 20, 30 });
    time.moveCursorToEnd();
    time.moveCursor(10);
    QVERIFY(*time.cursor() > 30);
    QVERIFY(*time.cursor() <= time.view().shown().to);
    QVERIFY(time.view().shown().from > 20);
}

void TimeViewTest::anotherRunForgetsAllButTheWindow()
{
    TimeNavigator time;
    time.setWindow(60);
    time.setExtent(100, 100, false);
    time.zoomTo({ 20, 30 });
    time.setCursor(25);
    time.setReference(24);
    time.setPaused(true);
    time.forget();
    QVERIFY(!time.cursor() && !time.reference() && !time.isPaused());
    QVERIFY(!time.view().isZoomed() && !time.view().canGoBack());
    QCOMPARE(time.view().window(), std::optional<double>(60));
}

}

QTEST_GUILESS_MAIN(labour::TimeViewTest)
#include "time_view_test.moc"
