// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/charts/chart_stack.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/heat_legend.h"
#include "ui/export/picture.h"
#include "ui/widgets/elided_label.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QToolButton>

#include <cmath>

namespace labour {

/// Which charts there are, and what can be done with each.
class ChartChoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void init();
    void cleanup() { m_stack.reset(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void everyChartShowsItsFigures();
    void innocentsAndCulpritsHaveTheirOwnLatencies();
    void processesAreStackedAndReplacedInPlace();
    void ceilingIsDrawn();
    void heatMapIsDrawnWithItsLegend();
    void heatMapTellsWhatIsUnderTheMouse();
    void chartsAreChosen();
    void tooManyChartsAreScrolled();
    void chartTakesAllTheRoom();
    void chartTakesAllTheRoomByKeys();
    void seriesIsShownAlone();
    void tableHoldsTheSameData();
    void tableGrowsWithTheRun();
    void heatMapHasATableToo();
    void longTablesAreSummedUp();
    void chartIsCopiedInEveryForm();
    void selectionOfTheTableIsCopied();
    void pictureIsSavedAsPngAndSvg();
    void scaleOfAPictureIsThatOfItsText();
    void choiceSurvivesARestart();

private:
    void finish(const Recording& recording);
    LiveChart* chart(const char* name);
    void show(const QStringList& names)
    {
        m_stack->showCharts(names);
        QCoreApplication::processEvents(); // so that they have their sizes
    }

    std::unique_ptr<LiveRun> m_run;
    std::unique_ptr<ChartStack> m_stack;
};

namespace {

TreeSample sampleOf(double t, const std::vector<std::pair<std::int64_t, std::uint64_t>>& pidsAndMebibytes)
{
    TreeSample sample;
    sample.t = t;
    sample.cpuPercent = 42;
    sample.listenQueue = 5;
    for (const auto& [pid, mebibytes] : pidsAndMebibytes)
        sample.processes.push_back({ pid, static_cast<std::uint64_t>(pid), mebibytes << 20U });
    return sample;
}

bool isLike(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 30;
}

Interval culpritReplies(std::uint32_t slot, std::uint32_t count, std::uint64_t latencyUs)
{
    Interval interval = test::replies(slot, 500, count, latencyUs);
    interval.endings.front().behaviour = 1;
    interval.endings.front().wrong = Wrong::Status;
    interval.endings.front().asExpected = false;
    interval.latencies.front().behaviour = 1;
    return interval;
}

}

void ChartChoiceTest::init()
{
    applyTheme(ThemeChoice::Light);
    m_run = std::make_unique<LiveRun>();
    m_stack = std::make_unique<ChartStack>(*m_run);
    m_stack->resize(900, 600);
    m_stack->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
}

void ChartChoiceTest::finish(const Recording& recording)
{
    Plan plan;
    plan.load.durationS = recording.durationS();
    m_run->reset(plan, {});
    m_run->begin(recording, {});
    m_run->finish(test::recordOf(recording));
}

LiveChart* ChartChoiceTest::chart(const char* name)
{
    auto* found = m_stack->findChild<LiveChart*>(QLatin1String(name));
    if (!found)
        qFatal("there is no chart %s", name);
    return found;
}

void ChartChoiceTest::everyChartShowsItsFigures()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 20; ++slot) {
        recording.add(test::replies(slot, 200, 20, 5000));
        recording.add(culpritReplies(slot, 2, 80'000));
        recording.add(test::endings(slot, Outcome::Closed, 3));
        recording.add(test::endings(slot, Outcome::Reset, 1));
        recording.add(sampleOf(0.1 * slot + 0.05, { { 10, 30 }, { 11, 20 } }));
    }
    recording.setDuration(2);
    finish(recording);
    const ChartColumns& columns = m_stack->columns();
    QCOMPARE(columns.at(SeriesId::GoodReply, 1), 200.0);
    QCOMPARE(columns.at(SeriesId::WrongReply, 1), 20.0);
    QCOMPARE(columns.at(SeriesId::Closed, 1), 30.0);
    QCOMPARE(columns.at(SeriesId::Reset, 1), 10.0);
    QCOMPARE(columns.at(SeriesId::Throughput, 1), 260.0);
    QCOMPARE(columns.at(SeriesId::Goodput, 1), 200.0);
    QCOMPARE(columns.at(SeriesId::Cpu, 1), 42.0);
    QCOMPARE(columns.at(SeriesId::ListenQueue, 1), 5.0);
    for (const ChartSpec& spec : allCharts()) {
        show({ spec.name });
        QCOMPARE(m_stack->shownCharts(), QStringList { spec.name });
        LiveChart* shown = m_stack->charts().first();
        QVERIFY(shown->isVisible());
        QVERIFY(!shown->accessibleName().isEmpty());
        QVERIFY2(!shown->spokenValues().isEmpty(), qPrintable(spec.name));
        shown->canvas().grab();
        for (const SeriesSpec& series : spec.series) {
            if (series.isAlways)
                QVERIFY2(!shown->canvas().plot().pointsOf(series.id).isEmpty(), qPrintable(spec.name));
        }
    }
}

void ChartChoiceTest::innocentsAndCulpritsHaveTheirOwnLatencies()
{
    Recording recording = test::emptyRecording();
    recording.add(test::replies(0, 200, 20, 5000));
    recording.add(culpritReplies(0, 3, 80'000));
    recording.add(test::replies(1, 200, 20, 6000));
    recording.setDuration(0.2);
    finish(recording);
    const ChartColumns& columns = m_stack->columns();
    const auto isNear = [](double a, double b) { return std::abs(a - b) < 0.01 * b; };
    QVERIFY(isNear(columns.at(SeriesId::InnocentMedian, 0.05), 5));
    QVERIFY(isNear(columns.at(SeriesId::InnocentMaximum, 0.05), 5));
    QVERIFY(isNear(columns.at(SeriesId::CulpritMedian, 0.05), 80));
    QVERIFY(isNear(columns.at(SeriesId::Percentile99, 0.05), 80)); // of all
    QVERIFY(std::isnan(columns.at(SeriesId::CulpritMedian, 0.15)));
    QVERIFY(isNear(columns.ofWhole(SeriesId::CulpritPercentile99), 80));
    QVERIFY(isNear(columns.ofWhole(SeriesId::InnocentPercentile99), 6));
}

void ChartChoiceTest::processesAreStackedAndReplacedInPlace()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 4; ++slot)
        recording.add(test::replies(slot, 200, 1, 1000));
    recording.add(sampleOf(0.05, { { 10, 30 }, { 11, 20 }, { 12, 21 } }));
    recording.add(sampleOf(0.15, { { 10, 30 }, { 12, 22 } })); // 11 has ended
    recording.add(sampleOf(0.25, { { 10, 30 }, { 12, 23 }, { 13, 5 } })); // and 13 takes its place
    recording.add(sampleOf(
        0.35, { { 10, 30 }, { 12, 1 }, { 13, 1 }, { 14, 1 }, { 15, 1 }, { 16, 1 }, { 17, 1 }, { 18, 4 }, { 19, 5 } }));
    finish(recording);
    const ChartColumns& columns = m_stack->columns();
    QCOMPARE(columns.at(SeriesId::MainMemory, 0.05), 30.0);
    QCOMPARE(columns.at(SeriesId::WorkerMemory1, 0.05), 20.0);
    QCOMPARE(columns.at(SeriesId::WorkerMemory2, 0.05), 21.0);
    QVERIFY(std::isnan(columns.at(SeriesId::WorkerMemory1, 0.15)));
    QCOMPARE(columns.at(SeriesId::WorkerMemory2, 0.15), 22.0);
    QCOMPARE(columns.at(SeriesId::WorkerMemory1, 0.25), 5.0);
    QCOMPARE(columns.at(SeriesId::OtherMemory, 0.35), 9.0);
    show({ QStringLiteral("processMemory") });
    // The top of the stack is what all of them take together.
    const QList<QPointF> top = chart("processMemory")->canvas().plot().pointsOf(SeriesId::WorkerMemory2);
    QCOMPARE(top.first().y(), 71.0);
}

void ChartChoiceTest::ceilingIsDrawn()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 20; ++slot) {
        recording.add(test::replies(slot, 200, 1, 1000));
        recording.add(sampleOf(0.1 * slot + 0.05, { { 10, 90 } }));
    }
    show({ QStringLiteral("processMemory") });
    const auto red = [this] {
        const QImage image = chart("processMemory")->canvas().viewport()->grab().toImage();
        const QColor wanted = colourOf(Hue::BadNews, Theme::Light);
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += isLike(image.pixelColor(x, y), wanted) ? 1 : 0;
        }
        return count;
    };
    finish(recording);
    QCOMPARE(red(), 0); // not known
    m_run->setMemoryCeiling(quint64 { 80 } << 20U);
    m_stack->refresh();
    QVERIFY2(red() > 200, qPrintable(QString::number(red()))); // a line across
    m_run->setMemoryCeiling(quint64 { 4096 } << 20U);
    m_stack->refresh();
    QVERIFY2(red() < 200 && red() > 10, qPrintable(QString::number(red()))); // the label alone
}

