// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_check.h"
#include "core/plan/plan_json.h"
#include "tests/ui/workbench.h"
#include "ui/panels/behaviour_menu.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/number_box.h"
#include "ui/window/recent_plans.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>

namespace labour {

namespace {

QWidget* rowOf(test::Workbench& bench, int row)
{
    return bench.control<QWidget>(QStringLiteral("behaviour%1").arg(row));
}

QString shareOf(test::Workbench& bench, int row)
{
    return rowOf(bench, row)->findChild<QLabel*>("share")->text();
}

QList<double> weightsOf(test::Workbench& bench)
{
    QList<double> weights;
    for (const MixEntry& entry : bench.window().document().plan().mix)
        weights.append(entry.weight);
    return weights;
}

bool dropOn(QWidget& window, const QString& file)
{
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(file) });
    QDragEnterEvent enter({ 20, 20 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    return drop.isAccepted();
}

QStringList entriesOf(QMenu& menu)
{
    emit menu.aboutToShow();
    QStringList texts;
    for (const QAction* action : menu.actions())
        texts.append(action->text());
    return texts;
}

}

/// What is set up before a run: the mix, and where it comes from.
class SetUpTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void behavioursAreMuted();
    void oneSoundsAlone();
    void mutesFollowTheirRows();
    void addMenuIsSearched();
    void ownMixesAreKept();
    void namesOfMixesAreChecked();
    void planIsDropped();
    void recentPlansAreOffered();
};

void SetUpTest::initTestCase()
{
    test::isolate();
    QDir(DataFolders::ofThisProgram().users + "/tests").removeRecursively();
}

void SetUpTest::behavioursAreMuted()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QCOMPARE(shareOf(bench, 1), QStringLiteral("1 %"));
    QTest::mouseClick(rowOf(bench, 1)->findChild<QToolButton*>("mute"), Qt::LeftButton);
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 0, 1 }));
    QCOMPARE(shareOf(bench, 1), QStringLiteral("muted"));
    QCOMPARE(shareOf(bench, 2), QStringLiteral("1.0 %")); // 1 of 99
    QCOMPARE(bench.weightSlider(1)->value(), 1); // what comes back
    bench.window().actions().undo.trigger();
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 1, 1 }));
    QVERIFY(!rowOf(bench, 1)->findChild<QToolButton*>("mute")->isChecked());
    bench.weightSlider(1)->setFocus();
    QTest::keyClick(bench.weightSlider(1), Qt::Key_M);
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 0, 1 }));
    QTest::keyClick(bench.weightSlider(1), Qt::Key_Right); // moved, it sounds
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 2, 1 }));
    QVERIFY(!bench.window().document().isMuted(1));
}

void SetUpTest::oneSoundsAlone()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.weightSlider(2)->setFocus();
    QTest::keyClick(bench.weightSlider(2), Qt::Key_S);
    QCOMPARE(weightsOf(bench), (QList<double> { 0, 0, 1 }));
    QCOMPARE(shareOf(bench, 2), QStringLiteral("100 %"));
    QVERIFY(rowOf(bench, 2)->findChild<QToolButton*>("solo")->isChecked());
    QTest::mouseClick(rowOf(bench, 0)->findChild<QToolButton*>("solo"), Qt::LeftButton); // in its place
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 0, 0 }));
    QVERIFY(!rowOf(bench, 2)->findChild<QToolButton*>("solo")->isChecked());
    QTest::mouseClick(rowOf(bench, 0)->findChild<QToolButton*>("solo"), Qt::LeftButton);
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 1, 1 }));
    QCOMPARE(bench.window().document().plan().test, QStringLiteral("Basic")); // as it was
    for (int step = 0; step < 3; ++step)
        bench.window().actions().undo.trigger();
    QVERIFY(!bench.window().actions().undo.isEnabled());
}

void SetUpTest::mutesFollowTheirRows()
{
    PlanDocument document(test::shippedCatalogue());
    document.begin(PlanDocument::firstPlan(document.catalogue()));
    document.setMuted(1, true);
    document.duplicate(0);
    QVERIFY(document.isMuted(2) && !document.isMuted(1));
    document.remove(0);
    QVERIFY(document.isMuted(1));
    QCOMPARE(document.weightOf(1), 1.0);
    document.remove(1);
    QVERIFY(!document.isMuted(0) && !document.isMuted(1));
    document.undo();
    QVERIFY(document.isMuted(1));
    document.setMuted(1, false);
    QCOMPARE(document.plan().mix.at(1).weight, 1.0);
    document.setMuted(1, true);
    document.setTest("SIGSEGV");
    QVERIFY(!document.isMuted(0) && !document.isMuted(1));
}

void SetUpTest::addMenuIsSearched()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* add = bench.control<QToolButton>("addBehaviour");
    QMenu* menu = add->menu();
    menu->popup(add->mapToGlobal(QPoint(0, add->height())));
    QTRY_VERIFY(menu->isVisible());
    auto* search = menu->findChild<QLineEdit*>("behaviourSearch");
    QTRY_VERIFY(search->hasFocus());
    const auto shown = [&] {
        QStringList names;
        for (const QAction* action : menu->actions()) {
            if (action->isVisible() && !action->text().isEmpty())
                names.append(action->text());
        }
        return names;
    };
    QVERIFY(shown().contains("End the worker") && !shown().contains("SIGSEGV"));
    QTest::keyClicks(search, "sigseg");
    QCOMPARE(shown(), (QStringList { "SIGSEGV" }));
    search->setText("no such thing");
    QCOMPARE(shown(), (QStringList { "No behaviour is like that" }));
    search->setText("SIGSEGV");
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(!menu->isVisible());
    QCOMPARE(bench.window().document().plan().mix.last().behaviour, QStringLiteral("SIGSEGV"));
    menu->popup(add->mapToGlobal(QPoint(0, add->height())));
    QTRY_VERIFY(search->hasFocus() && search->text().isEmpty());
    search->setText("sleep");
    QVERIFY(shown().size() > 1);
    QTest::keyClick(search, Qt::Key_Down);
    QVERIFY(menu->activeAction());
    const QString second = menu->activeAction()->text();
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(bench.window().document().plan().mix.last().behaviour, second);
}

