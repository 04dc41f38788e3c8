// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history.h"
#include "tests/integration/support/process_tree.h"
#include "tests/ui/workbench.h"
#include "ui/panels/readiness_label.h"
#include "ui/widgets/number_box.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <unistd.h>

namespace labour {

namespace {

constexpr int startingMs = 30'000;
constexpr int endingMs = 60'000;

QStringList serversOf(test::Workbench& bench)
{
    QStringList texts;
    for (const ServerChoice& choice : bench.window().document().plan().servers)
        texts.append(textOf(choice));
    return texts;
}

QModelIndex rowOf(const QTreeView& view, const QString& text)
{
    return view.model()
        ->match(view.model()->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive)
        .value(0);
}

void clickBox(QTreeView& view, const QString& text)
{
    const QModelIndex row = rowOf(view, text);
    view.scrollTo(row);
    QStyleOptionViewItem option;
    option.initFrom(&view);
    option.rect = view.visualRect(row);
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    const QRect box = view.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &view);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, box.center());
}

/// A server that is there, and ends at once when it is started.
void addBroken(const QTemporaryDir& folder)
{
    QDir(folder.path()).mkpath("servers/broken");
    QFile manifest(folder.filePath("servers/broken/server.json"));
    if (!manifest.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(manifest.fileName()));
    manifest.write(R"json({"name": "broken", "title": "A test's", "summary": "A test's.", "interface": "wsgi",
        "requires": {}, "install": {}, "command": ["{python}", "-c", "raise SystemExit(3)"], "options": [],
        "variants": [{"name": "default", "concurrency": "single"}]
})json");
}

void loadOf(test::Workbench& bench, qint64 requests)
{
    LoadPlan load;
    load.requests = requests;
    bench.window().document().setLoad(load);
}

}

/// Several servers, one after the other.
class SequenceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void lengthsAreLearned();
    void serversAreChecked();
    void optionsAreAForm();
    void runsFollowEachOtherAndAreKept();
    void escEndsAll();
    void closingEndsAll();
    void atOnceIsMarked();
    void repetitionsHaveAGroup();
};

void SequenceTest::lengthsAreLearned()
{
    LoadPlan load;
    load.durationS = 30;
    QCOMPARE(expectedLengthS(load, 1), 33.0);
    QCOMPARE(expectedLengthS(load, 4), 130.0); // 132, as one says it
    SequenceLength length(load);
    QCOMPARE(length.progress(1, 4, 3, 3).remainingS, 30.0 + 3 * 33);
    QCOMPARE(length.progress(1, 4, 50, 50).remainingS, 3 * 33.0); // it takes longer than was thought
    length.learn(40);
    length.learn(2); // its server died
    QCOMPARE(length.progress(2, 4, 50, 10).remainingS, 30.0 + 2 * 40);
    QCOMPARE(length.progress(2, 4, 50, 10).share(), 50.0 / 160);
    load.requests = 100;
    QVERIFY(!expectedLengthS(load, 4));
    SequenceLength ofRequests(load);
    QVERIFY(!ofRequests.progress(1, 2, 5, 5).remainingS);
    ofRequests.learn(8);
    QCOMPARE(ofRequests.progress(2, 2, 9, 1).remainingS, 7.0);
}

