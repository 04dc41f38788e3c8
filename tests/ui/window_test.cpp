// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_json.h"
#include "tests/ui/workbench.h"
#include "ui/panels/readiness_label.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/number_box.h"

#include <QAccessible>
#include <QActionGroup>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace labour {

namespace {

/// Controls that people can reach and that say nothing of what they are.
void findNameless(QAccessibleInterface* element, QStringList& nameless)
{
    if (!element || element->state().invisible)
        return;
    static const QSet<QAccessible::Role> controls { QAccessible::Button, QAccessible::CheckBox,
        QAccessible::RadioButton, QAccessible::ComboBox, QAccessible::EditableText, QAccessible::SpinBox,
        QAccessible::Slider, QAccessible::Tree, QAccessible::Table, QAccessible::ProgressBar, QAccessible::ButtonMenu,
        QAccessible::Chart };
    const QObject* object = element->object();
    const bool isPart = object && object->objectName().startsWith("qt_"); // the insides of Qt's own widgets
    if (!isPart && (controls.contains(element->role()) || element->state().focusable)
        && element->role() != QAccessible::Client && element->text(QAccessible::Name).isEmpty()) {
        nameless.append(
            QStringLiteral("%1 %2 (role %3)")
                .arg(object ? object->metaObject()->className() : "?", object ? object->objectName() : QString())
                .arg(element->role()));
    }
    if (element->role() == QAccessible::SpinBox || element->role() == QAccessible::ComboBox)
        return; // their editors and lists are theirs
    for (int i = 0; i < element->childCount(); ++i)
        findNameless(element->child(i), nameless);
}

}

/// The letters that Alt gives a meaning in texts: "&Run" has R.
QStringList mnemonicsOf(const QStringList& texts)
{
    QStringList letters;
    for (const QString& text : texts) {
        const QKeySequence keys = QKeySequence::mnemonic(text);
        if (!keys.isEmpty())
            letters.append(keys.toString());
    }
    return letters;
}

QStringList repeated(QStringList letters)
{
    letters.sort();
    QStringList twice;
    for (qsizetype i = 1; i < letters.size(); ++i) {
        if (letters.at(i) == letters.at(i - 1))
            twice.append(letters.at(i));
    }
    return twice;
}

void findRepeatedIn(const QMenu& menu, QStringList& twice)
{
    QStringList texts;
    for (const QAction* action : menu.actions()) {
        texts.append(action->text());
        if (action->menu())
            findRepeatedIn(*action->menu(), twice);
    }
    for (const QString& letter : repeated(mnemonicsOf(texts)))
        twice.append(QStringLiteral("%1 in %2").arg(letter, menu.title()));
}

void turnWheel(QWidget& over)
{
    const QPoint at = over.rect().center();
    QWheelEvent wheel(at, over.mapToGlobal(at), {}, { 0, 120 }, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&over, &wheel);
}

/// Answers the dialogs of a FileChooser: types this name, and says whether to replace.
class FileDialogUser : public QObject
{
public:
    FileDialogUser(QString name, bool replaces)
        : m_name(std::move(name))
        , m_replaces(replaces)
    {
        startTimer(20);
    }
    int questions() const { return m_questions; }

protected:
    void timerEvent(QTimerEvent*) override
    {
        QWidget* active = QApplication::activeModalWidget();
        if (auto* question = qobject_cast<QMessageBox*>(active)) {
            ++m_questions;
            const auto role = m_replaces ? QMessageBox::AcceptRole : QMessageBox::RejectRole;
            for (QAbstractButton* button : question->buttons()) {
                if (question->buttonRole(button) == role)
                    button->click();
            }
        } else if (auto* dialog = qobject_cast<QFileDialog*>(active)) {
            if (m_questions > 0) {
                dialog->reject();
                return;
            }
            dialog->findChild<QLineEdit*>("fileNameEdit")->setText(m_name);
            QMetaObject::invokeMethod(dialog, "accept");
        }
    }

private:
    QString m_name;
    bool m_replaces;
    int m_questions = 0;
};

