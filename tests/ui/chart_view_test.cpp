// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/charts/chart_stack.h"
#include "ui/export/picture.h"
#include "ui/run/live_run.h"
#include "ui/widgets/elided_label.h"

#include <QAbstractAxis>
#include <QChart>
#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>

#include <cmath>
#include <limits>

namespace labour {

namespace {

int pixelsLike(const QImage& image, const QColor& colour, const QRect& area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green())
                    + std::abs(pixel.blue() - colour.blue())
                < 40)
                ++count;
        }
    }
    return count;
}

}

/// The charts in a window, fed with recordings made up for it.
class ChartViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void init();
    void cleanup() { m_stack.reset(); }
    void plotAreasAreAligned();
    void seriesShowTheRecording();
    void legendHidesSeries();
    void logarithmicLatencyKeepsGaps();
    void cursorIsSharedAndShowsValues();
    void valuesAreOfTheWholeRunInTheEnd();
    void cursorDoesNotOutliveItsRun();
    void marksTellTheirText();
    void marksKeepTheirTextWhileTheMouseRests();
    void nextRunHasItsOwnScale();
    void processesAreDrawnInLevels();
    void menuOffersNothingBeforeARun();
    void slowestReplyShowsUnderThePercentile();
    void crashIsDrawn();
    void marksOfOneMomentAreAllDrawn();
    void latencyOverTheTimeoutIsSaidSo();
    void legendHasUnitsOfAllOrNone();
    void titlesOfAxesAreWholeOrNotThere();
    void chartsSaySomethingToThoseWhoHear();
    void pictureHasItsOwnSizeAndProvenance();
    void longRunIsDrawnWithFewPoints();

private:
    void finish(const Recording& recording);
    QString legendValue(SeriesId series) const;
    ChartCanvas& canvas(int i) { return m_stack->charts().at(i)->canvas(); }

    std::unique_ptr<LiveRun> m_run;
    std::unique_ptr<ChartStack> m_stack;
};

void ChartViewTest::init()
{
    applyTheme(ThemeChoice::Light);
    m_run = std::make_unique<LiveRun>();
    m_stack = std::make_unique<ChartStack>(*m_run);
    m_stack->resize(900, 600);
    m_stack->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
}

void ChartViewTest::finish(const Recording& recording)
{
    Plan plan;
    plan.load.durationS = recording.durationS();
    m_run->reset(plan, {});
    m_run->begin(recording, {});
    m_run->finish(test::recordOf(recording));
}

void ChartViewTest::plotAreasAreAligned()
{
    Recording recording = test::crashingRecording(10);
    recording.add(test::replies(3, 200, 9000, 1'900'000)); // wide labels in one chart
    finish(recording);
    m_stack->grab();
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(canvas(i).plot().plotArea().left(), canvas(0).plot().plotArea().left());
        QCOMPARE(canvas(i).plot().plotArea().right(), canvas(0).plot().plotArea().right());
        QCOMPARE(canvas(i).chart()->plotArea(), canvas(i).plot().plotArea());
        // Qt Charts has put its axis where the overlay believes it to be.
        const QImage image = canvas(i).viewport()->grab().toImage();
        const int x = static_cast<int>(canvas(i).plot().plotArea().left());
        const QRect beside(x - 2, 30, 4, 40);
        const int ground = pixelsLike(image, plotColours(Theme::Light).ground, beside);
        QVERIFY2(ground <= 4 * 40 - 40, qPrintable(QString::number(ground))); // a column at least is the axis
    }
}

void ChartViewTest::seriesShowTheRecording()
{
    finish(test::crashingRecording(10));
    QTRY_VERIFY(!canvas(0).plot().pointsOf(SeriesId::Replies2xx).isEmpty());
    const QList<QPointF> replies = canvas(0).plot().pointsOf(SeriesId::Replies2xx);
    QCOMPARE(replies.size(), 200); // a level a slot
    QCOMPARE(replies.first(), QPointF(0, 200));
    const QList<QPointF> noReply = canvas(0).plot().pointsOf(SeriesId::NoReply);
    QCOMPARE(noReply.at(10), QPointF(0.5, 210)); // stacked on the replies
    QVERIFY(canvas(0).plot().pointsOf(SeriesId::Replies5xx).isEmpty());
    QVERIFY(std::abs(canvas(1).plot().pointsOf(SeriesId::InnocentMedian).first().y() - 5) < 0.01);
    QVERIFY(std::abs(canvas(2).plot().pointsOf(SeriesId::Memory).first().y() - 50) < 0.01);
}