void ChartChoiceTest::heatMapIsDrawnWithItsLegend()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 100; ++slot) {
        recording.add(test::replies(slot, 200, 1, 1000));
        recording.add(test::replies(slot, 200, 100, 50'000));
    }
    recording.setDuration(10);
    finish(recording);
    show({ QStringLiteral("heatMap") });
    const ChartCanvas& canvas = chart("heatMap")->canvas();
    const QImage image = chart("heatMap")->canvas().viewport()->grab().toImage();
    const auto colourAt = [&](double t, double ms) {
        return image.pixelColor(static_cast<int>(canvas.plot().xOf(t)), static_cast<int>(canvas.plot().yOf(ms)));
    };
    // In the middle of a slot, and of a bin: 42.2 to 56.2 ms, and 1 to 1.33 ms.
    QCOMPARE(colourAt(5.05, 48.7), heatColour(1, Theme::Light));
    QCOMPARE(colourAt(5.05, 1.155), heatColour(0, Theme::Light));
    QVERIFY(canvas.heat().mostPerSecond > 900);
    const auto* legend = chart("heatMap")->findChild<HeatLegend*>("heatLegend");
    QVERIFY2(legend->accessibleName().contains(axisText(Quantity::PerSecond, canvas.heat().mostPerSecond)),
        qPrintable(legend->accessibleName()));
    // In an exported picture too.
    PictureContents contents;
    contents.time = m_stack->timeAxis();
    contents.charts.append({ heatMapChart(), true });
    const QImage picture = imageOf(drawnCharts(contents, m_stack->columns(), QSize(900, 400)));
    int hot = 0;
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y)
            hot += picture.pixelColor(x, y) == heatColour(1, Theme::Light) ? 1 : 0;
    }
    QVERIFY2(hot > 1000, qPrintable(QString::number(hot)));
}

