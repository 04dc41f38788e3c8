// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench.h"
#include "ui/comparison/comparison_page.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/number_box.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QScreen>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace labour {

namespace {

constexpr int runMs = 60'000;

/// Whoever has the keyboard.
QWidget& focus()
{
    QWidget* has = QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::focusWidget();
    if (has && has->focusWidget())
        has = has->focusWidget();
    if (!has)
        qFatal("nothing has the focus");
    return *has;
}

qsizetype countOf(const Recording& recording, const char* kind)
{
    return std::count_if(recording.events().begin(), recording.events().end(),
        [kind](const Event& event) { return event.kind == kind; });
}

/// A picture of the whole screen, as the user has it, in the build's folder.
class Album
{
public:
    Album(QWidget& window, const QString& name)
        : m_window(window)
        , m_folder(QDir(QCoreApplication::applicationDirPath() + "/../walkthrough").absoluteFilePath(name))
    {
        QDir(m_folder).removeRecursively();
        QDir().mkpath(m_folder);
    }
    bool photograph(const QString& what)
    {
        QCoreApplication::processEvents();
        QPixmap picture = m_window.screen()->grabWindow(0);
        if (picture.isNull())
            picture = m_window.grab();
        return picture.save(
            QStringLiteral("%1/%2-%3.png").arg(m_folder).arg(++m_number, 2, 10, QLatin1Char('0')).arg(what));
    }

private:
    QWidget& m_window;
    QString m_folder;
    int m_number = 0;
};

}

/// Somebody who has never read a manual: takes a second server, drags "1 % segfault" up, presses Run, sees innocents
/// die on one and live on the other, and sends the picture of both to a colleague.
class WalkthroughTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::isolate(); }
    void cleanupTestCase() { QVERIFY(test::settle()); }
    void byMouse();
    void byKeyboard();

private:
    static void watch(test::Workbench& bench, Album& album);
    static void checkRuns(test::Workbench& bench);
    static void checkComparison(test::Workbench& bench);
    static void checkPicture(test::Workbench& bench);
};

/// From Run to the end of both runs.
void WalkthroughTest::watch(test::Workbench& bench, Album& album)
{
    MainWindow& window = bench.window();
    QVERIFY(window.desk().isRunning());
    auto* bar = bench.control<MessageBar>("messageBar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), runMs);
    QVERIFY2(bar->sentence().contains(" ended after "), qPrintable(bar->sentence()));
    QVERIFY(album.photograph("wsgiref-has-died"));
    QTRY_VERIFY_WITH_TIMEOUT(window.run().choice().name == "gunicorn"
            && countOf(window.run().recording(), events::workerExited) > 0 && window.charts().columns().size() > 10,
        runMs);
    QVERIFY(album.photograph("gunicorn-lives"));
    QTRY_VERIFY_WITH_TIMEOUT(!window.desk().isRunning(), runMs);
    QVERIFY(bar->isVisible() && bar->findChild<QToolButton*>("compareRunsOffer"));
    QVERIFY(album.photograph("both-are-over"));
}

void WalkthroughTest::checkRuns(test::Workbench& bench)
{
    const QList<SequenceRun>& runs = bench.window().desk().sequence().runs();
    QCOMPARE(runs.size(), 2);
    const Recording& dead = runs.first().record->recording;
    const Recording& alive = runs.last().record->recording;
    QCOMPARE(countOf(dead, events::serverExited), 1);
    QVERIFY(dead.totals(Role::Innocent).failed() > 0);
    QCOMPARE(countOf(alive, events::serverExited), 0);
    QVERIFY(countOf(alive, events::workerStarted) > 0);
    QVERIFY(alive.totals(Role::Innocent).asExpected > dead.totals(Role::Innocent).asExpected);
    const QAbstractItemModel* table = bench.control<QTreeView>("sequence")->model();
    QVERIFY2(table->index(0, 4).data().toString().contains(" ended after "),
        qPrintable(table->index(0, 4).data().toString()));
    QVERIFY2(table->index(1, 4).data().toString().contains("ended."), qPrintable(table->index(1, 4).data().toString()));
}

void WalkthroughTest::checkComparison(test::Workbench& bench)
{
    ComparisonPage& page = bench.window().comparison();
    QTRY_VERIFY(page.isVisible() && page.figures().rowCount() > 0);
    QStringList servers;
    for (const ComparedRun& run : page.runs().runs())
        servers.append(textOf(run.record->plan.servers.first()));
    QCOMPARE(servers, (QStringList { "wsgiref", "gunicorn:sync" }));
}

void WalkthroughTest::checkPicture(test::Workbench& bench)
{
    QTRY_VERIFY(QFile::exists(bench.files().next)); // it is made in the background
    const QImage picture(bench.files().next);
    QCOMPARE(picture.size(), bench.settings().pictureSize());
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    }
    QVERIFY(colours.size() > 20); // there is something on it
}

