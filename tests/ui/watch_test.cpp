// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/charts/chart_stack.h"
#include "ui/charts/note_editor.h"
#include "ui/models/process_model.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/result_views.h"
#include "ui/run/background_pool.h"
#include "ui/run/live_run.h"
#include "ui/widgets/hinting_tree_view.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>
#include <QThreadPool>
#include <QToolButton>

#include <memory>
#include <vector>

namespace labour {

namespace {

ProcessReading process(std::int64_t pid, std::uint64_t start, std::int32_t parent, std::uint64_t mebibytes = 10)
{
    ProcessReading reading;
    reading.pid = pid;
    reading.start = start;
    reading.parent = parent;
    reading.rssBytes = mebibytes << 20U;
    reading.threads = 1;
    reading.cpuPercent = 12.4F;
    return reading;
}

QStringList column(const QAbstractItemModel& model, int which)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, which).data().toString().trimmed());
    return texts;
}

}

/// What shows a run beside its charts: processes, log and notes.
class WatchTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void init();
    void processesAreATree();
    void endedProcessesStayInGrey();
    void pidsAreUsedAgain();
    void onlySoManyEndedProcessesAreKept();
    void processesOfAFinishedRunAreRead();
    void processesOfALongRunAreReadInTheBackground();
    void logIsSearched();
    void searchFollowsWhatComes();
    void escapeClearsTheSearchAndStopsNothing();
    void logFollowsUntilSomebodyLooksElsewhere();
    void logSaysThatItIsBounded();
    void eventsPointIntoTheLog();
    void logIsCopied();
    void listsAreCopied();
    void notesAreTypedInPlace();
    void notesThatAreLeftAreNone();

private:
    template <typename T>
    T* part(const char* name)
    {
        return m_log->findChild<T*>(QLatin1String(name));
    }
    void begin();

    std::unique_ptr<LiveRun> m_run;
    std::unique_ptr<LogPanel> m_log;
};

void WatchTest::init()
{
    m_log.reset();
    m_run = std::make_unique<LiveRun>();
    m_log = std::make_unique<LogPanel>(*m_run);
    m_log->resize(700, 200);
}

void WatchTest::begin()
{
    m_run->reset({}, {});
    m_run->begin(test::emptyRecording(), {});
}

void WatchTest::processesAreATree()
{
    ProcessModel model(*m_run);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    begin();
    TreeSample sample;
    sample.processes = { process(30, 3, 10), process(10, 1, 1, 21), process(20, 2, 10), process(25, 5, 20) };
    m_run->add(sample);
    QTRY_COMPARE(model.rowCount(), 4);
    QCOMPARE(column(model, ProcessModel::PidColumn), (QStringList { "10", "20", "25", "30" }));
    QCOMPARE(column(model, ProcessModel::RoleColumn), (QStringList { "main", "worker", "worker", "worker" }));
    const auto indent = [&model](int row) {
        const QString text = model.index(row, ProcessModel::PidColumn).data().toString();
        return text.size() - text.trimmed().size();
    };
    QVERIFY(indent(0) == 0 && indent(1) > 0 && indent(2) > indent(1) && indent(3) == indent(1));
    QVERIFY(model.index(0, ProcessModel::MemoryColumn).data().toString().startsWith("21"));
    QCOMPARE(model.index(0, ProcessModel::CpuColumn).data().toString(), QStringLiteral("12 %"));
    // One comes between others: what was there stays the same row.
    const QPersistentModelIndex last = model.index(3, 0);
    sample.t = 1;
    sample.processes.push_back(process(22, 4, 20));
    m_run->add(sample);
    QTRY_COMPARE(model.rowCount(), 5);
    QCOMPARE(column(model, ProcessModel::PidColumn), (QStringList { "10", "20", "22", "25", "30" }));
    QCOMPARE(last.row(), 4);
    QCOMPARE(last.data().toString().trimmed(), QStringLiteral("30"));
    QCOMPARE(model.index(2, ProcessModel::StateColumn).data().toString(), QStringLiteral("runs since 1.0 s"));
}