/// The window without a run.
class WindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void startsReadyToRunAgainstWsgiref();
    void choosingATestFillsTheMix();
    void slidersMoveByMouseAndKeyboard();
    void behavioursCanBeAddedAndRemoved();
    void parametersAreEditedInPlace();
    void badPlanIsASentenceNotADialog();
    void brokenFileIsASentenceNotADialog();
    void unavailableServerCannotBeRun();
    void planGoesThroughAFile();
    void everyControlHasAName();
    void mnemonicsAreUnique();
    void everyActionSaysItsShortcut();
    void searchFindsServers();
    void searchChoosesNoServer();
    void numberOfRequestsCanBeTyped();
    void seedTakesNumbersOnly();
    void valuesOutOfBoundsAreShownAsTheyAre();
    void planOfTwoServersIsASequence();
    void planThatCannotBeReadAnyMoreIsSaid();
    void brokenManifestIsSaid();
    void overwritingIsAsked_data();
    void overwritingIsAsked();
    void fileThatCannotBeWrittenIsSaid();
    void wheelChangesNothingByAccident();
    void addedBehaviourIsInSight();
    void messagesMoveNothing();
    void readinessIsInTheToolBar();
    void nothingIsCutOffAtTheSmallestSize();
    void settingsSurviveARestart();
    void layoutCanBeReset();
    void layoutsAreReadyMade();
    void viewsLeaveTheWindowItsSize();
    void panelsAreVisitedByKey();
    void themesChangeTheCharts();
};

void WindowTest::startsReadyToRunAgainstWsgiref()
{
    test::Workbench bench(test::shippedCatalogue(), test::Workbench::Start::First);
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    QVERIFY(!bench.window().actions().stop.isEnabled());
    QCOMPARE(textOf(bench.window().document().plan().servers.first()), QStringLiteral("wsgiref"));
    QVERIFY(bench.window().desk().sentence().startsWith("wsgiref for 10 s"));
    QVERIFY(bench.window().desk().sentence().endsWith("no request means any harm."));
    bench.weightSlider(1)->setFocus();
    QTest::keyClick(bench.weightSlider(1), Qt::Key_Right); // the culprit is there to be dragged up
    QVERIFY(bench.window().desk().sentence().endsWith("; 1\u00a0% of requests will crash a worker."));
    const QModelIndex wsgiref = bench.window().servers().indexOf({ "wsgiref", "default", {} });
    QTRY_VERIFY(wsgiref.siblingAtColumn(ServerModel::NoteColumn).data().toString().startsWith("3."));
    QCOMPARE(bench.control<QTreeView>("servers")->currentIndex().data().toString(), QStringLiteral("wsgiref"));
}

void WindowTest::choosingATestFillsTheMix()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* tests = bench.control<QComboBox>("test");
    tests->setFocus();
    QTest::keyClicks(tests, "SIG");
    QTest::keyClick(tests, Qt::Key_Return);
    QTRY_COMPARE(bench.window().document().plan().test, QStringLiteral("SIGSEGV"));
    QVERIFY(bench.window().desk().sentence().contains("50\u00a0% of requests will crash a worker"));
    const auto* row = bench.control<QWidget>("behaviour1");
    QVERIFY(row->findChild<QWidget*>("culpritBadge")); // a sign and a word
    QVERIFY(!bench.control<QWidget>("behaviour0")->findChild<QWidget*>("culpritBadge"));
}

void WindowTest::slidersMoveByMouseAndKeyboard()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QSlider* slider = bench.weightSlider(1);
    QCOMPARE(slider->value(), 1);
    bench.drag(*slider, 0.5);
    const double dragged = bench.window().document().plan().mix.at(1).weight;
    QVERIFY2(dragged > 30 && dragged < 70, qPrintable(QString::number(dragged)));
    QCOMPARE(bench.control<QWidget>("behaviour1")->findChild<NumberBox*>("weight")->value(), dragged);
    QCOMPARE(bench.control<QComboBox>("test")->currentText(), QStringLiteral("Basic (modified)"));
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(bench.window().document().plan().mix.at(1).weight, dragged + 1);
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(bench.window().document().plan().mix.at(1).weight, 0.0);
    auto* exact = bench.control<QWidget>("behaviour1")->findChild<NumberBox*>("weight");
    exact->selectAll();
    QTest::keyClicks(exact, "0.5");
    QTest::keyClick(exact, Qt::Key_Return);
    QCOMPARE(bench.window().document().plan().mix.at(1).weight, 0.5);
}