void ChartViewTest::legendHidesSeries()
{
    finish(test::crashingRecording(5));
    auto* chip = m_stack->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(SeriesId::Replies2xx)));
    QVERIFY(chip);
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    QVERIFY(!canvas(0).plot().isShown(SeriesId::Replies2xx));
    QVERIFY(chip->accessibleName().contains("hidden"));
    QCOMPARE(canvas(0).plot().pointsOf(SeriesId::NoReply).at(10), QPointF(0.5, 10)); // nothing below it any more
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(canvas(0).plot().isShown(SeriesId::Replies2xx));
}

void ChartViewTest::logarithmicLatencyKeepsGaps()
{
    Recording recording = test::emptyRecording();
    recording.add(test::replies(0, 200, 10, 1000));
    recording.add(test::replies(1, 200, 10, 10'000));
    recording.add(test::endings(2, Outcome::Closed, 1)); // no latency here
    recording.add(test::replies(3, 200, 10, 100'000));
    recording.add(test::replies(4, 200, 10, 100'000));
    recording.setDuration(0.5);
    finish(recording);
    m_stack->setLogarithmicLatency(true);
    const QList<QPointF> points = canvas(1).plot().pointsOf(SeriesId::InnocentMedian);
    QCOMPARE(points.size(), 5);
    QVERIFY(std::abs(points.at(0).y()) < 0.01);
    QVERIFY(std::abs(points.at(1).y() - 1) < 0.01);
    QVERIFY(std::isnan(points.at(2).y()));
    QVERIFY(std::abs(points.at(3).y() - 2) < 0.01);
    m_stack->setLogarithmicLatency(false);
    QVERIFY(std::abs(canvas(1).plot().pointsOf(SeriesId::InnocentMedian).at(3).y() - 100) < 0.2);
}

void ChartViewTest::cursorIsSharedAndShowsValues()
{
    finish(test::crashingRecording(10));
    m_stack->grab();
    const QPoint at(static_cast<int>(canvas(0).plot().xOf(4.55)), 40);
    QTest::mouseMove(canvas(0).viewport(), at);
    QMouseEvent move(QEvent::MouseMove, at, canvas(0).viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(canvas(0).viewport(), &move);
    auto* memory = m_stack->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(SeriesId::Memory)));
    QCOMPARE(memory->accessibleDescription(), textOf(Quantity::Mebibytes, 50));
    auto* noReply = m_stack->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(SeriesId::NoReply)));
    QCOMPARE(noReply->accessibleDescription(), QStringLiteral("10")); // there was one in this slot
    const QImage image = canvas(2).viewport()->grab().toImage();
    const int x = static_cast<int>(canvas(2).plot().xOf(canvas(0).plot().timeAt(at.x())));
    QVERIFY(pixelsLike(image, plotColours(Theme::Light).cursor, QRect(x - 1, 60, 3, 60)) >= 50);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(canvas(0).viewport(), &leave);
    QCOMPARE(noReply->accessibleDescription(), QStringLiteral("1")); // what it was on average
}

QString ChartViewTest::legendValue(SeriesId series) const
{
    return m_stack->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(series)))
        ->accessibleDescription();
}

void ChartViewTest::valuesAreOfTheWholeRunInTheEnd()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 10; ++slot)
        recording.add(test::replies(slot, 200, slot < 9 ? 100 : 1, slot < 9 ? 5000 : 70'000));
    recording.setDuration(1);
    m_run->reset({}, {});
    m_run->begin(test::emptyRecording(), {});
    for (std::uint32_t slot = 0; slot < 10; ++slot)
        m_run->add(test::replies(slot, 200, slot < 9 ? 100 : 1, 5000));
    m_stack->refresh();
    const auto* when = m_stack->charts().first()->findChild<ElidedLabel*>("when");
    QCOMPARE(when->text(), QStringLiteral("now"));
    m_run->finish(test::recordOf(recording));
    QCOMPARE(legendValue(SeriesId::Replies2xx), textOf(Quantity::PerSecond, 901));
    QCOMPARE(legendValue(SeriesId::InnocentMedian).left(1), QStringLiteral("5"));
    QCOMPARE(legendValue(SeriesId::InnocentMaximum).left(2), QStringLiteral("70"));
    QCOMPARE(when->text(), QStringLiteral("mean of the run"));
    m_stack->setCursorTime(0.95);
    QCOMPARE(legendValue(SeriesId::Replies2xx), QStringLiteral("10"));
    QVERIFY2(when->text().startsWith("at "), qPrintable(when->text()));
}

void ChartViewTest::cursorDoesNotOutliveItsRun()
{
    finish(test::crashingRecording(10));
    m_stack->setCursorTime(2.5);
    m_run->reset({}, {});
    m_run->begin(test::emptyRecording(), {});
    for (std::uint32_t slot = 0; slot < 60; ++slot)
        m_run->add(test::replies(slot, 200, slot < 50 ? 1 : 7, 5000));
    m_stack->refresh();
    QCOMPARE(legendValue(SeriesId::Replies2xx), QStringLiteral("70")); // the latest
}

void ChartViewTest::nextRunHasItsOwnScale()
{
    Recording fast = test::emptyRecording();
    Recording slow = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 30; ++slot) {
        fast.add(test::replies(slot, 200, 500, 900'000));
        slow.add(test::replies(slot, 200, 1, 5000));
    }
    finish(fast);
    QVERIFY(canvas(0).plot().valueEnd() >= 5000);
    m_run->reset({}, {});
    m_run->begin(test::emptyRecording(), {});
    for (std::uint32_t slot = 0; slot < 30; ++slot)
        m_run->add(test::replies(slot, 200, 1, 5000));
    m_stack->refresh();
    QVERIFY2(canvas(0).plot().valueEnd() <= 20, qPrintable(QString::number(canvas(0).plot().valueEnd())));
    QVERIFY2(canvas(1).plot().valueEnd() <= 10, qPrintable(QString::number(canvas(1).plot().valueEnd())));
    // Nor does the axis stick to a peak that the record does not hold.
    m_run->add(test::replies(20, 200, 900, 5000));
    m_stack->refresh();
    QVERIFY(canvas(0).plot().valueEnd() >= 9000);
    m_run->finish(test::recordOf(slow));
    QVERIFY(canvas(0).plot().valueEnd() <= 20);
}

void ChartViewTest::processesAreDrawnInLevels()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 20; ++slot) {
        recording.add(test::replies(slot, 200, 1, 5000));
        recording.add(test::sample(0.1 * slot + 0.05, slot < 10 ? 50U << 20U : 0, slot < 10 ? 3 : 0));
    }
    finish(recording);
    const QList<QPointF> points = canvas(2).plot().pointsOf(SeriesId::Processes);
    QCOMPARE(points.size(), 6);
    QCOMPARE(points.at(2), QPointF(1, 3));
    QCOMPARE(points.at(3), QPointF(1, 0));
    QCOMPARE(canvas(2).plot().pointsOf(SeriesId::Memory).last().y(), 0.0); // drawn down to nothing
    const QImage image = canvas(2).viewport()->grab().toImage();
    const QRect plot = canvas(2).plot().plotArea().toRect();
    auto* chip = m_stack->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(SeriesId::Processes)));
    chip->click();
    QVERIFY(canvas(2).viewport()->grab().toImage().copy(plot) != image.copy(plot));
    const QRect labels(plot.right() + 3, plot.top(), image.width() - plot.right() - 3, plot.height());
    QVERIFY(pixelsLike(image, plotColours(Theme::Light).text, labels) > 10);
}

