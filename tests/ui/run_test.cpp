// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/timeline.h"
#include "core/report/csv_report.h"
#include "core/report/json_report.h"
#include "core/store/history.h"
#include "tests/integration/support/process_tree.h"
#include "tests/ui/workbench.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/number_box.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QSlider>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <algorithm>

namespace labour {

namespace {

constexpr int startingMs = 30'000;
constexpr int stoppingMs = 20'000;

QList<test::Process> helpersAlive()
{
    return test::stillAlive(test::descendantsOf(getpid()));
}

/// Measures for how long the event loop was ever kept from turning.
class Pulse : public QObject
{
public:
    Pulse()
    {
        m_since.start();
        startTimer(10);
    }
    qint64 longestMs() const { return m_longestMs; }

protected:
    void timerEvent(QTimerEvent*) override { m_longestMs = std::max(m_longestMs, m_since.restart()); }

private:
    QElapsedTimer m_since;
    qint64 m_longestMs = 0;
};

QList<QStringList> cellsOf(const QByteArray& csv)
{
    QList<QStringList> lines;
    for (const QString& line : QString::fromUtf8(csv).split("\r\n", Qt::SkipEmptyParts))
        lines.append(line.split(','));
    return lines;
}

qsizetype pointsIn(test::Workbench& bench, int chart, SeriesId series)
{
    return bench.window().charts().charts().at(chart)->canvas().plot().pointsOf(series).size();
}

}

/// The window with real runs against real servers.
class RunTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void theStory_data();
    void theStory();
    void chartsGrowWhileNothingComesBack_data();
    void chartsGrowWhileNothingComesBack();
    void weightsMoveWhileItRuns();
    void weightsMoveBeforeItSends();
    void serverThatDiesIsAHeadline();
    void phaseIsInTheToolBar();
    void stoppingTwiceKillsTheServerAndKeepsTheFigures();
    void serverThatDoesNotStartIsASentence();
    void closingInMidRunLeavesNothing();
    void closingTwiceKills();
    void destroyingInMidRunLeavesNothing();
    void runsFollowEachOther();
    void runsAreKept();
    void aHistoryThatCannotBeWrittenIsASentence();

private:
    static bool start(test::Workbench& bench);
    static Mix mixOf(const QStringList& texts) { return *mixFromTexts(texts); }
    static void compareCsv(const QString& file, const Recording& recording);
};

void RunTest::initTestCase()
{
    test::isolate();
    QVERIFY2(helpersAlive().isEmpty(), "this process is to have no children yet");
}

bool RunTest::start(test::Workbench& bench)
{
    if (!bench.show() || !QTest::qWaitFor([&] { return bench.window().actions().run.isEnabled(); }))
        return false;
    bench.window().actions().run.trigger();
    return QTest::qWaitFor([&] { return bench.window().controller().stage() == RunStage::Sending; }, startingMs)
        && QTest::qWaitFor([&] { return bench.window().charts().columns().size() > 3; }, startingMs);
}

void RunTest::theStory_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("native") << "native";
    QTest::newRow("qt") << "qt";
}

