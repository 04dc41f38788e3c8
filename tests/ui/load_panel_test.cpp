// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/timeline.h"
#include "core/plan/plan_json.h"
#include "tests/ui/workbench.h"
#include "ui/panels/readiness_label.h"
#include "ui/phases/phase_model.h"
#include "ui/phases/phase_shape.h"
#include "ui/widgets/number_box.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <functional>

namespace labour {

namespace {

constexpr int startingMs = 30'000;

const Plan& planOf(test::Workbench& bench)
{
    return bench.window().document().plan();
}

const LoadPlan& loadOf(test::Workbench& bench)
{
    return planOf(bench).load;
}

void type(QAbstractSpinBox& box, const QString& text)
{
    box.setFocus();
    box.selectAll();
    QTest::keyClicks(&box, text);
    QTest::keyClick(&box, Qt::Key_Return);
}

void choose(QComboBox& box, const QString& text)
{
    box.setFocus();
    const int wanted = box.findText(text);
    while (box.currentIndex() < wanted)
        QTest::keyClick(&box, Qt::Key_Down);
    while (box.currentIndex() > wanted)
        QTest::keyClick(&box, Qt::Key_Up);
}

bool hasEvent(test::Workbench& bench, const char* kind)
{
    const std::vector<Event>& events = bench.window().run().recording().events();
    return std::any_of(events.begin(), events.end(), [kind](const Event& event) { return event.kind == kind; });
}

/// The window's charts have a mark where the recording has the event.
bool isMarked(test::Workbench& bench, const char* kind)
{
    const std::vector<Event>& events = bench.window().run().recording().events();
    const auto found =
        std::find_if(events.begin(), events.end(), [kind](const Event& event) { return event.kind == kind; });
    if (found == events.end())
        return false;
    const auto& marks = bench.window().charts().marks();
    return std::any_of(marks.begin(), marks.end(), [found](const Mark& mark) { return mark.t == found->t; });
}

std::uint64_t mostInASlot(test::Workbench& bench)
{
    std::uint64_t most = 0;
    for (const TimelineRow& row : timeline(bench.window().run().recording()))
        most = std::max(most, row.requests);
    return most;
}

bool start(test::Workbench& bench)
{
    if (!bench.show() || !QTest::qWaitFor([&] { return bench.window().actions().run.isEnabled(); }))
        return false;
    bench.window().actions().run.trigger();
    return QTest::qWaitFor([&] { return bench.window().controller().stage() == RunStage::Sending; }, startingMs)
        && QTest::qWaitFor([&] { return bench.window().charts().columns().size() > 3; }, startingMs);
}

bool stop(test::Workbench& bench)
{
    bench.window().actions().stop.trigger();
    return QTest::qWaitFor([&] { return !bench.window().controller().isRunning(); }, startingMs);
}

}

/// The window's controls of the load, and of its phases.
class LoadPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void everySettingIsSetAndSurvives();
    void closedLoadHasASettingOfItsOwn();
    void everyEditIsAStep();
    void aDragIsOneStep();
    void digitsOfOneNumberAreOneStep();
    void undoneKeysReachTheWindow();
    void closedLoadLeavesNoRate();
    void phasesAreAddedMovedAndRemoved();
    void phasesAreEditedInTheTable();
    void cellsFallBackToLoadAndMix();
    void theShapeIsDragged();
    void theShapeIsMovedByKeys();
    void planWithPhasesKeepsThem();
    void weightsOfPhasesFollowTheMix();
    void theSentenceTellsOfTheLoad();
    void everyControlHasANameAndTakesTheFocus();
    void roomToSpareIsForServersAndBehaviours();
    void whatIsFixedInARunSaysWhy();
    void rateAndConnectionsChangeInARun_data();
    void rateAndConnectionsChangeInARun();
    void theRateOfThePhaseUnderWayChanges();
};

