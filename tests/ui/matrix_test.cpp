// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/machine.h"
#include "core/run/measuring_lock.h"
#include "tests/integration/support/process_tree.h"
#include "tests/ui/made_table.h"
#include "tests/ui/workbench.h"
#include "ui/charts/chart_stack.h"
#include "ui/matrix/cell_detail.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_view.h"
#include "ui/matrix/setup_panel.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/message_bar.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <unistd.h>

#include <algorithm>

namespace labour {

namespace {

constexpr int tableMs = 120'000;
constexpr int stoppingMs = 30'000;

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

}

/// The matrix with real measurements of real servers.
class MatrixTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void theStory();
    void stoppedTablesAreGoneOnWith();
    void otherVersionsAreMeasuredAnew();
    void anotherMeasurementIsASentence();
    void closingInMidTableLeavesNothing();
    void closingTwiceKills();
    void destroyingInMidTableLeavesNothing();

private:
    static bool isInstalled(test::Workbench& bench, const ServerChoice& server);
    static bool start(test::Workbench& bench, const QStringList& servers, const QStringList& behaviours);
    static CellLook lookAt(test::Workbench& bench, const QString& server, const QString& behaviour);
    static bool open(test::Workbench& bench, const QString& server, const QString& behaviour);
};

void MatrixTest::initTestCase()
{
    test::isolate();
    QVERIFY2(helpersAlive().isEmpty(), "this process is to have no children yet");
}

bool MatrixTest::isInstalled(test::Workbench& bench, const ServerChoice& server)
{
    QSignalSpy probed(&bench.window().desk(), &RunDesk::serversProbed);
    bench.window().desk().probeServers();
    return probed.wait(stoppingMs) && bench.window().servers().whyUnavailable(server.name, server.variant).isEmpty();
}

bool MatrixTest::start(test::Workbench& bench, const QStringList& servers, const QStringList& behaviours)
{
    if (!bench.show())
        return false;
    QTest::keyClick(&bench.window(), Qt::Key_2, Qt::ControlModifier);
    bench.window().matrix().setup().setSetup({ servers, behaviours, "1", 1, true });
    if (!QTest::qWaitFor([&] { return bench.window().actions().run.isEnabled(); }))
        return false;
    QTest::keyClick(&bench.window(), Qt::Key_R, Qt::ControlModifier);
    return bench.window().matrix().controller().isRunning();
}

CellLook MatrixTest::lookAt(test::Workbench& bench, const QString& server, const QString& behaviour)
{
    const MatrixModel& model = bench.window().matrix().model();
    DurabilityCell cell;
    cell.server = serversFromText(server)->first();
    cell.culprit = *mixEntryFromText(behaviour);
    return model.indexOf(cell).data(MatrixModel::LookRole).value<CellLook>();
}

/// By a click on the cell.
bool MatrixTest::open(test::Workbench& bench, const QString& server, const QString& behaviour)
{
    auto* view = bench.control<MatrixView>("matrix");
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        for (int column = 0; column < view->model()->columnCount(); ++column) {
            if (!view->model()
                     ->index(row, column)
                     .data(Qt::AccessibleTextRole)
                     .toString()
                     .startsWith(server + ", " + behaviour + ","))
                continue;
            QTest::mouseClick(
                view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(row, column)).center());
            return true;
        }
    }
    return false;
}

