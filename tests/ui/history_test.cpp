// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_report.h"
#include "core/report/text_report.h"
#include "core/run/measuring_lock.h"
#include "core/store/run_file.h"
#include "tests/integration/support/labour_program.h"
#include "tests/ui/workbench.h"
#include "tests/unit/store/made_run.h"
#include "ui/charts/chart_columns.h"
#include "ui/comparison/comparison_page.h"
#include "ui/history/runs_panel.h"
#include "ui/history/runs_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/message_bar.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QUuid>

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>

namespace labour {

namespace {

constexpr int startingMs = 30'000;
constexpr int stoppingMs = 20'000;
const std::array<QString, 4> servers { "gunicorn:sync", "wsgiref", "waitress", "uwsgi:default" };

/// Measures for how long the interface thread ever was at work without a look at its events, in CPU time: what others
/// on the machine do is not counted.
class Pulse : public QObject
{
public:
    Pulse() { startTimer(5); }
    double longestMs() const { return m_longestMs; }

protected:
    void timerEvent(QTimerEvent*) override
    {
        timespec now {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        const double ms = static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
        if (m_lastMs > 0)
            m_longestMs = std::max(m_longestMs, ms - m_lastMs);
        m_lastMs = ms;
    }

private:
    double m_lastMs = 0;
    double m_longestMs = 0;
};

/// A history of its own for each test, which the workbench takes for the user's.
class Shelf
{
public:
    Shelf() { qputenv("LABOUR_HISTORY", path().toLocal8Bit()); }
    ~Shelf() { qunsetenv("LABOUR_HISTORY"); }
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    QString path() const { return m_folder.filePath("history.sqlite"); }
    QString file(const QString& name) const { return m_folder.filePath(name); }
    std::unique_ptr<History> history() const
    {
        Result<std::unique_ptr<History>> history = History::open(path(), HistoryFile::Access::Writing);
        if (!history)
            qFatal("%s", qPrintable(history.error()));
        return std::move(*history);
    }
    /// The servers in turn, a minute between them, the youngest a minute ago.
    void fill(int runs) const
    {
        const std::unique_ptr<History> history = this->history();
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (int i = 0; i < runs; ++i) {
            const test::MadeRun made =
                test::madeRun(servers.at(static_cast<std::size_t>(i) % servers.size()), now - 60'000LL * (runs - i));
            const Result<qint64> id = history->begin(made.record, made.begin + made.pieces.join());
            if (!id || !history->append(*id, made.end) || !history->finish(*id, made.record))
                qFatal("the history cannot be written");
        }
    }
    /// As many as there are already, so many times over.
    void multiply(int times) const
    {
        const QString name = QUuid::createUuid().toString();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", name);
            database.setDatabaseName(path());
            if (!database.open())
                qFatal("the history cannot be opened");
            QSqlQuery query(database);
            QStringList columns;
            query.exec("PRAGMA table_info(run)");
            while (query.next()) {
                const QString column = query.value(1).toString();
                if (column != "id" && column != "uuid" && column != "started_ms")
                    columns.append(column);
            }
            const QString rest = columns.join(", ");
            const bool done = query.exec("BEGIN")
                && query.exec(QStringLiteral("INSERT INTO run (uuid, started_ms, %1) WITH RECURSIVE copy(n) AS "
                                             "(VALUES (1) UNION ALL SELECT n + 1 FROM copy WHERE n < %2) "
                                             "SELECT uuid || '-' || n, started_ms - n * 600000, %1 FROM run, copy")
                                  .arg(rest)
                                  .arg(times - 1))
                && query.exec("INSERT INTO piece (run, number, content) SELECT copied.id, number, content FROM piece "
                              "JOIN run AS old ON piece.run = old.id "
                              "JOIN run AS copied ON copied.uuid LIKE old.uuid || '-%'")
                && query.exec("COMMIT");
            if (!done)
                qFatal("the history cannot be multiplied: %s", qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(name);
    }

private:
    QTemporaryDir m_folder;
};

/// The workbench with its list of runs in sight.
class Bench : public test::Workbench
{
public:
    bool showRuns()
    {
        if (!show())
            return false;
        window().historyActions().show.trigger();
        return QTest::qWaitFor([&] { return view().isVisible(); });
    }
    RunsView& view() { return *control<RunsView>("runs"); }
    const RunListModel& model() { return window().runs().model(); }
    bool lists(qsizetype count)
    {
        return QTest::qWaitFor([&] { return model().runCount() == count; }, 10'000);
    }
    QModelIndex cell(qint64 id, RunColumn column)
    {
        return model().indexOf(id).siblingAtColumn(static_cast<int>(column));
    }
    void choose(qint64 id, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = cell(id, RunColumn::Server);
        view().scrollTo(index);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers, view().visualRect(index).center());
    }
    void type(const QString& words)
    {
        auto* search = control<QLineEdit>("runSearch");
        search->setFocus();
        search->selectAll();
        QTest::keyClicks(search, words);
        if (words.isEmpty())
            QTest::keyClick(search, Qt::Key_Delete);
    }
    MessageBar& message() { return *control<MessageBar>("runsMessage"); }
    QString count() { return control<ElidedLabel>("runCount")->text(); }
};

void drop(QWidget& on, const QStringList& files)
{
    QList<QUrl> urls;
    for (const QString& file : files)
        urls.append(QUrl::fromLocalFile(file));
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(on.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&on, &enter);
    QDropEvent dropped(on.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&on, &dropped);
}

}

/// The list of runs in the window, by mouse and by keyboard.
class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void emptyListSaysWhatToDo();
    void listGrowsWithARun();
    void searchTakesAllWords();
    void filtersAndGroups();
    void starsAndNotesAreKept();
    void referenceIsPinned();
    void chosenRunStandsToItsReference();
    void measuredRunStandsToItsReference();
    void removalCanBeUndone();
    void openedRunShowsItsFigures();
    void chosenRunsAreCompared();
    void planOfARunIsSetUp();
    void runUnderWayIsNotDisturbed();
    void anotherProgramAddsRuns();
    void filesAreOpenedAndKept();
    void sizeLimitAsksFirst();
    void troublesAreSentences_data();
    void troublesAreSentences();
    void choiceOutlivesTheList();
    void keyboardSuffices();
    void whatIsChosenSurvivesARestart();
    void tenThousandRunsStayAtHand();
};

void HistoryTest::emptyListSaysWhatToDo()
{
    const Shelf shelf;
    Bench bench;
    QVERIFY(bench.showRuns());
    QTRY_VERIFY(bench.count().startsWith("0 runs"));
    QCOMPARE(bench.model().rowCount(), 0);
    for (const QAction* action : bench.window().historyActions().ofChosenRuns())
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    QVERIFY(!QFile::exists(shelf.path())); // to look is not to make one
    QVERIFY(bench.message().isHidden());
}

void HistoryTest::listGrowsWithARun()
{
    const Shelf shelf;
    Bench bench;
    LoadPlan load;
    load.durationS = 3;
    bench.window().document().setLoad(load);
    QVERIFY(bench.showRuns());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(MeasuringLock().isHeld(), startingMs); // nobody else measures here: it would be refused
    bench.window().actions().run.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench.model().runCount(), 1, startingMs);
    const QModelIndex ended = bench.model().index(0, static_cast<int>(RunColumn::Ended));
    QCOMPARE(ended.data().toString(), QStringLiteral("running"));
    const qint64 id = bench.model().runAt(ended)->id;
    QTRY_VERIFY_WITH_TIMEOUT(bench.window().run().isOver(), startingMs);
    bench.window().historyActions().show.trigger(); // the report was raised
    QTRY_COMPARE(bench.cell(id, RunColumn::Ended).data().toString(), QStringLiteral("done"));
    const Tally totals = bench.window().run().recording().totals();
    QCOMPARE(bench.model().runAt(bench.cell(id, RunColumn::Ended))->requests, static_cast<qint64>(totals.requests));
    QVERIFY(bench.cell(id, RunColumn::AsExpected).data().toString().endsWith("%"));
    QCOMPARE(bench.cell(id, RunColumn::Server).data().toString(), QStringLiteral("wsgiref"));
}

void HistoryTest::searchTakesAllWords()
{
    const Shelf shelf;
    shelf.fill(8);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(8));
    QVERIFY(bench.count().startsWith("8 runs, "));
    bench.type("SEGV waitress");
    QVERIFY(bench.lists(2));
    QVERIFY2(bench.count().startsWith("2 listed of 8 runs"), qPrintable(bench.count()));
    for (int row = 0; row < 2; ++row)
        QCOMPARE(bench.model().runAt(bench.model().index(row, 0))->server, QStringLiteral("waitress"));
    bench.type("waitress nothing-like-it");
    QVERIFY(bench.lists(0));
    bench.type("");
    QVERIFY(bench.lists(8));
}

void HistoryTest::filtersAndGroups()
{
    const Shelf shelf;
    shelf.fill(4);
    Bench bench;
    HistoryActions& actions = bench.window().historyActions();
    bench.window().document().setPlan(test::madeRun().record.plan);
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(4));
    bench.choose(2);
    actions.star.trigger();
    actions.isStarred.trigger();
    QVERIFY(bench.lists(1));
    actions.isStarred.trigger();
    QVERIFY(bench.lists(4));
    actions.isOfThisPlan.trigger(); // which leaves server and seed aside
    QTRY_VERIFY(!bench.count().contains("listed"));
    bench.window().document().setWeight(1, 7);
    QVERIFY(bench.lists(0));
    bench.window().document().undo();
    QVERIFY(bench.lists(4));
    actions.isOfThisPlan.trigger();
    actions.isByPlan.trigger();
    QTRY_COMPARE(bench.model().rowCount(), 1);
    QCOMPARE(bench.model().rowCount(bench.model().index(0, 0)), 4);
    QVERIFY(bench.view().isExpanded(bench.model().index(0, 0)));
}