void ChartChoiceTest::heatMapTellsWhatIsUnderTheMouse()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 100; ++slot)
        recording.add(test::replies(slot, 200, slot == 50 ? 37 : 2, 50'000));
    recording.setDuration(10);
    finish(recording);
    show({ QStringLiteral("heatMap") });
    ChartCanvas& canvas = chart("heatMap")->canvas();
    canvas.grab();
    const QPointF at(canvas.plot().xOf(5.05), canvas.plot().yOf(48.7));
    QMouseEvent move(QEvent::MouseMove, at, canvas.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(canvas.viewport(), &move);
    const QString text = chart("heatMap")->findChild<ElidedLabel*>("when")->text();
    QVERIFY2(text.contains("37 replies") && text.startsWith("at 5."), qPrintable(text));
    QVERIFY(chart("heatMap")->spokenValues().contains("37"));
}

void ChartChoiceTest::chartsAreChosen()
{
    QCOMPARE(m_stack->shownCharts(), firstCharts());
    const QSignalSpy changed(m_stack.get(), &ChartStack::shownChartsChanged);
    std::unique_ptr<QToolButton> chooser(m_stack->newChooser(nullptr));
    QCOMPARE(chooser->menu()->actions().size(), allCharts().size());
    for (const QAction* action : chooser->menu()->actions())
        QCOMPARE(action->isChecked(), firstCharts().contains(action->data().toString()));
    auto* heat = m_stack->findChild<QAction*>("chart_heatMap");
    heat->trigger();
    QCOMPARE(m_stack->shownCharts(),
        (QStringList { "responses", "innocentLatency", "heatMap", "memory" })); // in the order that they have
    QVERIFY(chart("heatMap")->isVisible());
    QTRY_VERIFY(chart("heatMap")->y() > chart("innocentLatency")->y());
    heat->trigger();
    QVERIFY(!chart("heatMap")->isVisible());
    // From its own menu.
    QMenu menu;
    chart("memory")->fillMenu(menu);
    menu.actions().last()->trigger();
    QCOMPARE(m_stack->shownCharts(), (QStringList { "responses", "innocentLatency" }));
    QVERIFY(!m_stack->findChild<QAction*>("chart_memory")->isChecked());
    QCOMPARE(changed.count(), 3);
    // One stays.
    m_stack->findChild<QAction*>("chart_responses")->trigger();
    m_stack->findChild<QAction*>("chart_innocentLatency")->trigger();
    QCOMPARE(m_stack->shownCharts(), (QStringList { "innocentLatency" }));
    QVERIFY(m_stack->findChild<QAction*>("chart_innocentLatency")->isChecked());
}

void ChartChoiceTest::tooManyChartsAreScrolled()
{
    QStringList all;
    for (const ChartSpec& spec : allCharts())
        all.append(spec.name);
    const auto* bar = m_stack->findChild<QScrollArea*>("chartsScroll")->verticalScrollBar();
    QCOMPARE(bar->maximum(), 0);
    show(all);
    QTRY_VERIFY(bar->maximum() > 0);
    for (const LiveChart* each : m_stack->charts())
        QVERIFY(each->canvas().height() >= each->canvas().minimumSizeHint().height());
    show(firstCharts());
    QTRY_COMPARE(bar->maximum(), 0);
}

void ChartChoiceTest::chartTakesAllTheRoom()
{
    finish(test::crashingRecording(5));
    const int before = chart("innocentLatency")->height();
    QTest::mouseDClick(chart("innocentLatency")->findChild<QToolButton*>("title"), Qt::LeftButton);
    QTRY_VERIFY(chart("innocentLatency")->height() > 2 * before);
    QVERIFY(!chart("responses")->isVisible() && chart("innocentLatency")->isMaximised());
    QVERIFY(chart("innocentLatency")->canvas().plot().timeAxis().isLabelled);
    chart("innocentLatency")->findChild<QToolButton*>("maximiseButton")->click();
    QTRY_VERIFY(chart("responses")->isVisible());
    QVERIFY(!chart("innocentLatency")->isMaximised());
    QCOMPARE(m_stack->shownCharts(), firstCharts());
}

void ChartChoiceTest::chartTakesAllTheRoomByKeys()
{
    auto* title = chart("memory")->findChild<QToolButton*>("title");
    QTest::keyClick(title, Qt::Key_Return);
    QVERIFY(chart("memory")->isMaximised());
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    override.ignore();
    QCoreApplication::sendEvent(title, &override);
    QVERIFY(override.isAccepted()); // else the run would be stopped
    QTest::keyClick(title, Qt::Key_Escape);
    QVERIFY(!chart("memory")->isMaximised());
    QKeyEvent again(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    again.ignore();
    QCoreApplication::sendEvent(title, &again);
    QVERIFY(!again.isAccepted());
}

void ChartChoiceTest::seriesIsShownAlone()
{
    finish(test::crashingRecording(5));
    const ChartPlot& plot = chart("innocentLatency")->canvas().plot();
    auto* median = chart("innocentLatency")
                       ->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(SeriesId::InnocentMedian)));
    QTest::mouseClick(median, Qt::LeftButton, Qt::ControlModifier);
    QVERIFY(plot.isShown(SeriesId::InnocentMedian));
    QVERIFY(!plot.isShown(SeriesId::InnocentMaximum) && !plot.isShown(SeriesId::InnocentPercentile99));
    QTest::keyClick(median, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(plot.isShown(SeriesId::InnocentMaximum) && plot.isShown(SeriesId::InnocentPercentile99));
}

void ChartChoiceTest::tableHoldsTheSameData()
{
    finish(test::crashingRecording(5));
    LiveChart* responses = chart("responses");
    responses->findChild<QToolButton*>("tableButton")->click();
    auto* table = responses->findChild<ChartTable*>("responsesTable");
    QVERIFY(table && table->isVisible() && !responses->canvas().isVisible());
    QVERIFY(!table->accessibleName().isEmpty());
    const QAbstractItemModel& model = *table->model();
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(model.columnCount(), 3); // time, 2xx and what did not reply
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("2xx"));
    QCOMPARE(model.index(5, 0).data().toString(), QStringLiteral("0.5 s"));
    QCOMPARE(model.index(5, 1).data().toString(), QStringLiteral("200"));
    QCOMPARE(model.index(5, 2).data().toString(), QStringLiteral("10"));
    QCOMPARE(model.index(6, 2).data(Qt::EditRole).toDouble(), 0.0);
    // What is hidden in the legend is not in the table.
    responses->findChild<LegendChip*>("legend" + QString::number(static_cast<int>(SeriesId::NoReply)))->click();
    QCOMPARE(model.columnCount(), 2);
    responses->showTable(false);
    QVERIFY(responses->canvas().isVisible() && !table->isVisible());
}

void ChartChoiceTest::tableGrowsWithTheRun()
{
    m_run->reset({}, {});
    m_run->begin(test::emptyRecording(), {});
    ChartTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ChartPlot& plot = chart("responses")->canvas().plot();
    int last = 0;
    int resets = 0;
    connect(&model, &QAbstractItemModel::modelReset, this, [&resets] { ++resets; });
    for (std::uint32_t slot = 0; slot < 40; ++slot) {
        m_run->add(test::replies(slot, 200, 1 + slot, 1000));
        m_stack->refresh();
        model.update(plot, m_stack->columns());
        QVERIFY(model.rowCount() >= last);
        last = model.rowCount();
    }
    QCOMPARE(last, 38); // the last two are still being reported
    QVERIFY2(resets <= 2, qPrintable(QString::number(resets)));
    QCOMPARE(model.index(37, 1).data(Qt::EditRole).toDouble(), 380.0);
}

void ChartChoiceTest::heatMapHasATableToo()
{
    Recording recording = test::emptyRecording();
    recording.add(test::replies(0, 200, 3, 1200));
    recording.add(test::replies(0, 200, 2, 5000));
    recording.setDuration(0.1);
    finish(recording);
    show({ QStringLiteral("heatMap") });
    ChartTableModel model;
    model.update(chart("heatMap")->canvas().plot(), m_stack->columns());
    const auto [first, last] = *m_stack->columns().heatMap().range();
    QCOMPARE(model.columnCount(), static_cast<int>(last - first) + 2);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("3"));
    QCOMPARE(model.index(0, model.columnCount() - 1).data().toString(), QStringLiteral("2"));
    QVERIFY(model.headerData(1, Qt::Horizontal).toString().contains("1–1.33 ms"));
}