void WindowTest::behavioursCanBeAddedAndRemoved()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    const QMenu* menu = bench.control<QToolButton>("addBehaviour")->menu();
    const auto actions = menu->findChildren<QAction*>();
    const auto wedge =
        std::find_if(actions.begin(), actions.end(), [](const QAction* each) { return each->text() == "PythonWedge"; });
    QVERIFY(wedge != actions.end());
    (*wedge)->trigger();
    QCOMPARE(bench.window().document().plan().mix.size(), 4);
    QVERIFY(bench.window().desk().sentence().contains("hang a worker"));
    const QMenu* more = bench.control<QWidget>("behaviour3")->findChild<QToolButton*>("more")->menu();
    more->actions().first()->trigger();
    QTRY_COMPARE(bench.window().document().plan().mix.size(), 5);
    QTRY_VERIFY(bench.window().findChild<QWidget*>("behaviour4"));
    more = bench.control<QWidget>("behaviour4")->findChild<QToolButton*>("more")->menu();
    more->actions().last()->trigger();
    QTRY_COMPARE(bench.window().document().plan().mix.size(), 4);
}

void WindowTest::parametersAreEditedInPlace()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* row = bench.control<QWidget>("behaviour1");
    auto* pause = row->findChild<NumberBox*>("setting_sleep_duration");
    QVERIFY(pause && !pause->isVisible());
    QTest::mouseClick(row->findChild<QToolButton*>("parameters"), Qt::LeftButton);
    QTRY_VERIFY(pause->isVisible());
    QCOMPARE(pause->value(), 0.5);
    pause->selectAll();
    QTest::keyClicks(pause, "0.25");
    QTest::keyClick(pause, Qt::Key_Return);
    QCOMPARE(textOf(bench.window().document().plan().mix.at(1)), QStringLiteral("Sleeping?sleep_duration=0.25=1"));
}

void WindowTest::badPlanIsASentenceNotADialog()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    for (int row = 0; row < 3; ++row) {
        bench.weightSlider(row)->setFocus();
        QTest::keyClick(bench.weightSlider(row), Qt::Key_Home);
    }
    QVERIFY(!bench.window().actions().run.isEnabled());
    const QString sentence = bench.control<ReadinessLabel>("readiness")->sentence();
    QVERIFY2(sentence.startsWith("All weights are 0"), qPrintable(sentence));
    QVERIFY(bench.window().actions().run.toolTip().startsWith("All weights are 0"));
    QVERIFY(!QApplication::activeModalWidget());
    QTest::keyClick(bench.weightSlider(0), Qt::Key_Right);
    QVERIFY(bench.window().actions().run.isEnabled());
    bench.control<QSpinBox>("processes")->setValue(20);
    QVERIFY(
        bench.control<ReadinessLabel>("readiness")->sentence().contains("20 processes cannot share 16 connections"));
}

void WindowTest::brokenFileIsASentenceNotADialog()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.files().next = bench.path("broken.labour");
    QFile file(bench.files().next);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"schema\": \"labour.plan/1\", \"servers\": 3}");
    file.close();
    bench.window().actions().openPlan.trigger();
    auto* bar = bench.control<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    QVERIFY2(
        bar->sentence().contains("broken.labour") && bar->sentence().contains("/servers"), qPrintable(bar->sentence()));
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(bench.window().document().plan().test, QStringLiteral("Basic")); // as it was
}

void WindowTest::unavailableServerCannotBeRun()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QTRY_VERIFY(!bench.window()
                     .servers()
                     .indexOf({ "wsgiref", "default", {} })
                     .siblingAtColumn(1)
                     .data()
                     .toString()
                     .contains("looking"));
    bench.window().servers().setAvailability(
        { { "gunicorn", { false, "python3 has no module gunicorn", {} } }, { "wsgiref", { true, {}, "3" } } });
    QVERIFY(bench.clickRow("servers", "gunicorn:sync"));
    QCOMPARE(bench.window().document().plan().servers.first().name, QStringLiteral("wsgiref")); // the click did nothing
    bench.window().document().setServer({ "gunicorn", "sync", {} }); // as a plan may ask for it
    QVERIFY(!bench.window().actions().run.isEnabled());
    const QString sentence = bench.control<ReadinessLabel>("readiness")->sentence();
    QVERIFY2(sentence.contains("gunicorn is not installed") && sentence.contains("apt install gunicorn"),
        qPrintable(sentence));
}