/// Two servers under one behaviour, watched while it is measured; the run behind a cell; one cell again.
void MatrixTest::theStory()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    if (!isInstalled(bench, { "gunicorn", "sync", {} }))
        QSKIP("gunicorn is not installed");
    MatrixPage& page = bench.window().matrix();
    const Pulse pulse;
    QVERIFY(start(bench, { "wsgiref", "gunicorn:sync" }, { "OsExit" }));
    QVERIFY(!page.setup().isVisible());
    QVERIFY(!page.setup().isEnabled());
    QVERIFY(bench.window().actions().stop.isEnabled());
    QVERIFY(!bench.window().actions().run.isEnabled());
    QCOMPARE(page.model().rowCount(), 2);
    QTRY_VERIFY(bench.control<QProgressBar>("tableProgress")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!page.controller().isRunning() // refused, which the message says
            || lookAt(bench, "wsgiref", "OsExit").state == CellState::UnderWay
            || lookAt(bench, "gunicorn:sync", "OsExit").state == CellState::UnderWay,
        tableMs);
    QVERIFY2(page.controller().isRunning(), qPrintable(bench.control<MessageBar>("messageBar")->sentence()));
    QTRY_VERIFY(bench.control<ElidedLabel>("tableDoing")->text().contains("OsExit"));
    // One is there while the other is still measured.
    QTRY_COMPARE_WITH_TIMEOUT(page.table().report().results.size(), 1, tableMs);
    QVERIFY(page.controller().isRunning());
    QTRY_VERIFY(bench.control<QLabel>("tableLeft")->text().contains("1 of 2 cells"));
    QTRY_VERIFY(QFile::exists(page.table().file())); // nothing is lost
    QTRY_VERIFY_WITH_TIMEOUT(!page.controller().isRunning(), tableMs);
    QVERIFY2(!bench.control<MessageBar>("messageBar")->isVisible(),
        qPrintable(bench.control<MessageBar>("messageBar")->sentence()));
    QCOMPARE(lookAt(bench, "wsgiref", "OsExit").grade, std::optional(Grade::Died)); // it is one process
    QVERIFY(lookAt(bench, "gunicorn:sync", "OsExit").grade <= std::optional(Grade::Recovered));
    QVERIFY(page.table().report().isWhole);
    QVERIFY(!page.actions().goOn.isEnabled());
    // A window that waited for a cell would do so for several seconds; a busy machine keeps it for less.
    QVERIFY2(pulse.longestMs() < 3000, qPrintable(QStringLiteral("blocked for %1 ms").arg(pulse.longestMs())));
    QTRY_VERIFY(helpersAlive().isEmpty());

    QVERIFY(open(bench, "gunicorn:sync", "OsExit"));
    QTRY_VERIFY(bench.control<QWidget>("cellCharts")->isVisible());
    const ChartStack& charts = page.detail().charts();
    QCOMPARE(charts.phases().size(), std::size_t { 3 });
    QVERIFY(charts.columns().size() > 10);
    const auto has = [&charts](Hue hue, const QString& text) {
        return std::any_of(charts.marks().begin(), charts.marks().end(),
            [&](const Mark& mark) { return mark.hue == hue && mark.text.contains(text); });
    };
    QVERIFY(has(Hue::BadNews, "exited"));
    QVERIFY(has(Hue::GoodNews, "started"));
    QVERIFY(has(Hue::Neutral, "OsExit"));

    const auto before = page.table().recordOf(*page.detail().shownCell());
    QVERIFY(before);
    QTRY_VERIFY(bench.control<QToolButton>("measureAgain")->isEnabled());
    QTest::mouseClick(bench.control<QToolButton>("measureAgain"), Qt::LeftButton);
    QVERIFY2(page.controller().isRunning(), qPrintable(bench.control<MessageBar>("messageBar")->sentence()));
    QTRY_VERIFY_WITH_TIMEOUT(lookAt(bench, "gunicorn:sync", "OsExit").state == CellState::UnderWay, tableMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.controller().isRunning(), tableMs);
    QCOMPARE(page.table().report().results.size(), 2);
    QVERIFY(page.table().recordOf(*page.detail().shownCell()) != before);
    QVERIFY(page.table().report().isWhole);
    QTRY_VERIFY(helpersAlive().isEmpty());
}

/// By Escape; the file of what was measured is opened in another window, and the rest is measured there.
void MatrixTest::stoppedTablesAreGoneOnWith()
{
    test::Workbench bench;
    QVERIFY(start(bench, { "wsgiref" }, { "PlainResponse", "OsExit" }));
    MatrixPage& page = bench.window().matrix();
    QTRY_COMPARE_WITH_TIMEOUT(page.table().report().results.size(), 1, tableMs);
    QTRY_VERIFY_WITH_TIMEOUT(!page.table().underWay().isEmpty(), tableMs);
    QTest::keyClick(&bench.window(), Qt::Key_Escape);
    QVERIFY(page.controller().isStopping());
    QTRY_COMPARE(bench.control<ElidedLabel>("tableDoing")->text(), QStringLiteral("Stopping the server"));
    QTRY_VERIFY_WITH_TIMEOUT(!page.controller().isRunning(), stoppingMs);
    QCOMPARE(page.table().report().results.size(), 1);
    QVERIFY(!page.table().report().isWhole);
    QTRY_VERIFY(helpersAlive().isEmpty());

    bench.restart();
    QVERIFY(bench.show());
    MatrixPage& again = bench.window().matrix();
    QTRY_COMPARE(again.model().rowCount(), 1); // the last table is there again
    QTRY_VERIFY(again.actions().goOn.isEnabled());
    QVERIFY2(again.actions().goOn.text().contains("1 cell"), qPrintable(again.actions().goOn.text()));
    again.actions().goOn.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!again.controller().isRunning(), tableMs);
    QCOMPARE(again.table().report().results.size(), 2);
    QVERIFY(again.table().report().isWhole);
    QCOMPARE(lookAt(bench, "wsgiref", "OsExit").grade, std::optional(Grade::Died));
    QCOMPARE(lookAt(bench, "wsgiref", "PlainResponse").grade, std::optional(Grade::Unharmed));
    const auto gradedBy = [&again](
                              qsizetype place) { return again.table().report().results.at(place).verdict.before.of; };
    QVERIFY(gradedBy(0) > 0);
    QCOMPARE(gradedBy(0), gradedBy(1)); // both baselines
}