void WatchTest::endedProcessesStayInGrey()
{
    ProcessModel model(*m_run);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    begin();
    TreeSample sample;
    sample.processes = { process(10, 1, 1), process(20, 2, 10), process(21, 3, 10) };
    m_run->add(sample);
    m_run->add(Event { 0.45, events::workerExited, 20, "process 20 was ended by SIGSEGV" });
    sample.t = 0.5;
    sample.processes = { process(10, 1, 1), process(21, 3, 10) };
    m_run->add(sample);
    sample.t = 0.6;
    sample.processes = { process(10, 1, 1) };
    m_run->add(sample);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(column(model, ProcessModel::StateColumn),
        (QStringList { "runs", "gone since 0.6 s", "0.5 s: was ended by SIGSEGV" }));
    QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
    QVERIFY(model.index(1, 0).data(Qt::ForegroundRole).isValid());
    // The event may come after the sample in which the process was missing.
    m_run->add(Event { 0.55, events::workerExited, 21, "process 21 exited with status 3, 2 ms after it began" });
    QTRY_COMPARE(model.index(1, ProcessModel::StateColumn).data().toString(),
        QStringLiteral("0.6 s: exited with status 3, 2 ms after it began"));
}

void WatchTest::pidsAreUsedAgain()
{
    ProcessList list;
    TreeSample sample;
    sample.processes = { process(10, 1, 1), process(20, 2, 10) };
    list.take(sample);
    sample.t = 1;
    sample.processes = { process(10, 1, 1), process(20, 99, 10) };
    list.take(sample);
    list.take(Event { 2, events::workerExited, 20, "process 20 was ended by SIGKILL" });
    const std::vector<SeenProcess> tree = list.tree();
    QCOMPARE(tree.size(), std::size_t { 3 });
    QCOMPARE(tree[1].last.start, std::uint64_t { 99 });
    QCOMPARE(tree[1].end, std::string("was ended by SIGKILL"));
    QVERIFY(tree[2].end.empty());
    QCOMPARE(tree[2].to, std::optional(1.0));
}

void WatchTest::onlySoManyEndedProcessesAreKept()
{
    ProcessList list;
    for (std::uint64_t i = 0; i < ProcessList::keptEnded + 50; ++i) {
        TreeSample sample;
        sample.t = 0.1 * static_cast<double>(i);
        sample.processes = { process(10, 1, 1), process(static_cast<std::int64_t>(1000 + i), i + 2, 10) };
        list.take(sample);
    }
    const std::vector<SeenProcess> tree = list.tree();
    QCOMPARE(tree.size(), ProcessList::keptEnded + 2);
    QCOMPARE(list.forgotten(), std::size_t { 49 });
    QVERIFY(tree.front().isMain);
    QCOMPARE(tree.back().last.pid, std::int64_t { 1049 }); // the oldest that is left
}

void WatchTest::processesOfAFinishedRunAreRead()
{
    ProcessModel model(*m_run);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_run->reset({}, {});
    m_run->finish(test::recordOf(test::crashingRecording(3)));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, ProcessModel::StateColumn).data().toString(), QStringLiteral("lived at the end"));
    begin();
    QCOMPARE(model.rowCount(), 0);
}

/// Unless another run has come on view meanwhile.
void WatchTest::processesOfALongRunAreReadInTheBackground()
{
    ProcessModel model(*m_run);
    const auto longRun = test::recordOf(test::crashingRecording(500));
    m_run->show(longRun);
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, ProcessModel::StateColumn).data().toString(), QStringLiteral("lived at the end"));
    m_run->show(longRun);
    begin();
    TreeSample sample;
    sample.processes = { process(7, 1, 1) };
    m_run->add(sample);
    QTRY_COMPARE(column(model, ProcessModel::PidColumn), QStringList { "7" });
    backgroundPool().waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(column(model, ProcessModel::PidColumn), QStringList { "7" });
}

