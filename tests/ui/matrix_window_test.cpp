// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/machine.h"
#include "tests/ui/made_table.h"
#include "tests/ui/synthetic_run.h"
#include "tests/ui/workbench.h"
#include "ui/matrix/cell_detail.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_view.h"
#include "ui/matrix/setup_panel.h"
#include "ui/widgets/message_bar.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace labour {

namespace {

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void findNameless(QAccessibleInterface* element, QStringList& nameless)
{
    if (!element || element->state().invisible)
        return;
    const QObject* object = element->object();
    const bool isPart = object && object->objectName().startsWith("qt_"); // the insides of Qt's own widgets
    if (!isPart && element->state().focusable && element->role() != QAccessible::Client
        && element->text(QAccessible::Name).isEmpty())
        nameless.append(QStringLiteral("%1 %2").arg(
            object ? object->metaObject()->className() : "?", object ? object->objectName() : QString()));
    if (element->role() == QAccessible::SpinBox || element->role() == QAccessible::ComboBox
        || element->role() == QAccessible::Table || element->role() == QAccessible::Tree)
        return; // their insides are theirs, and those of models
    for (int i = 0; i < element->childCount(); ++i)
        findNameless(element->child(i), nameless);
}

}

/// The matrix in its window, without a measurement.
class MatrixWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void theEmptyMatrixSaysWhatToDo();
    void theFormSaysWhatWillHappen();
    void theMatrixHasTheWindowToItself();
    void aTableIsOpenedAndSaved();
    void filesThatAreNoTablesAreASentence();
    void aCellOfAFileHasItsFigures();
    void aCellThatWasLeftOutSaysWhy();
    void aCellOfThisSessionHasItsRun();
    void theKeyboardSuffices();
    void headersSort();
    void filtersAndFiguresChangeWhatIsShown();
    void everyKindIsExported();
    void fileThatCannotBeWrittenIsSaid();
    void everyControlHasAName();
    void nothingIsCutOffAtTheSmallestSize();
    void theFormSurvivesARestart();

private:
    static bool open(test::Workbench& bench, const DurabilityReport& report);
    static void click(MatrixView& view, int row, int column)
    {
        QTest::mouseClick(
            view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(row, column)).center());
    }
};

/// As a user does: by the menu's action, from a file.
bool MatrixWindowTest::open(test::Workbench& bench, const DurabilityReport& report)
{
    bench.files().next = bench.path("table.json");
    QFile file(bench.files().next);
    if (!file.open(QIODevice::WriteOnly) || file.write(durabilityJson(report)) < 0)
        return false;
    file.close();
    bench.window().actions().showMatrix.trigger();
    bench.window().matrix().actions().open.trigger();
    return QTest::qWaitFor([&] { return !bench.window().matrix().table().isEmpty(); });
}

void MatrixWindowTest::theEmptyMatrixSaysWhatToDo()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(!bench.window().matrix().isVisible());
    QTest::keyClick(&bench.window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(bench.window().matrix().isVisible());
    QVERIFY(bench.control<MatrixView>("matrix")->accessibleDescription().contains("Measure"));
    QVERIFY(bench.control<SetupPanel>("tableSetup")->isVisible());
    QVERIFY(!bench.window().matrix().actions().savePng.isEnabled());
    QVERIFY(!bench.window().matrix().actions().goOn.isEnabled());
    QTest::keyClick(&bench.window(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(bench.window().charts().isVisible());
}

void MatrixWindowTest::theFormSaysWhatWillHappen()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    bench.window().actions().showMatrix.trigger();
    SetupPanel& setup = bench.window().matrix().setup();
    setup.setSetup({ { "wsgiref" }, {}, "1", 1, true });
    QTRY_VERIFY(bench.window().actions().run.isEnabled());
    QVERIFY2(setup.sentence().startsWith("1 server × 6 behaviours, 6 cells"), qPrintable(setup.sentence()));
    QVERIFY2(setup.sentence().contains("about 1 min") || setup.sentence().contains("less than a minute"),
        qPrintable(setup.sentence()));
    bench.control<QCheckBox>("quick")->setChecked(false);
    auto* doses = bench.control<QLineEdit>("doses");
    doses->setFocus();
    doses->selectAll();
    QTest::keyClicks(doses, "1,many");
    QVERIFY2(setup.sentence().contains("not “many”"), qPrintable(setup.sentence()));
    QVERIFY(!bench.window().actions().run.isEnabled());
    QVERIFY(!bench.control<QPushButton>("measure")->isEnabled());
    doses->selectAll();
    QTest::keyClicks(doses, "1,pool");
    bench.control<QSpinBox>("tableRepetitions")->setValue(2);
    QVERIFY2(setup.sentence().contains("25 cells"), qPrintable(setup.sentence())); // with a leak
    bench.control<QToolButton>("chooseServers")->menu()->actions().last()->trigger();
    QVERIFY2(setup.sentence().contains("Check a server"), qPrintable(setup.sentence()));
    bench.control<QToolButton>("chooseBehaviours")->menu()->actions().at(1)->trigger();
    QVERIFY(setup.setup().behaviours.size() > 40);
    auto* search = bench.control<QLineEdit>("tableServerSearch");
    search->setFocus();
    QTest::keyClicks(search, "wsgiref:threading");
    auto* tree = bench.control<QTreeView>("tableServers");
    QCOMPARE(tree->model()->rowCount(), 1);
    const QModelIndex found = tree->model()->index(0, 0, tree->model()->index(0, 0));
    tree->setCurrentIndex(found);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(setup.setup().servers, QStringList { "wsgiref:threading" });
}

void MatrixWindowTest::theMatrixHasTheWindowToItself()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    auto* events = bench.control<QDockWidget>("eventsDock");
    auto* servers = bench.control<QDockWidget>("serversDock");
    events->hide();
    bench.control<QTabWidget>("views")->setCurrentIndex(1);
    QTRY_VERIFY(!servers->isVisible());
    bench.window().actions().resetLayout.trigger();
    QVERIFY(!servers->isVisible());
    bench.control<QTabWidget>("views")->setCurrentIndex(0);
    QTRY_VERIFY(servers->isVisible());
    QVERIFY(events->isVisible()); // as it was reset
}