void LoadPanelTest::everySettingIsSetAndSurvives()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* pages = bench.control<QTabWidget>("loadPages");
    choose(*bench.control<QComboBox>("loadKind"), "open");
    type(*bench.control<NumberBox>("rate"), "20");
    type(*bench.control<NumberBox>("lastRate"), "120.5");
    type(*bench.control<QSpinBox>("connections"), "33");
    type(*bench.control<QSpinBox>("processes"), "3");
    type(*bench.control<NumberBox>("extent"), "7.5");
    choose(*bench.control<QComboBox>("engine"), "qt");
    pages->setCurrentIndex(1);
    choose(*bench.control<QComboBox>("policy"), "repeat");
    bench.control<QLineEdit>("seed")->setFocus();
    QTest::keyClicks(bench.control<QLineEdit>("seed"), "42");
    choose(*bench.control<QComboBox>("arrivals"), "Poisson");
    type(*bench.control<NumberBox>("timeout"), "4");
    type(*bench.control<NumberBox>("requestsPerConnection"), "11");
    QTest::keyClick(bench.control<QCheckBox>("insecure"), Qt::Key_Space);
    type(*bench.control<QSpinBox>("repetitions"), "3");

    LoadPlan load;
    load.rate = RatePlan { 20, 120.5 };
    load.connections = 33;
    load.processes = 3;
    load.durationS = 7.5;
    load.arrivals = Arrivals::Poisson;
    load.timeoutS = 4;
    load.requestsPerConnection = 11;
    load.insecure = true;
    QCOMPARE(loadOf(bench), load);
    QCOMPARE(planOf(bench).engine, QStringLiteral("qt"));
    QCOMPARE(planOf(bench).policy, Policy::Repeat);
    QCOMPARE(planOf(bench).seed, quint64 { 42 });
    QCOMPARE(planOf(bench).repetitions, 3);
    QTest::keyClick(bench.control<QCheckBox>("keepAlive"), Qt::Key_Space);
    QVERIFY(!loadOf(bench).keepAlive);
    QVERIFY(!bench.control<NumberBox>("requestsPerConnection")->isEnabled());

    const Plan whole = planOf(bench);
    bench.files().next = bench.path("mine.labour");
    bench.window().actions().savePlan.trigger();
    bench.window().document().setTest("Plain");
    bench.window().openPlan(bench.path("mine.labour"));
    QCOMPARE(planOf(bench), whole);
    bench.restart();
    QCOMPARE(planOf(bench), whole);
    QCOMPARE(bench.control<NumberBox>("rate")->value(), 20.0);
    QCOMPARE(bench.control<NumberBox>("lastRate")->value(), 120.5);
    QCOMPARE(bench.control<QComboBox>("arrivals")->currentText(), QStringLiteral("Poisson"));
    QCOMPARE(bench.control<NumberBox>("timeout")->text(), QStringLiteral("4 s"));
}

void LoadPanelTest::closedLoadHasASettingOfItsOwn()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.control<QTabWidget>("loadPages")->setCurrentIndex(1);
    type(*bench.control<NumberBox>("think"), "0.25");
    QCOMPARE(loadOf(bench).thinkS, 0.25);
    QVERIFY(!bench.control<QComboBox>("arrivals")->isEnabled());
    bench.control<QTabWidget>("loadPages")->setCurrentIndex(0);
    choose(*bench.control<QComboBox>("unit"), "requests");
    QVERIFY(loadOf(bench).requests.has_value());
    QVERIFY(!loadOf(bench).durationS.has_value());
}

void LoadPanelTest::everyEditIsAStep()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(!bench.window().actions().undo.isEnabled());
    QList<Plan> plans { planOf(bench) };
    const QList<std::function<void()>> edits {
        [&] { type(*bench.control<QSpinBox>("connections"), "20"); },
        [&] { choose(*bench.control<QComboBox>("loadKind"), "open"); },
        [&] { type(*bench.control<NumberBox>("rate"), "75"); },
        [&] { bench.control<QToolButton>("stormPhases")->click(); },
        [&] { bench.window().document().setTest("SIGSEGV"); },
        [&] { bench.window().document().addBehaviour("IOBound"); },
        [&] {
            bench.window().document().setParameters(0, { { "length", "5" } });
        },
        [&] { bench.window().document().remove(0); },
        [&] { bench.window().document().pickServer("waitress", "default"); },
        [&] { bench.window().document().setPlan(PlanDocument::firstPlan(*test::shippedCatalogue())); },
    };
    for (const auto& edit : edits) {
        edit();
        QVERIFY(planOf(bench) != plans.last());
        plans.append(planOf(bench));
    }
    for (qsizetype i = edits.size() - 1; i >= 0; --i) {
        QVERIFY(bench.window().actions().undo.text().size() > 6); // it says what
        bench.window().actions().undo.trigger();
        QCOMPARE(planOf(bench), plans.at(i));
    }
    QVERIFY(!bench.window().actions().undo.isEnabled());
    QCOMPARE(bench.control<QSpinBox>("connections")->value(), plans.first().load.connections);
    for (qsizetype i = 1; i < plans.size(); ++i) {
        bench.window().actions().redo.trigger();
        QCOMPARE(planOf(bench), plans.at(i));
    }
    QVERIFY(!bench.window().actions().redo.isEnabled());
}