void WatchTest::logIsSearched()
{
    begin();
    m_run->addOutput("first Error\nnothing\nan error, and an ERROR\nend\n");
    auto* field = part<QLineEdit>("logSearch");
    const auto* text = part<QPlainTextEdit>("log");
    const auto* count = part<QLabel>("logMatches");
    QTest::keyClicks(field, "error");
    QCOMPARE(count->text(), QStringLiteral("1 of 3"));
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("Error"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("2 of 3"));
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), QStringLiteral("3 of 3"));
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("ERROR"));
    QTest::mouseClick(part<QToolButton>("logNext"), Qt::LeftButton);
    QCOMPARE(count->text(), QStringLiteral("1 of 3"));
    QCOMPARE(text->extraSelections().size(), 3);
    QTest::keyClicks(field, "s");
    QCOMPARE(count->text(), QStringLiteral("none"));
    QVERIFY(!part<QToolButton>("logNext")->isEnabled());
    QVERIFY(count->accessibleName().contains("none"));
}

void WatchTest::searchFollowsWhatComes()
{
    begin();
    m_run->addOutput("one match\n");
    QTest::keyClicks(part<QLineEdit>("logSearch"), "match");
    m_run->addOutput("another match\n");
    QTRY_COMPARE(part<QLabel>("logMatches")->text(), QStringLiteral("1 of 2"));
}

void WatchTest::escapeClearsTheSearchAndStopsNothing()
{
    begin();
    m_run->addOutput("one match\n");
    auto* field = part<QLineEdit>("logSearch");
    QTest::keyClicks(field, "match");
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    override.ignore();
    QCoreApplication::sendEvent(field, &override);
    QVERIFY(override.isAccepted());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    QVERIFY(part<QLabel>("logMatches")->text().isEmpty());
    QKeyEvent again(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    again.ignore();
    QCoreApplication::sendEvent(field, &again);
    QVERIFY(!again.isAccepted());
}

void WatchTest::logFollowsUntilSomebodyLooksElsewhere()
{
    m_log->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_log.get()));
    begin();
    auto* bar = part<QPlainTextEdit>("log")->verticalScrollBar();
    auto* follows = part<QCheckBox>("logFollows");
    for (int i = 0; i < 100; ++i)
        m_run->addOutput(QStringLiteral("line %1\n").arg(i));
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QTRY_VERIFY(!follows->isChecked());
    const int place = bar->value();
    m_run->addOutput("more\nand more\n");
    QCOMPARE(bar->value(), place);
    follows->click();
    QCOMPARE(bar->value(), bar->maximum());
    m_run->addOutput("yet more\n");
    QCOMPARE(bar->value(), bar->maximum());
}

void WatchTest::logSaysThatItIsBounded()
{
    begin();
    QString lines;
    for (int i = 0; i < LogPanel::keptLines - 10; ++i)
        lines += QStringLiteral("x\n");
    m_run->addOutput(lines);
    QVERIFY(part<QLabel>("logBound")->isHidden());
    m_run->addOutput("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n");
    QVERIFY(!part<QLabel>("logBound")->isHidden());
    QCOMPARE(part<QPlainTextEdit>("log")->blockCount(), LogPanel::keptLines);
    begin();
    QVERIFY(part<QLabel>("logBound")->isHidden());
}