void WindowTest::planGoesThroughAFile()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().setTest("SIGSEGV");
    bench.window().document().setWeight(1, 3);
    bench.window().document().setSeed(7);
    const Plan saved = bench.window().document().plan();
    bench.files().next = bench.path("mine.labour");
    bench.window().actions().savePlan.trigger();
    QVERIFY(QFile::exists(bench.path("mine.labour")));
    QVERIFY(bench.files().suggestion.endsWith("SIGSEGV.labour"));
    bench.window().document().setTest("Plain");
    bench.window().openPlan(bench.path("mine.labour"));
    QCOMPARE(bench.window().document().plan(), saved);
}

void WindowTest::everyControlHasAName()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().document().addBehaviour("IOBound");
    bench.window().document().addBehaviour("SIGSEGV");
    for (QToolButton* button : bench.window().findChildren<QToolButton*>("parameters"))
        button->setChecked(true);
    QStringList nameless;
    findNameless(QAccessible::queryAccessibleInterface(&bench.window()), nameless);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("\n")));
}

/// One letter, one meaning: in each menu, and among all that Alt reaches in the window itself.
void WindowTest::mnemonicsAreUnique()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QStringList texts;
    QStringList twice;
    for (const QAction* action : bench.window().menuBar()->actions()) {
        texts.append(action->text());
        findRepeatedIn(*action->menu(), twice);
    }
    for (const QLabel* label : bench.window().findChildren<QLabel*>()) {
        if (label->buddy())
            texts.append(label->text());
    }
    for (const QAbstractButton* button : bench.window().findChildren<QAbstractButton*>())
        texts.append(button->text());
    twice += repeated(mnemonicsOf(texts));
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(", ")));
    QVERIFY(mnemonicsOf(texts).size() > 10);
}

void WindowTest::everyActionSaysItsShortcut()
{
    test::Workbench bench;
    QStringList keys;
    for (const QAction* action : bench.window().actions().withShortcuts()) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY(!key.isEmpty());
        QVERIFY2(!keys.contains(key), qPrintable(key));
        keys.append(key);
        QVERIFY2(action->toolTip().contains(key), qPrintable(action->toolTip()));
        QVERIFY(!action->statusTip().isEmpty());
    }
    QCOMPARE(bench.window().actions().run.shortcut(), QKeySequence("Ctrl+R"));
    QCOMPARE(bench.window().actions().stop.shortcut(), QKeySequence("Esc"));
}

void WindowTest::searchFindsServers()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* view = bench.control<QTreeView>("servers");
    const int groups = view->model()->rowCount();
    QVERIFY(groups > 1);
    QTest::keyClicks(bench.control<QLineEdit>("serverSearch"), "gthr");
    QTRY_COMPARE(view->model()->rowCount(), 1);
    QCOMPARE(view->model()->rowCount(view->model()->index(0, 0)), 1);
    QCOMPARE(
        bench.window().document().plan().servers.first().name, QStringLiteral("wsgiref")); // searching chooses nothing
    const auto* hidden = bench.control<QLabel>("hiddenServers");
    QVERIFY(hidden->isVisible());
    QVERIFY2(hidden->text().startsWith("and 1 more chosen"), qPrintable(hidden->text()));
    bench.control<QLineEdit>("serverSearch")->clear();
    QTRY_COMPARE(view->model()->rowCount(), groups);
    QVERIFY(!hidden->isVisible());
    QCOMPARE(view->currentIndex().data().toString(), QStringLiteral("wsgiref"));
}

void WindowTest::searchChoosesNoServer()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(bench.clickRow("servers", "waitress"));
    const auto server = [&] { return textOf(bench.window().document().plan().servers.first()); };
    QCOMPARE(server(), QStringLiteral("waitress"));
    auto* view = bench.control<QTreeView>("servers");
    for (const QChar letter : QStringLiteral("wsgi")) { // after which waitress is out of sight
        QTest::keyClick(bench.control<QLineEdit>("serverSearch"), letter.toLatin1());
        QCOMPARE(server(), QStringLiteral("waitress"));
    }
    QVERIFY(!view->currentIndex().isValid() || view->currentIndex().data() != "wsgiref");
    view->setFocus(); // which makes some row current
    QCOMPARE(server(), QStringLiteral("waitress"));
    bench.control<QLineEdit>("serverSearch")->clear();
    QTRY_COMPARE(view->currentIndex().data().toString(), QStringLiteral("waitress"));
    for (int i = 0; i < 3 && view->currentIndex().data() == "waitress"; ++i) // a heading may lie between
        QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(server(), QStringLiteral("waitress"));
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(server() != "waitress"); // keys do choose
}