/// Pick wsgiref, move sliders, run, see points arrive on all three charts, stop, export, compare the figures.
void RunTest::theStory()
{
    QFETCH(const QString, engine);
    test::Workbench bench;
    MainWindow& window = bench.window();
    QVERIFY(bench.show());
    QTRY_VERIFY(window.actions().run.isEnabled());

    QVERIFY(bench.clickRow("servers", "wsgiref:threading"));
    QCOMPARE(window.document().plan().servers.first().variant, QStringLiteral("threading"));
    QVERIFY(bench.clickRow("servers", "wsgiref"));
    QCOMPARE(window.document().plan().servers.first().variant, QStringLiteral("default"));
    bench.drag(*bench.weightSlider(2), 0.2);
    QVERIFY(window.document().plan().mix.at(2).weight > 5);
    bench.weightSlider(1)->setFocus();
    QTest::keyClick(bench.weightSlider(1), Qt::Key_Home);
    QCOMPARE(window.document().plan().mix.at(1).weight, 0.0);
    auto* engines = bench.control<QComboBox>("engine");
    engines->setFocus();
    QTest::keyClicks(engines, engine);
    QCOMPARE(window.document().plan().engine, engine);
    auto* extent = bench.control<NumberBox>("extent");
    extent->selectAll();
    QTest::keyClicks(extent, "60");
    QTest::keyClick(extent, Qt::Key_Tab);
    QCOMPARE(window.document().plan().load.durationS, 60.0);

    const Pulse pulse;
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(window.controller().isRunning());
    QVERIFY(!window.actions().run.isEnabled() && window.actions().stop.isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(pointsIn(bench, 0, SeriesId::Replies2xx) > 10, startingMs);
    QTRY_VERIFY_WITH_TIMEOUT(pointsIn(bench, 1, SeriesId::InnocentMedian) > 1
            && pointsIn(bench, 1, SeriesId::InnocentPercentile99) > 1
            && pointsIn(bench, 1, SeriesId::InnocentMaximum) > 1,
        startingMs);
    QTRY_VERIFY_WITH_TIMEOUT(pointsIn(bench, 2, SeriesId::Memory) > 1, startingMs);
    QTRY_VERIFY(bench.control<QAbstractItemView>("outcomes")->model()->rowCount() > 0);
    QVERIFY(bench.control<QProgressBar>("progress")->isVisible());
    QTRY_VERIFY(bench.control<QLabel>("time")->text().contains("left"));
    const std::size_t before = window.charts().columns().size();
    QTRY_VERIFY(window.charts().columns().size() > before + 5); // they go on arriving

    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(window.actions().stop.isEnabled()); // for those who cannot wait
    QVERIFY(bench.control<QLabel>("time")->text().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isRunning(), stoppingMs);
    QVERIFY(!window.actions().stop.isEnabled());
    QCOMPARE(bench.control<QLabel>("stage")->text(), QStringLiteral("Stopped"));
    QVERIFY(window.run().isOver());
    QCOMPARE(window.run().record()->end, RunEnd::Interrupted);
    QVERIFY2(pulse.longestMs() < 1000, qPrintable(QStringLiteral("blocked for %1 ms").arg(pulse.longestMs())));
    QTRY_VERIFY(helpersAlive().isEmpty());
    QVERIFY(bench.control<QPlainTextEdit>("report")->toPlainText().contains("wsgiref"));
    QCOMPARE(window.charts().columns().size(), window.run().recording().timeSlots().size());

    bench.files().next = bench.path("charts.png");
    window.actions().saveImage.trigger();
    QTRY_VERIFY(QFile::exists(bench.path("charts.png"))); // it is made in the background
    const QImage image(bench.path("charts.png"));
    QCOMPARE(image.size(), bench.settings().pictureSize());
    QVERIFY(image.text("Description").contains("wsgiref"));
    bench.files().next = bench.path("data.csv");
    window.actions().saveData.trigger();
    compareCsv(bench.path("data.csv"), window.run().recording());
    bench.files().next = bench.path("report.txt");
    window.actions().saveReport.trigger();
    QTRY_VERIFY(QFile::exists(bench.path("report.txt")));
    for (const auto& [name, start] : { std::pair("report.html", "<!DOCTYPE html>"), std::pair("report.md", "### ") }) {
        bench.files().next = bench.path(name);
        window.actions().saveReport.trigger();
        QTRY_VERIFY(QFile::exists(bench.path(name)));
        QFile file(bench.path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().startsWith(start), name);
    }
}

void RunTest::compareCsv(const QString& name, const Recording& recording)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QStringList> lines = cellsOf(file.readAll());
    const std::vector<TimelineRow> rows = timeline(recording);
    QCOMPARE(lines.size(), static_cast<qsizetype>(rows.size()) + 1);
    QCOMPARE(lines.first(), timelineCsvColumns(recording));
    const auto column = [&](const QString& title) { return lines.first().indexOf(title); };
    quint64 requests = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QStringList& cells = lines.at(static_cast<qsizetype>(i) + 1);
        QCOMPARE(cells.size(), lines.first().size());
        QCOMPARE(cells.at(column("t [s]")).toDouble(), rows[i].t);
        QCOMPARE(cells.at(column("requests")).toULongLong(), rows[i].requests);
        QCOMPARE(cells.at(column("failed")).toULongLong(), rows[i].failed);
        QCOMPARE(cells.at(column("p50 [ms]")).isEmpty(), !rows[i].p50Ms.has_value());
        if (rows[i].p50Ms)
            QVERIFY(std::abs(cells.at(column("p50 [ms]")).toDouble() - *rows[i].p50Ms) < 0.001);
        if (rows[i].rssBytes)
            QCOMPARE(cells.at(column("rss [bytes]")).toULongLong(), *rows[i].rssBytes);
        requests += rows[i].requests;
    }
    QCOMPARE(requests, recording.totals().requests);
    QVERIFY(requests > 0);
}