void WatchTest::eventsPointIntoTheLog()
{
    // Live: by the time at which lines came.
    begin();
    m_run->addOutput("early\n");
    QTest::qWait(700);
    m_run->addOutput("late\n");
    const double now = static_cast<double>(QDateTime::currentMSecsSinceEpoch() - m_run->startedMs()) / 1000;
    const auto* text = part<QPlainTextEdit>("log");
    m_log->point({ now, events::workerExited, 1, {} });
    QVERIFY2(text->textCursor().selectedText().contains("late"), qPrintable(text->textCursor().selectedText()));
    QVERIFY(!text->textCursor().selectedText().contains("early"));
    QVERIFY(!part<QCheckBox>("logFollows")->isChecked());
    // Of another run: by the lines that the event has with it.
    auto record = std::make_shared<RunRecord>(*test::recordOf(test::crashingRecording(1)));
    record->log = QStringLiteral("start\nSegmentation fault\nworker 100\nend\n");
    m_run->reset({}, {});
    m_run->finish(record);
    m_log->point({ 0.5, events::workerExited, 100, {}, { "Segmentation fault", "worker 100" } });
    QCOMPARE(text->textCursor().selection().toPlainText(), QStringLiteral("Segmentation fault\nworker 100"));
}

void WatchTest::logIsCopied()
{
    begin();
    m_run->addOutput("one\ntwo\n");
    part<QToolButton>("logCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one\ntwo\n"));
}

void WatchTest::listsAreCopied()
{
    const std::unique_ptr<HintingTreeView> view(outcomesView(*m_run, nullptr));
    m_run->reset({}, {});
    m_run->finish(test::recordOf(test::crashingRecording(2)));
    view->show();
    view->setFocus();
    QTest::keyClick(view.get(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.first(), QStringLiteral("Outcome\tRequests\tShare"));
    QCOMPARE(lines.at(1), QStringLiteral("Innocents\t400\tall as expected"));
    QVERIFY(lines.size() == 5 && lines.at(2).startsWith("200"));
    view->setCurrentIndex(view->model()->index(1, 0));
    QTest::keyClick(view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(
        QGuiApplication::clipboard()->text(), QStringLiteral("Outcome\tRequests\tShare\nCulprits\t2\tall as expected"));
}

void WatchTest::notesAreTypedInPlace()
{
    ChartStack charts(*m_run);
    NoteEditor editor(charts);
    charts.resize(900, 600);
    charts.show();
    QVERIFY(QTest::qWaitForWindowExposed(&charts));
    begin();
    for (std::uint32_t slot = 0; slot < 60; ++slot)
        m_run->add(test::replies(slot, 200, 20, 5000));
    charts.refresh();
    const QSignalSpy written(&editor, &NoteEditor::written);
    editor.open(4.5);
    auto* field = editor.findChild<QLineEdit*>("noteText");
    QVERIFY(field->accessibleName().contains("4.5"));
    QVERIFY(editor.geometry().contains(QPoint(charts.pointOf(4.5).x(), editor.geometry().center().y())));
    QVERIFY(charts.rect().contains(editor.geometry()));
    QTest::keyClicks(field, "here it began  ");
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!editor.isVisible());
    QCOMPARE(written.count(), 1);
    QCOMPARE(written.first().at(0).toDouble(), 4.5);
    QCOMPARE(written.first().at(1).toString(), QStringLiteral("here it began"));
    m_run->add(Event { 4.5, events::note, 0, "here it began" });
    QCOMPARE(charts.marks().size(), std::size_t { 1 });
    QCOMPARE(charts.marks().front().hue, Hue::Note);
    QCOMPARE(charts.marks().front().text, QStringLiteral("Note: here it began"));
}

void WatchTest::notesThatAreLeftAreNone()
{
    ChartStack charts(*m_run);
    NoteEditor editor(charts);
    charts.show();
    const QSignalSpy written(&editor, &NoteEditor::written);
    editor.open(1);
    auto* field = editor.findChild<QLineEdit*>("noteText");
    QTest::keyClicks(field, "no");
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
    override.ignore();
    QCoreApplication::sendEvent(field, &override);
    QVERIFY(override.isAccepted()); // else the run would be stopped
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!editor.isVisible());
    editor.open(2);
    QVERIFY(field->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(written.count(), 0);
}

}

QTEST_MAIN(labour::WatchTest)
#include "watch_test.moc"