void HistoryTest::starsAndNotesAreKept()
{
    const Shelf shelf;
    shelf.fill(3);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(3));
    const QRect star = bench.view().visualRect(bench.cell(2, RunColumn::Star));
    QTest::mouseClick(bench.view().viewport(), Qt::LeftButton, {}, star.center());
    QTRY_VERIFY(shelf.history()->run(2)->isStarred);
    bench.choose(2);
    bench.window().historyActions().note.trigger();
    auto* editor = bench.control<QLineEdit>("noteEditor");
    QTest::keyClicks(editor, "with two workers");
    shelf.fill(1); // a list that comes meanwhile does not overwrite what is written
    QVERIFY(bench.lists(4));
    QCOMPARE(editor->text(), QStringLiteral("with two workers"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(shelf.history()->run(2)->note, QStringLiteral("with two workers"));
    bench.restart();
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(4));
    QCOMPARE(bench.cell(2, RunColumn::Star).data(Qt::AccessibleTextRole).toString(), QStringLiteral("starred"));
    QCOMPARE(bench.cell(2, RunColumn::Note).data().toString(), QStringLiteral("with two workers"));
}

void HistoryTest::referenceIsPinned()
{
    const Shelf shelf;
    shelf.fill(5);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(5));
    QAction& pin = bench.window().historyActions().reference;
    QVERIFY(!pin.isEnabled());
    bench.choose(1);
    QVERIFY(pin.isEnabled() && !pin.isChecked());
    pin.trigger();
    QTRY_COMPARE(bench.cell(1, RunColumn::Ended).data().toString(), QStringLiteral("done, reference"));
    QVERIFY(pin.isChecked());
    bench.choose(5); // the same server and plan: it takes the place of the other
    pin.trigger();
    QTRY_COMPARE(bench.cell(5, RunColumn::Ended).data().toString(), QStringLiteral("done, reference"));
    QCOMPARE(bench.cell(1, RunColumn::Ended).data().toString(), QStringLiteral("done"));
    QVERIFY(shelf.history()->run(5)->isReference);
    pin.trigger();
    QTRY_COMPARE(bench.cell(5, RunColumn::Ended).data().toString(), QStringLiteral("done"));
    QVERIFY(!pin.isChecked());
}