void WindowTest::numberOfRequestsCanBeTyped()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* unit = bench.control<QComboBox>("unit");
    unit->setFocus();
    QTest::keyClicks(unit, "requests");
    QVERIFY(bench.window().document().plan().load.requests.has_value());
    auto* extent = bench.control<NumberBox>("extent");
    extent->setFocus();
    extent->selectAll();
    QTest::keyClicks(extent, "12345");
    QCOMPARE(bench.window().document().plan().load.requests, qint64 { 12345 });
    QTest::keyClick(extent, Qt::Key_Return);
    QCOMPARE(bench.window().document().plan().load.requests, qint64 { 12345 });
    unit->setFocus();
    QTest::keyClick(unit, Qt::Key_Home);
    extent->selectAll();
    QTest::keyClicks(extent, "0.25");
    QCOMPARE(bench.window().document().plan().load.durationS, 0.25);
}

void WindowTest::seedTakesNumbersOnly()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* seed = bench.control<QLineEdit>("seed");
    seed->setFocus();
    QTest::keyClicks(seed, "4x2");
    QCOMPARE(seed->text(), QStringLiteral("42"));
    QVERIFY(QToolTip::text().contains("A seed is a whole number below"));
    QCOMPARE(bench.window().document().plan().seed, quint64 { 42 });
    QTest::keyClicks(seed, "99999999999999999999");
    QVERIFY(bench.window().document().plan().seed < seedLimit);
    QVERIFY(bench.window().actions().run.isEnabled());
    const Plan plan = bench.window().document().plan();
    bench.restart();
    QCOMPARE(bench.window().document().plan(), plan);
}

void WindowTest::valuesOutOfBoundsAreShownAsTheyAre()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    Plan plan = bench.window().document().plan();
    plan.load.connections = 0;
    plan.load.processes = 300;
    plan.load.durationS = -2.5;
    plan.engine = "nativ";
    plan.mix[0].weight = -98;
    plan.mix[1].weight = 0.0001;
    bench.window().document().setPlan(plan);
    QCOMPARE(bench.control<QSpinBox>("connections")->value(), 0);
    QCOMPARE(bench.control<QSpinBox>("processes")->value(), 300);
    QCOMPARE(bench.control<NumberBox>("extent")->value(), -2.5);
    QCOMPARE(bench.control<QComboBox>("engine")->currentIndex(), -1);
    QCOMPARE(bench.control<QComboBox>("engine")->placeholderText(), QStringLiteral("nativ"));
    const auto weight = [&](int row) {
        return bench.control<QWidget>(QStringLiteral("behaviour%1").arg(row))->findChild<NumberBox*>("weight")->value();
    };
    QCOMPARE(weight(0), -98.0);
    QCOMPARE(weight(1), 0.0001);
    bench.control<QSpinBox>("processes")->setValue(2); // and nothing else is written back
    plan.load.processes = 2;
    QCOMPARE(bench.window().document().plan().load, plan.load);
    QCOMPARE(bench.window().document().plan().mix, plan.mix);
    QCOMPARE(bench.control<QSpinBox>("processes")->maximum(), 256);
}

void WindowTest::planOfTwoServersIsASequence()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    Plan plan = bench.window().document().plan();
    plan.servers = *serversFromText("wsgiref,backlog=7,waitress");
    plan.repetitions = 5;
    bench.window().document().setPlan(plan);
    const QString sentence = bench.control<ReadinessLabel>("readiness")->sentence();
    QVERIFY2(sentence.startsWith("2 servers × 5 repetitions × 10 s, about 2 min 10 s; 16 connections"),
        qPrintable(sentence));
    QVERIFY(bench.clickRow("servers", "wsgiref")); // which is looked at
    QCOMPARE(bench.window().document().plan(), plan);
}