void ChartViewTest::slowestReplyShowsUnderThePercentile()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 50; ++slot)
        recording.add(test::replies(slot, 200, 3, 5000 + slot % 7 * 100)); // p99 of three is the slowest
    finish(recording);
    const QRect plot = canvas(1).plot().plotArea().toRect();
    const QImage image = canvas(1).viewport()->grab(plot).toImage();
    m_stack->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(SeriesId::InnocentMaximum)))->click();
    const QImage without = canvas(1).viewport()->grab(plot).toImage();
    int changed = 0;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y)
            changed += image.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
    }
    QVERIFY2(changed > image.width(), qPrintable(QString::number(changed))); // a row of pixels at least
}

void ChartViewTest::menuOffersNothingBeforeARun()
{
    LiveChart* chart = m_stack->charts().first();
    const auto action = [&](const QString& text) {
        QMenu menu;
        chart->fillMenu(menu);
        for (QAction* each : menu.actions()) {
            if (each->text().remove(QLatin1Char('&')) == text)
                return each;
        }
        return static_cast<QAction*>(nullptr);
    };
    QVERIFY(action("Save Image…") && !action("Save Image…")->isEnabled());
    QVERIFY(action("Save Data…") && !action("Save Data…")->isEnabled());
    const QSignalSpy copied(m_stack.get(), &ChartStack::imageCopyWanted);
    action("Copy")->trigger();
    QCOMPARE(copied.count(), 0);
    finish(test::crashingRecording(3));
    const QSignalSpy image(m_stack.get(), &ChartStack::imageSaveWanted);
    const QSignalSpy data(m_stack.get(), &ChartStack::dataSaveWanted);
    action("Save Image…")->trigger();
    action("Save Data…")->trigger();
    action("Copy")->trigger();
    QCOMPARE(image.count(), 1);
    QCOMPARE(data.count(), 1);
    QCOMPARE(copied.count(), 1);
}

