// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_csv.h"
#include "core/report/comparison_html.h"
#include "core/report/comparison_report.h"
#include "core/report/markdown_report.h"
#include "core/run/api.h"
#include "core/store/run_file.h"
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "tests/unit/store/made_run.h"
#include "ui/comparison/comparison_charts.h"
#include "ui/comparison/comparison_exporter.h"
#include "ui/comparison/comparison_page.h"
#include "ui/comparison/comparison_plots.h"
#include "ui/comparison/curve_text.h"
#include "ui/comparison/figure_text.h"
#include "ui/comparison/plot_view.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <set>

namespace labour {

namespace {

constexpr qint64 firstStartMs = 1'700'000'000'000;

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Two seconds in which the storm begins at that slot: replies after 5 ms before, after `stormUs` from then on.
Recording stormy(std::uint32_t stormSlot, std::uint64_t stormUs, std::uint32_t perSlot = 20)
{
    Recording recording({ { "PlainResponse", {}, 98, Role::Innocent }, { "SIGSEGV", {}, 2, Role::Culprit } },
        { { "baseline", 0, 0.1 * stormSlot }, { "storm", 0.1 * stormSlot, 2 } });
    for (std::uint32_t slot = 0; slot < 20; ++slot) {
        Interval interval = test::replies(slot, 200, perSlot, slot < stormSlot ? 5000 : stormUs);
        interval.phase = slot < stormSlot ? 0 : 1;
        recording.add(interval);
        recording.add(test::sample(0.1 * slot + 0.05, 50U << 20U, 3));
    }
    recording.setDuration(2);
    return recording;
}

std::shared_ptr<const RunRecord> runOf(
    const Recording& recording, int number, const QString& server = QStringLiteral("gunicorn:sync"))
{
    auto record = std::make_shared<RunRecord>(*test::recordOf(recording));
    record->plan.servers = *serversFromText(server);
    record->machine = { "A CPU", 2, 1000, "6.1", 0.5, false, 0 };
    record->startedMs = firstStartMs + 60'000LL * number;
    return record;
}

/// Five runs of each side, of which the second is slower.
RunRecords twoGroups()
{
    RunRecords records;
    for (int i = 0; i < 5; ++i) {
        const auto more = static_cast<std::uint64_t>(i) * 100;
        records.append(runOf(stormy(10, 20'000 + more), 2 * i));
        records.append(runOf(stormy(10, 60'000 + more), 2 * i + 1, QStringLiteral("gunicorn:sync,workers=4")));
    }
    return records;
}

/// An hour of a run, of which each differs.
std::shared_ptr<const RunRecord> hour(int number)
{
    Recording recording = test::emptyRecording();
    for (std::uint32_t slot = 0; slot < 36'000; ++slot) {
        Interval interval =
            test::replies(slot, 200, 50, 2000 + (slot * 37 + static_cast<std::uint32_t>(number)) % 9000);
        for (std::uint32_t i = 1; i < 20; ++i)
            interval.latencies.front().buckets.push_back(
                { interval.latencies.front().buckets.back().index + 3 * i, 2 });
        interval.endings.front().count += 2 * 19;
        recording.add(interval);
        recording.add(test::sample(0.1 * slot, 50U << 20U, 4));
    }
    recording.setDuration(3600);
    return runOf(recording, number, QStringLiteral("gunicorn:sync,workers=%1").arg(number + 1));
}

/// The page in a window of its own.
class Bench
{
public:
    Bench()
        : settings(folder.filePath(QStringLiteral("settings.ini")))
    {
        begin();
    }

    void begin()
    {
        page = std::make_unique<ComparisonPage>(settings, files);
        page->resize(1240, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }

    template <typename T>
    T* control(const QString& name)
    {
        T* found = page->findChild<T*>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }

    void compare(const RunRecords& records)
    {
        page->compare(records);
        QTRY_VERIFY(!page->charts().plots().isEmpty());
        QTRY_VERIFY(!page->figures().figures().runs.isEmpty());
    }

    void choose(const QString& combo, const QVariant& data)
    {
        auto* box = control<QComboBox>(combo);
        QVERIFY2(box->findData(data) >= 0, qPrintable(combo));
        box->setCurrentIndex(box->findData(data));
    }

    /// Until the charts show that.
    void awaitPlot(const QString& name) { QTRY_COMPARE(page->charts().plots().value(0).name, name); }

    const PlotContent& plot(int index) { return page->charts().plots().at(index); }

    QTemporaryDir folder;
    Settings settings;
    test::ChosenFiles files;
    std::unique_ptr<ComparisonPage> page;
};

bool isNear(const Span& a, const Span& b)
{
    return std::abs(a.from - b.from) < 1e-9 && std::abs(a.to - b.to) < 1e-9;
}

double yAt(const PlotLine& line, double x)
{
    return line.at(x, 1e-6);
}

/// Measures for how long the event loop was ever kept from turning.
class Pulse : public QObject
{
public:
    Pulse()
    {
        m_since.start();
        startTimer(5);
    }
    qint64 longestMs() const { return m_longestMs; }

protected:
    void timerEvent(QTimerEvent*) override { m_longestMs = std::max(m_longestMs, m_since.restart()); }

private:
    QElapsedTimer m_since;
    qint64 m_longestMs = 0;
};

}

/// Runs compared in the window.
class ComparisonWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void repetitionsStandTogether();
    void looksTellRunsApartWithoutColour();
    void coloursStandOutInBothThemes();
    void percentilesAreNamedAsPeopleDo();
    void emptyItSaysWhatToDo();
    void alignedAtAPhaseEveryRunBeginsThere();
    void theBandIsTheDifference();
    void wordsAreThoseOfTheComparison();
    void singleRunsHaveAPlainDifference();
    void theTableSortsAndIsCopied();
    void sidesAreTheUsersChoice();
    void whatDiffersIsToldFirst();
    void latenciesAreDrawnByPercentileAndShare();
    void eightRunsSideBySide();
    void theKeyboardSuffices();
    void exportsAreWhatIsShown();
    void whatCannotBeDoneIsSaid();
    void filesAreCompared();
    void whatWasChosenSurvives();
    void everyControlHasAName();
    void theWindowShowsAndSavesIt();
    void hoursAreComparedWithoutAStall();
    void moreWorkersServeMoreOfThoseThatSleep();
};

void ComparisonWindowTest::repetitionsStandTogether()
{
    const QList<ComparedRun> groups = comparedRuns(twoGroups());
    for (int i = 0; i < 10; ++i)
        QVERIFY(groups.at(i).side == (i < 5 ? ComparisonSide::First : ComparisonSide::Second));
    QCOMPARE(nameOf(groups, ComparisonSide::First), "gunicorn:sync");
    QCOMPARE(nameOf(groups, ComparisonSide::Second), "gunicorn:sync,workers=4");
    // Equal ones: the older half against the younger.
    RunRecords equal;
    for (const int number : { 3, 1, 2, 0 })
        equal.append(runOf(stormy(10, 20'000), number));
    const QList<ComparedRun> halves = comparedRuns(equal);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(halves.at(i).record->startedMs, firstStartMs + 60'000 * i);
        QVERIFY(halves.at(i).side == (i < 2 ? ComparisonSide::First : ComparisonSide::Second));
    }
    QVERIFY(nameOf(halves, ComparisonSide::First) != nameOf(halves, ComparisonSide::Second));
    equal.append(runOf(stormy(10, 20'000), 4));
    QVERIFY(nameOf(comparedRuns(equal), ComparisonSide::First).contains(" – ")); // three, from when to when
    equal.removeLast();
    // What began first is A, in whatever order they come.
    RunRecords newestFirst = twoGroups();
    std::reverse(newestFirst.begin(), newestFirst.end());
    QCOMPARE(nameOf(comparedRuns(newestFirst), ComparisonSide::First), "gunicorn:sync");
    // A third kind is drawn only.
    equal.append(runOf(stormy(10, 20'000), 5, "gunicorn:gthread"));
    equal.append(runOf(stormy(10, 20'000), 6, "waitress"));
    const QList<ComparedRun> three = comparedRuns(equal);
    QVERIFY(three.at(4).side == ComparisonSide::Second);
    QVERIFY(three.at(5).side == ComparisonSide::Neither);
}

void ComparisonWindowTest::looksTellRunsApartWithoutColour()
{
    QList<ComparedRun> runs;
    for (int i = 0; i < 8; ++i)
        runs.append(
            { runOf(stormy(10, 20'000), i), QString::number(i), i < 2 ? ComparisonSide(i) : ComparisonSide::Neither });
    std::set<int> forms;
    std::set<int> colours;
    for (const RunLook& look : looksOf(runs)) {
        forms.insert(look.form);
        colours.insert(look.colour);
    }
    QCOMPARE(forms.size(), 8U);
    QCOMPARE(colours.size(), 8U);
    // Of groups the colour says the side, and the form the run.
    const QList<RunLook> looks = looksOf(comparedRuns(twoGroups()));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(looks.at(i).colour, looks.at(0).colour);
        QVERIFY(looks.at(i).colour != looks.at(i + 5).colour);
        QCOMPARE(looks.at(i).form, i);
    }
}

void ComparisonWindowTest::coloursStandOutInBothThemes()
{
    for (const Theme theme : { Theme::Light, Theme::Dark }) {
        for (int i = 0; i < runColourCount; ++i) {
            const double ratio = contrast(colourOf(RunLook { i, 0 }, theme), plotColours(theme).ground);
            QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("%1: %2").arg(i).arg(ratio)));
        }
    }
}

void ComparisonWindowTest::percentilesAreNamedAsPeopleDo()
{
    QCOMPARE(percentileText(1), "0 %");
    QCOMPARE(percentileText(2), "50 %");
    QCOMPARE(percentileText(10), "90 %");
    QCOMPARE(percentileText(1000), "99.9 %");
    QCOMPARE(percentileText(100'000), "99.999 %");
    const PlotAxis axis = percentileAxis("p", 5000);
    QCOMPARE(axis.range.to, 10'000.0);
    QCOMPARE(axis.ticks.back().label, "99.99 %");
    QVERIFY(std::abs(axis.share(100) - 0.5) < 1e-12); // p99 in the middle of two nines and two more
    QVERIFY(std::abs(axis.valueAt(axis.share(37)) - 37) < 1e-9);
}

void ComparisonWindowTest::emptyItSaysWhatToDo()
{
    Bench bench;
    auto* hint = bench.control<QLabel>("comparisonHint");
    QVERIFY(hint->isVisible());
    QVERIFY(hint->text().contains("two to eight runs"));
    for (const QAction* action : bench.page->actions().exports())
        QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
    QVERIFY(bench.page->actions().compareWithLast.isEnabled());
    bench.compare(twoGroups());
    QVERIFY(!hint->isVisible());
    for (const QAction* action : bench.page->actions().exports())
        QVERIFY2(action->isEnabled(), qPrintable(action->objectName()));
}

void ComparisonWindowTest::alignedAtAPhaseEveryRunBeginsThere()
{
    Bench bench;
    bench.compare({ runOf(stormy(5, 20'000), 0), runOf(stormy(12, 60'000), 1, "gunicorn:sync,workers=4") });
    bench.choose("comparisonFigure", static_cast<int>(CurveFigure::Maximum));
    QTRY_VERIFY(bench.plot(0).title.contains("max"));
    // From the first request on, the storms stand where they were.
    QCOMPARE(yAt(bench.plot(0).lines.at(0), 0.65), 20.0);
    QCOMPARE(yAt(bench.plot(0).lines.at(1), 0.65), 5.0);
    QCOMPARE(yAt(bench.plot(0).lines.at(1), 1.25), 60.0);
    bench.choose("comparisonAlignment", "storm");
    QTRY_VERIFY(isNear(bench.plot(0).x.range, { -1.2, 1.5 }));
    QCOMPARE(yAt(bench.plot(0).lines.at(0), -0.05), 5.0);
    QCOMPARE(yAt(bench.plot(0).lines.at(0), 0.05), 20.0);
    QCOMPARE(yAt(bench.plot(0).lines.at(1), -0.05), 5.0);
    QCOMPARE(yAt(bench.plot(0).lines.at(1), 0.05), 60.0);
    QCOMPARE(bench.plot(0).lines.at(0).points.front().x(), -0.45); // by its storm's beginning, as the next
    QCOMPARE(bench.plot(0).lines.at(1).points.front().x(), -1.15);
    QVERIFY2(bench.plot(0).x.title.contains("storm"), qPrintable(bench.plot(0).x.title));
    QCOMPARE(bench.plot(0).marks.back().x, 0.0);
    QCOMPARE(bench.plot(0).marks.back().text, "storm");
}

void ComparisonWindowTest::theBandIsTheDifference()
{
    Bench bench;
    bench.compare(twoGroups());
    bench.choose("comparisonFigure", static_cast<int>(CurveFigure::Maximum));
    QTRY_VERIFY(bench.plot(0).title.contains("max"));
    const PlotContent& plot = bench.plot(1);
    QCOMPARE(plot.name, "difference");
    const PlotBand& band = *plot.band;
    QCOMPARE(band.x.size(), 20U);
    QVERIFY(std::abs(band.middle.at(3)) < 1e-9);
    // 60.0 to 60.4 against 20.0 to 20.4 ms
    QVERIFY(std::abs(band.middle.at(15) - 40) < 0.1);
    QVERIFY(std::abs(band.low.at(15) - 39.6) < 0.1);
    QVERIFY(std::abs(band.high.at(15) - 40.4) < 0.1);
    QCOMPARE(plot.x.range, bench.plot(0).x.range);
    QVERIFY2(plot.readout(band.x.at(15)).startsWith("B − A: +40"), qPrintable(plot.readout(band.x.at(15))));
    // Only what is shown is in it.
    QAbstractItemModel* runs = bench.control<QTreeView>("comparedRuns")->model();
    for (int row = 1; row < 5; ++row)
        runs->setData(runs->index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
    QTRY_COMPARE(bench.plot(0).lines.size(), 6U);
    QVERIFY(std::abs(bench.plot(1).band->low.at(15) - 40) < 0.1); // 20.0 is left alone
}

void ComparisonWindowTest::wordsAreThoseOfTheComparison()
{
    Bench bench;
    const RunRecords records = twoGroups();
    bench.compare(records);
    const QList<ComparedRun> runs = comparedRuns(records);
    const Comparison comparison =
        comparisonOf(recordsOf(runs, ComparisonSide::First), recordsOf(runs, ComparisonSide::Second));
    const QAbstractItemModel* table = bench.control<QTableView>("comparedFigures")->model();
    QCOMPARE(table->rowCount(), comparison.figures.size());
    bool isWorse = false;
    for (int row = 0; row < table->rowCount(); ++row) {
        const ComparedFigure& figure = comparison.figures.at(row);
        const auto cell = [&](int column) { return table->index(row, column).data().toString(); };
        QVERIFY(cell(FiguresModel::FigureColumn).startsWith(titleOfFigure(figure.name)));
        QVERIFY2(titleOfFigure(figure.name) != figure.name, qPrintable(figure.name)); // it has words
        QVERIFY(!helpOfFigure(figure.name).isEmpty());
        QCOMPARE(cell(FiguresModel::WordColumn), nameOf(figure.word));
        QCOMPARE(cell(FiguresModel::FirstColumn), figureText(figure.kind, figure.firstMedian));
        QCOMPARE(cell(FiguresModel::SecondColumn), figureText(figure.kind, figure.secondMedian));
        QCOMPARE(cell(FiguresModel::DifferenceColumn) == "–",
            !figure.shift && !std::isfinite(figure.secondMedian - figure.firstMedian));
        QCOMPARE(table->index(row, FiguresModel::IntervalColumn).data(FiguresModel::IntervalRole).isValid(),
            figure.shift.has_value());
        isWorse = isWorse || (figure.name == "innocents.p99" && cell(FiguresModel::WordColumn) == "worse");
        const QString tip = table->index(row, FiguresModel::FigureColumn).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(figure.name), qPrintable(tip));
    }
    QVERIFY(isWorse);
    QVERIFY(comparison.figures.first().isPrimary);
    QCOMPARE(table->columnCount(), FiguresModel::FirstRunColumn + 10);
    QCOMPARE(table->index(1, FiguresModel::FirstRunColumn).data().toString(), "20 ms"); // of the first run alone
}

/// As where the table is printed.
void ComparisonWindowTest::singleRunsHaveAPlainDifference()
{
    Bench bench;
    bench.compare({ runOf(stormy(10, 20'000), 0), runOf(stormy(10, 60'000), 1, "gunicorn:sync,workers=4") });
    const QAbstractItemModel* table = bench.control<QTableView>("comparedFigures")->model();
    const Comparison& comparison = bench.page->figures().figures().comparison;
    bool isSeen = false;
    for (int row = 0; row < table->rowCount(); ++row) {
        const ComparedFigure& figure = comparison.figures.at(row);
        const auto cell = [&](int column) { return table->index(row, column).data().toString(); };
        QVERIFY(!figure.shift);
        QCOMPARE(cell(FiguresModel::DifferenceColumn),
            figureDifferenceText(figure.kind, figure.secondMedian - figure.firstMedian));
        QCOMPARE(cell(FiguresModel::IntervalColumn), "–");
        QCOMPARE(cell(FiguresModel::WordColumn), "not enough runs");
        isSeen = isSeen || (figure.name == "innocents.p99" && cell(FiguresModel::DifferenceColumn).startsWith("+"));
    }
    QVERIFY(isSeen);
}

void ComparisonWindowTest::theTableSortsAndIsCopied()
{
    Bench bench;
    bench.compare(twoGroups());
    auto* table = bench.control<QTableView>("comparedFigures");
    const QString first = table->model()->index(0, 0).data().toString();
    table->sortByColumn(FiguresModel::FirstColumn, Qt::DescendingOrder);
    QVERIFY(table->model()->index(0, 0).data().toString() != first);
    for (int row = 1; row < table->model()->rowCount(); ++row)
        QVERIFY(table->model()->index(row - 1, FiguresModel::FirstColumn).data(FiguresModel::SortRole).toDouble()
            >= table->model()->index(row, FiguresModel::FirstColumn).data(FiguresModel::SortRole).toDouble());
    table->sortByColumn(-1, Qt::AscendingOrder);
    QCOMPARE(table->model()->index(0, 0).data().toString(), first); // the primary ones first again
    table->setFocus();
    table->clearSelection();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    QCOMPARE(lines.size(), table->model()->rowCount() + 1);
    QCOMPARE(lines.at(0).section('\t', 0, 2), "Figure\tA\tB");
    QCOMPARE(lines.at(1).section('\t', FiguresModel::WordColumn, FiguresModel::WordColumn),
        table->model()->index(0, FiguresModel::WordColumn).data().toString());
    QVERIFY(QGuiApplication::clipboard()->mimeData()->html().startsWith("<table><tr><th>Figure"));
    table->selectRow(1);
    bench.page->actions().copyFigures.trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), 1);
}

void ComparisonWindowTest::sidesAreTheUsersChoice()
{
    Bench bench;
    bench.compare({ runOf(stormy(10, 20'000), 0), runOf(stormy(10, 60'000), 1, "waitress"),
        runOf(stormy(10, 90'000), 2, "gunicorn:gthread") });
    const auto p99 = [&](int column) {
        return bench.control<QTableView>("comparedFigures")->model()->index(1, column).data().toString();
    };
    QCOMPARE(p99(FiguresModel::FirstColumn), "20 ms");
    QCOMPARE(p99(FiguresModel::SecondColumn), figureText(Figure::Kind::Milliseconds, 60));
    bench.choose("side2", static_cast<int>(ComparisonSide::Neither));
    QVERIFY(bench.page->runs().runs().at(1).side == ComparisonSide::Neither);
    bench.choose("side3", static_cast<int>(ComparisonSide::Second));
    QTRY_COMPARE(p99(FiguresModel::SecondColumn), p99(FiguresModel::FirstRunColumn + 2));
    const QString before = p99(FiguresModel::FirstColumn);
    bench.page->actions().swapSides.trigger();
    QTRY_COMPARE(p99(FiguresModel::SecondColumn), before);
    QCOMPARE(bench.control<QComboBox>("side1")->currentText(), "B");
    bench.choose("side1", static_cast<int>(ComparisonSide::Neither));
    QTRY_VERIFY(bench.control<QLabel>("comparisonHeadline")->text().contains("side B"));
    QVERIFY(!bench.page->actions().saveJson.isEnabled());
    QCOMPARE(bench.page->charts().plots().size(), 1); // no difference of one side
}

void ComparisonWindowTest::whatDiffersIsToldFirst()
{
    Bench bench;
    const auto elsewhere = std::make_shared<RunRecord>(*runOf(stormy(10, 20'000), 1));
    elsewhere->machine.cpu = "Another CPU";
    bench.compare({ runOf(stormy(10, 20'000), 0), elsewhere });
    const QString headline = bench.control<QLabel>("comparisonHeadline")->text();
    QVERIFY2(headline.contains("comparison of machines"), qPrintable(headline));
    QVERIFY2(headline.contains("Another CPU"), qPrintable(headline));
    QVERIFY2(headline.contains("one run"), qPrintable(headline));
    auto* conditions = bench.control<QTreeWidget>("conditions");
    QCOMPARE(conditions->topLevelItem(0)->text(0), "machine");
    QVERIFY(conditions->topLevelItem(0)->text(2).contains("Another CPU"));
    bench.compare({ runOf(stormy(10, 20'000), 0), runOf(stormy(10, 20'000), 1) });
    QTRY_VERIFY(bench.control<QLabel>("comparisonHeadline")->text().contains("are the same"));
    QVERIFY(!bench.control<QLabel>("comparisonHeadline")->text().contains("comparison of machines"));
    QCOMPARE(conditions->topLevelItem(0)->text(0), "nothing");
}

void ComparisonWindowTest::latenciesAreDrawnByPercentileAndShare()
{
    Bench bench;
    Recording lossy = stormy(10, 20'000);
    Interval lost;
    lost.slot = 19;
    lost.phase = 1;
    lost.endings = { { 0, Outcome::Timeout, Wrong::Nothing, false, 0, 100 } };
    lossy.add(lost); // of 500
    bench.compare({ runOf(stormy(10, 20'000), 0), runOf(lossy, 1, "waitress") });
    bench.control<QToolButton>("viewPercentiles")->click();
    bench.awaitPlot("percentiles");
    const PlotContent percentiles = bench.plot(0);
    QCOMPARE(percentiles.lines.size(), 2U);
    QVERIFY(!std::isinf(percentiles.lines.at(0).points.back().y()));
    QCOMPARE(percentiles.lines.at(0).points.back().x(), 400.0); // one in all its requests
    QVERIFY(percentiles.hasOver());
    const auto over = std::find_if(percentiles.lines.at(1).points.begin(), percentiles.lines.at(1).points.end(),
        [](const QPointF& point) { return std::isinf(point.y()); });
    QCOMPARE(over->x(), 5.0); // from p80 on
    QCOMPARE(percentiles.yText(over->y()), "no reply");
    bench.control<QCheckBox>("comparisonLogarithmic")->setChecked(true);
    QTRY_VERIFY(bench.plot(0).y.isLogarithmic);
    bench.control<QToolButton>("viewDistribution")->click();
    bench.awaitPlot("distribution");
    const PlotLine& shares = bench.plot(0).lines.at(1);
    QCOMPARE(shares.at(4.5, 1e9), 40.0);
    QCOMPARE(shares.at(20.5, 1e9), 40.0);
    const PlotAxis& axis = bench.plot(0).x;
    QCOMPARE(axis.ticks.back().label, "no reply");
    QCOMPARE(shares.at(axis.ticks.back().value, 1e9), 20.0);
    QCOMPARE(bench.plot(0).lines.at(0).at(axis.ticks.back().value, 1e9), 0.0);
    // Of the storm alone: all its replies took 20 ms.
    bench.choose("comparisonPart", "storm");
    QTRY_VERIFY(bench.plot(0).title.contains("storm"));
    QCOMPARE(bench.plot(0).lines.at(0).at(20.5, 1e9), 100.0);
}

void ComparisonWindowTest::eightRunsSideBySide()
{
    Bench bench;
    RunRecords records;
    for (int i = 0; i < 8; ++i)
        records.append(runOf(stormy(10, 20'000 + 5000 * static_cast<std::uint64_t>(i)), i,
            QStringLiteral("gunicorn:sync,workers=%1").arg(i + 1)));
    bench.compare(records);
    QCOMPARE(bench.plot(0).lines.size(), 8U);
    bench.control<QToolButton>("viewSideBySide")->click();
    QTRY_COMPARE(bench.page->charts().plots().size(), 8);
    const QList<PlotView*> views = bench.page->charts().views();
    QCOMPARE(views.size(), 8);
    for (int i = 0; i < 8; ++i) {
        QCOMPARE(bench.plot(i).x.range, bench.plot(0).x.range);
        QCOMPARE(bench.plot(i).y.range, bench.plot(0).y.range);
        QVERIFY(bench.plot(i).title.contains(QStringLiteral("workers=%1").arg(i + 1)));
        QVERIFY(views.at(i)->isVisible());
        QVERIFY(views.at(i)->width() > 150 && views.at(i)->height() > 80);
    }
    // One cursor for all, with each run's value in the list.
    QTest::mouseMove(views.at(5), { views.at(5)->width() / 2, views.at(5)->height() / 2 });
    const QAbstractItemModel* runs = bench.control<QTreeView>("comparedRuns")->model();
    QTRY_VERIFY(runs->index(0, RunsModel::ValueColumn).data().toString().contains("/s"));
    for (int row = 0; row < 8; ++row)
        QCOMPARE(runs->index(row, RunsModel::ValueColumn).data().toString(), "200 /s");
    QVERIFY(runs->headerData(RunsModel::ValueColumn, Qt::Horizontal).toString().endsWith(" s"));
}

void ComparisonWindowTest::theKeyboardSuffices()
{
    Bench bench;
    bench.compare({ runOf(stormy(10, 20'000), 0), runOf(stormy(10, 60'000), 1, "waitress") });
    bench.choose("comparisonFigure", static_cast<int>(CurveFigure::Median));
    QTRY_VERIFY(bench.plot(0).title.contains("p50"));
    PlotView* view = bench.page->charts().views().first();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Home);
    QTest::keyClick(view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(view, Qt::Key_Right);
    const QAbstractItemModel* runs = bench.control<QTreeView>("comparedRuns")->model();
    QCOMPARE(runs->index(0, RunsModel::ValueColumn).data().toString(), "20 ms");
    QVERIFY2(view->accessibleDescription().contains("20 ms"), qPrintable(view->accessibleDescription()));
    QVERIFY(bench.page->charts().views().at(1)->accessibleDescription().contains("B − A"));
    QTest::keyClick(view, Qt::Key_Plus);
    QTRY_VERIFY(bench.plot(0).x.range.length() < 1.5);
    QCOMPARE(bench.plot(1).x.range, bench.plot(0).x.range);
    QVERIFY(bench.control<QToolButton>("comparisonWhole")->isVisible());
    QTest::keyClick(bench.page->charts().views().first(), Qt::Key_Minus, Qt::NoModifier);
    QTRY_VERIFY2(isNear(bench.plot(0).x.range, { 0, 2 }), "no farther than there is something");
    QTest::keyClick(bench.page->charts().views().first(), Qt::Key_Plus);
    QTRY_VERIFY(bench.plot(0).x.range.length() < 1.5);
    QTest::keyClick(bench.page->charts().views().first(), Qt::Key_0);
    QTRY_VERIFY(isNear(bench.plot(0).x.range, { 0, 2 }));
    // A run is hidden with the space bar.
    auto* list = bench.control<QTreeView>("comparedRuns");
    list->setFocus();
    list->setCurrentIndex(runs->index(1, 0));
    QTest::keyClick(list, Qt::Key_Space);
    QTRY_COMPARE(bench.plot(0).lines.size(), 1U);
}

void ComparisonWindowTest::exportsAreWhatIsShown()
{
    Bench bench;
    bench.compare(twoGroups());
    QSignalSpy done(bench.page.get(), &ComparisonPage::done);
    const auto saved = [&](QAction& action, const QString& name) {
        done.clear();
        bench.files.next = bench.folder.filePath(name);
        action.trigger();
        return QTest::qWaitFor([&] { return done.size() == 1; }) ? contentOf(bench.files.next) : QByteArray();
    };
    ComparisonActions& actions = bench.page->actions();
    const QList<QByteArray> lines = saved(actions.saveCurves, "curves.csv").split('\n');
    QCOMPARE(lines.size(), 20 + 2); // a bin each, the head, and nothing after the last
    const QList<QByteArray> cells = lines.at(4).trimmed().split(',');
    QCOMPARE(cells.size(), 1 + 10 + 3);
    QCOMPARE(cells.at(0).toDouble(), bench.plot(0).lines.at(0).points.at(3).x());
    for (int run = 0; run < 10; ++run)
        QCOMPARE(cells.at(run + 1).toDouble(), bench.plot(0).lines.at(static_cast<std::size_t>(run)).points.at(3).y());
    QCOMPARE(cells.at(11).toDouble(), bench.plot(1).band->middle.at(3));
    QCOMPARE(cells.at(13).toDouble(), bench.plot(1).band->high.at(3));

    const Comparison& comparison = bench.page->figures().figures().comparison;
    const QString a = "gunicorn:sync";
    const QString b = "gunicorn:sync,workers=4";
    QCOMPARE(saved(actions.saveJson, "it.json"), comparisonJson(comparison, a, b));
    QCOMPARE(saved(actions.saveText, "it.txt"), comparisonText(comparison, a, b).toUtf8());
    QCOMPARE(saved(actions.saveFigures, "it.csv"), comparisonCsv(comparison, a, b));
    const RunRecords first = recordsOf(bench.page->runs().runs(), ComparisonSide::First);
    const RunRecords second = recordsOf(bench.page->runs().runs(), ComparisonSide::Second);
    QCOMPARE(saved(actions.saveHtml, "it.html"), comparisonHtml({ { { a, first }, { b, second }, comparison } }));
    const QByteArray markdown = saved(actions.saveMarkdown, "it.md");
    QCOMPARE(markdown, comparisonMarkdown({ { { a, first }, { b, second }, comparison } }));
    done.clear(); // the file's name says what it is to be
    bench.files.next = bench.folder.filePath("other.md");
    bench.page->exporter().saveReport();
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(contentOf(bench.files.next), markdown);

    const QImage picture = QImage::fromData(saved(actions.savePng, "it.png"), "PNG");
    QCOMPARE(picture.size(), bench.settings.pictureSize());
    QCOMPARE(picture.text("Title"), b + " against " + a);
    QVERIFY(picture.text("Description").contains("gunicorn:sync 20.1.0"));
    QVERIFY(picture.text("Description").contains("Labour"));
    QXmlStreamReader svg(saved(actions.saveSvg, "it.svg"));
    QString texts;
    while (!svg.atEnd()) {
        if (svg.readNext() == QXmlStreamReader::Characters)
            texts += svg.text();
    }
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    QVERIFY(texts.contains("Goodput of innocents"));
    QVERIFY(texts.contains("What differs: "));
    bench.page->exporter().copyImage();
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
}

void ComparisonWindowTest::whatCannotBeDoneIsSaid()
{
    Bench bench;
    QSignalSpy failed(bench.page.get(), &ComparisonPage::failed);
    const auto sentence = [&] { return failed.takeLast().value(0).toString(); };
    bench.page->compare({ runOf(stormy(10, 20'000), 0) });
    QVERIFY(sentence().contains("two runs"));
    RunRecords many;
    for (int i = 0; i <= ComparisonPage::mostRuns; ++i)
        many.append(runOf(stormy(10, 20'000), i));
    bench.page->compare(many);
    QVERIFY(sentence().contains("25 runs"));
    bench.files.next = bench.folder.filePath("none.labour-run");
    bench.page->actions().compareWithFile.trigger();
    QTRY_COMPARE(failed.size(), 1);
    const QString unread = sentence();
    QVERIFY2(unread.startsWith("none.labour-run cannot be compared: "), qPrintable(unread));
    bench.compare(twoGroups());
    bench.files.next = bench.folder.filePath("no/such/folder/it.json");
    bench.page->actions().saveJson.trigger();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(sentence().contains("was not saved"));
    bench.page->actions().saveCurves.trigger();
    QTRY_COMPARE(failed.size(), 1);
}

void ComparisonWindowTest::filesAreCompared()
{
    Bench bench;
    const auto history = History::open(bench.folder.filePath("history.sqlite"), HistoryFile::Access::Writing);
    QVERIFY(history);
    QStringList files;
    for (const int number : { 0, 1 }) {
        const test::MadeRun made =
            test::madeRun(number == 0 ? "gunicorn:sync" : "gunicorn:gthread", firstStartMs + 1000 * number);
        const Result<qint64> id = (*history)->begin(made.record, made.begin);
        QVERIFY(id && (*history)->append(*id, made.pieces.join() + made.end) && (*history)->finish(*id, made.record));
        files.append(bench.folder.filePath(QStringLiteral("%1.labour-run").arg(number)));
        QVERIFY(exportRun(**history, *id, files.last()));
    }
    QSignalSpy failed(bench.page.get(), &ComparisonPage::failed);
    QSignalSpy wanted(bench.page.get(), &ComparisonPage::wanted);
    bench.files.next = files.first();
    bench.page->actions().compareWithFile.trigger();
    QTRY_COMPARE(failed.size(), 1); // with what?
    bench.page->setRunOnView(runOf(stormy(10, 20'000), 5));
    bench.page->actions().compareWithFile.trigger();
    QTRY_COMPARE(bench.page->runs().rowCount(), 2);
    bench.files.next = files.last();
    bench.page->actions().compareWithFile.trigger();
    QTRY_COMPARE(bench.page->runs().rowCount(), 3); // added to the others
    QCOMPARE(wanted.size(), 2);

    // The last run of the history.
    qputenv("LABOUR_HISTORY", bench.folder.filePath("history.sqlite").toUtf8());
    bench.page->actions().compareWithLast.trigger();
    QTRY_COMPARE(bench.page->runs().rowCount(), 2);
    QVERIFY(bench.page->runs().runs().first().name.startsWith("gunicorn:gthread"));
    bench.page->setRunOnView(nullptr);
    bench.page->actions().compareWithLast.trigger();
    QTRY_VERIFY(bench.page->runs().runs().first().name.startsWith("gunicorn:sync"));
    qputenv("LABOUR_HISTORY", "none");
    bench.page->actions().compareWithLast.trigger();
    QTRY_COMPARE(failed.size(), 2);
    qunsetenv("LABOUR_HISTORY");
}

void ComparisonWindowTest::whatWasChosenSurvives()
{
    Bench bench;
    bench.compare(twoGroups());
    bench.control<QToolButton>("viewSideBySide")->click();
    bench.choose("comparisonFigure", static_cast<int>(CurveFigure::Percentile99));
    bench.choose("comparisonAlignment", "storm");
    bench.control<QCheckBox>("comparisonLogarithmic")->setChecked(true);
    const ComparisonSetup chosen = bench.page->charts().setup();
    QVERIFY(chosen.view == ComparisonView::SideBySide && chosen.isLogarithmic && chosen.phase == "storm");
    bench.page->remember();
    bench.page.reset();
    bench.begin();
    QVERIFY(bench.page->charts().setup() == chosen);
    bench.compare(twoGroups());
    QCOMPARE(bench.page->charts().plots().size(), 10);
    QCOMPARE(bench.control<QComboBox>("comparisonAlignment")->currentText(), "storm");
    QVERIFY(bench.control<QToolButton>("viewSideBySide")->isChecked());
    QVERIFY(bench.plot(0).y.isLogarithmic);
    // Runs without that phase are aligned at their start, and it is still remembered.
    bench.compare({ test::recordOf(test::crashingRecording(2)), test::recordOf(test::crashingRecording(3)) });
    QTRY_COMPARE(bench.page->charts().plots().size(), 2);
    QVERIFY(isNear(bench.plot(0).x.range, { 0, 3 }));
    QCOMPARE(bench.page->charts().setup().phase, "storm");
}

void ComparisonWindowTest::everyControlHasAName()
{
    Bench bench;
    bench.compare(twoGroups());
    for (const QWidget* widget : bench.page->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"))
            continue;
        QAccessibleInterface* element = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        QVERIFY(element);
        const bool isPart =
            qobject_cast<const QAbstractScrollArea*>(widget->parentWidget()) && widget->objectName().isEmpty();
        QVERIFY2(isPart || !element->text(QAccessible::Name).isEmpty(),
            qPrintable(QStringLiteral("%1 %2").arg(widget->metaObject()->className(), widget->objectName())));
    }
}

void ComparisonWindowTest::theWindowShowsAndSavesIt()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    ComparisonPage* page = &bench.window().comparison();
    WindowActions* actions = &bench.window().actions();
    QVERIFY(!page->isVisible());
    QTest::keyClick(&bench.window(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(page->isVisible());
    QVERIFY(!actions->saveImage.isEnabled() && !actions->saveReport.isEnabled());
    QTest::keyClick(&bench.window(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!page->isVisible());
    page->compare(twoGroups()); // which shows it
    QTRY_VERIFY(page->isVisible() && actions->showComparison.isChecked());
    QTRY_VERIFY(actions->saveImage.isEnabled() && actions->saveReport.isEnabled() && actions->copyImage.isEnabled());
    bench.files().next = bench.path("window.svg");
    actions->saveImage.trigger();
    QVERIFY(contentOf(bench.files().next).contains("Goodput of innocents"));
    bench.files().next = bench.path("window.csv");
    actions->saveData.trigger();
    QCOMPARE(contentOf(bench.files().next), csvOf(page->charts().plots()));
    bench.files().next = bench.path("window.json");
    actions->saveReport.trigger();
    QTRY_VERIFY(contentOf(bench.files().next).contains("labour.comparison/1"));
    // Without a run, the run's own view has nothing to save.
    QTest::keyClick(&bench.window(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(!actions->saveImage.isEnabled());
    const int figure = static_cast<int>(CurveFigure::Memory);
    auto* choice = bench.control<QComboBox>("comparisonFigure");
    choice->setCurrentIndex(choice->findData(figure));
    bench.restart();
    QCOMPARE(bench.control<QComboBox>("comparisonFigure")->currentData().toInt(), figure);
}

void ComparisonWindowTest::hoursAreComparedWithoutAStall()
{
    RunRecords hours;
    for (int i = 0; i < 8; ++i)
        hours.append(hour(i));
    Bench bench;
    const Pulse pulse;
    QElapsedTimer took;
    took.start();
    bench.compare(hours);
    qInfo("eight hours, overlay and figures: %lld ms", static_cast<long long>(took.restart()));
    for (const CurveFigure figure : { CurveFigure::Percentile99, CurveFigure::Memory }) {
        bench.choose("comparisonFigure", static_cast<int>(figure));
        QTRY_COMPARE(bench.plot(0).title, nameOf(figure));
        qInfo("%s: %lld ms", qPrintable(nameOf(figure)), static_cast<long long>(took.restart()));
        QVERIFY(bench.plot(0).lines.at(7).points.size() <= 151);
        QVERIFY(bench.plot(0).lines.at(7).points.size() > 60);
    }
    bench.control<QToolButton>("viewPercentiles")->click();
    bench.awaitPlot("percentiles");
    qInfo("percentiles: %lld ms", static_cast<long long>(took.restart()));
    bench.control<QToolButton>("viewSideBySide")->click();
    QTRY_COMPARE(bench.page->charts().plots().size(), 8);
    qInfo("the interface thread was kept for %lld ms at most", static_cast<long long>(pulse.longestMs()));
    QVERIFY2(pulse.longestMs() < 500, qPrintable(QString::number(pulse.longestMs()))); // on a machine that is busy
}

void ComparisonWindowTest::moreWorkersServeMoreOfThoseThatSleep()
{
    const auto measured = [](const QString& choice) {
        Server server(choice.toStdString());
        Client client;
        client.add({ "Sleeping", { { "sleep_duration", "0.1" } } });
        LoadPlan load;
        load.durationS = 3;
        load.connections = 8;
        return std::make_shared<const RunRecord>(client.execute(server, load));
    };
    Bench bench;
    bench.compare({ measured("gunicorn:sync,workers=1"), measured("gunicorn:sync,workers=4") });
    const Comparison& comparison = bench.page->figures().figures().comparison;
    const auto goodput = std::find_if(comparison.figures.begin(), comparison.figures.end(),
        [](const ComparedFigure& figure) { return figure.name == "innocents.goodput_per_second"; });
    QVERIFY(goodput != comparison.figures.end());
    QVERIFY2(goodput->secondMedian > 2.5 * goodput->firstMedian,
        qPrintable(QStringLiteral("%1 and %2").arg(goodput->firstMedian).arg(goodput->secondMedian)));
    QVERIFY(goodput->word == ComparisonWord::NotEnoughRuns);
    const QString headline = bench.control<QLabel>("comparisonHeadline")->text();
    QVERIFY2(headline.contains("option workers: 1 in A, 4 in B"), qPrintable(headline));
    QVERIFY(!headline.contains("comparison of machines"));
    // The difference over time has its sign too.
    const PlotBand& band = *bench.plot(1).band;
    const auto higher = std::count_if(band.middle.begin(), band.middle.end(), [](double value) { return value > 0; });
    QVERIFY(static_cast<double>(higher) > 0.8 * static_cast<double>(band.middle.size()));
}

}

QTEST_MAIN(labour::ComparisonWindowTest)
#include "comparison_test.moc"