void WindowTest::planThatCannotBeReadAnyMoreIsSaid()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(!bench.control<MessageBar>("messageBar")->isVisible());
    for (const char* stored : { "{\"schema\": \"labour.plan/1\", \"servers\": 3}", "nonsense" }) {
        bench.restart([&] {
            QSettings settings(bench.path("settings.ini"), QSettings::IniFormat);
            settings.setValue("plan", QByteArray(stored));
        });
        QVERIFY(bench.show());
        auto* bar = bench.control<MessageBar>("messageBar");
        QVERIFY(bar->isVisible());
        QVERIFY2(bar->sentence().contains("cannot be read any more"), qPrintable(bar->sentence()));
        QVERIFY(bar->findChild<QPlainTextEdit*>()->toPlainText().contains("settings.ini"));
        QCOMPARE(bench.window().document().plan().test, QStringLiteral("Basic"));
    }
}

void WindowTest::brokenManifestIsSaid()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("servers/mine"));
    QFile manifest(folder.filePath("servers/mine/server.json"));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    manifest.write("{\"name\": 5}");
    manifest.close();
    test::Workbench bench(test::catalogueWith(folder.path()));
    QVERIFY(bench.show());
    auto* bar = bench.control<MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->sentence().contains("manifests"), qPrintable(bar->sentence()));
    QVERIFY(bar->findChild<QPlainTextEdit*>()->toPlainText().contains(manifest.fileName()));
    QVERIFY(bench.window().actions().run.isEnabled()); // with all the rest
}

void WindowTest::overwritingIsAsked_data()
{
    QTest::addColumn<bool>("replaces");
    QTest::newRow("no") << false;
    QTest::newRow("yes") << true;
}

/// The name is typed without the suffix that it is given.
void WindowTest::overwritingIsAsked()
{
    QFETCH(const bool, replaces);
    const QTemporaryDir folder;
    QFile there(folder.filePath("mine.labour"));
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.close();
    FileChooser chooser;
    const auto ask = [&](const FileDialogUser&) {
        return chooser.toSave(nullptr, "Save Plan", folder.filePath("suggested.labour"), "Labour plans (*.labour)");
    };
    {
        const FileDialogUser user("mine", replaces);
        QCOMPARE(ask(user), replaces ? there.fileName() : QString());
        QCOMPARE(user.questions(), 1);
    }
    const FileDialogUser user("yours", false);
    QCOMPARE(ask(user), folder.filePath("yours.labour"));
    QCOMPARE(user.questions(), 0);
}

void WindowTest::fileThatCannotBeWrittenIsSaid()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* bar = bench.control<MessageBar>("messageBar");
    bench.files().next = bench.path("nowhere/plan.labour");
    bench.window().actions().savePlan.trigger();
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->sentence().contains("nowhere"), qPrintable(bar->sentence()));
    QVERIFY(!QFile::exists(bench.files().next));
    bench.files().next = bench.path("plan.labour");
    bench.window().actions().savePlan.trigger();
    QVERIFY(QFile::exists(bench.files().next));
    QVERIFY(!bar->isVisible()); // it does not hold any more
}

void WindowTest::wheelChangesNothingByAccident()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.control<QWidget>("behaviour1")->findChild<QToolButton*>("parameters")->setChecked(true);
    bench.control<QLineEdit>("serverSearch")->setFocus();
    const Plan plan = bench.window().document().plan();
    QWidgetList controls;
    for (auto* box : bench.window().findChildren<QAbstractSpinBox*>())
        controls.append(box);
    for (auto* box : bench.window().findChildren<QComboBox*>())
        controls.append(box);
    for (auto* slider : bench.window().findChildren<QSlider*>())
        controls.append(slider);
    QVERIFY(controls.size() > 10);
    for (QWidget* control : controls)
        turnWheel(*control);
    QCOMPARE(bench.window().document().plan(), plan);
    bench.weightSlider(1)->setFocus();
    turnWheel(*bench.weightSlider(1));
    QVERIFY(bench.window().document().plan() != plan);
}

