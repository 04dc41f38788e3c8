// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_json.h"
#include "core/server/interpreters.h"
#include "tests/ui/made_table.h"
#include "tests/ui/workbench.h"
#include "ui/comparison/comparison_charts.h"
#include "ui/comparison/comparison_page.h"
#include "ui/matrix/matrix_page.h"
#include "ui/preferences/interpreter_field.h"
#include "ui/window/languages.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <functional>

namespace labour {

namespace {

/// One thing that the workbench remembers: how a user sets it, and how one sees that it is so.
struct Remembered {
    const char* name;
    std::function<void(test::Workbench&)> set;
    std::function<bool(test::Workbench&)> isSo;
};

QDialog* preferences(test::Workbench& bench)
{
    bench.window().actions().preferences.trigger();
    return qobject_cast<QDialog*>(QApplication::activeModalWidget()); // one that was closed may still be there
}

template <typename Control>
void inPreferences(test::Workbench& bench, const char* name, const std::function<void(Control&)>& use)
{
    QDialog* dialog = preferences(bench);
    use(*dialog->findChild<Control*>(name));
    dialog->close();
}

void choose(test::Workbench& bench, const char* name, int index)
{
    inPreferences<QComboBox>(bench, name, [index](QComboBox& box) {
        box.setCurrentIndex(index);
        emit box.activated(index);
    });
}

bool isChosen(test::Workbench& bench, const char* name, int index)
{
    int chosen = -1;
    inPreferences<QComboBox>(bench, name, [&chosen](QComboBox& box) { chosen = box.currentIndex(); });
    return chosen == index;
}

/// Of the run's charts; those of a cell of the matrix have one of their own.
QComboBox& timeWindow(test::Workbench& bench)
{
    return *bench.window().charts().findChild<QComboBox*>("timeWindow");
}

QAction* withData(const QList<QAction*>& actions, const QVariant& data)
{
    const auto found =
        std::find_if(actions.begin(), actions.end(), [&data](const QAction* each) { return each->data() == data; });
    return found == actions.end() ? nullptr : *found;
}

/// As a user does who has a table in a file, but for the folder, which is another row's.
void openTable(test::Workbench& bench)
{
    const QString folder = bench.settings().lastFolder();
    bench.files().next = bench.path("table.json");
    QFile file(bench.files().next);
    if (!file.open(QIODevice::WriteOnly) || file.write(durabilityJson(test::madeTable())) < 0)
        qFatal("no table can be written");
    file.close();
    bench.window().matrix().actions().open.trigger();
    if (!QTest::qWaitFor([&] { return bench.settings().lastTable() == bench.path("table.json"); }))
        qFatal("the table is not opened");
    bench.settings().setLastFolder(folder);
}

void useInterpreter(test::Workbench& bench, const QString& path)
{
    QDialog* dialog = preferences(bench);
    dialog->findChild<InterpreterField*>("interpreter_")->line().setText(path);
    if (!QTest::qWaitFor([&path] { return Interpreters::stored().common == path; }, 30'000))
        qFatal("the interpreter is not taken");
    dialog->close();
}

QStringList keysInSource()
{
    QFile source(QFINDTESTDATA("../../ui/settings/settings.cpp"));
    if (!source.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression definition(QStringLiteral("constexpr char \\w+Key\\[\\] = \\x22([^\\x22]+)\\x22"));
    QStringList keys;
    for (auto found = definition.globalMatch(QString::fromUtf8(source.readAll())); found.hasNext();)
        keys.append(found.next().captured(1));
    keys.sort();
    return keys;
}

/// Every setting of Settings, and the interpreters.
const QList<Remembered>& all()
{
    static const QList<Remembered> rows {
        { "geometry", [](test::Workbench& bench) { bench.window().resize(1111, 777); },
            [](test::Workbench& bench) { return bench.window().size() == QSize(1111, 777); } },
        { "layout", [](test::Workbench& bench) { bench.control<QDockWidget>("eventsDock")->hide(); },
            [](test::Workbench& bench) { return bench.control<QDockWidget>("eventsDock")->isHidden(); } },
        { "theme", [](test::Workbench& bench) { choose(bench, "theme", 2); },
            [](test::Workbench& bench) {
                return isChosen(bench, "theme", 2) && themeOf(bench.window().palette()) == Theme::Dark
                    && bench.window().actions().themeAction(ThemeChoice::Dark)->isChecked();
            } },
        { "colours of series", [](test::Workbench& bench) { choose(bench, "seriesColours", 1); },
            [](test::Workbench& bench) {
                return isChosen(bench, "seriesColours", 1) && seriesColours() == SeriesColours::HighContrast;
            } },
        { "refresh", [](test::Workbench& bench) { choose(bench, "refresh", 3); },
            [](test::Workbench& bench) {
                return isChosen(bench, "refresh", 3) && bench.settings().refreshMs() == 1000;
            } },
        { "memory ceiling",
            [](test::Workbench& bench) {
                inPreferences<QSpinBox>(bench, "memoryCeiling", [](QSpinBox& box) { box.setValue(640); });
            },
            [](test::Workbench& bench) { return bench.settings().memoryCeilingMiB() == 640; } },
        { "logarithmic latency", [](test::Workbench& bench) { bench.window().actions().logLatency.trigger(); },
            [](test::Workbench& bench) { return bench.window().charts().hasLogarithmicLatency(); } },
        { "shown charts",
            [](test::Workbench& bench) { withData(bench.window().charts().choices(), "listenQueue")->trigger(); },
            [](test::Workbench& bench) { return bench.window().charts().shownCharts().contains("listenQueue"); } },
        { "time window",
            [](test::Workbench& bench) {
                timeWindow(bench).setCurrentIndex(1);
                emit timeWindow(bench).activated(1);
            },
            [](test::Workbench& bench) {
                return timeWindow(bench).currentIndex() == 1 && bench.settings().timeWindowS() == 60;
            } },
        { "exports of the whole run",
            [](test::Workbench& bench) { withData(bench.window().actions().exportRanges->actions(), true)->trigger(); },
            [](test::Workbench& bench) {
                return withData(bench.window().actions().exportRanges->actions(), true)->isChecked()
                    && bench.settings().exportsWholeRun();
            } },
        { "picture scale",
            [](test::Workbench& bench) { bench.window().actions().pictureScales->actions().last()->trigger(); },
            [](test::Workbench& bench) {
                return bench.window().actions().pictureScales->actions().last()->isChecked()
                    && bench.settings().pictureScale() > 0;
            } },
        { "interpreter", [](test::Workbench& bench) { useInterpreter(bench, "/usr/bin/python3"); },
            [](test::Workbench& bench) {
                QString shown;
                inPreferences<InterpreterField>(
                    bench, "interpreter_", [&shown](InterpreterField& field) { shown = field.line().text(); });
                return shown == "/usr/bin/python3" && Interpreters::stored().common == shown;
            } },
        { "list of runs",
            [](test::Workbench& bench) {
                bench.window().historyActions().isByPlan.setChecked(true);
                bench.window().historyActions().orders->actions().first()->trigger();
            },
            [](test::Workbench& bench) {
                return bench.window().historyActions().isByPlan.isChecked()
                    && bench.window().historyActions().orders->actions().first()->isChecked();
            } },
        { "filters of runs",
            [](test::Workbench& bench) {
                HistoryActions& actions = bench.window().historyActions();
                for (QAction* filter : { &actions.isStarred, &actions.isOfThisPlan, &actions.isRemoved })
                    filter->setChecked(true);
            },
            [](test::Workbench& bench) {
                const HistoryActions& actions = bench.window().historyActions();
                return actions.isStarred.isChecked() && actions.isOfThisPlan.isChecked()
                    && actions.isRemoved.isChecked();
            } },
        { "size of the history",
            [](test::Workbench& bench) { bench.window().historyActions().sizeLimits->actions().last()->trigger(); },
            [](test::Workbench& bench) {
                const QAction* largest = bench.window().historyActions().sizeLimits->actions().last();
                return largest->isChecked() && bench.settings().historyLimitBytes() == largest->data().toLongLong();
            } },
        { "comparison",
            [](test::Workbench& bench) {
                bench.control<QAbstractButton>("viewPercentiles")->click();
                QComboBox& figure = *bench.control<QComboBox>("comparisonFigure");
                figure.setCurrentIndex(figure.count() - 1);
                bench.control<QAbstractButton>("comparisonLogarithmic")->toggle();
            },
            [](test::Workbench& bench) {
                const ComparisonSetup& setup = bench.window().comparison().charts().setup();
                return setup.view == ComparisonView::Percentiles && setup.figure == CurveFigure::Cpu
                    && setup.isLogarithmic != ComparisonSetup().isLogarithmic;
            } },
        { "phase of the comparison",
            [](test::Workbench& bench) {
                ComparisonSetup setup = bench.window().comparison().charts().setup();
                setup.phase = "storm";
                setup.part = "storm";
                bench.restart([&] { bench.settings().setComparisonSetup(setup); }); // as it is with two runs in phases
                bench.window().show();
            },
            [](test::Workbench& bench) {
                const ComparisonSetup& setup = bench.window().comparison().charts().setup();
                return setup.phase == "storm" && setup.part == "storm";
            } },
        { "picture size",
            [](test::Workbench& bench) { bench.window().actions().pictureSizes->actions().last()->trigger(); },
            [](test::Workbench& bench) { return bench.settings().pictureSize() == QSize(3200, 2400); } },
        { "recent plans",
            [](test::Workbench& bench) {
                bench.files().next = bench.path("kept.labour");
                bench.window().actions().savePlan.trigger();
            },
            [](test::Workbench& bench) {
                return bench.settings().recentPlans() == QStringList { bench.path("kept.labour") };
            } },
        { "folder",
            [](test::Workbench& bench) {
                inPreferences<QLineEdit>(bench, "folder", [](QLineEdit& line) {
                    line.setText(QDir::rootPath());
                    emit line.editingFinished();
                });
            },
            [](test::Workbench& bench) { return bench.settings().lastFolder() == QDir::rootPath(); } },
        { "plan", [](test::Workbench& bench) { bench.window().document().setTest("HeavySleep"); },
            [](test::Workbench& bench) { return bench.window().document().plan().test == "HeavySleep"; } },
        { "at once",
            [](test::Workbench& bench) {
                bench.window().document().setPlanned("gunicorn", "sync", true);
                bench.control<QAbstractButton>("atOnce")->click();
            },
            [](test::Workbench& bench) { return bench.window().desk().isAtOnce(); } },
        { "table's set-up",
            [](test::Workbench& bench) {
                TableSetup setup = bench.settings().tableSetup();
                setup.doses = "1,7";
                setup.repetitions = 3;
                setup.isQuick = false;
                setup.servers = QStringList { "waitress" };
                setup.behaviours = QStringList { "SIGSEGV" };
                bench.restart([&] { bench.settings().setTableSetup(setup); }); // with this in its form
                bench.window().show();
            },
            [](test::Workbench& bench) {
                const TableSetup setup = bench.settings().tableSetup();
                return setup.doses == "1,7" && setup.repetitions == 3 && !setup.isQuick
                    && setup.behaviours == QStringList { "SIGSEGV" };
            } },
        { "view", [](test::Workbench& bench) { bench.window().actions().showMatrix.trigger(); },
            [](test::Workbench& bench) { return bench.window().actions().showMatrix.isChecked(); } },
        { "last table", [](test::Workbench& bench) { openTable(bench); },
            [](test::Workbench& bench) {
                bench.window().showMatrix(true); // it is read only once somebody looks
                return bench.settings().lastTable() == bench.path("table.json")
                    && QTest::qWaitFor([&bench] { return !bench.window().matrix().table().isEmpty(); });
            } },
    };
    return rows;
}

}

/// What is the user's, and stays.
class PreferencesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void eachSettingSurvivesARestart_data();
    void eachSettingSurvivesARestart();
    void settingsSurviveTogether();
    void everyKeyHasItsRow();
    void interpretersAreTriedOut();
    void interpretersAreOfServers();
    void coloursStandOut();
    void textsAreTranslated();

private:
    QTemporaryDir m_folder;
};

void PreferencesTest::initTestCase()
{
    test::isolate();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void PreferencesTest::cleanupTestCase()
{
    applySeriesColours(SeriesColours::OkabeIto);
    QVERIFY(test::settle());
}

void PreferencesTest::eachSettingSurvivesARestart_data()
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < all().size(); ++row)
        QTest::newRow(all().at(row).name) << row;
}

void PreferencesTest::eachSettingSurvivesARestart()
{
    QFETCH(const int, row);
    applyTheme(ThemeChoice::Light);
    applySeriesColours(SeriesColours::OkabeIto);
    Interpreters().store();
    test::Workbench bench;
    QVERIFY(bench.show());
    QVERIFY(!all().at(row).isSo(bench));
    all().at(row).set(bench);
    QTRY_VERIFY(all().at(row).isSo(bench)); // it holds at once
    applyTheme(ThemeChoice::Light); // as if it were another process
    applySeriesColours(SeriesColours::OkabeIto);
    bench.restart();
    QVERIFY(bench.show());
    QTRY_VERIFY(all().at(row).isSo(bench));
}

void PreferencesTest::settingsSurviveTogether()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    for (const Remembered& each : all())
        each.set(bench);
    bench.restart();
    QVERIFY(bench.show());
    for (const Remembered& each : all()) {
        if (QByteArray(each.name) != "geometry") // which other rows have to do with
            QTRY_VERIFY2(each.isSo(bench), each.name);
    }
    Interpreters().store();
}

/// A key to which no row of all() gives another value is a setting that nobody has tried.
void PreferencesTest::everyKeyHasItsRow()
{
    const auto valuesOf = [](test::Workbench& bench) {
        bench.window().close();
        const QSettings settings(bench.path("settings.ini"), QSettings::IniFormat);
        QMap<QString, QVariant> values;
        for (const QString& key : settings.allKeys())
            values.insert(key, settings.value(key));
        return values;
    };
    test::Workbench untouched;
    QVERIFY(untouched.show());
    const QMap<QString, QVariant> before = valuesOf(untouched);
    test::Workbench bench;
    QVERIFY(bench.show());
    for (const Remembered& each : all())
        each.set(bench);
    const QMap<QString, QVariant> after = valuesOf(bench);
    Interpreters().store();
    const QStringList known = keysInSource();
    QVERIFY(known.size() > 30);
    QCOMPARE(after.keys().join(u' '), known.join(u' '));
    QStringList untried;
    for (const QString& key : known) {
        if (after.value(key) == before.value(key))
            untried.append(key);
    }
    QVERIFY2(untried.isEmpty(), qPrintable(untried.join(u' ')));
}

void PreferencesTest::interpretersAreTriedOut()
{
    test::Workbench bench;
    QVERIFY(bench.show());
    QDialog* dialog = preferences(bench);
    auto* field = dialog->findChild<InterpreterField*>("interpreter_");
    QVERIFY(field);
    const Interpreters before = Interpreters::stored();
    field->line().setText("/no/such/python");
    QTRY_COMPARE(field->verdict(), QStringLiteral("There is no such program."));
    field->line().setText("/bin/true");
    QTRY_COMPARE(field->verdict(), QStringLiteral("It is no Python interpreter that works."));
    QCOMPARE(Interpreters::stored(), before); // what does not work is not taken
    field->line().setText("/usr/bin/python3");
    QTRY_VERIFY2(field->verdict().startsWith("Python 3."), qPrintable(field->verdict()));
    QTRY_COMPARE(Interpreters::stored().common, QStringLiteral("/usr/bin/python3"));
    field->line().clear();
    QTRY_VERIFY(Interpreters::stored().common.isEmpty());
    dialog->close();
}

void PreferencesTest::interpretersAreOfServers()
{
    const QString wrapper = m_folder.filePath("python-of-mine");
    QVERIFY(QFile::link("/usr/bin/python3", wrapper));
    test::Workbench bench;
    QVERIFY(bench.show());
    QSignalSpy probed(&bench.window().desk(), &RunDesk::serversProbed);
    QTRY_VERIFY_WITH_TIMEOUT(probed.count() > 0, 30'000);
    probed.clear();
    QDialog* dialog = preferences(bench);
    dialog->findChild<InterpreterField*>("interpreter_wsgiref")->line().setText(wrapper);
    QTRY_COMPARE(Interpreters::fromSettings().of("wsgiref"), wrapper);
    QTRY_VERIFY_WITH_TIMEOUT(probed.count() > 0, 30'000); // servers are looked for again
    QCOMPARE(Interpreters::fromSettings().of("gunicorn"), Interpreters::fromSettings().common);
    dialog->findChild<InterpreterField*>("interpreter_wsgiref")->line().clear();
    QTRY_VERIFY(Interpreters::stored().ofServer.isEmpty());
    dialog->close();
}

void PreferencesTest::coloursStandOut()
{
    for (const Theme theme : { Theme::Light, Theme::Dark }) {
        for (const Hue hue : allHues()) {
            setSeriesColours(SeriesColours::OkabeIto);
            const QColor usual = colourOf(hue, theme);
            setSeriesColours(SeriesColours::HighContrast);
            const QColor strong = colourOf(hue, theme);
            QVERIFY(contrast(strong, plotColours(theme).ground) >= 7);
            QVERIFY(contrast(strong, plotColours(theme).ground) >= contrast(usual, plotColours(theme).ground));
        }
    }
    setSeriesColours(SeriesColours::OkabeIto);
}

/// English has its plurals in a translation too.
void PreferencesTest::textsAreTranslated()
{
    QCOMPARE(QCoreApplication::translate("labour::LiveRun", "own mix of %n behaviours", nullptr, 1),
        QStringLiteral("own mix of 1 behaviours"));
    speak(QLocale(QLocale::English), *qApp);
    QCOMPARE(QCoreApplication::translate("labour::LiveRun", "own mix of %n behaviours", nullptr, 1),
        QStringLiteral("own mix of 1 behaviour"));
    QCOMPARE(QCoreApplication::translate("labour::LiveRun", "own mix of %n behaviours", nullptr, 3),
        QStringLiteral("own mix of 3 behaviours"));
    qDeleteAll(qApp->findChildren<QTranslator*>());
}

}

QTEST_MAIN(labour::PreferencesTest)
#include "preferences_test.moc"