void SequenceTest::serversAreChecked()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    auto* view = bench.control<QTreeView>("servers");
    const QAbstractItemModelTester tester(view->model());
    QCOMPARE(rowOf(*view, "wsgiref").data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    auto* atOnce = bench.control<QCheckBox>("atOnce");
    QVERIFY(!atOnce->isVisible());
    clickBox(*view, "wsgiref:threading");
    QCOMPARE(serversOf(bench), (QStringList { "wsgiref", "wsgiref:threading" }));
    QCOMPARE(rowOf(*view, "wsgiref:threading").data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    QVERIFY(atOnce->isVisible());
    QVERIFY2(bench.control<ReadinessLabel>("readiness")->sentence().startsWith("2 servers × 10 s, about 26 s; "),
        qPrintable(bench.control<ReadinessLabel>("readiness")->sentence()));
    QTest::mouseClick(atOnce, Qt::LeftButton, {}, QPoint(8, atOnce->height() / 2));
    QVERIFY(
        bench.control<ReadinessLabel>("readiness")->sentence().startsWith("2 servers at once × 10 s, about 13 s; "));
    bench.restart();
    QVERIFY(bench.show());
    QVERIFY(bench.control<QCheckBox>("atOnce")->isChecked());
    bench.control<QCheckBox>("atOnce")->click();

    view = bench.control<QTreeView>("servers");
    QVERIFY(bench.clickRow("servers", "wsgiref:threading")); // a look is no choice where several are checked
    QCOMPARE(serversOf(bench).size(), 2);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(serversOf(bench), (QStringList { "wsgiref" }));
    bench.window().actions().undo.trigger();
    QCOMPARE(serversOf(bench).size(), 2);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(serversOf(bench), (QStringList { "wsgiref:threading" }));
    bench.window().actions().undo.trigger();
    const QModelIndex row = rowOf(*view, "wsgiref");
    view->scrollTo(row);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
    QCOMPARE(serversOf(bench), (QStringList { "wsgiref" }));
    clickBox(*view, "wsgiref"); // the last one
    QVERIFY(serversOf(bench).isEmpty());
    QVERIFY(!bench.window().actions().run.isEnabled());
}

void SequenceTest::optionsAreAForm()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setPlan([&] {
        Plan plan = bench.window().document().plan();
        plan.servers = *serversFromText("gunicorn:sync,wsgiref");
        return plan;
    }());
    QVERIFY(bench.clickRow("servers", "gunicorn:sync"));
    bench.control<QToolButton>("serverOptions")->click();
    auto* workers = bench.control<NumberBox>("setting_workers");
    QVERIFY(workers->isVisible());
    QCOMPARE(workers->value(), 2.0); // as the variant sets it
    workers->selectAll();
    QTest::keyClicks(workers, "7");
    QCOMPARE(serversOf(bench).first(), QStringLiteral("gunicorn:sync,workers=7"));
    QVERIFY(bench.control<NumberBox>("setting_workers") == workers); // not made anew under the fingers
    workers->setValue(2);
    QCOMPARE(serversOf(bench).first(), QStringLiteral("gunicorn:sync"));
    workers->setValue(9);
    bench.window().actions().undo.trigger();
    QCOMPARE(bench.control<NumberBox>("setting_workers")->value(), 2.0);
    bench.window().actions().redo.trigger();
    QVERIFY(bench.clickRow("servers", "wsgiref"));
    QTRY_VERIFY(bench.window().findChild<QWidget*>("setting_backlog"));
    QVERIFY(bench.clickRow("servers", "gunicorn:sync"));
    QTRY_VERIFY(bench.window().findChild<NumberBox*>("setting_workers"));
    QCOMPARE(serversOf(bench).first(), QStringLiteral("gunicorn:sync,workers=9"));
}

/// The one in the middle does not start.
void SequenceTest::runsFollowEachOtherAndAreKept()
{
    const QTemporaryDir folder;
    addBroken(folder);
    const QString path = folder.filePath("history.sqlite");
    qputenv("LABOUR_HISTORY", path.toLocal8Bit());
    test::Workbench bench(test::catalogueWith(folder.path()));
    QVERIFY(bench.show());
    bench.window().document().setPlan([&] {
        Plan plan = bench.window().document().plan();
        plan.servers = *serversFromText("wsgiref:threading,broken,wsgiref");
        return plan;
    }());
    loadOf(bench, 200);
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    auto* table = bench.control<QTreeView>("sequence");
    const QAbstractItemModelTester tester(table->model());
    QVERIFY(!table->isVisible());
    const QSignalSpy stages(&bench.window().controller(), &RunController::stageChanged);
    QStringList told;
    connect(&bench.window().controller(), &RunController::stageChanged, this,
        [&] { told.append(bench.control<QLabel>("stage")->text()); });
    bench.window().actions().run.trigger();
    QVERIFY(bench.window().desk().isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().desk().isRunning(), endingMs);
    qunsetenv("LABOUR_HISTORY");
    QVERIFY2(std::any_of(told.begin(), told.end(), [](const QString& text) { return text.startsWith("1 of 3"); }),
        qPrintable(told.join("; ")));
    QCOMPARE(bench.control<QLabel>("stage")->text(), QStringLiteral("2 of 3 runs done"));

    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 3);
    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, 0), QStringLiteral("wsgiref:threading"));
    QCOMPARE(cell(0, 1), QStringLiteral("100 %"));
    QVERIFY2(cell(0, 3).endsWith("ms"), qPrintable(cell(0, 3)));
    QCOMPARE(cell(0, 4), QStringLiteral("All innocents were served."));
    QVERIFY2(cell(1, 1).isEmpty() && cell(1, 4).contains("exit code 3"), qPrintable(cell(1, 4)));
    QCOMPARE(cell(2, 1), QStringLiteral("100 %"));
    QCOMPARE(bench.window().run().choice().variant, QStringLiteral("default")); // the last is on view
    QVERIFY(bench.clickRow("sequence", "wsgiref:threading"));
    QCOMPARE(bench.window().run().choice().variant, QStringLiteral("threading"));
    QVERIFY(bench.window().run().isOver());
    QVERIFY(bench.window().charts().columns().size() > 0);

    Result<std::unique_ptr<History>> history = History::open(path, HistoryFile::Access::Reading);
    QVERIFY(history);
    const Result<QList<StoredRun>> runs = (*history)->runs();
    QStringList kept;
    for (const StoredRun& run : *runs) {
        if (run.state == StoredRun::State::Done)
            kept.prepend(run.server);
    }
    QCOMPARE(kept, (QStringList { "wsgiref:threading", "wsgiref" }));
}