void MatrixWindowTest::aTableIsOpenedAndSaved()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    DurabilityReport report = test::madeTable();
    report.machine = thisMachine();
    QVERIFY(open(bench, report));
    MatrixPage& page = bench.window().matrix();
    QTRY_COMPARE(page.model().rowCount(), 3);
    QVERIFY(!bench.control<SetupPanel>("tableSetup")->isVisible());
    QVERIFY(page.actions().goOn.isEnabled());
    QVERIFY2(page.actions().goOn.text().contains("cell"), qPrintable(page.actions().goOn.text()));
    bench.files().next = bench.path("copy.json");
    page.actions().saveJson.trigger();
    QTRY_VERIFY(QFile::exists(bench.path("copy.json")));
    QVERIFY(bench.files().suggestion.contains("durability-"));
    QCOMPARE(contentOf(bench.path("copy.json")), contentOf(bench.path("table.json")));
    bench.files().next = bench.path("elsewhere.json");
    QFile elsewhere(bench.path("elsewhere.json"));
    QVERIFY(elsewhere.open(QIODevice::WriteOnly));
    elsewhere.write(durabilityJson(test::madeTable()));
    elsewhere.close();
    page.actions().open.trigger();
    QTRY_COMPARE(page.table().file(), bench.path("elsewhere.json"));
    QVERIFY(!page.actions().goOn.isEnabled());
    QVERIFY2(page.actions().goOn.toolTip().contains("another machine"), qPrintable(page.actions().goOn.toolTip()));
}

void MatrixWindowTest::filesThatAreNoTablesAreASentence()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    auto* bar = bench.control<MessageBar>("messageBar");
    bench.files().next = bench.path("run.json");
    QFile file(bench.files().next);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"schema\": \"labour.run/1\"}");
    file.close();
    bench.window().matrix().actions().open.trigger();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->sentence().contains("run.json") && bar->sentence().contains("labour.durability/1"),
        qPrintable(bar->sentence()));
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(bench.window().matrix().model().rowCount(), 3); // as it was
    bench.files().next = bench.path("nothing.json");
    bench.window().matrix().actions().open.trigger();
    QTRY_VERIFY2(bar->sentence().contains("there is no such file"), qPrintable(bar->sentence()));
}

void MatrixWindowTest::aCellOfAFileHasItsFigures()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    auto* view = bench.control<MatrixView>("matrix");
    click(*view, 0, 2);
    auto* detail = bench.control<CellDetail>("cellDetail");
    QTRY_VERIFY(detail->isVisible());
    QCOMPARE(bench.control<QLabel>("cellTitle")->text(), QStringLiteral("gunicorn · SIGSEGV"));
    QVERIFY2(bench.control<QLabel>("cellVerdict")->text().startsWith("wedged: 150 of 400"),
        qPrintable(bench.control<QLabel>("cellVerdict")->text()));
    QVERIFY(bench.control<QTreeView>("cellFigures")->isVisible());
    bench.control<QTabWidget>("cellPages")->setCurrentIndex(0);
    QVERIFY(bench.control<QLabel>("runNotKept")->isVisible());
    QVERIFY(!bench.control<QWidget>("cellCharts")->isVisible());
    QVERIFY(bench.control<QToolButton>("measureAgain")->isEnabled());
    QVERIFY(bench.control<QTreeView>("cellFigures")->model()->rowCount() > 10);
    bench.control<QComboBox>("measurement")->setCurrentIndex(0);
    QVERIFY(bench.control<QLabel>("cellVerdict")->text().startsWith("recovered"));
    QTest::keyClick(view, Qt::Key_Down); // the detail follows
    QCOMPARE(bench.control<QLabel>("cellTitle")->text(), QStringLiteral("gunicorn:hardened · SIGSEGV"));
    bench.control<QToolButton>("closeCell")->click();
    QVERIFY(!detail->isVisible());
}