void LoadPanelTest::aDragIsOneStep()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    const double first = planOf(bench).mix.at(1).weight;
    bench.drag(*bench.weightSlider(1), 0.3);
    const double second = planOf(bench).mix.at(1).weight;
    bench.drag(*bench.weightSlider(1), 0.2);
    QVERIFY(planOf(bench).mix.at(1).weight > second && second > first);
    bench.window().actions().undo.trigger();
    QCOMPARE(planOf(bench).mix.at(1).weight, second);
    QCOMPARE(bench.weightSlider(1)->value(), static_cast<int>(second));
    bench.window().actions().undo.trigger();
    QCOMPARE(planOf(bench).mix.at(1).weight, first);
    QCOMPARE(planOf(bench).test, QStringLiteral("Basic")); // it is that again
}

void LoadPanelTest::digitsOfOneNumberAreOneStep()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    const Plan before = planOf(bench);
    type(*bench.control<QSpinBox>("connections"), "128");
    QCOMPARE(loadOf(bench).connections, 128);
    bench.window().actions().undo.trigger();
    QCOMPARE(planOf(bench), before);
}

/// A field's own editor would swallow them.
void LoadPanelTest::undoneKeysReachTheWindow()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* connections = bench.control<QSpinBox>("connections");
    connections->setFocus();
    QTest::keyClick(connections, Qt::Key_Up);
    QCOMPARE(loadOf(bench).connections, 17);
    QTest::keySequence(connections, QKeySequence::Undo);
    QCOMPARE(loadOf(bench).connections, 16);
    QTest::keySequence(connections, QKeySequence::Redo);
    QCOMPARE(loadOf(bench).connections, 17);
}

void LoadPanelTest::closedLoadLeavesNoRate()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* rate = bench.control<NumberBox>("rate");
    QVERIFY(!rate->isEnabled());
    QVERIFY2(rate->toolTip().contains("choose open load"), qPrintable(rate->toolTip()));
    choose(*bench.control<QComboBox>("loadKind"), "open");
    QVERIFY(rate->isEnabled());
    QVERIFY(bench.window().actions().run.isEnabled());
    bench.control<QToolButton>("stormPhases")->click();
    LoadPlan load = loadOf(bench);
    load.phases[1].rate = RatePlan { 10, 200 };
    load.arrivals = Arrivals::Poisson;
    bench.window().document().setLoad(load);
    choose(*bench.control<QComboBox>("loadKind"), "closed");
    QVERIFY(!loadOf(bench).isOpen());
    QVERIFY2(bench.window().desk().isReady(), qPrintable(bench.window().desk().sentence()));
}