void SetUpTest::ownMixesAreKept()
{
    const QString folder = DataFolders::ofThisProgram().users + "/tests/";
    const auto load = [] { return std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram())); };
    {
        test::Workbench bench;
        QVERIFY(bench.show());
        bench.window().document().setWeight(1, 7);
        QVERIFY(!bench.control<QAction>("renameMix")->isEnabled());
        bench.control<QAction>("saveMix")->trigger();
        auto* name = bench.control<QLineEdit>("mixName");
        QVERIFY(name->isVisible() && name->hasFocus());
        QTest::keyClicks(name, "My sleepers");
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!name->isVisible());
        QVERIFY(QFile::exists(folder + "My sleepers.json"));
        QCOMPARE(bench.control<QComboBox>("test")->currentText(), QStringLiteral("My sleepers"));
        QCOMPARE(bench.window().document().plan().test, QStringLiteral("My sleepers"));
        bench.window().document().setTest("Plain");
        auto* tests = bench.control<QComboBox>("test");
        tests->setCurrentIndex(tests->findText("My sleepers"));
        emit tests->activated(tests->currentIndex());
        QCOMPARE(weightsOf(bench), (QList<double> { 98, 7, 1 }));

        bench.control<QAction>("renameMix")->trigger();
        QCOMPARE(name->text(), QStringLiteral("My sleepers"));
        QTest::keyClicks(name, "Yawn");
        QTest::mouseClick(bench.control<QPushButton>("mixNameAnswer"), Qt::LeftButton);
        QVERIFY(QFile::exists(folder + "Yawn.json") && !QFile::exists(folder + "My sleepers.json"));
        QCOMPARE(tests->currentText(), QStringLiteral("Yawn"));
        QCOMPARE(tests->findText("My sleepers"), -1);
        bench.window().actions().undo.trigger(); // to a plan that knew it by its former name
        QVERIFY(!tests->currentText().isEmpty());
        bench.window().actions().redo.trigger();
        bench.window().document().setTest("Yawn");
    }
    test::Workbench bench(load()); // a later start
    QVERIFY(bench.show());
    bench.window().document().setTest("Yawn");
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 7, 1 }));
    bench.control<QAction>("removeMix")->trigger();
    QVERIFY(!QFile::exists(folder + "Yawn.json"));
    QCOMPARE(weightsOf(bench), (QList<double> { 98, 7, 1 })); // it stays in the form
    QCOMPARE(bench.control<QComboBox>("test")->currentText(), QStringLiteral("Own mix"));
    QVERIFY(bench.window().actions().run.isEnabled());
}

void SetUpTest::namesOfMixesAreChecked()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* bar = bench.control<MessageBar>("messageBar");
    auto* name = bench.control<QLineEdit>("mixName");
    for (const char* wrong : { "Basic", "a/b", " ", ".hidden", "a,b" }) {
        bench.control<QAction>("saveMix")->trigger();
        name->setText(wrong);
        bar->hide();
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY2(bar->isVisible() && name->isVisible(), wrong);
    }
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!name->isVisible());
    QVERIFY(QDir(DataFolders::ofThisProgram().users + "/tests").isEmpty());
}

void SetUpTest::planIsDropped()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    Plan plan = bench.window().document().plan();
    plan.load.connections = 5;
    QVERIFY(savePlan(plan, bench.path("dropped.labour")));
    QVERIFY(dropOn(bench.window(), bench.path("dropped.labour")));
    QTRY_COMPARE(bench.window().document().plan().load.connections, 5);
    bench.window().actions().undo.trigger();
    QCOMPARE(bench.window().document().plan().load.connections, 16);
    QVERIFY(!dropOn(bench.window(), bench.path("picture.png")));
}

void SetUpTest::recentPlansAreOffered()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* recent = bench.window().findChild<RecentPlans*>();
    QVERIFY(recent && !recent->menuAction()->isEnabled());
    for (int i = 0; i < 12; ++i) {
        bench.files().next = bench.path(QStringLiteral("plan %1.labour").arg(i));
        bench.window().actions().savePlan.trigger();
    }
    bench.window().openPlan(bench.path("plan 3.labour"));
    QStringList entries = entriesOf(*recent);
    QCOMPARE(entries.size(), 10);
    QCOMPARE(entries.first(), QStringLiteral("&1  plan 3.labour"));
    QCOMPARE(entries.at(1), QStringLiteral("&2  plan 11.labour"));
    QVERIFY(QFile::remove(bench.path("plan 11.labour")));
    bench.restart();
    recent = bench.window().findChild<RecentPlans*>();
    entries = entriesOf(*recent);
    QCOMPARE(entries.size(), 9);
    QCOMPARE(entries.at(1), QStringLiteral("&2  plan 10.labour"));
    bench.window().document().setTest("Plain");
    recent->actions().at(1)->trigger();
    QCOMPARE(bench.window().document().plan().test, QStringLiteral("Basic"));
}

}

QTEST_MAIN(labour::SetUpTest)
#include "setup_test.moc"