void MatrixWindowTest::aCellThatWasLeftOutSaysWhy()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    DurabilityReport report = test::emptyTable();
    report.skipped = { { report.plan.servers.first(), "wsgiref is not installed: no python3" } };
    QVERIFY(open(bench, report));
    auto* view = bench.control<MatrixView>("matrix");
    click(*view, 2, 2);
    QTRY_VERIFY(bench.control<CellDetail>("cellDetail")->isVisible());
    QCOMPARE(bench.control<QLabel>("cellVerdict")->text(),
        QStringLiteral("Left out: wsgiref is not installed: no python3."));
    click(*view, 0, 2);
    QCOMPARE(bench.control<QLabel>("cellVerdict")->text(), QStringLiteral("Not measured yet."));
}

void MatrixWindowTest::aCellOfThisSessionHasItsRun()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    LiveTable& table = bench.window().matrix().table();
    Recording recording = test::crashingRecording(10);
    table.take(test::madeResult("gunicorn", "SIGSEGV", Grade::Wedged, 2, true), test::recordOf(recording));
    auto* view = bench.control<MatrixView>("matrix");
    click(*view, 0, 2);
    QTRY_VERIFY(bench.control<QWidget>("cellCharts")->isVisible());
    QVERIFY(!bench.control<QLabel>("runNotKept")->isVisible());
    const ChartStack& charts = bench.window().matrix().detail().charts();
    QCOMPARE(charts.columns().size(), std::size_t { 100 });
    const auto marksOf = [&charts](Hue hue) {
        return std::count_if(
            charts.marks().begin(), charts.marks().end(), [hue](const Mark& mark) { return mark.hue == hue; });
    };
    QCOMPARE(marksOf(Hue::BadNews), 10); // exits
    QCOMPARE(marksOf(Hue::GoodNews), 10); // starts
    QCOMPARE(marksOf(Hue::Neutral), 10); // culprits
    QCOMPARE(bench.control<QTreeView>("cellEvents")->model()->rowCount(), 20);
}

void MatrixWindowTest::theKeyboardSuffices()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    auto* view = bench.control<MatrixView>("matrix");
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Right);
    QTest::keyClick(view, Qt::Key_Return);
    auto* detail = bench.control<CellDetail>("cellDetail");
    QTRY_VERIFY(detail->isVisible());
    QCOMPARE(bench.control<QLabel>("cellTitle")->text(), QStringLiteral("gunicorn · PlainResponse"));
    QTest::keyClick(view, Qt::Key_Tab); // out of the matrix, to what is beside it
    QVERIFY(bench.window().focusWidget() != view);
    QTest::keyClick(&bench.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(bench.control<SetupPanel>("tableSetup")->isVisible());
    QVERIFY(!detail->isVisible());
}

void MatrixWindowTest::headersSort()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    auto* view = bench.control<MatrixView>("matrix");
    const auto first = [view] { return view->model()->headerData(0, Qt::Vertical).toString().section(' ', 0, 0); };
    const QHeaderView* header = view->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(2) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(first(), QStringLiteral("gunicorn"));
    QCOMPARE(bench.control<QComboBox>("matrixOrder")->currentText(), QStringLiteral("by SIGSEGV"));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(first(), QStringLiteral("gunicorn:hardened"));
    bench.control<QComboBox>("matrixOrder")->setCurrentIndex(0);
    QCOMPARE(first(), QStringLiteral("gunicorn"));
}

void MatrixWindowTest::filtersAndFiguresChangeWhatIsShown()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    auto* view = bench.control<MatrixView>("matrix");
    auto* figure = bench.control<QComboBox>("matrixFigure");
    figure->setFocus();
    QTest::keyClicks(figure, "Innocents that f");
    QCOMPARE(view->model()->index(0, 2).data().toString(), QStringLiteral("150"));
    auto* dose = bench.control<QComboBox>("matrixDose");
    dose->setCurrentIndex(dose->findText("1"));
    QCOMPARE(view->model()->index(0, 2).data().toString(), QStringLiteral("100"));
    auto* variant = bench.control<QComboBox>("matrixVariant");
    variant->setCurrentIndex(variant->findText("default beside hardened"));
    QCOMPARE(view->model()->rowCount(), 1);
    QCOMPARE(view->model()->columnCount(), 5);
    QVERIFY(variant->findText("default beside hardened") >= 0); // the way back is still there
    variant->setCurrentIndex(0);
    QCOMPARE(view->model()->rowCount(), 3);
    auto* concurrency = bench.control<QComboBox>("matrixConcurrency");
    concurrency->setCurrentIndex(concurrency->findText("single"));
    QVERIFY(view->model()->rowCount() < 3);
}