void HistoryTest::chosenRunStandsToItsReference()
{
    const Shelf shelf;
    shelf.fill(9); // of which 1, 5 and 9 are of one server, repetitions of one command
    QVERIFY(shelf.history()->setReference(1));
    QVERIFY(!test::madeRun().record.group.isEmpty());
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(9));
    const QAction& compare = bench.window().historyActions().compareWithReference;
    QVERIFY(!compare.isEnabled());
    bench.choose(5);
    QTRY_VERIFY(bench.control<QWidget>("runStanding")->isVisible());
    QCOMPARE(bench.control<ElidedLabel>("runStandingText")->text(),
        QStringLiteral("Run 5: It is of the reference, runs 1, 5, 9, which later runs of this plan on this server are "
                       "compared with."));
    QVERIFY(!compare.isEnabled());
    bench.choose(2);
    QTRY_VERIFY(bench.control<QWidget>("runStanding")->isHidden());
    // One that was measured after it, by itself.
    test::MadeRun later = test::madeRun(servers.front(), QDateTime::currentMSecsSinceEpoch());
    later.record.group.clear();
    RunLogWriter log;
    log.begin(later.record);
    qint64 id = 0;
    {
        const std::unique_ptr<History> history = shelf.history();
        id = *history->begin(later.record, log.take() + later.pieces.join());
        QVERIFY(history->append(id, later.end) && history->finish(id, later.record));
    }
    QVERIFY(bench.lists(10));
    bench.choose(id);
    QTRY_VERIFY(compare.isEnabled());
    const QString text = bench.control<ElidedLabel>("runStandingText")->text();
    QVERIFY2(text.startsWith(QString("Run %1: Not enough runs against the reference, runs 1, 5, 9: ").arg(id))
            && text.contains("Innocents' p99"),
        qPrintable(text));
    bench.window().historyActions().compareWithReference.trigger();
    const RunsModel& compared = bench.window().comparison().runs();
    QTRY_COMPARE(compared.runs().size(), 4);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(compared.runs().at(i).side, i < 3 ? ComparisonSide::First : ComparisonSide::Second);
    QTRY_VERIFY(bench.window().comparison().isVisible());
}