void RunTest::weightsMoveWhileItRuns()
{
    test::Workbench bench;
    bench.window().document().setWeight(1, 0);
    LoadPlan load;
    load.durationS = 60;
    bench.window().document().setLoad(load);
    QVERIFY(start(bench));
    QVERIFY(!bench.control<QComboBox>("test")->isEnabled());
    QVERIFY(bench.weightSlider(2)->isEnabled());
    const auto statusesOf = [&](std::uint16_t status) {
        const Tally tally = bench.window().run().recording().tally(2);
        const auto found = tally.statuses.find(status);
        return found == tally.statuses.end() ? std::uint64_t { 0 } : found->second;
    };
    bench.weightSlider(2)->setFocus();
    QTest::keyClick(bench.weightSlider(2), Qt::Key_End);
    bench.weightSlider(0)->setFocus();
    QTest::keyClick(bench.weightSlider(0), Qt::Key_Home);
    QTRY_VERIFY(
        std::any_of(bench.window().run().recording().events().begin(), bench.window().run().recording().events().end(),
            [](const Event& event) { return event.kind == events::weightsChanged; }));
    const std::uint64_t then = statusesOf(500);
    QTRY_VERIFY(statusesOf(500) > then + 50); // every request is one of these by now
    bench.window().actions().stop.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), stoppingMs);
}

void RunTest::weightsMoveBeforeItSends()
{
    test::Workbench bench;
    LoadPlan load;
    load.requests = 200;
    bench.window().document().setLoad(load);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    QVERIFY(bench.window().controller().stage() < RunStage::Sending);
    bench.window().document().setWeight(0, 0);
    bench.window().document().setWeight(1, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), startingMs);
    const Recording& recording = bench.window().run().recording();
    QVERIFY(std::any_of(recording.events().begin(), recording.events().end(),
        [](const Event& event) { return event.kind == events::weightsChanged; }));
    // A few may have been sent before the load processes heard of it.
    QVERIFY2(recording.tally(2).requests > 100, qPrintable(QString::number(recording.tally(2).requests)));
}

void RunTest::chartsGrowWhileNothingComesBack_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("native") << "native";
    QTest::newRow("qt") << "qt";
}