void WindowTest::addedBehaviourIsInSight()
{
    test::Workbench bench;
    bench.window().resize(1280, 800);
    QVERIFY(bench.show());
    bench.control<QWidget>("behaviour1")->findChild<QToolButton*>("parameters")->setChecked(true);
    auto* pause = bench.control<QWidget>("behaviour1")->findChild<NumberBox*>("setting_sleep_duration");
    pause->setValue(0.75);
    const QMenu* menu = bench.control<QToolButton>("addBehaviour")->menu();
    for (int row = 3; row < 9; ++row) {
        const QList<QAction*> actions = menu->findChildren<QAction*>();
        const auto found =
            std::find_if(actions.begin(), actions.end(), [](const QAction* each) { return each->text() == "IOBound"; });
        QVERIFY(found != actions.end());
        (*found)->trigger(); // once: a behaviour may be offered under more than one heading
        const QString name = QStringLiteral("behaviour%1").arg(row);
        QTRY_VERIFY(bench.window().findChild<QWidget*>(name));
        const auto* added = bench.control<QWidget>(name);
        QTRY_VERIFY(added->y() > 0 && added->height() >= added->minimumSizeHint().height()); // it has its place
        QTRY_COMPARE(added->visibleRegion().boundingRect().size(), added->size());
        pause = bench.control<QWidget>("behaviour1")->findChild<NumberBox*>("setting_sleep_duration");
        QVERIFY(pause->isVisibleTo(bench.control<QWidget>("behaviour1"))); // what was open stays so
        QVERIFY(!bench.control<QWidget>(name)->findChild<NumberBox*>("setting_length")
            || !bench.control<QWidget>(name)->findChild<NumberBox*>("setting_length")->isVisible());
    }
}

void WindowTest::messagesMoveNothing()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    const QSize before = bench.window().charts().size();
    bench.files().next = bench.path("plan.labour");
    bench.window().actions().savePlan.trigger();
    QVERIFY(bench.window().statusBar()->currentMessage().contains("plan.labour"));
    QCoreApplication::processEvents();
    QCOMPARE(bench.window().charts().size(), before);
}

void WindowTest::readinessIsInTheToolBar()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    const auto* stage = bench.control<QLabel>("stage");
    QTRY_COMPARE(stage->text(), QStringLiteral("Ready"));
    bench.window().document().setPlan(Plan());
    QVERIFY(!bench.window().actions().run.isEnabled());
    QCOMPARE(stage->text(), QStringLiteral("Not ready"));
}

void WindowTest::nothingIsCutOffAtTheSmallestSize()
{
    test::Workbench bench;
    bench.window().resize(1280, 800);
    QVERIFY(bench.show());
    QVERIFY2(bench.window().minimumSizeHint().width() <= 1280 && bench.window().minimumSizeHint().height() <= 760,
        qPrintable(QStringLiteral("%1x%2")
                       .arg(bench.window().minimumSizeHint().width())
                       .arg(bench.window().minimumSizeHint().height())));
    for (const QComboBox* combo : bench.window().findChildren<QComboBox*>())
        QVERIFY2(combo->width() >= combo->minimumSizeHint().width(), qPrintable(combo->objectName()));
    for (const QLabel* label : bench.window().findChildren<QLabel*>()) {
        if (label->isVisible() && !label->wordWrap() && label->parentWidget()->isVisible())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    for (const QScrollArea* area : bench.window().findChildren<QScrollArea*>())
        QVERIFY(!area->verticalScrollBar()->isVisible());
}

void WindowTest::settingsSurviveARestart()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().resize(1100, 780);
    QTRY_COMPARE(bench.window().size(), QSize(1100, 780));
    bench.control<QDockWidget>("eventsDock")->hide();
    bench.window().actions().logLatency.trigger();
    bench.window().actions().themeAction(ThemeChoice::Dark)->trigger();
    bench.window().actions().pictureSizes->actions().last()->trigger();
    bench.window().document().setTest("HeavySleep");
    bench.window().document().setWeight(1, 11);
    bench.window().document().setServer({ "wsgiref", "threading", {} });
    bench.window().document().setEngine("qt");
    bench.window().document().setSeed(42);
    LoadPlan load;
    load.connections = 5;
    load.processes = 2;
    load.keepAlive = false;
    load.requests = 300;
    bench.window().document().setLoad(load);
    const Plan left = bench.window().document().plan();
    bench.settings().setLastFolder("/tmp");

    bench.restart();
    QVERIFY(bench.show());
    QCOMPARE(bench.window().document().plan(), left);
    QTRY_COMPARE(bench.window().size(), QSize(1100, 780));
    QVERIFY(!bench.control<QDockWidget>("eventsDock")->isVisible());
    QVERIFY(bench.control<QDockWidget>("outcomesDock")->isVisible());
    QVERIFY(bench.window().actions().logLatency.isChecked());
    QVERIFY(bench.window().charts().hasLogarithmicLatency());
    QVERIFY(bench.window().actions().themeAction(ThemeChoice::Dark)->isChecked());
    QVERIFY(bench.window().actions().pictureSizes->actions().last()->isChecked());
    QCOMPARE(bench.settings().lastFolder(), QStringLiteral("/tmp"));
    QCOMPARE(bench.control<QComboBox>("engine")->currentText(), QStringLiteral("qt"));
    QCOMPARE(bench.control<QSpinBox>("connections")->value(), 5);
    QCOMPARE(bench.control<QLineEdit>("seed")->text(), QStringLiteral("42"));
    bench.window().actions().themeAction(ThemeChoice::Auto)->trigger();
}