void HistoryTest::measuredRunStandsToItsReference()
{
    const Shelf shelf;
    Bench bench;
    LoadPlan load;
    load.requests = 100;
    bench.window().document().setLoad(load);
    QVERIFY(bench.showRuns());
    const auto* message = bench.control<MessageBar>("messageBar");
    const auto measure = [&] {
        QTRY_VERIFY_WITH_TIMEOUT(bench.window().actions().run.isEnabled() && MeasuringLock().isHeld(), startingMs);
        bench.window().actions().run.trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.window().run().isOver(), startingMs);
        QTRY_VERIFY_WITH_TIMEOUT(bench.window().run().isOver(), startingMs);
    };
    measure();
    QTRY_COMPARE(shelf.history()->runs()->size(), 1);
    QVERIFY2(message->isHidden(), qPrintable(message->sentence()));
    QVERIFY(shelf.history()->setReference(1));
    measure();
    QTRY_VERIFY(!message->isHidden());
    QVERIFY2(message->sentence().contains("Not enough runs against the reference, run 1: "
                                          "Innocents failed 0 %, there 0 %"),
        qPrintable(message->sentence()));
    bench.files().next = shelf.file("report.html");
    bench.window().actions().saveReport.trigger();
    QFile page(bench.files().next);
    QTRY_VERIFY(page.exists());
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(page.readAll().contains("<h2>Against the reference</h2>"));
    // One click away.
    QTest::mouseClick(bench.control<QToolButton>("compareWithReferenceOffer"), Qt::LeftButton);
    QTRY_COMPARE(bench.window().comparison().runs().runs().size(), 2);
    QVERIFY(message->isHidden());
}

void HistoryTest::removalCanBeUndone()
{
    const Shelf shelf;
    shelf.fill(5);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(5));
    bench.window().document().setWeight(0, 50);
    bench.choose(2);
    bench.choose(4, Qt::ControlModifier);
    QTest::keyClick(&bench.view(), Qt::Key_Delete);
    QVERIFY(bench.lists(3));
    QTRY_VERIFY(bench.message().isVisible());
    QCOMPARE(bench.message().sentence(), QStringLiteral("Removed 2 runs."));
    QVERIFY(shelf.history()->run(2)->removedMs.has_value());
    // Undo is the plan's, here too.
    QTest::keyClick(&bench.view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(bench.window().document().plan().mix.at(0).weight != 50);
    QCOMPARE(bench.model().runCount(), 3);
    QTest::mouseClick(bench.control<QToolButton>("undoRemovalOffer"), Qt::LeftButton);
    QVERIFY(bench.lists(5));
    QVERIFY(bench.message().isHidden());
    QVERIFY(!bench.window().historyActions().undoRemoval.isEnabled());

    bench.choose(1);
    bench.window().historyActions().remove.trigger();
    QVERIFY(bench.lists(4));
    bench.window().historyActions().isRemoved.trigger();
    QVERIFY(bench.lists(1));
    bench.choose(1);
    QVERIFY(!bench.window().historyActions().remove.isEnabled());
    bench.window().historyActions().restore.trigger();
    QVERIFY(bench.lists(0));
    bench.window().historyActions().isRemoved.trigger();
    QVERIFY(bench.lists(5));
}

