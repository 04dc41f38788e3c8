// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/interpreters.h"
#include "tests/ui/workbench.h"
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
    return bench.window().findChild<QDialog*>("preferences");
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

/// Every setting of Settings, but for those of history and comparison, whose own tests have them.
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
    for (const Remembered& each : all()) {
        if (QByteArray(each.name) != "geometry") // the window has to be on a screen for that
            QVERIFY2(each.isSo(bench), each.name);
    }
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