void LoadPanelTest::phasesAreAddedMovedAndRemoved()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* dock = bench.control<QDockWidget>("phasesDock");
    bench.control<QPushButton>("phases")->setFocus();
    QTest::keyClick(bench.control<QPushButton>("phases"), Qt::Key_Space);
    QTRY_VERIFY(dock->widget()->isVisible() && !dock->widget()->visibleRegion().isEmpty());
    auto* add = bench.control<QToolButton>("addPhase");
    QTRY_VERIFY(add->hasFocus());
    QTest::keyClick(add, Qt::Key_Space);
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("steady:10s")); // as long as the run was
    QTest::keyClick(add, Qt::Key_Space);
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("steady:10s steady-2:10s"));
    QCOMPARE(loadOf(bench).durationS, 20.0);
    QVERIFY(!bench.control<NumberBox>("extent")->isEnabled());
    QCOMPARE(bench.control<NumberBox>("extent")->value(), 20.0);
    auto* table = bench.control<QTableView>("phaseTable");
    QCOMPARE(table->currentIndex().row(), 1);
    bench.control<QToolButton>("earlierPhase")->click();
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("steady-2:10s steady:10s"));
    QCOMPARE(bench.control<PhaseShape>("phaseShape")->current(), 0);
    QVERIFY(!bench.control<QToolButton>("earlierPhase")->isEnabled());
    bench.control<QToolButton>("laterPhase")->click();
    bench.control<QToolButton>("removePhase")->click();
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("steady:10s"));
    bench.control<QToolButton>("removePhase")->click();
    QVERIFY(loadOf(bench).phases.isEmpty());
    QVERIFY(bench.control<NumberBox>("extent")->isEnabled());
    QVERIFY(bench.window().actions().run.isEnabled());
}

void LoadPanelTest::phasesAreEditedInTheTable()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setTest("SIGSEGV");
    choose(*bench.control<QComboBox>("loadKind"), "open");
    bench.control<QPushButton>("phases")->click();
    bench.control<QToolButton>("stormPhases")->click();
    auto* table = bench.control<QTableView>("phaseTable");
    const auto write = [&](int row, int column, const QString& text) {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, column));
        QTest::keyClick(table, Qt::Key_F2);
        auto* editor = table->findChild<QWidget*>("phaseEditor");
        if (!editor || editor->accessibleName().isEmpty())
            return false;
        if (auto* number = qobject_cast<NumberBox*>(editor))
            number->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        return QTest::qWaitFor([&] { return !table->findChild<QWidget*>("phaseEditor"); });
    };
    QVERIFY(write(1, PhaseModel::NameColumn, "burst"));
    QVERIFY(write(1, PhaseModel::DurationColumn, "2.5"));
    QVERIFY(write(1, PhaseModel::RateColumn, "80"));
    QVERIFY(write(1, PhaseModel::LastRateColumn, "120"));
    QVERIFY(write(0, PhaseModel::FirstWeightColumn + 1, "4"));
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("baseline:5s(50,4) burst:2.5s@80..120 recovery:10s"));
    QCOMPARE(bench.control<NumberBox>("extent")->value(), 17.5);
    for (int i = 0; i < 5; ++i)
        bench.window().actions().undo.trigger();
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("baseline:5s storm:10s recovery:10s"));
}

void LoadPanelTest::cellsFallBackToLoadAndMix()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setTest("SIGSEGV");
    LoadPlan load = loadOf(bench);
    load.rate = RatePlan { 10, 10 };
    load.phases = *phasesFromText("baseline:5s storm:10s@20..40(1,2)");
    bench.window().document().setLoad(load);
    bench.control<QPushButton>("phases")->click();
    auto* table = bench.control<QTableView>("phaseTable");
    const QAbstractItemModel* model = table->model();
    QCOMPARE(model->index(0, PhaseModel::RateColumn).data().toString(), QStringLiteral("10"));
    QCOMPARE(model->index(0, PhaseModel::FirstWeightColumn + 1).data().toString(), QStringLiteral("0"));
    for (const int column : { int { PhaseModel::RateColumn }, PhaseModel::FirstWeightColumn + 1 }) {
        table->setFocus();
        table->setCurrentIndex(model->index(1, column));
        QTest::keyClick(table, Qt::Key_Delete);
    }
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("baseline:5s storm:10s"));
    QCOMPARE(model->index(1, PhaseModel::FirstWeightColumn + 1).data().toString(), QStringLiteral("50"));
}