void ChartChoiceTest::longTablesAreSummedUp()
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 1000; ++slot)
        recording.add(test::replies(slot, 200, slot % 2 == 0 ? 10 : 30, slot % 2 == 0 ? 1000 : 9000));
    recording.setDuration(100);
    finish(recording);
    ChartTableModel rates(100);
    rates.update(chart("responses")->canvas().plot(), m_stack->columns());
    QVERIFY(rates.rowCount() <= 100 && rates.rowCount() > 40);
    QCOMPARE(rates.index(3, 1).data(Qt::EditRole).toDouble(), 200.0); // the mean of a rate is a rate
    ChartTableModel latencies(100);
    latencies.update(chart("innocentLatency")->canvas().plot(), m_stack->columns());
    QVERIFY(latencies.index(3, 1).data(Qt::EditRole).toDouble() > 8.9); // of all else, the largest
    QCOMPARE(csvOf(rates).count("\r\n"), rates.rowCount() + 1);
}

void ChartChoiceTest::chartIsCopiedInEveryForm()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    MainWindow& window = bench.window();
    window.run().reset({}, {});
    window.run().begin(test::crashingRecording(3), {});
    window.run().finish(test::recordOf(test::crashingRecording(3)));
    LiveChart* responses = window.charts().charts().first();
    responses->findChild<QToolButton*>("title")->setFocus();
    QTest::keyClick(responses->findChild<QToolButton*>("title"), Qt::Key_C, Qt::ControlModifier);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data && data->hasImage() && data->hasHtml() && data->hasFormat("text/csv"));
    const QByteArray csv = data->data("text/csv");
    QCOMPARE(csv.left(csv.indexOf("\r\n")), QByteArray("time_s,2xx (per_s),no reply (per_s)"));
    QCOMPARE(csv.count("\r\n"), 31);
    QVERIFY(csv.contains("\r\n0.5,200,10\r\n"));
    QVERIFY(data->html().contains("<th>2xx</th>") && data->html().contains("gunicorn:sync"));
    QVERIFY(!qvariant_cast<QImage>(data->imageData()).isNull());
}