/// A server of one process, and every request hangs it.
void RunTest::chartsGrowWhileNothingComesBack()
{
    QFETCH(const QString, engine);
    test::Workbench bench;
    Plan plan = bench.window().document().plan();
    plan.mix = mixOf({ "PythonWedge=1" });
    plan.engine = engine;
    plan.load.connections = 4;
    plan.load.durationS = 6;
    bench.window().document().setPlan(plan);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    const ChartStack& charts = bench.window().charts();
    const auto lastMemoryS = [&] {
        const QList<QPointF> points = charts.charts().at(2)->canvas().plot().pointsOf(SeriesId::Memory);
        return points.isEmpty() ? 0 : points.last().x();
    };
    for (const double s : { 1.0, 2.0, 4.0 }) {
        QTRY_VERIFY_WITH_TIMEOUT(charts.columns().endS() > s, startingMs);
        QTRY_VERIFY(lastMemoryS() > s);
        QVERIFY(bench.window().controller().isRunning());
    }
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), startingMs);
    const Recording& recording = bench.window().run().recording();
    QVERIFY(recording.durationS() > 5.9);
    QVERIFY2(
        charts.columns().endS() > recording.durationS() - 0.15, qPrintable(QString::number(charts.columns().endS())));
    QVERIFY(lastMemoryS() > recording.durationS() - 0.3);
    QCOMPARE(recording.totals().requests, std::uint64_t { 0 });
    const auto* outcomes = bench.control<QAbstractItemView>("outcomes")->model();
    QCOMPARE(outcomes->index(0, 0, outcomes->index(0, 0)).data().toString(), QStringLiteral("unfinished"));
    bench.files().next = bench.path("data.csv");
    bench.window().actions().saveData.trigger();
    QFile csv(bench.path("data.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QStringList> lines = cellsOf(csv.readAll());
    QVERIFY(lines.last().first().toDouble() > recording.durationS() - 0.25);
    QVERIFY(lines.last().at(lines.first().indexOf("rss [bytes]")).toULongLong() > 0);
}

void RunTest::serverThatDiesIsAHeadline()
{
    test::Workbench bench;
    Plan plan = bench.window().document().plan();
    plan.mix = mixOf({ "PlainResponse=50", "SIGSEGV=1" });
    plan.load.durationS = 30;
    bench.window().document().setPlan(plan);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    auto* bar = bench.control<MessageBar>("messageBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), startingMs); // at once, not when all is over
    QVERIFY2(bar->sentence().contains("SIGSEGV"), qPrintable(bar->sentence()));
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), startingMs);
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->sentence().contains(" ended after "), qPrintable(bar->sentence()));
    QCOMPARE(bench.control<QLabel>("stage")->text(), QStringLiteral("Server ended"));
    auto other = std::make_shared<RunRecord>(*bench.window().run().record());
    other->recording = {};
    bench.window().run().show(other); // whose server lives
    QVERIFY(!bar->isVisible());
}

void RunTest::phaseIsInTheToolBar()
{
    test::Workbench bench;
    Plan plan = bench.window().document().plan();
    plan.load.durationS.reset();
    plan.load.phases = *phasesFromText("calm:2s storm:60s");
    bench.window().document().setPlan(plan);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    const auto* stage = bench.control<QLabel>("stage");
    QTRY_COMPARE_WITH_TIMEOUT(stage->text(), QStringLiteral("Sending, calm"), startingMs);
    QTRY_COMPARE_WITH_TIMEOUT(stage->text(), QStringLiteral("Sending, storm"), startingMs);
    bench.window().actions().stop.trigger();
    QCOMPARE(stage->text(), QStringLiteral("Ending the load"));
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), stoppingMs);
    QCOMPARE(stage->text(), QStringLiteral("Stopped"));
}

/// A server that does not do what it is asked.
void RunTest::stoppingTwiceKillsTheServerAndKeepsTheFigures()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("servers/stubborn"));
    QFile manifest(folder.filePath("servers/stubborn/server.json"));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    manifest.write(R"({"name": "stubborn", "title": "A test's", "summary": "A test's.", "interface": "wsgi",
        "requires": {}, "install": {}, "command": ["{python}", "{server}/start.py", "{host}", "{port}"], "options": [],
        "variants": [{"name": "default", "concurrency": "single"}],
        "stop": {"signals": ["SIGTERM", "SIGKILL"], "grace_seconds": 300}})");
    manifest.close();
    QFile script(folder.filePath("servers/stubborn/start.py"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(R"(
import signal, sys
from wsgiref.simple_server import make_server
from labour_application import application
signal.signal(signal.SIGTERM, signal.SIG_IGN)
make_server(sys.argv[1], int(sys.argv[2]), application).serve_forever()
)");
    script.close();
    test::Workbench bench(test::catalogueWith(folder.path()));
    bench.window().document().setServer({ "stubborn", "default", {} });
    QVERIFY(start(bench));
    QTest::keyClick(&bench.window(), Qt::Key_Escape);
    QVERIFY(bench.window().controller().isStopping() && !bench.window().controller().isKilling());
    QVERIFY2(bench.window().statusBar()->currentMessage().contains("Esc again kills it"),
        qPrintable(bench.window().statusBar()->currentMessage()));
    QTRY_COMPARE_WITH_TIMEOUT(bench.window().controller().stage(), RunStage::StoppingServer, startingMs);
    QTest::keyClick(&bench.window(), Qt::Key_Escape);
    QVERIFY(bench.window().controller().isKilling());
    QVERIFY(!bench.window().actions().stop.isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), stoppingMs);
    QVERIFY(bench.window().run().isOver());
    QVERIFY(bench.window().run().recording().totals().requests > 0);
    QTRY_VERIFY(helpersAlive().isEmpty());
}

