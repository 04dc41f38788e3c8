// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_report.h"
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/charts/chart_actions.h"
#include "ui/charts/legend_chip.h"
#include "ui/charts/time_overview.h"
#include "ui/widgets/elided_label.h"
#include "ui/window/own_cpu.h"

#include <QActionGroup>
#include <QComboBox>
#include <QFile>
#include <QRubberBand>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

namespace labour {

/// One time axis for all charts, moved by hand and by keys in the real window.
class TimeAxisTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void init();
    void cleanup() { m_bench.reset(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void draggingZoomsAllCharts();
    void clickDoesNotZoom();
    void wheelZoomsAtTheMouse();
    void wheelIsLeftToOthersWhereThereIsNothingMore();
    void controlAndDraggingPans();
    void middleButtonPans();
    void doubleClickShowsAll();
    void keysMoveTheCursor();
    void keysZoom();
    void actionsZoomBackAndAll();
    void overviewIsThereWhileAPartIsShown();
    void overviewIsDragged();
    void runIsFollowed();
    void pauseLetsDataFlow();
    void spaceOfAButtonIsItsOwn();
    void differenceToTheReference();
    void nothingTicksWithoutNews();
    void hiddenChartsAreNotDrawn();
    void longRunIsReadInTheBackground();
    void dataOfWhatIsOnView();
    void settingsSurvive();
    void ownShareIsShownWhileItRuns();

private:
    void finish(const Recording& recording);
    void grow(int fromSlot, int toSlot);
    /// The matrix has charts of its own.
    template <typename T>
    T* ofCharts(const char* name)
    {
        return charts().findChild<T*>(QLatin1String(name));
    }
    ChartStack& charts() { return m_bench->window().charts(); }
    ChartCanvas& canvas(int i = 0) { return charts().charts().at(i)->canvas(); }
    QPoint at(double t, int i = 0) { return { static_cast<int>(std::lround(canvas(i).plot().xOf(t))), 40 }; }
    TimeRange shown() { return charts().time().view().shown(); }
    void drag(Qt::MouseButton button, Qt::KeyboardModifiers modifiers, double from, double to);
    bool wheel(double t, int notches, Qt::KeyboardModifiers modifiers = {});

    std::unique_ptr<test::Workbench> m_bench;
};

void TimeAxisTest::init()
{
    m_bench = std::make_unique<test::Workbench>();
    QVERIFY(m_bench->show());
}

void TimeAxisTest::finish(const Recording& recording)
{
    Plan plan;
    plan.load.durationS = recording.durationS();
    LiveRun& run = m_bench->window().run();
    run.reset(plan, {});
    run.begin(test::emptyRecording(), {});
    run.finish(test::recordOf(recording));
    QTRY_VERIFY(charts().columns().isWhole());
    QTest::qWait(0);
    m_bench->window().grab();
}

void TimeAxisTest::grow(int fromSlot, int toSlot)
{
    LiveRun& run = m_bench->window().run();
    for (int slot = fromSlot; slot < toSlot; ++slot) {
        run.add(test::replies(static_cast<std::uint32_t>(slot), 200, 20, 5000));
        run.add(test::sample(0.1 * slot, 50U << 20U, 3));
    }
}

void TimeAxisTest::drag(Qt::MouseButton button, Qt::KeyboardModifiers modifiers, double from, double to)
{
    QWidget* viewport = canvas().viewport();
    const QPoint begin = at(from);
    const QPoint end = at(to);
    const auto move = [&](const QPoint& place) {
        QMouseEvent event(QEvent::MouseMove, place, viewport->mapToGlobal(place), Qt::NoButton, button, modifiers);
        QCoreApplication::sendEvent(viewport, &event);
    };
    QTest::mousePress(viewport, button, modifiers, begin);
    move((begin + end) / 2);
    move(end);
    QTest::mouseRelease(viewport, button, modifiers, end);
}

bool TimeAxisTest::wheel(double t, int notches, Qt::KeyboardModifiers modifiers)
{
    QWidget* viewport = canvas().viewport();
    const QPointF place = at(t);
    QWheelEvent event(place, viewport->mapToGlobal(place), {}, { 0, 120 * notches }, Qt::NoButton, modifiers,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
    return event.isAccepted();
}

void TimeAxisTest::draggingZoomsAllCharts()
{
    finish(test::crashingRecording(60));
    drag(Qt::LeftButton, {}, 20, 30);
    QVERIFY(std::abs(shown().from - 20) < 0.2);
    QVERIFY(std::abs(shown().to - 30) < 0.2);
    for (const LiveChart* chart : charts().charts()) {
        QCOMPARE(chart->canvas().plot().timeAxis().beginS, shown().from);
        QCOMPARE(chart->canvas().plot().timeAxis().endS, shown().to);
    }
    // What is drawn reaches both edges, and no further than it must.
    const QList<QPointF> points = canvas().plot().pointsOf(SeriesId::Replies2xx);
    QVERIFY(points.first().x() <= shown().from && points.last().x() >= shown().to);
    QVERIFY2(points.size() < 2 * 110, qPrintable(QString::number(points.size())));
    QVERIFY(!canvas().findChild<QRubberBand*>("zoomBand")->isVisible());
}

void TimeAxisTest::clickDoesNotZoom()
{
    finish(test::crashingRecording(60));
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, at(20));
    QVERIFY(!charts().time().view().isZoomed());
    QVERIFY(canvas().hasFocus());
    QVERIFY(std::abs(charts().time().cursor().value_or(0) - 20) < 0.2);
}

void TimeAxisTest::wheelZoomsAtTheMouse()
{
    finish(test::crashingRecording(60));
    const double x = at(15).x();
    const double before = canvas().plot().timeAt(x);
    QVERIFY(wheel(15, 3));
    QVERIFY(std::abs(shown().length() - 60 * 0.8 * 0.8 * 0.8) < 0.01);
    QVERIFY(std::abs(canvas().plot().timeAt(x) - before) < 0.01);
    const double from = shown().from;
    QVERIFY(wheel(15, -1, Qt::ShiftModifier));
    QVERIFY(shown().from > from);
}

void TimeAxisTest::wheelIsLeftToOthersWhereThereIsNothingMore()
{
    finish(test::crashingRecording(60));
    wheel(15, -1);
    QVERIFY(!charts().time().view().isZoomed());
    QVERIFY(!charts().time().view().canGoBack());
}

void TimeAxisTest::controlAndDraggingPans()
{
    finish(test::crashingRecording(60));
    charts().time().zoomTo({ 20, 30 });
    drag(Qt::LeftButton, Qt::ControlModifier, 28, 22);
    QVERIFY2(std::abs(shown().from - 26) < 0.2, qPrintable(QString::number(shown().from)));
    QVERIFY(std::abs(shown().length() - 10) < 1e-6);
}

void TimeAxisTest::middleButtonPans()
{
    finish(test::crashingRecording(60));
    charts().time().zoomTo({ 20, 30 });
    drag(Qt::MiddleButton, {}, 22, 25);
    QVERIFY(std::abs(shown().from - 17) < 0.2);
    QVERIFY(charts().time().back()); // one step
    QCOMPARE(shown(), (TimeRange { 20, 30 }));
}

void TimeAxisTest::doubleClickShowsAll()
{
    finish(test::crashingRecording(60));
    charts().time().zoomTo({ 20, 30 });
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, at(25));
    QCOMPARE(shown(), (TimeRange { 0, 60 }));
}

void TimeAxisTest::keysMoveTheCursor()
{
    finish(test::crashingRecording(60));
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QCOMPARE(*charts().time().cursor(), 0.05);
    QTest::keyClick(&canvas(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(*charts().time().cursor() - 1.05) < 1e-9);
    QTest::keyClick(&canvas(), Qt::Key_Left);
    QVERIFY(std::abs(*charts().time().cursor() - 0.95) < 1e-9);
    const auto* when = charts().charts().first()->findChild<ElidedLabel*>("when");
    QVERIFY2(when->text().startsWith("at "), qPrintable(when->text()));
    QTest::keyClick(&canvas(), Qt::Key_End);
    QVERIFY(std::abs(*charts().time().cursor() - 59.95) < 1e-9);
    charts().time().zoomTo({ 20, 30 });
    QTest::keyClick(&canvas(), Qt::Key_Home);
    QVERIFY(std::abs(*charts().time().cursor() - 20.05) < 1e-9);
    QVERIFY(charts().time().view().isZoomed());
    QTest::keyClick(&canvas(), Qt::Key_Home); // once more
    QVERIFY(!charts().time().view().isZoomed());
}

void TimeAxisTest::keysZoom()
{
    finish(test::crashingRecording(60));
    canvas().setFocus();
    charts().time().setCursor(15.05);
    QTest::keyClick(&canvas(), Qt::Key_Plus);
    QCOMPARE(shown().length(), 30.0);
    QVERIFY(std::abs(shown().from - 7.525) < 1e-6);
    QTest::keyClick(&canvas(), Qt::Key_Minus);
    QVERIFY(!charts().time().view().isZoomed());
    QTest::keyClick(&m_bench->window(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(charts().time().view().isZoomed());
    QTest::keyClick(&m_bench->window(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(!charts().time().view().isZoomed());
}

void TimeAxisTest::actionsZoomBackAndAll()
{
    ChartActions& actions = m_bench->window().chartActions();
    finish(test::crashingRecording(60));
    QVERIFY(!actions.zoomBack.isEnabled() && !actions.zoomAll.isEnabled() && !actions.later.isEnabled());
    charts().time().zoomTo({ 20, 30 });
    charts().time().zoomTo({ 22, 24 });
    QVERIFY(actions.zoomBack.isEnabled() && actions.zoomAll.isEnabled());
    actions.zoomBack.trigger();
    QCOMPARE(shown(), (TimeRange { 20, 30 }));
    actions.later.trigger();
    QCOMPARE(shown(), (TimeRange { 25, 35 }));
    actions.zoomAll.trigger();
    QCOMPARE(shown(), (TimeRange { 0, 60 }));
    for (const QAction* action : actions.withShortcuts())
        QVERIFY2(!action->shortcut().isEmpty() && !action->statusTip().isEmpty(), qPrintable(action->text()));
}

void TimeAxisTest::overviewIsThereWhileAPartIsShown()
{
    finish(test::crashingRecording(60));
    auto* overview = ofCharts<TimeOverview>("timeOverview");
    auto* all = ofCharts<QToolButton>("zoomAllButton");
    QVERIFY(!overview->isVisible() && !all->isVisible());
    charts().time().zoomTo({ 20, 30 });
    QVERIFY(overview->isVisible() && all->isVisible());
    QVERIFY(!overview->accessibleName().isEmpty() && !overview->accessibleDescription().isEmpty());
    QVERIFY(ofCharts<ElidedLabel>("timePart")->text().contains("20"));
    QTest::mouseClick(ofCharts<QToolButton>("zoomBackButton"), Qt::LeftButton);
    QVERIFY(!overview->isVisible());
}

void TimeAxisTest::overviewIsDragged()
{
    finish(test::crashingRecording(60));
    charts().time().zoomTo({ 20, 40 });
    QTest::qWait(0);
    m_bench->window().grab();
    auto* overview = ofCharts<TimeOverview>("timeOverview");
    QTRY_VERIFY2(overview->width() >= 90, qPrintable(QString::number(overview->width())));
    const auto place = [&](double t) { return QPoint(static_cast<int>(t / 60 * overview->width()), 8); };
    const auto drag = [&](double from, double to) {
        QTest::mousePress(overview, Qt::LeftButton, {}, place(from));
        QMouseEvent event(
            QEvent::MouseMove, place(to), overview->mapToGlobal(place(to)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(overview, &event);
        QTest::mouseRelease(overview, Qt::LeftButton, {}, place(to));
    };
    const double close = 1.5 * 60 / overview->width(); // no hand is closer than a pixel
    drag(30, 40);
    QVERIFY2(std::abs(shown().from - 30) < close,
        qPrintable(QStringLiteral("%1, %2 wide").arg(shown().from).arg(overview->width())));
    drag(30, 25); // its edge
    QVERIFY(std::abs(shown().from - 25) < close);
    QVERIFY(std::abs(shown().to - 50) < close);
    QTest::mouseClick(overview, Qt::LeftButton, {}, place(15)); // beside it
    QVERIFY(std::abs((shown().from + shown().to) / 2 - 15) < close);
    overview->setFocus();
    const double from = shown().from;
    QTest::keyClick(overview, Qt::Key_Right);
    QVERIFY(shown().from > from);
}

void TimeAxisTest::runIsFollowed()
{
    LiveRun& run = m_bench->window().run();
    run.reset({}, {});
    run.begin(test::emptyRecording(), {});
    auto* window = ofCharts<QComboBox>("timeWindow");
    window->setFocus();
    QTest::keyClick(window, Qt::Key_Home); // the shortest
    QCOMPARE(charts().time().view().window(), std::optional<double>(30));
    grow(0, 1000);
    QTRY_COMPARE(shown().to, 102.0); // moved in steps of a tenth
    QCOMPARE(shown().length(), 30.0);
    grow(1000, 1200);
    QTRY_COMPARE(shown().to, 120.0);
    run.finish(test::recordOf(test::crashingRecording(120)));
    QCOMPARE(shown(), (TimeRange { 0, 120 }));
}

void TimeAxisTest::pauseLetsDataFlow()
{
    m_bench->window().resize(1600, 1000); // with room for all, whatever is said
    LiveRun& run = m_bench->window().run();
    run.reset({}, {});
    run.begin(test::emptyRecording(), {});
    grow(0, 100);
    QTRY_COMPARE(charts().columns().size(), std::size_t { 98 });
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Space);
    QVERIFY(charts().time().isPaused());
    QVERIFY(ofCharts<ElidedLabel>("timePart")->text().contains("data keep flowing"));
    QVERIFY(ofCharts<QToolButton>("pauseCharts")->isChecked());
    const QList<QPointF> before = canvas().plot().pointsOf(SeriesId::Replies2xx);
    const TimeRange heldAt = shown();
    grow(100, 400);
    QTRY_COMPARE(charts().columns().size(), std::size_t { 398 }); // they flow
    QTest::qWait(300);
    QCOMPARE(canvas().plot().pointsOf(SeriesId::Replies2xx), before);
    QCOMPARE(shown(), heldAt);
    QTest::keyClick(&canvas(), Qt::Key_Space);
    QVERIFY(!charts().time().isPaused());
    QTRY_VERIFY(canvas().plot().pointsOf(SeriesId::Replies2xx).last().x() > 39);
}

void TimeAxisTest::spaceOfAButtonIsItsOwn()
{
    finish(test::crashingRecording(10));
    auto* chip = charts().charts().first()->findChild<LegendChip*>();
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    QVERIFY(!chip->isChecked());
    QVERIFY(!charts().time().isPaused());
}

void TimeAxisTest::differenceToTheReference()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 100; ++slot)
        recording.add(test::replies(slot, 200, slot < 50 ? 20 : 35, 5000));
    recording.setDuration(10);
    finish(recording);
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, Qt::ShiftModifier, at(2));
    QVERIFY(charts().time().reference());
    charts().time().setReference(2.05);
    charts().time().setCursor(7.05);
    const auto* when = charts().charts().first()->findChild<ElidedLabel*>("when");
    QVERIFY2(when->text().contains(QLocale().toString(5.0, 'f', 1)), qPrintable(when->text()));
    const auto* chip = charts().charts().first()->findChild<LegendChip*>(
        "legend" + QString::number(static_cast<int>(canvas().plot().spec().series.first().id)));
    QVERIFY2(chip->accessibleDescription().contains("(+150)"), qPrintable(chip->accessibleDescription()));
    m_bench->window().chartActions().compareFromHere.trigger();
    QVERIFY(!charts().time().reference());
}

void TimeAxisTest::nothingTicksWithoutNews()
{
    LiveRun& run = m_bench->window().run();
    run.reset({}, {});
    run.begin(test::emptyRecording(), {});
    grow(0, 50);
    QTRY_VERIFY(charts().isTicking());
    QTRY_VERIFY(!charts().isTicking()); // although the run goes on
    grow(50, 52);
    QVERIFY(charts().isTicking());
    QTRY_COMPARE(charts().columns().size(), std::size_t { 50 });
}

void TimeAxisTest::hiddenChartsAreNotDrawn()
{
    LiveRun& run = m_bench->window().run();
    run.reset({}, {});
    run.begin(test::emptyRecording(), {});
    grow(0, 50);
    QTRY_VERIFY(!canvas().plot().pointsOf(SeriesId::Replies2xx).isEmpty());
    m_bench->window().showMatrix(true);
    const QList<QPointF> before = canvas().plot().pointsOf(SeriesId::Replies2xx);
    grow(50, 90);
    QTRY_COMPARE(charts().columns().size(), std::size_t { 88 }); // so that there is little to make up for
    QTest::qWait(50);
    QCOMPARE(canvas().plot().pointsOf(SeriesId::Replies2xx), before);
    m_bench->window().showMatrix(false);
    QTRY_VERIFY(canvas().plot().pointsOf(SeriesId::Replies2xx).last().x() > 8);
}

void TimeAxisTest::longRunIsReadInTheBackground()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 20'000; ++slot)
        recording.add(test::replies(slot, 200, 20, 5000));
    recording.setDuration(2000);
    LiveRun& run = m_bench->window().run();
    const auto record = test::recordOf(recording);
    run.reset(record->plan, {});
    run.begin(test::emptyRecording(), {});
    run.finish(record);
    QVERIFY(!charts().columns().isWhole()); // the window did not wait
    QTRY_VERIFY(charts().columns().isWhole());
    QCOMPARE(charts().columns().size(), std::size_t { 20'000 });
    QCOMPARE(shown(), (TimeRange { 0, 2000 }));
    QTRY_VERIFY(!canvas().plot().pointsOf(SeriesId::Replies2xx).isEmpty());
    // Another run put on view meanwhile is not overtaken.
    run.reset(record->plan, {});
    run.begin(test::emptyRecording(), {});
    run.finish(record);
    finish(test::crashingRecording(5));
    QTest::qWait(300);
    QCOMPARE(charts().columns().size(), std::size_t { 50 });
}

void TimeAxisTest::dataOfWhatIsOnView()
{
    const Recording recording = test::crashingRecording(60);
    finish(recording);
    charts().time().zoomTo({ 20, 30 });
    m_bench->window().actions().saveData.setEnabled(true); // as after a run of its own
    const auto saved = [this](const QString& name) {
        m_bench->files().next = m_bench->path(name);
        m_bench->window().actions().saveData.trigger();
        QFile file(m_bench->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QCOMPARE(saved("part.csv"), timelineCsv(recording, 200, 300));
    QVERIFY(m_bench->files().suggestion.contains("20s-to-30s"));
    QVERIFY(saved("part.csv").contains("\n20.0,"));
    QVERIFY(!saved("part.csv").contains("\n30.0,"));
    m_bench->window().actions().exportRanges->actions().last()->trigger();
    QCOMPARE(saved("all.csv"), timelineCsv(recording));
    QVERIFY(!m_bench->files().suggestion.contains("-to-"));
    QVERIFY(m_bench->settings().exportsWholeRun());
}

void TimeAxisTest::settingsSurvive()
{
    m_bench->window().chartActions().windows->actions().at(1)->trigger();
    m_bench->window().actions().exportRanges->actions().last()->trigger();
    charts().setLogarithmicLatency(true);
    m_bench->restart();
    QCOMPARE(charts().time().view().window(), std::optional<double>(60));
    QVERIFY(m_bench->window().chartActions().windows->actions().at(1)->isChecked());
    QCOMPARE(ofCharts<QComboBox>("timeWindow")->currentIndex(), 1);
    QVERIFY(m_bench->window().actions().exportRanges->actions().last()->isChecked());
    QVERIFY(charts().hasLogarithmicLatency());
}

void TimeAxisTest::ownShareIsShownWhileItRuns()
{
    QCOMPARE(machineShareText(1, 4, 1), QLocale().toString(25) + " %");
    QCOMPARE(machineShareText(1, 40, 2), QLocale().toString(1.3, 'f', 1) + " %");
    QCOMPARE(machineShareText(0, 0, 0), QLocale().toString(0.0, 'f', 1) + " %");
    OwnCpu share;
    QVERIFY(!share.isVisible());
    share.setRunning(true);
    QVERIFY(share.isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!share.accessibleName().isEmpty(), 5000);
    QVERIFY2(share.text().contains('%'), qPrintable(share.text()));
    share.setRunning(false);
    QVERIFY(!share.isVisible());
    QVERIFY(!m_bench->control<OwnCpu>("ownCpu")->isVisible());
}

}

QTEST_MAIN(labour::TimeAxisTest)
#include "time_axis_test.moc"