void LoadPanelTest::theShapeIsDragged()
{
    test::Workbench bench;
    bench.window().resize(1280, 800);
    QVERIFY(bench.show());
    LoadPlan load = loadOf(bench);
    load.rate = RatePlan { 100, 100 };
    load.phases = *phasesFromText("baseline:5s storm:10s recovery:5s");
    bench.window().document().setLoad(load);
    bench.control<QPushButton>("phases")->click();
    auto* shape = bench.control<PhaseShape>("phaseShape");
    QTRY_VERIFY(shape->isVisible() && shape->height() > 60);
    const Plan before = planOf(bench);
    const auto drag = [&](const QPointF& from, const QPointF& to) {
        QTest::mousePress(shape, Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(shape, ((from + to) / 2).toPoint());
        QTest::mouseMove(shape, to.toPoint());
        QTest::mouseRelease(shape, Qt::LeftButton, {}, to.toPoint());
    };
    const PhaseScale scale = shape->scale();
    const QPointF end(scale.xOf(15), scale.yOf(50));
    drag(end, end - QPointF(scale.xOf(4) - scale.xOf(0), 0));
    QVERIFY2(std::abs(loadOf(bench).phases.at(1).durationS - 6) < 0.5, qPrintable(textOf(loadOf(bench).phases)));
    QCOMPARE(shape->current(), 1);
    bench.window().actions().undo.trigger();
    QCOMPARE(planOf(bench), before); // one step
    const QPointF level(scale.xOf(10), scale.yOf(100));
    drag(level, { level.x(), scale.yOf(60) });
    QVERIFY(loadOf(bench).phases.at(1).rate.has_value());
    QCOMPARE(loadOf(bench).phases.at(1).rate->from, loadOf(bench).phases.at(1).rate->to);
    QVERIFY2(std::abs(loadOf(bench).phases.at(1).rate->from - 60) <= 5, qPrintable(textOf(loadOf(bench).phases)));
    bench.window().actions().undo.trigger();
    const QPointF last(scale.xOf(14), scale.yOf(100));
    drag(last, { last.x(), scale.yOf(40) });
    QCOMPARE(loadOf(bench).phases.at(1).rate->from, 100.0);
    QVERIFY2(std::abs(loadOf(bench).phases.at(1).rate->to - 40) <= 5, qPrintable(textOf(loadOf(bench).phases)));
    bench.window().actions().undo.trigger();
    QCOMPARE(planOf(bench), before);
}

void LoadPanelTest::theShapeIsMovedByKeys()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    LoadPlan load = loadOf(bench);
    load.rate = RatePlan { 100, 100 };
    load.phases = *phasesFromText("baseline:5s storm:10s");
    bench.window().document().setLoad(load);
    bench.control<QPushButton>("phases")->click();
    auto* shape = bench.control<PhaseShape>("phaseShape");
    QTRY_VERIFY(shape->hasFocus());
    QVERIFY(shape->accessibleDescription().startsWith("baseline"));
    QTest::keyClick(shape, Qt::Key_Right);
    QVERIFY(shape->accessibleDescription().startsWith("storm"));
    QTest::keyClick(shape, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(shape, Qt::Key_Up);
    QTest::keyClick(shape, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(shape, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("baseline:5s storm:11s@110..80"));
    QCOMPARE(bench.control<QTableView>("phaseTable")->currentIndex().row(), 1);
}

void LoadPanelTest::planWithPhasesKeepsThem()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    Plan plan = planOf(bench);
    plan.mix = *mixFromTexts({ "PlainResponse=95", "SIGSEGV=5" });
    plan.test.clear();
    plan.load.durationS.reset();
    plan.load.phases = *phasesFromText("baseline:5s@100 storm:10s@100..300(1,3) recovery:5s@50");
    QVERIFY(savePlan(plan, bench.path("phases.labour")));
    bench.window().openPlan(bench.path("phases.labour"));
    QCOMPARE(planOf(bench), plan);
    QVERIFY(bench.window().desk().isReady());
    QCOMPARE(bench.control<NumberBox>("rate")->text(), QStringLiteral("by phase"));
    type(*bench.control<QSpinBox>("connections"), "21"); // an edit of something else
    plan.load.connections = 21;
    bench.files().next = bench.path("again.labour");
    bench.window().actions().savePlan.trigger();
    QCOMPARE(*planFromFile(bench.path("again.labour")), plan);
    bench.restart();
    QCOMPARE(planOf(bench), plan);
}

void LoadPanelTest::weightsOfPhasesFollowTheMix()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setTest("SIGSEGV");
    LoadPlan load = loadOf(bench);
    load.phases = *phasesFromText("baseline:5s(1,0) storm:10s");
    load.durationS.reset();
    bench.window().document().setLoad(load);
    bench.window().document().addBehaviour("PythonWedge");
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("baseline:5s(1,0,0) storm:10s"));
    QVERIFY2(bench.window().desk().isReady(), qPrintable(bench.window().desk().sentence()));
    bench.window().document().remove(1);
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("baseline:5s(1,0) storm:10s"));
    bench.window().document().setTest("Basic");
    QCOMPARE(textOf(loadOf(bench).phases), QStringLiteral("baseline:5s storm:10s"));
    QVERIFY(bench.window().desk().isReady());
}