void HistoryTest::openedRunShowsItsFigures()
{
    const Shelf shelf;
    shelf.fill(3);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(3));
    bench.choose(2);
    QTest::mouseDClick(bench.view().viewport(), Qt::LeftButton, {},
        bench.view().visualRect(bench.cell(2, RunColumn::Server)).center());
    QTRY_VERIFY(bench.window().run().isOver());
    const Result<RunRecord> kept = shelf.history()->record(2);
    QVERIFY(kept);
    QCOMPARE(jsonReport(*bench.window().run().record()), jsonReport(*kept));
    QCOMPARE(bench.control<QPlainTextEdit>("report")->toPlainText().trimmed(), textReport(*kept).trimmed());
    QCOMPARE(bench.control<QAbstractItemView>("events")->model()->rowCount(),
        static_cast<int>(kept->recording.events().size()));
    QCOMPARE(bench.window().charts().columns().size(), kept->recording.timeSlots().size());
    QVERIFY(bench.view().isVisible()); // the list stays in front, to go on with
    QVERIFY(bench.window().actions().saveReport.isEnabled());
    QVERIFY(bench.window().statusBar()->currentMessage().contains("Run 2"));
}

void HistoryTest::chosenRunsAreCompared()
{
    const Shelf shelf;
    shelf.fill(9);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(9));
    const QAction& compare = bench.window().historyActions().compare;
    bench.choose(2);
    QVERIFY(!compare.isEnabled());
    bench.view().selectAll(); // nine are more than can be told apart
    QVERIFY(!compare.isEnabled());
    bench.choose(2);
    bench.choose(5, Qt::ControlModifier);
    QVERIFY(compare.isEnabled());
    QTest::keyClick(&bench.view(), Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(bench.window().comparison().runs().runs().size(), 2);
    QTRY_VERIFY(bench.window().comparison().isVisible());
}

void HistoryTest::planOfARunIsSetUp()
{
    const Shelf shelf;
    shelf.fill(2);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(2));
    const Plan before = bench.window().document().plan();
    bench.choose(2);
    bench.window().historyActions().setUpPlan.trigger();
    const Plan wanted = shelf.history()->record(2)->plan;
    QTRY_COMPARE(textsOf(bench.window().document().plan().mix), textsOf(wanted.mix));
    QCOMPARE(bench.window().document().plan().servers, wanted.servers);
    QCOMPARE(planKeyOf(bench.window().document().plan()), planKeyOf(wanted));
    bench.window().actions().undo.trigger();
    QCOMPARE(textsOf(bench.window().document().plan().mix), textsOf(before.mix));
}

void HistoryTest::runUnderWayIsNotDisturbed()
{
    const Shelf shelf;
    shelf.fill(1);
    Bench bench;
    LoadPlan load;
    load.durationS = 60;
    bench.window().document().setLoad(load);
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(1));
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(MeasuringLock().isHeld(), startingMs); // nobody else measures here: it would be refused
    bench.window().actions().run.trigger();
    QTRY_VERIFY2_WITH_TIMEOUT(bench.window().controller().stage() == RunStage::Sending,
        qPrintable(bench.control<MessageBar>("messageBar")->sentence()), startingMs);
    const QString mix = textsOf(bench.window().document().plan().mix).join(' ');
    bench.choose(1);
    QTest::keyClick(&bench.view(), Qt::Key_Return);
    auto* message = bench.control<MessageBar>("messageBar");
    QTRY_VERIFY(message->isVisible());
    QVERIFY2(message->sentence().startsWith("A run is under way"), qPrintable(message->sentence()));
    bench.window().historyActions().setUpPlan.trigger();
    QVERIFY2(message->sentence().contains("set-up"), qPrintable(message->sentence()));
    QVERIFY(bench.window().controller().isRunning());
    QVERIFY(!bench.window().run().isOver());
    QCOMPARE(textsOf(bench.window().document().plan().mix).join(' '), mix);
    // Nor can the run itself be removed before it is over.
    QTRY_COMPARE_WITH_TIMEOUT(bench.model().runCount(), 2, startingMs);
    bench.choose(2);
    QTest::keyClick(&bench.view(), Qt::Key_Delete);
    QTRY_COMPARE(bench.message().sentence(), QStringLiteral("Run 2 is still being measured."));
    bench.window().actions().stop.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().controller().isRunning(), stoppingMs);
}

