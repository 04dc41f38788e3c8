// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench.h"
#include "ui/history/run_list_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace labour {

namespace {

StoredRun runOf(qint64 id, const QString& server = "gunicorn:sync", const QString& planKey = "a plan")
{
    StoredRun run;
    run.id = id;
    run.startedMs = 1000 * id;
    run.server = server;
    run.mix = "PlainResponse=99, SIGSEGV=1";
    run.planKey = planKey;
    run.engine = "native";
    run.state = StoredRun::State::Done;
    return run;
}

RunsWanted wantedBy(RunColumn order, Qt::SortOrder direction, bool isByPlan = false)
{
    RunsWanted wanted;
    wanted.order = order;
    wanted.direction = direction;
    wanted.isByPlan = isByPlan;
    return wanted;
}

const RunsWanted newestFirst = wantedBy(RunColumn::Started, Qt::DescendingOrder);
const RunsWanted byPlan = wantedBy(RunColumn::Started, Qt::DescendingOrder, true);

/// The ids that the model has, those of a plan between brackets.
QString listedBy(const RunListModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        if (const StoredRun* run = model.runAt(index)) {
            texts.append(QString::number(run->id));
            continue;
        }
        QStringList inside;
        for (int child = 0; child < model.rowCount(index); ++child)
            inside.append(QString::number(model.runAt(model.index(child, 0, index))->id));
        texts.append(QStringLiteral("(%1)").arg(inside.join(' ')));
    }
    return texts.join(' ');
}

QString idsOf(const RunList& list)
{
    RunListModel model;
    model.setList(list);
    return listedBy(model);
}

}

/// The list of runs without a window: its order, and how what is new gets into it.
class RunListTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void anyColumnSorts_data();
    void anyColumnSorts();
    void whatIsUnknownComesLast();
    void plansStandTogether();
    void sharesAreNeverRoundedUp();
    void whatIsNewIsMergedIn();
    void indicesStayWithTheirRuns_data();
    void indicesStayWithTheirRuns();
    void starsAndNotesAreToldOf();
    void cellsSayWhatTheyAre();
};

void RunListTest::anyColumnSorts_data()
{
    QTest::addColumn<RunColumn>("column");
    QTest::addColumn<QString>("ascending");
    QTest::newRow("star") << RunColumn::Star << "3 2 1";
    QTest::newRow("number") << RunColumn::Number << "1 2 3";
    QTest::newRow("started") << RunColumn::Started << "1 2 3";
    QTest::newRow("server") << RunColumn::Server << "2 1 3";
    QTest::newRow("mix") << RunColumn::Behaviours << "3 2 1";
    QTest::newRow("engine") << RunColumn::Engine << "3 1 2";
    QTest::newRow("as expected") << RunColumn::AsExpected << "3 1 2";
    QTest::newRow("p99") << RunColumn::Percentile99 << "2 3 1";
    QTest::newRow("ended") << RunColumn::Ended << "1 2 3";
    QTest::newRow("note") << RunColumn::Note << "2 1 3";
}

void RunListTest::anyColumnSorts()
{
    QFETCH(const RunColumn, column);
    QFETCH(const QString, ascending);
    QList<StoredRun> runs { runOf(1, "uwsgi"), runOf(2, "Twisted"), runOf(3, "wsgiref") };
    runs[0].isStarred = true;
    runs[1].engine = "qt";
    runs[0].requests = runs[1].requests = runs[2].requests = 100;
    runs[0].failed = 5;
    runs[1].failed = 1;
    runs[2].failed = 9;
    runs[0].innocentsP99Ms = 100;
    runs[1].innocentsP99Ms = 9.5;
    runs[2].innocentsP99Ms = 11;
    runs[1].state = StoredRun::State::Failed;
    runs[2].state = StoredRun::State::Running;
    runs[0].note = "b";
    runs[1].note = "A";
    QCOMPARE(idsOf(arranged(runs, wantedBy(column, Qt::AscendingOrder))), ascending);
    // Equal ones are the newest first either way, and what has no value is last.
    if (column == RunColumn::AsExpected || column == RunColumn::Percentile99 || column == RunColumn::Number) {
        QStringList descending = ascending.split(' ');
        std::reverse(descending.begin(), descending.end());
        QCOMPARE(idsOf(arranged(runs, wantedBy(column, Qt::DescendingOrder))), descending.join(' '));
    }
}

void RunListTest::whatIsUnknownComesLast()
{
    QList<StoredRun> runs { runOf(1), runOf(2), runOf(3) };
    runs[1].innocentsP99Ms = 5;
    QCOMPARE(idsOf(arranged(runs, wantedBy(RunColumn::Percentile99, Qt::AscendingOrder))), QStringLiteral("2 3 1"));
    QCOMPARE(idsOf(arranged(runs, wantedBy(RunColumn::Percentile99, Qt::DescendingOrder))), QStringLiteral("2 3 1"));
}

void RunListTest::plansStandTogether()
{
    const QList<StoredRun> runs { runOf(1, "wsgiref", "a"), runOf(2, "wsgiref", "b"), runOf(3, "waitress", "a"),
        runOf(4, "wsgiref", "c") };
    QCOMPARE(idsOf(arranged(runs, byPlan)), QStringLiteral("(4) (3 1) (2)"));
    RunListModel model;
    model.setList(arranged(runs, byPlan));
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("PlainResponse=99, SIGSEGV=1: 2 runs"));
    QVERIFY(!model.runAt(model.index(1, 0)));
    QVERIFY(!(model.index(1, 0).flags() & Qt::ItemIsSelectable));
    QCOMPARE(model.runCount(), 4);
}