void ChartChoiceTest::selectionOfTheTableIsCopied()
{
    finish(test::crashingRecording(2));
    LiveChart* responses = chart("responses");
    responses->showTable(true);
    auto* table = responses->findChild<ChartTable*>("responsesTable");
    table->setFocus();
    table->selectRow(5);
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("0.5 s\t200\t10"));
}

void ChartChoiceTest::pictureIsSavedAsPngAndSvg()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    MainWindow& window = bench.window();
    window.run().reset({}, {});
    window.run().begin(test::crashingRecording(3), {});
    window.run().finish(test::recordOf(test::crashingRecording(3)));
    window.charts().showCharts({ QStringLiteral("heatMap"), QStringLiteral("memory") });
    bench.files().next = bench.path("charts.svg");
    emit window.charts().charts().first()->imageSaveWanted();
    QFile file(bench.path("charts.svg"));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    QCOMPARE(renderer.viewBox().width(), bench.settings().pictureSize().width());
    QVERIFY(svg.contains("<title>gunicorn:sync 20.1.0</title>") && svg.contains("Latency heat map"));
    bench.files().next = bench.path("one.png");
    emit window.charts().charts().first()->imageSaveWanted();
    QTRY_VERIFY(QFile::exists(bench.path("one.png")));
    QCOMPARE(QImage(bench.path("one.png")).width(), bench.settings().pictureSize().width());
    bench.files().next = bench.path("one.csv");
    emit window.charts().charts().first()->dataSaveWanted();
    QTRY_VERIFY(QFile::exists(bench.path("one.csv")));
    QVERIFY(bench.files().suggestion.endsWith("-heatMap.csv"));
}