void MatrixWindowTest::everyKindIsExported()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    MatrixActions& actions = bench.window().matrix().actions();
    const auto saved = [&bench](QAction& action, const QString& name) {
        bench.files().next = bench.path(name);
        action.trigger();
        return QTest::qWaitFor([&] { return QFile::exists(bench.path(name)); });
    };
    QVERIFY(saved(actions.savePng, "matrix.png"));
    const QImage image(bench.path("matrix.png"));
    QVERIFY(image.width() > 1000 && image.text("Description").contains("a CPU"));
    QVERIFY(saved(actions.saveSvg, "matrix.svg"));
    QVERIFY(contentOf(bench.path("matrix.svg")).contains("<svg"));
    QVERIFY(saved(actions.saveCsv, "table.csv"));
    QCOMPARE(contentOf(bench.path("table.csv")).count("\r\n"), 11);
    QVERIFY(saved(actions.saveJson, "saved.json"));
    QCOMPARE(QJsonDocument::fromJson(contentOf(bench.path("saved.json"))).object().value("schema").toString(),
        QStringLiteral("labour.durability/1"));
    QVERIFY(saved(actions.saveHtml, "table.html"));
    QVERIFY(contentOf(bench.path("table.html")).contains("What culprits do to innocents"));
}

void MatrixWindowTest::fileThatCannotBeWrittenIsSaid()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    auto* bar = bench.control<MessageBar>("messageBar");
    MatrixActions& actions = bench.window().matrix().actions();
    for (QAction* action : actions.exports()) {
        bar->hide();
        bench.files().next = bench.path("nowhere/table");
        action->trigger();
        QTRY_VERIFY2(bar->isVisible() && bar->sentence().contains("nowhere"), qPrintable(action->text()));
    }
}

void MatrixWindowTest::everyControlHasAName()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    QStringList nameless;
    bench.window().matrix().actions().setUp.setChecked(true);
    findNameless(QAccessible::queryAccessibleInterface(&bench.window().matrix()), nameless);
    click(*bench.control<MatrixView>("matrix"), 0, 2);
    findNameless(QAccessible::queryAccessibleInterface(&bench.window().matrix()), nameless);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("\n")));
}

void MatrixWindowTest::nothingIsCutOffAtTheSmallestSize()
{
    test::Workbench bench;
    bench.window().resize(1280, 800);
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    for (const bool isDetail : { false, true }) {
        bench.window().matrix().actions().setUp.setChecked(!isDetail);
        if (isDetail)
            click(*bench.control<MatrixView>("matrix"), 0, 2);
        QCoreApplication::processEvents();
        QVERIFY2(bench.window().minimumSizeHint().width() <= 1280 && bench.window().minimumSizeHint().height() <= 760,
            qPrintable(QStringLiteral("%1x%2")
                           .arg(bench.window().minimumSizeHint().width())
                           .arg(bench.window().minimumSizeHint().height())));
        for (const QComboBox* combo : bench.window().matrix().findChildren<QComboBox*>()) {
            if (combo->isVisible())
                QVERIFY2(combo->width() >= combo->minimumSizeHint().width(), qPrintable(combo->objectName()));
        }
    }
}

void MatrixWindowTest::theFormSurvivesARestart()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(open(bench, test::madeTable()));
    const TableSetup left { { "wsgiref:threading" }, { "SIGSEGV", "OsExit" }, "1,3", 4, false };
    bench.window().matrix().setup().setSetup(left);
    TableSetup kept = bench.window().matrix().setup().setup();
    bench.restart();
    QVERIFY(bench.show());
    QCOMPARE(bench.window().matrix().setup().setup(), kept);
    QCOMPARE(kept.doses, left.doses);
    QCOMPARE(kept.repetitions, left.repetitions);
    QVERIFY(bench.window().matrix().isVisible()); // the view that was left
    QTRY_COMPARE(bench.window().matrix().model().rowCount(), 3); // and its table
    bench.window().actions().showRun.trigger();
    QTRY_VERIFY(bench.control<QDockWidget>("serversDock")->isVisible());
}

}

QTEST_MAIN(labour::MatrixWindowTest)
#include "matrix_window_test.moc"