void HistoryTest::anotherProgramAddsRuns()
{
    const Shelf shelf;
    shelf.fill(1);
    const Shelf elsewhere;
    elsewhere.fill(3);
    QVERIFY(exportRun(*elsewhere.history(), 3, shelf.file("theirs.labour-run")));
    qputenv("LABOUR_HISTORY", shelf.path().toLocal8Bit());
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(1));
    bench.choose(1);
    const auto labour = [](const QStringList& arguments) {
        QProcess program;
        program.start(test::programPath("labour"), QStringList { "history" } + arguments);
        return program.waitForFinished(startingMs) && program.exitCode() == 0;
    };
    QVERIFY(labour({ "--import", shelf.file("theirs.labour-run") }));
    QVERIFY(bench.lists(2));
    QCOMPARE(bench.view().chosenRuns(), QList<qint64> { 1 });
    QVERIFY(labour({ "--star", "2" }));
    QTRY_COMPARE(bench.cell(2, RunColumn::Star).data(Qt::AccessibleTextRole).toString(), QStringLiteral("starred"));
    QVERIFY(labour({ "--remove", "1" }));
    QVERIFY(bench.lists(1));
}

void HistoryTest::filesAreOpenedAndKept()
{
    const Shelf shelf;
    shelf.fill(2);
    const QString file = shelf.file("theirs.labour-run");
    {
        Bench bench;
        QVERIFY(bench.showRuns());
        QVERIFY(bench.lists(2));
        bench.choose(1);
        bench.files().next = file;
        bench.window().historyActions().exportRun.trigger();
        QTRY_VERIFY(QFile::exists(file));
        QVERIFY2(bench.files().suggestion.endsWith(".labour-run") && bench.files().suggestion.contains("gunicorn-sync"),
            qPrintable(bench.files().suggestion));
        drop(bench.window(), { file }); // it is here already
        QTRY_VERIFY(bench.window().statusBar()->currentMessage().startsWith("Run 1 "));
    }
    const Shelf elsewhere;
    Bench bench;
    QVERIFY(bench.showRuns());
    QTRY_VERIFY(bench.count().startsWith("0 runs"));
    drop(bench.window(), { file });
    QTRY_VERIFY(bench.window().run().isOver());
    QCOMPARE(
        bench.window().run().record()->recording.totals().requests, test::madeRun().record.recording.totals().requests);
    auto* message = bench.control<MessageBar>("messageBar");
    QVERIFY2(message->sentence().contains("theirs.labour-run is on view. It is not in the history."),
        qPrintable(message->sentence()));
    QCOMPARE(bench.model().runCount(), 0);
    QTest::mouseClick(bench.control<QToolButton>("keepRunOffer"), Qt::LeftButton);
    QVERIFY(bench.lists(1));
    QTRY_VERIFY(message->isHidden());

    QFile broken(shelf.file("broken.labour-run"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("nothing");
    broken.close();
    bench.window().openRun(broken.fileName());
    QTRY_VERIFY2(message->sentence().contains("this is no run of Labour's"), qPrintable(message->sentence()));
    bench.window().openRun("99");
    QTRY_COMPARE(message->sentence(), QStringLiteral("The history has no run 99."));
    bench.window().openRun("last");
    QTRY_VERIFY(bench.window().statusBar()->currentMessage().startsWith("Run 1 "));
    bench.files().next = broken.fileName();
    bench.window().historyActions().importRun.trigger();
    QTRY_VERIFY2(
        bench.message().sentence().contains("this is no run of Labour's"), qPrintable(bench.message().sentence()));
}

void HistoryTest::sizeLimitAsksFirst()
{
    const Shelf shelf;
    shelf.fill(6);
    QVERIFY(shelf.history()->setStarred(1, true));
    const qint64 one = shelf.history()->run(1)->bytes;
    Bench bench;
    bench.settings().setHistoryLimitBytes(3 * one + one / 2);
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(6));
    QTRY_VERIFY(bench.message().isVisible());
    QVERIFY2(bench.message().sentence().contains("3 runs"), qPrintable(bench.message().sentence()));
    QCOMPARE(shelf.history()->runs()->size(), 6); // asked, and no more
    QTest::mouseClick(bench.control<QToolButton>("letGoOffer"), Qt::LeftButton);
    QVERIFY(bench.lists(3));
    QVERIFY(bench.model().indexOf(1).isValid()); // the one with a star
    QVERIFY(!bench.model().indexOf(2).isValid());
    QVERIFY(!shelf.history()->run(2)); // for good
    bench.window().historyActions().sizeLimits->actions().first()->trigger();
    QCOMPARE(bench.settings().historyLimitBytes(), 0);
}

void HistoryTest::troublesAreSentences_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("damaged") << "damaged"
                             << "damaged";
    QTest::newRow("newer") << "newer"
                           << "is of a newer Labour";
    QTest::newRow("something else") << "other"
                                    << "no history of Labour's";
}