void ChartChoiceTest::scaleOfAPictureIsThatOfItsText()
{
    finish(test::crashingRecording(3));
    PictureContents contents;
    contents.title = QStringLiteral("MMMMMMMM");
    contents.time = m_stack->timeAxis();
    contents.charts.append({ responsesChart(), false });
    const auto inkOfTitle = [&](double scale) {
        const QImage image = imageOf(drawnCharts(contents, m_stack->columns(), QSize(1800, 900), scale));
        int right = 0;
        for (int x = 0; x < 1000; ++x) {
            for (int y = 0; y < static_cast<int>(20 * scale); ++y)
                right = qGray(image.pixel(x, y)) < 100 ? std::max(right, x) : right;
        }
        return right - static_cast<int>(16 * scale); // the margin
    };
    const int once = inkOfTitle(1);
    QVERIFY(once > 20);
    QVERIFY2(std::abs(inkOfTitle(3) - 3 * once) < once / 3, qPrintable(QString::number(inkOfTitle(3))));
}

void ChartChoiceTest::choiceSurvivesARestart()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QCOMPARE(bench.window().charts().shownCharts(), firstCharts());
    bench.window().charts().findChild<QAction*>("chart_listenQueue")->trigger();
    bench.window().charts().findChild<QAction*>("chart_responses")->trigger();
    for (QAction* scale : bench.window().actions().pictureScales->actions()) {
        if (scale->data().toDouble() == 2)
            scale->trigger();
    }
    bench.restart();
    QCOMPARE(bench.window().charts().shownCharts(), (QStringList { "innocentLatency", "memory", "listenQueue" }));
    QCOMPARE(bench.settings().pictureScale(), 2.0);
    QVERIFY(bench.window().charts().findChild<QAction*>("chart_listenQueue")->isChecked());
    QVERIFY(bench.control<QToolButton>("chooseCharts")->isVisibleTo(&bench.window()));
}

}

QTEST_MAIN(labour::ChartChoiceTest)
#include "chart_choice_test.moc"