void LoadPanelTest::theSentenceTellsOfTheLoad()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setTest("SIGSEGV");
    LoadPlan load = loadOf(bench);
    load.durationS.reset();
    load.rate = RatePlan { 50, 50 };
    load.arrivals = Arrivals::Poisson;
    load.requestsPerConnection = 8;
    load.phases = *phasesFromText("baseline:5s storm:10s@50..200");
    bench.window().document().setLoad(load);
    const QString sentence =
        bench.control<QDockWidget>("loadDock")->findChild<ReadinessLabel*>("readiness")->sentence();
    for (const char* part : { "for 15 s", "50 requests a second at random moments on at most 16 connections",
             "a new one after 8 requests", "in phases (baseline, storm at 50 to 200 a second)",
             "; in storm 50\u00a0% of requests will crash a worker; innocents alone in baseline." })
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    load.phases[1].weights = { 1, 9 };
    bench.window().document().setLoad(load);
    QVERIFY2(bench.window().desk().sentence().endsWith("; innocents alone in baseline; weights of their own in storm."),
        qPrintable(bench.window().desk().sentence()));
}

/// Also what another page is over.
void LoadPanelTest::everyControlHasANameAndTakesTheFocus()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    int controls = 0;
    for (const char* name : { "loadDock", "phasesDock" }) {
        for (QWidget* widget : bench.control<QDockWidget>(name)->widget()->findChildren<QWidget*>()) {
            const bool isPart = widget->objectName().startsWith("qt_")
                || qobject_cast<QAbstractSpinBox*>(widget->parent()) || qobject_cast<QComboBox*>(widget->parent())
                || qobject_cast<QTableView*>(widget->parent());
            const bool isControl = qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QComboBox*>(widget)
                || qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget)
                || qobject_cast<QTableView*>(widget) || qobject_cast<PhaseShape*>(widget);
            if (isPart || !isControl || qobject_cast<QTabBar*>(widget->parent()))
                continue;
            ++controls;
            const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
            QVERIFY2((widget->focusPolicy() & Qt::TabFocus) != 0, qPrintable(widget->objectName()));
            QVERIFY2(!widget->toolTip().isEmpty() || qobject_cast<QTableView*>(widget)
                    || qobject_cast<PhaseShape*>(widget), // which have one for each part
                qPrintable(widget->objectName()));
        }
    }
    QVERIFY2(controls >= 24, qPrintable(QString::number(controls)));
}

void LoadPanelTest::roomToSpareIsForServersAndBehaviours()
{
    test::Workbench bench;
    bench.window().resize(1600, 950);
    LoadPlan plan = loadOf(bench);
    plan.rate = RatePlan { 100, 100 };
    plan.arrivals = Arrivals::Poisson;
    plan.phases = *phasesFromText("baseline:5s storm:10s@100..300 recovery:5s");
    plan.durationS.reset();
    bench.window().document().setLoad(plan);
    QVERIFY(bench.show());
    const auto* load = bench.control<QDockWidget>("loadDock");
    QTRY_VERIFY2(load->height() > 200 && load->height() < 340, qPrintable(QString::number(load->height())));
    const auto* sentence = load->findChild<QLabel*>("readinessSentence");
    QTRY_VERIFY(sentence->height() >= sentence->heightForWidth(sentence->width())); // none of it is cut off
    const auto* behaviours = bench.control<QDockWidget>("behavioursDock");
    QVERIFY2(behaviours->height() > 200, qPrintable(QString::number(behaviours->height())));
}