/// Each says what to do, and the workbench goes on without the history.
void HistoryTest::troublesAreSentences()
{
    QFETCH(const QString, trouble);
    QFETCH(const QString, sentence);
    const Shelf shelf;
    if (trouble == "newer") {
        shelf.fill(1);
        QSqlDatabase database = QSqlDatabase::addDatabase("QSQLITE", "newer");
        database.setDatabaseName(shelf.path());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec("PRAGMA user_version = 99"));
        database.close();
    } else if (trouble == "damaged") {
        shelf.fill(40);
        QFile file(shelf.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 20'000);
        file.seek(4096);
        file.write(QByteArray(12'000, 'x'));
    } else {
        QFile file(shelf.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
    }
    Bench bench;
    QVERIFY(bench.showRuns());
    QTRY_VERIFY(bench.message().isVisible());
    QVERIFY2(bench.message().sentence().contains(sentence), qPrintable(bench.message().sentence()));
    QCOMPARE(bench.model().runCount(), 0);
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    // It comes back as soon as the history does.
    QVERIFY(QFile::rename(shelf.path(), shelf.file("aside")));
    for (const char* beside : { "-wal", "-shm" })
        QFile::remove(shelf.path() + beside);
    shelf.fill(2);
    QVERIFY(bench.lists(2));
    QVERIFY(bench.message().isHidden());
}

void HistoryTest::choiceOutlivesTheList()
{
    const Shelf shelf;
    shelf.fill(6);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(6));
    bench.choose(3);
    bench.choose(5, Qt::ControlModifier);
    const auto chosen = [&] {
        QList<qint64> ids = bench.view().chosenRuns();
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    const QList<qint64> both { 3, 5 };
    shelf.fill(2);
    QVERIFY(bench.lists(8));
    QCOMPARE(chosen(), both);
    bench.window().historyActions().orders->actions().at(static_cast<int>(RunColumn::Server))->trigger();
    QTRY_COMPARE(bench.model().runAt(bench.model().index(0, 0))->server, servers.at(0));
    QCOMPARE(bench.view().header()->sortIndicatorSection(), static_cast<int>(RunColumn::Server));
    QCOMPARE(chosen(), both);
    bench.window().historyActions().isByPlan.trigger();
    QTRY_COMPARE(bench.model().rowCount(), 1);
    QCOMPARE(chosen(), both);
    QVERIFY(bench.window().historyActions().compare.isEnabled());
}

void HistoryTest::keyboardSuffices()
{
    const Shelf shelf;
    shelf.fill(8);
    Bench bench;
    QVERIFY(bench.show());
    QTest::keyClick(&bench.window(), Qt::Key_H, Qt::ControlModifier);
    auto* search = bench.control<QLineEdit>("runSearch");
    QTRY_VERIFY(search->hasFocus());
    QVERIFY(bench.lists(8));
    QTest::keyClicks(search, "waitress");
    QVERIFY(bench.lists(2));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(bench.view().hasFocus());
    QTest::keyClick(&bench.view(), Qt::Key_Down);
    const QList<qint64> older = bench.view().chosenRuns();
    QCOMPARE(older, QList<qint64> { 3 });
    QTest::keyClick(&bench.view(), Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(shelf.history()->run(3)->isStarred);
    QTest::keyClick(&bench.view(), Qt::Key_F2);
    auto* editor = bench.control<QLineEdit>("noteEditor");
    QTest::keyClicks(editor, "by keys");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(shelf.history()->run(3)->note, QStringLiteral("by keys"));
    QTRY_VERIFY(bench.view().hasFocus());
    QTest::keyClick(&bench.view(), Qt::Key_Return);
    QTRY_VERIFY(bench.window().statusBar()->currentMessage().startsWith("Run 3 "));
    QVERIFY(bench.window().run().isOver());
    QVERIFY(bench.view().hasFocus());
    QTest::keyClick(&bench.view(), Qt::Key_Delete);
    QVERIFY(bench.lists(1));
    QTest::keyClick(&bench.view(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(bench.lists(2));
    QVERIFY(!shelf.history()->run(3)->removedMs);
}

void HistoryTest::whatIsChosenSurvivesARestart()
{
    const Shelf shelf;
    shelf.fill(3);
    Bench bench;
    QVERIFY(bench.showRuns());
    HistoryActions& actions = bench.window().historyActions();
    actions.isStarred.trigger();
    actions.isByPlan.trigger();
    bench.view().header()->setSortIndicator(static_cast<int>(RunColumn::Percentile99), Qt::AscendingOrder);
    bench.view().header()->resizeSection(static_cast<int>(RunColumn::Behaviours), 123);
    bench.restart();
    QVERIFY(bench.showRuns());
    QTRY_VERIFY(bench.count().startsWith("0 listed of 3 runs"));
    const HistoryActions& now = bench.window().historyActions();
    QVERIFY(now.isStarred.isChecked() && now.isByPlan.isChecked());
    QVERIFY(!now.isRemoved.isChecked() && !now.isOfThisPlan.isChecked());
    QCOMPARE(bench.view().header()->sortIndicatorSection(), static_cast<int>(RunColumn::Percentile99));
    QCOMPARE(bench.view().header()->sortIndicatorOrder(), Qt::AscendingOrder);
    QVERIFY(now.orders->actions().at(static_cast<int>(RunColumn::Percentile99))->isChecked());
    QCOMPARE(bench.view().header()->sectionSize(static_cast<int>(RunColumn::Behaviours)), 123);
}

/// Each within 200 ms, as the history itself is bound to, and the window never at work for 100 ms at a stretch.
void HistoryTest::tenThousandRunsStayAtHand()
{
    const Shelf shelf;
    shelf.fill(100);
    shelf.multiply(100);
    Bench bench;
    QVERIFY(bench.showRuns());
    QVERIFY(bench.lists(10'000));
    const Pulse pulse;
    const auto took = [&](const char* what, const std::function<void()>& begin, const std::function<bool()>& isDone) {
        begin();
        QElapsedTimer timer; // from the last key
        timer.start();
        const bool done = QTest::qWaitFor(isDone, 10'000);
        qInfo("%-28s %4lld ms", what, static_cast<long long>(timer.elapsed()));
        return done && timer.elapsed() < 1000; // others may be at work here too
    };
    HistoryActions& actions = bench.window().historyActions();
    const RunListModel& model = bench.model();
    const qint64 newest = model.runAt(model.index(0, 0))->id;
    QVERIFY(took(
        "search", [&] { bench.type("waitress segv"); }, [&] { return model.runCount() == 2500; }));
    QVERIFY(took(
        "search for nothing", [&] { bench.type("nothing"); }, [&] { return model.runCount() == 0; }));
    QVERIFY(took(
        "list all again", [&] { bench.type(""); }, [&] { return model.runCount() == 10'000; }));
    QVERIFY(took(
        "sort by server", [&] { actions.orders->actions().at(static_cast<int>(RunColumn::Server))->trigger(); },
        [&] { return model.runAt(model.index(9'999, 0))->server == "wsgiref"; }));
    QVERIFY(took(
        "group by plan", [&] { actions.isByPlan.trigger(); }, [&] { return model.rowCount() == 1; }));
    QVERIFY(took(
        "one list again", [&] { actions.isByPlan.trigger(); }, [&] { return model.rowCount() == 10'000; }));
    bench.choose(newest);
    QVERIFY(took(
        "open", [&] { QTest::keyClick(&bench.view(), Qt::Key_Return); },
        [&] { return bench.window().run().isOver(); }));
    QVERIFY(took(
        "choose all", [&] { bench.view().selectAll(); }, [&] { return bench.view().chosenRuns().size() == 10'000; }));
    qInfo("longest without a look at events: %.0f ms", pulse.longestMs());
    QVERIFY2(pulse.longestMs() < 100, qPrintable(QString::number(pulse.longestMs())));
}

}

QTEST_MAIN(labour::HistoryTest)
#include "history_test.moc"