void WindowTest::layoutCanBeReset()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* events = bench.control<QDockWidget>("eventsDock");
    auto* servers = bench.control<QDockWidget>("serversDock");
    events->hide();
    servers->setFloating(true);
    QTRY_VERIFY(servers->isFloating());
    bench.window().actions().resetLayout.trigger();
    QTRY_VERIFY(events->isVisible());
    QVERIFY(!servers->isFloating());
    QCOMPARE(bench.window().dockWidgetArea(servers), Qt::LeftDockWidgetArea);
}

void WindowTest::layoutsAreReadyMade()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    WindowActions& actions = bench.window().actions();
    const auto* events = bench.control<QDockWidget>("eventsDock");
    const auto* servers = bench.control<QDockWidget>("serversDock");
    auto* report = bench.control<QDockWidget>("reportDock");
    const int height = report->height();
    actions.layoutMatrix.trigger();
    QVERIFY(actions.showMatrix.isChecked());
    QTRY_VERIFY(!servers->isVisible());
    actions.layoutCompare.trigger();
    QVERIFY(actions.showComparison.isChecked());
    actions.showRun.trigger();
    QTRY_VERIFY(report->isVisible() && report->height() > height);
    QVERIFY(!events->isVisible() && !servers->isVisible());
    actions.layoutExplore.trigger();
    QTRY_VERIFY(events->isVisible() && servers->isVisible());
}

/// Each view asks for room of its own, and the panels beside the run for more.
void WindowTest::viewsLeaveTheWindowItsSize()
{
    test::Workbench bench;
    bench.window().setWindowState(Qt::WindowNoState); // whatever screen there is
    bench.window().resize(1280, 800);
    QVERIFY(bench.show());
    WindowActions& actions = bench.window().actions();
    const auto* servers = bench.control<QDockWidget>("serversDock");
    const QSize before = bench.window().size();
    QVERIFY(servers->isVisible());
    for (QAction* view : { &actions.showComparison, &actions.showRun, &actions.showMatrix, &actions.showRun }) {
        view->trigger();
        QTRY_COMPARE(servers->isVisible(), view == &actions.showRun);
        QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(bench.window().size(), before);
    }
}

void WindowTest::panelsAreVisitedByKey()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().actions().showMatrix.trigger();
    QTest::keyClick(&bench.window(), Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), bench.control<QLineEdit>("serverSearch"));
    QVERIFY(bench.window().actions().showRun.isChecked());
    bench.control<QDockWidget>("outcomesDock")->hide();
    QTest::keyClick(&bench.window(), Qt::Key_4, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), bench.control<QTreeView>("outcomes"));
}

void WindowTest::themesChangeTheCharts()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    for (const ThemeChoice choice : { ThemeChoice::Dark, ThemeChoice::Light }) {
        bench.window().actions().themeAction(choice)->trigger();
        const Theme theme = choice == ThemeChoice::Dark ? Theme::Dark : Theme::Light;
        QTRY_COMPARE(themeOf(bench.window().palette()), theme);
        const QImage chart = bench.window().charts().charts().first()->canvas().viewport()->grab().toImage();
        QCOMPARE(chart.pixelColor(2, 2), plotColours(theme).ground);
        QCOMPARE(bench.settings().theme(), choice);
    }
    bench.window().actions().themeAction(ThemeChoice::Auto)->trigger();
}

}

QTEST_MAIN(labour::WindowTest)
#include "window_test.moc"