void LoadPanelTest::whatIsFixedInARunSaysWhy()
{
    test::Workbench bench;
    LoadPlan load = loadOf(bench);
    load.durationS = 60;
    load.rate = RatePlan { 40, 40 };
    bench.window().document().setLoad(load);
    QVERIFY(start(bench));
    QVERIFY(!bench.window().actions().undo.isEnabled()); // which would close the load
    for (const char* name : { "loadKind", "engine", "processes", "lastRate", "extent", "unit", "policy", "seed",
             "arrivals", "timeout", "keepAlive", "insecure", "addPhase", "stormPhases" }) {
        const auto* control = bench.control<QWidget>(name);
        QVERIFY2(!control->isEnabled(), name);
        QVERIFY2(control->toolTip().contains("while a run goes on"), qPrintable(control->toolTip()));
    }
    QVERIFY(bench.control<NumberBox>("rate")->isEnabled());
    QVERIFY(bench.control<QSpinBox>("connections")->isEnabled());
    QVERIFY(stop(bench));
    QVERIFY(bench.control<QComboBox>("engine")->isEnabled());
    QVERIFY(bench.window().actions().undo.isEnabled());
}

void LoadPanelTest::rateAndConnectionsChangeInARun_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("native") << "native";
    QTest::newRow("qt") << "qt";
}

void LoadPanelTest::rateAndConnectionsChangeInARun()
{
    QFETCH(const QString, engine);
    test::Workbench bench;
    Plan plan = planOf(bench);
    plan.engine = engine;
    plan.mix = *mixFromTexts({ "PlainResponse=1" });
    plan.load.processes = 1;
    plan.load.durationS = 120;
    plan.load.rate = RatePlan { 5, 20 };
    bench.window().document().setPlan(plan);
    QVERIFY(start(bench));
    type(*bench.control<NumberBox>("rate"), "200");
    QTRY_VERIFY(hasEvent(bench, events::rateChanged));
    QCOMPARE(loadOf(bench).rate, (RatePlan { 200, 200 })); // no ramp any more
    QVERIFY(isMarked(bench, events::rateChanged));
    // Twenty are due in each slot now; the ramp begins with one in two slots.
    QTRY_VERIFY_WITH_TIMEOUT(mostInASlot(bench) >= 15, startingMs);

    type(*bench.control<QSpinBox>("connections"), "7");
    QTRY_VERIFY(hasEvent(bench, events::connectionsChanged));
    QVERIFY(isMarked(bench, events::connectionsChanged));
    QVERIFY(bench.window().actions().undo.isEnabled());
    bench.window().actions().undo.trigger(); // in the running load too
    QTRY_VERIFY(std::any_of(bench.window().run().recording().events().begin(),
        bench.window().run().recording().events().end(), [](const Event& event) {
            return event.kind == events::connectionsChanged && event.detail.find("16") != std::string::npos;
        }));
    QVERIFY(stop(bench));
}

/// And it alone.
void LoadPanelTest::theRateOfThePhaseUnderWayChanges()
{
    test::Workbench bench;
    Plan plan = planOf(bench);
    plan.mix = *mixFromTexts({ "PlainResponse=1" });
    plan.load.durationS.reset();
    plan.load.phases = *phasesFromText("first:90s@10 second:10s@20");
    bench.window().document().setPlan(plan);
    QVERIFY(start(bench));
    QVERIFY(!bench.control<NumberBox>("rate")->isEnabled());
    QVERIFY(bench.control<NumberBox>("rate")->toolTip().contains("a rate of its own"));
    QAbstractItemModel* model = bench.control<QTableView>("phaseTable")->model();
    QTRY_VERIFY(model->flags(model->index(0, PhaseModel::RateColumn)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!model->flags(model->index(1, PhaseModel::RateColumn)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!model->flags(model->index(0, PhaseModel::DurationColumn)).testFlag(Qt::ItemIsEditable));
    QVERIFY(model->setData(model->index(0, PhaseModel::RateColumn), 60));
    QTRY_VERIFY(hasEvent(bench, events::rateChanged));
    QVERIFY(isMarked(bench, events::rateChanged));
    QVERIFY(stop(bench));
}

}

QTEST_MAIN(labour::LoadPanelTest)
#include "load_panel_test.moc"