void ChartViewTest::marksTellTheirText()
{
    finish(test::crashingRecording(10));
    m_stack->grab();
    QCOMPARE(m_stack->marks().size(), std::size_t { 20 });
    const QPoint at(static_cast<int>(canvas(2).plot().xOf(4.5)), 40);
    QMouseEvent move(QEvent::MouseMove, at, canvas(2).viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(canvas(2).viewport(), &move);
    QTRY_VERIFY(QToolTip::text().contains("ended by SIGSEGV"));
    QToolTip::hideText();
}

/// What Qt sends after the mouse has not moved for a while.
void ChartViewTest::marksKeepTheirTextWhileTheMouseRests()
{
    finish(test::crashingRecording(10));
    m_stack->grab();
    QToolTip::hideText();
    QTRY_VERIFY(!QToolTip::isVisible());
    const QPoint at(static_cast<int>(canvas(2).plot().xOf(4.5)), 40);
    QHelpEvent rest(QEvent::ToolTip, at, canvas(2).viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(canvas(2).viewport(), &rest);
    QVERIFY(QToolTip::isVisible());
    QVERIFY(QToolTip::text().contains("ended by SIGSEGV"));
    QVERIFY(Qt::mightBeRichText(QToolTip::text())); // so that it is wrapped
    QToolTip::hideText();
}

void ChartViewTest::crashIsDrawn()
{
    finish(test::crashingRecording(10));
    const QImage image = canvas(0).viewport()->grab().toImage();
    const QRect plot = canvas(0).plot().plotArea().toRect();
    const QRect sign = QRect(static_cast<int>(canvas(0).plot().xOf(2.5)) - 3, plot.top() - 3, 6, 4);
    QVERIFY(pixelsLike(image, colourOf(Hue::BadNews, Theme::Light), sign) >= 5);
    QVERIFY(pixelsLike(image, colourOf(Hue::Status2xx, Theme::Light), plot) > 100);
}

/// What the user did is to be seen beside what the server did.
void ChartViewTest::marksOfOneMomentAreAllDrawn()
{
    Recording recording = test::crashingRecording(10);
    for (const char* kind : { events::workerStarted, events::weightsChanged, events::note })
        recording.add(Event { 2.5, kind, 0, "as the worker exits" });
    finish(recording);
    const QImage image = canvas(2).viewport()->grab().toImage();
    const QRectF plot = canvas(2).plot().plotArea();
    const auto x = static_cast<int>(canvas(2).plot().xOf(2.5));
    for (const Hue hue : { Hue::BadNews, Hue::GoodNews, Hue::Neutral, Hue::Note }) {
        const QRect column = QRect(x - 5, static_cast<int>(plot.top()) - 5, 11, static_cast<int>(plot.height()) + 10);
        const int painted = pixelsLike(image, colourOf(hue, Theme::Light), column);
        QVERIFY2(painted >= 16, qPrintable(QStringLiteral("%1: %2").arg(static_cast<int>(hue)).arg(painted)));
    }
}

void ChartViewTest::latencyOverTheTimeoutIsSaidSo()
{
    Recording recording = test::emptyRecording();
    recording.add(test::replies(0, 200, 90, 5000));
    Interval late = test::endings(1, Outcome::Timeout, 10);
    late.endings.front().behaviour = 0;
    recording.add(late);
    recording.setDuration(1);
    finish(recording);
    QTRY_COMPARE(legendValue(SeriesId::InnocentPercentile99), QStringLiteral("over the timeout"));
    QVERIFY(legendValue(SeriesId::InnocentMedian).startsWith('5'));
    QCOMPARE(numberText(Quantity::Milliseconds, std::numeric_limits<double>::infinity()), QStringLiteral("> timeout"));
}

void ChartViewTest::legendHasUnitsOfAllOrNone()
{
    finish(test::crashingRecording(10));
    const auto chip = [this](SeriesId series) {
        return m_stack->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(series)));
    };
    LegendChip* median = chip(SeriesId::InnocentMedian);
    LegendChip* maximum = chip(SeriesId::InnocentMaximum);
    QTRY_VERIFY(median->shownValue().endsWith("ms") && maximum->shownValue().endsWith("ms"));
    const int width = median->width();
    median->resize(median->minimumSizeHint().width() + median->fontMetrics().horizontalAdvance("5.00 m"),
        median->height()); // room for the number, not for its unit
    QVERIFY(median->width() < width);
    QVERIFY2(
        !maximum->shownValue().isEmpty() && !maximum->shownValue().endsWith("ms"), qPrintable(maximum->shownValue()));
    QVERIFY2(!median->shownValue().endsWith("ms"), qPrintable(median->shownValue()));
}