/// Before anything is measured of the version that there is, what was measured of another one is gone.
void MatrixTest::otherVersionsAreMeasuredAnew()
{
    DurabilityReport report = test::emptyTable();
    report.plan.servers = *serversFromText("wsgiref");
    report.plan.culprits = *mixFromTexts({ "culprit:PlainResponse", "culprit:OsExit" });
    report.plan.doses = *dosesFromText("1");
    report.machine = thisMachine();
    report.results = { test::madeResult("wsgiref", "PlainResponse", Grade::Unharmed) };
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.files().next = bench.path("table.json");
    QFile file(bench.files().next);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(durabilityJson(report)) > 0);
    file.close();
    MatrixPage& page = bench.window().matrix();
    bench.window().actions().showMatrix.trigger();
    page.actions().open.trigger();
    QTRY_COMPARE(page.table().report().results.size(), 1);
    QSignalSpy left(&page.table(), &LiveTable::versionLeft);
    page.actions().goOn.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, tableMs);
    QCOMPARE(left.first().at(0).toString(), QStringLiteral("wsgiref"));
    QCOMPARE(left.first().at(1).toString(), QStringLiteral("1.2.3"));
    QVERIFY(page.table().report().results.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!page.controller().isRunning(), tableMs);
    QCOMPARE(page.table().report().results.size(), 2);
    for (const DurabilityResult& result : page.table().report().results)
        QVERIFY(result.failure.isEmpty() && result.server.version != "1.2.3");
    QVERIFY(page.table().report().isWhole);
    QCOMPARE(left.size(), 1);
}

void MatrixTest::anotherMeasurementIsASentence()
{
    const MeasuringLock other;
    QVERIFY(other.isHeld());
    test::Workbench bench;
    QVERIFY(start(bench, { "wsgiref" }, { "OsExit" }));
    auto* bar = bench.control<MessageBar>("messageBar");
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().matrix().controller().isRunning(), stoppingMs);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->sentence().contains("is measuring on this machine"), qPrintable(bar->sentence()));
    QVERIFY(bench.window().actions().run.isEnabled());
}

void MatrixTest::closingInMidTableLeavesNothing()
{
    test::Workbench bench;
    QVERIFY(start(bench, { "wsgiref" }, { "PlainResponse" }));
    QTRY_VERIFY_WITH_TIMEOUT(bench.window().matrix().table().stage() == "baseline", tableMs);
    bench.window().close();
    QVERIFY(bench.window().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().isVisible(), stoppingMs);
    QTRY_VERIFY(helpersAlive().isEmpty());
}

void MatrixTest::closingTwiceKills()
{
    test::Workbench bench;
    QVERIFY(start(bench, { "wsgiref" }, { "PlainResponse" }));
    QTRY_VERIFY_WITH_TIMEOUT(bench.window().matrix().table().stage() == "baseline", tableMs);
    bench.window().close();
    bench.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().isVisible(), stoppingMs);
    QTRY_VERIFY(helpersAlive().isEmpty());
}

void MatrixTest::destroyingInMidTableLeavesNothing()
{
    {
        test::Workbench bench;
        QVERIFY(start(bench, { "wsgiref" }, { "PlainResponse" }));
        QTRY_VERIFY_WITH_TIMEOUT(bench.window().matrix().table().stage() == "baseline", tableMs);
    }
    QTRY_VERIFY(helpersAlive().isEmpty());
}

}

QTEST_MAIN(labour::MatrixTest)
#include "matrix_test.moc"