void RunTest::serverThatDoesNotStartIsASentence()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    // What is asked for exists when it is looked for, and does not when it is needed.
    qputenv("PYTHONHOME", "/nonexistent");
    bench.window().actions().run.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), startingMs);
    qunsetenv("PYTHONHOME");
    auto* bar = bench.control<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    QVERIFY(!bar->sentence().isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(bench.window().actions().run.isEnabled());
    QTRY_VERIFY(helpersAlive().isEmpty());
}

void RunTest::closingInMidRunLeavesNothing()
{
    test::Workbench bench;
    QVERIFY(start(bench));
    QVERIFY(!helpersAlive().isEmpty());
    const Pulse pulse;
    bench.window().close();
    QVERIFY(bench.window().isVisible()); // it says that it stops the server first
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().isVisible(), stoppingMs);
    QVERIFY2(pulse.longestMs() < 1000, qPrintable(QStringLiteral("blocked for %1 ms").arg(pulse.longestMs())));
    QTRY_VERIFY(helpersAlive().isEmpty());
}

void RunTest::closingTwiceKills()
{
    test::Workbench bench;
    QVERIFY(start(bench));
    const Pulse pulse;
    bench.window().close();
    bench.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().isVisible(), stoppingMs);
    QVERIFY2(pulse.longestMs() < 1000, qPrintable(QStringLiteral("blocked for %1 ms").arg(pulse.longestMs())));
    QTRY_VERIFY(helpersAlive().isEmpty());
}

void RunTest::destroyingInMidRunLeavesNothing()
{
    {
        test::Workbench bench;
        QVERIFY(start(bench));
    }
    QTRY_VERIFY(helpersAlive().isEmpty());
}

void RunTest::runsFollowEachOther()
{
    test::Workbench bench;
    LoadPlan load;
    load.requests = 50;
    bench.window().document().setLoad(load);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    for (int i = 0; i < 2; ++i) {
        QSignalSpy finished(&bench.window().run(), &LiveRun::finished);
        bench.window().actions().run.trigger();
        QVERIFY(!bench.window().run().isOver());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, startingMs);
        QTRY_VERIFY(!bench.window().controller().isRunning());
        QCOMPARE(bench.window().run().record()->end, RunEnd::Done);
        QCOMPARE(bench.window().run().recording().totals().requests, std::uint64_t { 50 });
        QVERIFY(bench.window().actions().run.isEnabled());
    }
}

void RunTest::runsAreKept()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.sqlite");
    qputenv("LABOUR_HISTORY", path.toLocal8Bit());
    test::Workbench bench;
    LoadPlan load;
    load.requests = 50;
    bench.window().document().setLoad(load);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(bench.window().run().isOver(), startingMs);
    qunsetenv("LABOUR_HISTORY");
    Result<std::unique_ptr<History>> history = History::open(path, HistoryFile::Access::Reading);
    QVERIFY(history);
    const Result<QList<StoredRun>> runs = (*history)->runs();
    QCOMPARE(runs->size(), 1);
    QVERIFY(runs->constFirst().state == StoredRun::State::Done);
    QCOMPARE(jsonReport(*(*history)->record(runs->constFirst().id)), jsonReport(*bench.window().run().record()));
}

void RunTest::aHistoryThatCannotBeWrittenIsASentence()
{
    const QTemporaryDir folder; // in the place of a file
    qputenv("LABOUR_HISTORY", folder.path().toLocal8Bit());
    test::Workbench bench;
    LoadPlan load;
    load.durationS = 30;
    bench.window().document().setLoad(load);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    auto* bar = bench.control<MessageBar>("messageBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), startingMs);
    qunsetenv("LABOUR_HISTORY");
    QVERIFY2(
        bar->sentence().startsWith("This run is not kept: the history " + folder.path()), qPrintable(bar->sentence()));
    QVERIFY(bench.window().controller().isRunning());
    bench.window().actions().stop.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), stoppingMs);
    QVERIFY(bench.window().run().recording().totals().requests > 0);
}

}

QTEST_MAIN(labour::RunTest)
#include "run_test.moc"