void WalkthroughTest::byMouse()
{
    test::Workbench bench(test::shippedCatalogue(), test::Workbench::Start::First);
    MainWindow& window = bench.window();
    window.resize(1280, 800);
    QVERIFY(bench.show());
    QTRY_VERIFY(window.actions().run.isEnabled());
    Album album(window, "mouse");
    QVERIFY(album.photograph("opens-it"));

    auto* servers = bench.control<QTreeView>("servers");
    const QModelIndex gunicorn = servers->model()
                                     ->match(servers->model()->index(0, 0), Qt::DisplayRole, "gunicorn:sync", 1,
                                         Qt::MatchExactly | Qt::MatchRecursive)
                                     .value(0);
    QVERIFY(gunicorn.isValid());
    servers->scrollTo(gunicorn);
    QStyleOptionViewItem option;
    option.initFrom(servers);
    option.rect = servers->visualRect(gunicorn);
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    const QRect box = servers->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, servers);
    QTest::mouseClick(servers->viewport(), Qt::LeftButton, {}, box.center());
    QCOMPARE(window.document().plan().servers.size(), 2);

    QCOMPARE(window.document().plan().mix.at(1).behaviour, QStringLiteral("SIGSEGV"));
    QSlider* slider = bench.weightSlider(1);
    QVERIFY(!slider->visibleRegion().isEmpty());
    bench.drag(*slider, 0.02);
    QVERIFY(window.document().shareOf(1) >= 0.01 && window.document().shareOf(1) < 0.05);
    auto* extent = bench.control<NumberBox>("extent");
    QTest::mouseDClick(extent->findChild<QLineEdit*>(), Qt::LeftButton);
    QTest::keyClicks(extent, "4");
    QCOMPARE(window.document().plan().load.durationS, 4.0);
    QVERIFY(album.photograph("is-ready"));

    auto* bar = bench.control<QToolBar>("toolBar");
    QTest::mouseClick(bar->widgetForAction(&window.actions().run), Qt::LeftButton);
    watch(bench, album);
    if (QTest::currentTestFailed())
        return;
    checkRuns(bench);
    QVERIFY(bench.clickRow("sequence", "wsgiref"));
    QCOMPARE(window.run().choice().name, QStringLiteral("wsgiref"));
    QVERIFY(album.photograph("looks-at-wsgiref-again"));
    QTest::mouseClick(bench.control<QToolButton>("compareRuns"), Qt::LeftButton);
    checkComparison(bench);
    if (QTest::currentTestFailed())
        return;
    bench.files().next = bench.path("for-a-colleague.png");
    QTest::mouseClick(bar->widgetForAction(&window.actions().saveImage), Qt::LeftButton);
    checkPicture(bench);
    QVERIFY(album.photograph("has-the-picture-of-both"));
}

void WalkthroughTest::byKeyboard()
{
    test::Workbench bench(test::shippedCatalogue(), test::Workbench::Start::First);
    MainWindow& window = bench.window();
    window.resize(1280, 800);
    QVERIFY(bench.show());
    QTRY_VERIFY(window.actions().run.isEnabled());
    Album album(window, "keyboard");
    QVERIFY(album.photograph("opens-it"));

    QTest::keyClick(&window, Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), bench.control<QLineEdit>("serverSearch"));
    QTest::keyClicks(&focus(), "gunicorn:sync");
    QTest::keyClick(&focus(), Qt::Key_Tab);
    auto* servers = bench.control<QTreeView>("servers");
    QTRY_COMPARE(QApplication::focusWidget(), servers);
    for (int presses = 0; presses < 9 && servers->currentIndex().data().toString() != "gunicorn:sync"; ++presses)
        QTest::keyClick(&focus(), Qt::Key_Down);
    QTest::keyClick(&focus(), Qt::Key_Space);
    QCOMPARE(window.document().plan().servers.size(), 2);

    QTest::keyClick(&window, Qt::Key_2, Qt::AltModifier);
    for (int presses = 0; presses < 60 && focus().accessibleName() != "Weight of SIGSEGV"; ++presses)
        QTest::keyClick(&focus(), Qt::Key_Tab);
    QCOMPARE(focus().accessibleName(), QStringLiteral("Weight of SIGSEGV"));
    QTest::keyClick(&focus(), Qt::Key_Right);
    QCOMPARE(window.document().shareOf(1), 0.01);
    for (int presses = 0; presses < 60 && focus().objectName() != "extent"; ++presses)
        QTest::keyClick(&focus(), Qt::Key_Tab);
    QCOMPARE(focus().objectName(), QStringLiteral("extent"));
    QTest::keyClick(&focus(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&focus(), "4");
    QVERIFY(album.photograph("is-ready"));

    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    watch(bench, album);
    if (QTest::currentTestFailed())
        return;
    checkRuns(bench);
    auto* table = bench.control<QTreeView>("sequence");
    QTest::keyClick(&window, Qt::Key_6, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), table);
    QTest::keyClick(&focus(), Qt::Key_End);
    QTest::keyClick(&focus(), Qt::Key_Home);
    QCOMPARE(window.run().choice().name, QStringLiteral("wsgiref"));
    QVERIFY(album.photograph("looks-at-wsgiref-again"));
    QTest::keyClick(&focus(), Qt::Key_Tab);
    QCOMPARE(focus().objectName(), QStringLiteral("compareRuns"));
    QTest::keyClick(&focus(), Qt::Key_Space);
    checkComparison(bench);
    if (QTest::currentTestFailed())
        return;
    bench.files().next = bench.path("for-a-colleague.png");
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    checkPicture(bench);
    QTest::keyClick(&window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!QApplication::clipboard()->image().isNull());
    QVERIFY(album.photograph("has-the-picture-of-both"));
}

}

QTEST_MAIN(labour::WalkthroughTest)
#include "walkthrough_test.moc"