void RunListTest::sharesAreNeverRoundedUp()
{
    StoredRun run = runOf(1);
    QCOMPARE(textOf(run, RunColumn::AsExpected), QString());
    run.requests = 1'000'000;
    run.failed = 1;
    QCOMPARE(textOf(run, RunColumn::AsExpected), QLocale().toString(99.9, 'f', 1) + " %");
    run.failed = 0;
    QCOMPARE(textOf(run, RunColumn::AsExpected), QLocale().toString(100.0, 'f', 1) + " %");
    QCOMPARE(textOf(run, RunColumn::Percentile99), QString());
    run.innocents = 3;
    QCOMPARE(textOf(run, RunColumn::Percentile99), QStringLiteral("no reply"));
    run.innocentsP99Ms = 12.34;
    QCOMPARE(textOf(run, RunColumn::Percentile99), QLocale().toString(12.3, 'f', 1) + " ms");
}

void RunListTest::whatIsNewIsMergedIn()
{
    RunListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<StoredRun> runs { runOf(1), runOf(2), runOf(3) };
    model.setList(arranged(runs, newestFirst));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QPersistentModelIndex second = model.indexOf(2);

    runs.append(runOf(4));
    model.setList(arranged(runs, newestFirst));
    QCOMPARE(listedBy(model), QStringLiteral("4 3 2 1"));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(second.row(), 2);

    runs[1].note = "why";
    model.setList(arranged(runs, newestFirst));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toModelIndex(), QModelIndex(second));

    runs.removeAt(1);
    model.setList(arranged(runs, newestFirst));
    QCOMPARE(listedBy(model), QStringLiteral("4 3 1"));
    QVERIFY(!second.isValid());
    QCOMPARE(removed.count(), 1);
    QCOMPARE(resets.count(), 0);
}

void RunListTest::indicesStayWithTheirRuns_data()
{
    QTest::addColumn<bool>("isByPlan");
    QTest::newRow("one list") << false;
    QTest::newRow("by plan") << true;
}

/// Whatever becomes of the list, a selection stays with its runs. Drawn with a fixed seed.
void RunListTest::indicesStayWithTheirRuns()
{
    QFETCH(const bool, isByPlan);
    RunListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(7);
    const auto drawn = [&] {
        QList<StoredRun> runs;
        for (int id = 1; id <= 40; ++id) {
            if (random.bounded(3) > 0)
                runs.append(runOf(id, QString::number(random.bounded(9)), QString::number(id % 5)));
        }
        const auto column = static_cast<RunColumn>(random.bounded(runColumnCount));
        return arranged(runs, wantedBy(column, random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder, isByPlan));
    };
    model.setList(drawn());
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (int i = 0; i < 60; ++i) {
        QHash<qint64, QPersistentModelIndex> indices;
        for (qint64 id = 1; id <= 40; ++id) {
            if (const QModelIndex index = model.indexOf(id); index.isValid())
                indices.insert(id, index.siblingAtColumn(static_cast<int>(id) % runColumnCount));
        }
        const RunList next = drawn();
        model.setList(next);
        QCOMPARE(listedBy(model), idsOf(next));
        for (auto each = indices.cbegin(); each != indices.cend(); ++each) {
            QCOMPARE(each->isValid(), next.runs.contains(each.key()));
            if (each->isValid()) {
                QCOMPARE(model.runAt(*each)->id, each.key());
                QCOMPARE(each->column(), static_cast<int>(each.key()) % runColumnCount);
            }
        }
    }
    QCOMPARE(resets.count(), 0);
}

void RunListTest::starsAndNotesAreToldOf()
{
    RunListModel model;
    model.setList(arranged({ runOf(1), runOf(2) }, newestFirst));
    QSignalSpy stars(&model, &RunListModel::starChanged);
    QSignalSpy notes(&model, &RunListModel::noteChanged);
    const QModelIndex first = model.indexOf(1);
    QVERIFY(model.setData(first, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(first, Qt::Checked, Qt::CheckStateRole)); // it has one
    QCOMPARE(stars.count(), 1);
    QCOMPARE(stars.first(), QList<QVariant>({ qint64 { 1 }, true }));
    const QModelIndex note = first.siblingAtColumn(static_cast<int>(RunColumn::Note));
    QVERIFY(note.flags() & Qt::ItemIsEditable);
    QVERIFY(!(first.flags() & Qt::ItemIsEditable));
    QVERIFY(model.setData(note, "with two workers"));
    QCOMPARE(notes.count(), 1);
    QCOMPARE(notes.first(), QList<QVariant>({ qint64 { 1 }, QStringLiteral("with two workers") }));
    QCOMPARE(note.data().toString(), QStringLiteral("with two workers"));
    // What the history says in the end is what holds.
    model.setList(arranged({ runOf(1), runOf(2) }, newestFirst));
    QCOMPARE(note.data().toString(), QString());
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("no star"));
}

void RunListTest::cellsSayWhatTheyAre()
{
    RunListModel model;
    StoredRun run = runOf(3, "gunicorn:sync,workers=<4>");
    run.state = StoredRun::State::Interrupted;
    run.bytes = 2048;
    model.setList(arranged({ run }, newestFirst));
    const QModelIndex index = model.indexOf(3);
    for (int column = 0; column < runColumnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
    QCOMPARE(
        index.siblingAtColumn(static_cast<int>(RunColumn::Ended)).data().toString(), QStringLiteral("interrupted"));
    const QString help = index.siblingAtColumn(static_cast<int>(RunColumn::Server)).data(Qt::ToolTipRole).toString();
    QVERIFY2(help.contains("workers=&lt;4&gt;") && help.contains("PlainResponse=99"), qPrintable(help));
}

}

QTEST_MAIN(labour::RunListTest)
#include "run_list_test.moc"