void ChartViewTest::titlesOfAxesAreWholeOrNotThere()
{
    finish(test::crashingRecording(10));
    const auto hasTitle = [this] { return canvas(0).chart()->axes(Qt::Vertical).first()->isTitleVisible(); };
    m_stack->grab();
    QVERIFY(hasTitle());
    canvas(0).plot().arrange(QSizeF(600, 50), {});
    QVERIFY(!hasTitle());
    canvas(0).plot().arrange(QSizeF(600, 300), {});
    QVERIFY(hasTitle());
}

void ChartViewTest::chartsSaySomethingToThoseWhoHear()
{
    finish(test::crashingRecording(10));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!canvas(i).accessibleName().isEmpty());
    QVERIFY2(canvas(2).accessibleDescription().contains("RSS 50"), qPrintable(canvas(2).accessibleDescription()));
}

void ChartViewTest::pictureHasItsOwnSizeAndProvenance()
{
    finish(test::crashingRecording(10));
    PictureContents contents;
    contents.title = m_run->serverText();
    contents.provenance = m_run->provenance();
    contents.time = m_stack->timeAxis();
    contents.marks = m_stack->marks();
    for (const ChartSpec& spec : { responsesChart(), latencyChart(), memoryChart() })
        contents.charts.append({ spec, false });
    applyTheme(ThemeChoice::Dark); // which a picture does not care about
    const QImage image = imageOf(drawnCharts(contents, m_stack->columns(), QSize(1600, 1200)));
    QCOMPARE(image.size(), QSize(1600, 1200));
    QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
    QVERIFY(image.text("Description").contains("gunicorn:sync 20.1.0"));
    QVERIFY(image.text("Description").contains("2023-11-14"));
    QVERIFY(pixelsLike(image, colourOf(Hue::Status2xx, Theme::Light), image.rect()) > 1000);
    QVERIFY(pixelsLike(image, colourOf(Hue::Memory, Theme::Light), QRect(0, 800, 1600, 400)) > 500);
}

void ChartViewTest::longRunIsDrawnWithFewPoints()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 6003; ++slot) { // no whole number of bins
        recording.add(test::replies(slot, 200, 20, 5000 + slot % 97));
        recording.add(test::sample(0.1 * slot, (50U << 20U) + slot % 89 * 4096, 3));
    }
    recording.setDuration(600.3);
    finish(recording);
    QTRY_VERIFY(m_stack->columns().isWhole()); // it is read in the background
    const auto most = static_cast<qsizetype>(canvas(0).plot().plotArea().width() * 2.5);
    QVERIFY(canvas(0).plot().pointsOf(SeriesId::Replies2xx).size() <= most);
    QVERIFY(canvas(1).plot().pointsOf(SeriesId::InnocentMedian).size() <= most);
    QVERIFY(canvas(2).plot().pointsOf(SeriesId::Memory).size() <= most);
    QVERIFY(canvas(2).plot().pointsOf(SeriesId::Memory).size() > 100);
    QCOMPARE(canvas(0).plot().pointsOf(SeriesId::Replies2xx).last().x(), 600.3);
}

}

QTEST_MAIN(labour::ChartViewTest)
#include "chart_view_test.moc"