void SequenceTest::escEndsAll()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setPlanned("wsgiref", "threading", true);
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench.window().controller().stage(), RunStage::Sending, startingMs);
    QTest::keyClick(&bench.window(), Qt::Key_Escape);
    QVERIFY(bench.window().desk().sequence().isStopping());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().desk().isRunning(), endingMs);
    const QList<SequenceRun>& runs = bench.window().desk().sequence().runs();
    QCOMPARE(runs.first().record->end, RunEnd::Interrupted);
    QVERIFY(runs.last().state == SequenceRun::State::Waiting);
    QVERIFY(!bench.window().controller().isRunning());
    QVERIFY(bench.window().actions().run.isEnabled());
    QCOMPARE(bench.control<QTreeView>("sequence")->model()->index(1, 4).data().toString(), QStringLiteral("not begun"));
}

void SequenceTest::closingEndsAll()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setPlanned("wsgiref", "threading", true);
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bench.window().controller().stage(), RunStage::Sending, startingMs);
    bench.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().isVisible(), endingMs);
    QTRY_VERIFY(test::stillAlive(test::descendantsOf(getpid())).isEmpty());
}

void SequenceTest::atOnceIsMarked()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setPlanned("wsgiref", "threading", true);
    loadOf(bench, 300);
    bench.window().desk().setAtOnce(true);
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().desk().isRunning(), endingMs);
    const QList<SequenceRun>& runs = bench.window().desk().sequence().runs();
    QCOMPARE(runs.size(), 2);
    for (const SequenceRun& run : runs) {
        QVERIFY(run.record);
        QCOMPARE(run.record->end, RunEnd::Done);
        QCOMPARE(run.record->recording.totals().requests, std::uint64_t { 300 });
        QVERIFY(run.record->machine.isShared);
    }
    QVERIFY(runs.first().record->startedMs - runs.last().record->startedMs < 5000);
    bench.window().desk().setAtOnce(false);
    bench.window().actions().run.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().desk().isRunning(), endingMs);
    QVERIFY(!bench.window().desk().sequence().runs().last().record->machine.isShared);
}

void SequenceTest::repetitionsHaveAGroup()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    loadOf(bench, 100);
    bench.window().document().setRepetitions(2);
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    bench.window().actions().run.trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.window().desk().isRunning(), endingMs);
    const QList<SequenceRun>& runs = bench.window().desk().sequence().runs();
    QCOMPARE(runs.size(), 2);
    QVERIFY(!runs.first().record->group.isEmpty());
    QCOMPARE(runs.first().record->group, runs.last().record->group);
    QVERIFY(runs.first().record->plan.seed != runs.last().record->plan.seed);
    QCOMPARE(bench.control<QTreeView>("sequence")->model()->index(1, 0).data().toString(),
        QStringLiteral("wsgiref, repetition 2"));
}
}

QTEST_MAIN(labour::SequenceTest)
#include "sequence_test.moc"
